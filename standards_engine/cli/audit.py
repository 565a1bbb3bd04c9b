"""`standards audit`: logged events against standards."""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click

from standards_engine.cli.instants import instant_of
from standards_engine.cli.logs import NamedLog, OpenedBy, last_instant, log_options, opened_log
from standards_engine.cli.options import (
    as_of_option,
    output_options,
    rules_option,
    settings_option,
    severity_option,
    summary_option,
    waivers_option,
    without_waived_option,
)
from standards_engine.cli.progress import shown
from standards_engine.cli.reasons import tell_reasons
from standards_engine.cli.results import results
from standards_engine.cli.rulesets import ruleset_of, waivers_of
from standards_engine.cli.work import current_work
from standards_engine.cli.writing import (
    check_summary,
    format_of,
    refuse_without_sarif,
    report_options,
    write,
    write_summary,
)
from standards_engine.rules.nodes import Ruleset, Severity
from standards_engine.wording import say

if TYPE_CHECKING:
    from standards_engine.findings.nodes import AuditFindings
    from standards_engine.findings.options import AuditOptions
    from standards_engine.reports.options import Options

FORMATS = ("text", "json", "sarif", "github", "html", "markdown", "csv")
ENGINES = ("duckdb", "spark", "reference")


class _Share(click.ParamType[Fraction]):
    """`5%`, or `0.05`."""

    name = "percentage"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        try:
            share = Fraction(value.strip().removesuffix("%")) / (100 if "%" in value else 1)
        except (ValueError, ZeroDivisionError):
            share = Fraction(-1)
        if not 0 <= share <= 1:
            self.fail(say("`{value}` is no share; write `5%`, or `0.05`", value=value), param, ctx)
        return share


@click.command("audit", short_help="Judge logged events.")
@click.argument("log_paths", nargs=-1, required=True, metavar="LOG...")
@rules_option(required=True)
@log_options
@settings_option
@output_options(*FORMATS)
@severity_option
@as_of_option
@waivers_option
@without_waived_option
@summary_option
@click.option("--from", "first", metavar="INSTANT", help="Only obligations that began from then.")
@click.option("--to", "last", metavar="INSTANT", help="Only obligations that began up to then.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="duckdb",
    show_default=True,
    help="spark: on many machines; reference: the slow judge that defines the meaning.",
)
@click.option(
    "--spark-master",
    metavar="URL",
    help="Where Spark runs, as in spark://host:7077; else on all cores of this machine.",
)
@click.option("--memory-limit", metavar="SIZE", help="As in 1GB; of Spark, for each worker.")
@click.option(
    "--max-violations",
    type=click.IntRange(min=0),
    default=100,
    show_default=True,
    help="How many violations to show; all are counted.",
)
@click.option(
    "--out",
    "folder",
    type=click.Path(),
    metavar="DIR",
    help="Write everything there too: findings.json, verdicts.parquet, violations.csv, "
    "quarantine.csv, report.html.",
)
@click.option("--brief", is_flag=True, help="Leave out how each violation was found.")
@click.option(
    "--show",
    type=click.Choice(["pending", "at-risk", "undetermined"]),
    multiple=True,
    help="List these obligations too. May be repeated.",
)
@click.option(
    "--max-undetermined",
    type=_Share(),
    metavar="SHARE",
    help="Exit with 3 if more of a standard's obligations cannot be judged.",
)
@click.option(
    "--max-quarantined",
    type=_Share(),
    metavar="SHARE",
    help="Exit with 2 if more of the rows cannot be read.",
)
def command(
    named: NamedLog,
    rule_names: tuple[str, ...],
    settings: tuple[tuple[str, str], ...],
    memory_limit: str | None,
    as_of: str | None,
    format_: str | None,
    output: str | None,
    folder: str | None,
    *,
    strict: bool,
    quiet: bool,
    no_color: bool,
    without_waived: bool,
    summary: str | None,
    **chosen: Unpack[_Chosen],
) -> int:
    """Judge the events of a log.

    LOG is a file (CSV, XES, Excel, Parquet …), a folder of them, a pattern in quotes, a SQLite or
    DuckDB file, postgresql://user@host/database, or - for standard input. Several are one log.
    """
    written_as = format_of(format_, output, FORMATS)
    refuse_without_sarif(written_as, without_waived=without_waived)
    check_summary(summary)
    ruleset = ruleset_of(rule_names, dict(settings), strict=strict, quiet=quiet)
    zone = ruleset.zone or "UTC"
    options = _audit_options(chosen, ruleset, zone, strict=strict)
    by = _opened_by(chosen, memory_limit)
    instant = instant_of(as_of, zone, option="--as-of", end_of_day=True) if as_of else None
    with shown(current_work(), quiet=quiet, color=not no_color):
        findings = run_audit(named, ruleset, instant, options, by, folder)
    looks = report_options(no_color=no_color, output=output, waived=not without_waived)
    write(_rendered(written_as, findings, looks), output)
    _summarised(findings, summary)
    if not quiet:
        tell_reasons(findings, options.thresholds, written_as)
    return int(findings.exit_code)


def _rendered(format_: str, findings: AuditFindings, looks: Options) -> str:
    report = import_module(f"standards_engine.reports.to_{format_}")
    text: str = report.render_audit(findings, looks)
    return text


def _summarised(findings: AuditFindings, summary: str | None) -> None:
    if summary is not None:
        from standards_engine.reports.to_markdown import summary_of_audit

        write_summary(summary_of_audit(findings), summary)


class _Chosen(TypedDict):
    """Options that decide what is judged and what counts, as click gives them."""

    severity: str
    waivers: str | None
    first: str | None
    last: str | None
    engine: str
    spark_master: str | None
    max_violations: int
    brief: bool
    show: tuple[str, ...]
    max_undetermined: Fraction | None
    max_quarantined: Fraction | None


def _opened_by(chosen: _Chosen, memory_limit: str | None) -> OpenedBy:
    master, on_spark = chosen["spark_master"], chosen["engine"] == "spark"
    if master is not None and not on_spark:
        raise click.UsageError(
            say("`--spark-master {master}` is for `--engine spark`", master=master)
        )
    return OpenedBy(spark=on_spark, spark_master=master, memory_limit=memory_limit)


def _audit_options(chosen: _Chosen, ruleset: Ruleset, zone: str, *, strict: bool) -> AuditOptions:
    from standards_engine.findings.exit_code import Thresholds
    from standards_engine.findings.listing import Shown
    from standards_engine.findings.options import AuditOptions

    first, last = _period(chosen["first"], chosen["last"], zone)
    return AuditOptions(
        engine=chosen["engine"],
        first=first,
        last=last,
        max_violations=chosen["max_violations"],
        explain=not chosen["brief"],
        show=frozenset(Shown(word) for word in chosen["show"]),
        waivers=waivers_of(chosen["waivers"], ruleset),
        thresholds=Thresholds(
            severity=Severity(chosen["severity"]),
            max_undetermined=chosen["max_undetermined"],
            max_quarantined=chosen["max_quarantined"],
            strict=strict,
        ),
    )


def _period(first: str | None, last: str | None, zone: str) -> tuple[int | None, int | None]:
    """`--from` and `--to` as instants."""
    start = instant_of(first, zone, option="--from", end_of_day=False) if first else None
    end = instant_of(last, zone, option="--to", end_of_day=True) if last else None
    if start is not None and end is not None and end < start:
        message = say("`{last}` comes before `--from {first}`", last=last, first=first)
        raise click.BadParameter(message, param_hint="--to")
    return start, end


def run_audit(
    named: NamedLog,
    ruleset: Ruleset,
    as_of: int | None,
    options: AuditOptions,
    by: OpenedBy | None = None,
    folder: str | None = None,
) -> AuditFindings:
    """Open the log, judge it, close it; raises Unusable where it cannot be used.

    Everything that is found also goes to `folder`, if one is named.
    """
    from standards_engine.findings.audit import audit
    from standards_engine.findings.judging import judge_named

    work = current_work()
    with (
        results(folder, ruleset, work) as files,
        opened_log(named, ruleset, by) as log,
    ):
        instant = last_instant(log, ruleset) if as_of is None else as_of
        sink = files.sink if files else None
        judge = judge_named(_judge_of(options), brief=sink is None)
        findings = audit(
            ruleset, log, instant, judge=judge, options=options, sink=sink, progress=work
        )
        if files:
            work.stage(say("writing"))
            files.write(findings, log)
    return findings


def _judge_of(options: AuditOptions) -> Literal["reference", "columnar"]:
    return "reference" if options.engine == "reference" else "columnar"
