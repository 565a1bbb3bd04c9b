"""`standards check`: service plans against constraints."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standards_engine.analysis.refused import refused
from standards_engine.calendars.today import end_of_today
from standards_engine.cli.failures import Unusable, warn_or_stop
from standards_engine.cli.instants import instant_of
from standards_engine.cli.logs import NamedLog, last_instant, log_options, opened_log
from standards_engine.cli.options import (
    as_of_option,
    output_options,
    rules_option,
    settings_option,
    severity_option,
    summary_option,
    without_waived_option,
)
from standards_engine.cli.reading import STANDARD_INPUT, read_source
from standards_engine.cli.writing import (
    check_summary,
    format_of,
    refuse_without_sarif,
    report_options,
    write,
    write_summary,
)
from standards_engine.diagnostics import Diagnostic, is_error, render_all
from standards_engine.diagnostics.phrases import quoted
from standards_engine.diagnostics.syntax import UnreadableFile
from standards_engine.diagnostics.usage import MissingRules
from standards_engine.documents import load_document
from standards_engine.findings.check import plan_findings
from standards_engine.findings.exit_code import Thresholds
from standards_engine.findings.nodes import LogHeldAgainst, PlanFindings
from standards_engine.findings.parameters import written_parameters
from standards_engine.judge.plan import PlanVerdicts, judge_plan
from standards_engine.plans import Plan, load_plan, plan_vocabulary, rules_of
from standards_engine.rules.files import shipped_names
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Kind, Origin, Ruleset, Severity
from standards_engine.source import Source
from standards_engine.wording import say

if TYPE_CHECKING:
    from standards_engine.findings.evidence import HeldAgainst

FORMATS = ("text", "json", "sarif", "github", "html", "markdown", "csv")
_PLAN_ENDINGS = (".yaml", ".yml")


class _Kinds(click.ParamType[tuple[Kind, ...]]):
    """`all`, or kinds of planning constraint with commas between."""

    name = "all|kind,kind"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Kind, ...]:
        if value in ("all", ""):
            return tuple(Kind) if value else ()
        try:
            return tuple(Kind(word.strip()) for word in value.split(","))
        except ValueError:
            names = quoted(kind.value for kind in Kind)
            told = say("`{value}`: write `all`, or some of {names}", value=value, names=names)
            self.fail(told, param, ctx)


@dataclass(slots=True)
class _Check:
    """One run over several plans; an unreadable one hides nothing of the others."""

    rule_names: tuple[str, ...]
    settings: dict[str, str]
    as_of: str | None
    strict: bool
    quiet: bool
    log_named: NamedLog
    logs: ExitStack = field(default_factory=ExitStack)
    opened: dict[int, HeldAgainst] = field(default_factory=dict)
    """By the identity of the ruleset."""
    faults: list[Diagnostic] = field(default_factory=list)
    rulesets: dict[tuple[str, ...], Ruleset] = field(default_factory=dict)
    instants: dict[str, int] = field(default_factory=dict)

    def judge(self, source: Source) -> PlanVerdicts | None:
        document, faults = load_document(source)
        if document is None:
            self.faults += faults
            return None
        ruleset = self._ruleset((*self.rule_names, *rules_of(source)))
        plan, faults = load_plan(source, ruleset.plan_fields)
        self.faults += faults
        if plan is None:
            return None
        verdicts = self._judged(plan, ruleset, self.instant(plan.zone or ruleset.zone or "UTC"))
        errors = [fault for fault in verdicts.warnings if is_error(fault)]
        self.faults += errors
        return None if errors else verdicts

    def _judged(self, plan: Plan, ruleset: Ruleset, instant: int) -> PlanVerdicts:
        if not self.log_named.names:
            return judge_plan(plan, ruleset, instant)
        return self._judge_with_log(plan, ruleset, instant)

    def instant(self, zone: str) -> int:
        if self.as_of is not None:
            return instant_of(self.as_of, zone, option="--as-of", end_of_day=True)
        return self.instants.setdefault(zone, end_of_today(zone))

    def _judge_with_log(self, plan: Plan, ruleset: Ruleset, instant: int) -> PlanVerdicts:
        from standards_engine.findings.evidence import judge_with_log

        return judge_with_log(plan, ruleset, instant, self._log(ruleset))

    def _log(self, ruleset: Ruleset) -> HeldAgainst:
        """Opened once for every set of rules that plans are judged by."""
        if id(ruleset) not in self.opened:
            self.opened[id(ruleset)] = self._open(ruleset)
        return self.opened[id(ruleset)]

    def log(self) -> LogHeldAgainst | None:
        first = next(iter(self.opened.values()), None)
        return None if first is None else LogHeldAgainst(first.log.summary, first.as_of)

    def _open(self, ruleset: Ruleset) -> HeldAgainst:
        from standards_engine.findings.evidence import HeldAgainst
        from standards_engine.findings.judging import brief_judge

        faults = list(refused(ruleset))
        if faults:
            raise Unusable(faults)
        log = self.logs.enter_context(opened_log(self.log_named, ruleset))
        last = last_instant(log, ruleset)
        as_of = last if self.as_of is None else min(last, self.instant(ruleset.zone or "UTC"))
        return HeldAgainst(log, as_of, brief_judge)

    def _ruleset(self, names: tuple[str, ...]) -> Ruleset:
        if names not in self.rulesets:
            self.rulesets[names] = self._load(names)
        return self.rulesets[names]

    def _load(self, names: tuple[str, ...]) -> Ruleset:
        if not names:
            shipped = tuple(shipped_names())
            raise Unusable(
                [MissingRules(command="standards check", shipped=shipped, in_the_plan=True)]
            )
        checked = load_rules(names, settings=self.settings, vocabulary=plan_vocabulary())
        warn_or_stop(checked.diagnostics, strict=self.strict, quiet=self.quiet)
        if checked.ruleset is None:
            raise Unusable(checked.diagnostics)
        return checked.ruleset


@click.command("check", short_help="Judge service plans.")
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...")
@rules_option(required=False)
@settings_option
@output_options(*FORMATS)
@severity_option
@as_of_option
@without_waived_option
@summary_option
@click.option(
    "--log",
    "log_paths",
    multiple=True,
    metavar="LOG",
    help="Hold the plans against logged events too. May be repeated.",
)
@log_options
@click.option(
    "--require-kinds",
    "required",
    type=_Kinds(),
    default="",
    help="Exit with 3 unless these of the seven planning constraints were judged.",
)
def command(
    plans: tuple[str, ...],
    rule_names: tuple[str, ...],
    settings: tuple[tuple[str, str], ...],
    format_: str | None,
    output: str | None,
    severity: str,
    as_of: str | None,
    named: NamedLog,
    required: tuple[Kind, ...],
    *,
    strict: bool,
    quiet: bool,
    no_color: bool,
    without_waived: bool,
    summary: str | None,
) -> int:
    """Judge service-plan documents: files, folders, patterns, or - for standard input."""
    written_as = format_of(format_, output, FORMATS)
    refuse_without_sarif(written_as, without_waived=without_waived)
    check_summary(summary)
    check = _Check(rule_names, dict(settings), as_of, strict, quiet, named)
    with check.logs:
        verdicts = [check.judge(source) for source in _sources(plans, check.faults)]
    findings = _findings(check, [v for v in verdicts if v], Severity(severity), required)
    if check.faults:
        click.echo(render_all(check.faults) + "\n", err=True)
    if findings.plans:
        options = report_options(no_color=no_color, output=output, waived=not without_waived)
        write(_render(written_as, findings, options), output)
    if summary is not None:
        from standards_engine.reports.to_markdown import summary_of_check

        write_summary(summary_of_check(findings), summary)
    return findings.exit_code


def _findings(
    check: _Check, verdicts: Sequence[PlanVerdicts], severity: Severity, required: Sequence[Kind]
) -> PlanFindings:
    rulesets = list(check.rulesets.values())
    origins: dict[str, Origin] = {o.sha256: o for each in rulesets for o in each.origins}
    zone = next((v.plan.zone for v in verdicts if v.plan.zone), None)
    zone = zone or next((each.zone for each in rulesets if each.zone), None) or "UTC"
    return plan_findings(
        verdicts,
        ruleset=tuple(origins.values()),
        parameters=tuple({p[0]: p for each in rulesets for p in written_parameters(each)}.values()),
        as_of=check.instant(zone),
        zone=zone,
        thresholds=Thresholds(severity=severity),
        required=required,
        unusable=any(is_error(fault) for fault in check.faults),
        log=check.log(),
    )


def _render(format_: str, findings: PlanFindings, options: object) -> str:
    from importlib import import_module

    module = import_module(f"standards_engine.reports.to_{format_}")
    text: str = module.render_check(findings, options)
    return text


def _sources(names: Sequence[str], faults: list[Diagnostic]) -> list[Source]:
    """The plans that the arguments mean; what cannot be read is added to `faults`."""
    found: list[Source] = []
    for name in names:
        for path in _paths(name, faults):
            try:
                found.append(read_source(path))
            except Unusable as unusable:
                faults += unusable.diagnostics
    return found


def _paths(name: str, faults: list[Diagnostic]) -> list[str]:
    path = Path(name)
    if name == STANDARD_INPUT or path.is_file():
        return [name]
    if path.is_dir():
        found = sorted(str(p) for p in path.rglob("*") if p.suffix in _PLAN_ENDINGS)
    else:
        import glob

        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - patterns may be absolute
    if not found:
        reason = say("there is no such file")
        if path.is_dir():
            reason = say("the folder holds no plan")
        advice = say("plans end in `.yaml`")
        faults.append(UnreadableFile(path=name, reason=reason, advice=advice))
    return found
