"""`standards explain`: a standard as it is written, one case's verdict step by step, a message."""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

import click

from standards_engine.cli.alone import explained_alone, refuse_beside_one_word
from standards_engine.cli.failures import Unusable
from standards_engine.cli.instants import instant_of
from standards_engine.cli.logs import NamedLog, last_instant, log_options, opened_log
from standards_engine.cli.options import (
    as_of_option,
    output_options,
    settings_option,
    waivers_option,
)
from standards_engine.cli.progress import shown
from standards_engine.cli.rulesets import any_ruleset_of, ruleset_of, waivers_of
from standards_engine.cli.work import current_work
from standards_engine.cli.writing import format_of, report_options, write
from standards_engine.diagnostics.unknown import UnknownDeclaration, UnknownStandard
from standards_engine.rules.nodes import Ruleset, Standard, Waiver
from standards_engine.wording import say

if TYPE_CHECKING:
    from standards_engine.engines.base import Log
    from standards_engine.logs.events import Case
    from standards_engine.reports.described.nodes import Described
    from standards_engine.reports.explained.cases import CaseExplained

FORMATS = ("text", "json", "markdown")
_SHOWN = 20
"""Obligations that are explained where none is asked for."""
_SAMPLE = 5000
"""Cases among which one of a like name is looked for."""


@click.command("explain", short_help="Say a rule in plain words, or how one verdict was found.")
@click.argument("rules", metavar="RULES")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--log", "log_paths", multiple=True, metavar="LOG", help="Holds the case.")
@log_options
@click.option("--case", "case", metavar="ID", help="The case to explain.")
@click.option(
    "--obligation",
    type=click.IntRange(min=1),
    metavar="N",
    help="Only the case's Nth obligation.",
)
@settings_option
@as_of_option
@waivers_option
@output_options(*FORMATS)
def command(
    rules: str,
    name: str | None,
    named: NamedLog,
    case: str | None,
    obligation: int | None,
    settings: tuple[tuple[str, str], ...],
    as_of: str | None,
    waivers: str | None,
    format_: str | None,
    output: str | None,
    *,
    strict: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Say in plain sentences what NAME means, and show how it is written: a standard or constraint,
    a calendar, table, parameter or event. With --log and --case, show how the verdict of the
    standard NAME on that case was found: what happened, what applied, which time counted and why.
    RULES without NAME lists the rules. Instead of RULES can stand the code of a message, such as
    unknown-field.

    Exits with 0 whatever the verdict, and with 2 where there is no such name or case.
    """
    if name is None:
        refuse_beside_one_word(format_, of_a_case=case is not None or bool(named.names))
        looks = report_options(no_color=no_color, output=output)
        write(explained_alone(rules, dict(settings), looks, quiet=quiet), output)
        return 0
    written_as = format_of(format_, output, FORMATS)
    looks = report_options(no_color=no_color, output=output)
    if case is None and not named.names:
        described = _described(rules, name, dict(settings), strict=strict, quiet=quiet)
        report = import_module(f"standards_engine.reports.described.as_{written_as}")
        write(report.render(described, looks), output)
        return 0
    ruleset = ruleset_of((rules,), dict(settings), strict=strict, quiet=quiet)
    versions = _versions(ruleset, name)
    report = import_module(f"standards_engine.reports.explained.as_{written_as}")
    if case is None or not named.names:
        raise click.UsageError(say("name both: --log LOG and --case ID"))
    instant = _instant(as_of, ruleset)
    seen = shown(current_work(), quiet=quiet, color=not no_color)
    with seen, opened_log(named, ruleset) as log:
        moment = last_instant(log, ruleset) if instant is None else instant
        rows = _case(log, case, ruleset, moment)
    allowed = waivers_of(waivers, ruleset)
    found = _explained(versions, rows, ruleset, moment, obligation, allowed)
    write(report.render_explanation(found, looks), output)
    return 0


def _described(
    rules: str, name: str, settings: dict[str, str], *, strict: bool, quiet: bool
) -> tuple[Described, ...]:
    """Whatever has the name; raises Unusable where nothing has."""
    from standards_engine.reports.described.found import described, names

    ruleset = any_ruleset_of((rules,), settings, strict=strict, quiet=quiet)
    found = described(ruleset, name)
    if not found:
        raise Unusable([UnknownDeclaration(name=name, known=names(ruleset))])
    return found


def _instant(as_of: str | None, ruleset: Ruleset) -> int | None:
    if not as_of:
        return None
    return instant_of(as_of, _zone(ruleset), option="--as-of", end_of_day=True)


def _zone(ruleset: Ruleset) -> str:
    return ruleset.zone or "UTC"


def _versions(ruleset: Ruleset, name: str) -> tuple[Standard, ...]:
    """Every standard of the name: its versions."""
    found = tuple(each for each in ruleset.standards if each.name == name)
    if not found:
        known = tuple(dict.fromkeys(each.name for each in ruleset.standards))
        raise Unusable([UnknownStandard(name=name, known=known)])
    return found


def _case(log: Log, key: str, ruleset: Ruleset, as_of: int) -> Case:
    from standards_engine.logs.events import cases_of

    names = tuple(event.name for event in ruleset.events)
    for batch in log.batches(as_of, cases=[key]):
        for case in cases_of(batch, names):
            return case
    raise _no_such_case(log, key, ruleset, as_of)


def _no_such_case(log: Log, key: str, ruleset: Ruleset, as_of: int) -> Unusable:
    from standards_engine.diagnostics.judging import UnknownCase
    from standards_engine.findings.words import instant

    last = last_instant(log, ruleset)
    later = any(len(batch.cases) for batch in log.batches(last, cases=[key]))
    keys = (str(case) for batch in log.batches(last) for case in batch.cases)
    known = tuple(sorted(islice(keys, _SAMPLE)))
    moment = instant(as_of, _zone(ruleset)) if later else None
    fault = UnknownCase(case=key, cases=log.summary.cases, known=known, moment=moment)
    return Unusable([fault])


def _explained(
    versions: tuple[Standard, ...],
    case: Case,
    ruleset: Ruleset,
    as_of: int,
    obligation: int | None,
    waivers: tuple[Waiver, ...],
) -> CaseExplained:
    from standards_engine.findings.explaining import explain_case
    from standards_engine.reports.explained.cases import CaseExplained

    explained = explain_case(versions, case, ruleset, as_of, _chosen(obligation), waivers)
    if not explained:
        message = say("the case has no obligation {number}", number=obligation)
        raise click.BadParameter(message, param_hint="--obligation")
    titles = (each.title.said for each in versions if each.title is not None)
    return CaseExplained(
        standard=versions[0].name,
        title=next(titles, None),
        zone=versions[0].zone,
        case=case.key,
        as_of=as_of,
        explained=tuple(explained),
    )


def _chosen(obligation: int | None) -> slice:
    """That one; else the first, since a case can have thousands."""
    return slice(0, _SHOWN) if obligation is None else slice(obligation - 1, obligation)
