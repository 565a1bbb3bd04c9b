"""An explanation in words, its sections in the order in which a person asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standards_engine.findings import terms, words
from standards_engine.findings.explained.choices import what_applied, what_may_apply
from standards_engine.findings.explained.nodes import Section, Told
from standards_engine.findings.explained.reasons import reason
from standards_engine.findings.explained.requirement import what_was_required
from standards_engine.findings.explained.rows import what_happened
from standards_engine.findings.explained.time import how_long_nothing_came, how_time_counted
from standards_engine.findings.explained.values import Times, times
from standards_engine.findings.retold import retold
from standards_engine.judge.reference.explanation import Explanation
from standards_engine.rules.nodes import Waiver
from standards_engine.verdicts import Verdict
from standards_engine.wording import listed, plural, say


def told(explanation: Explanation) -> Told:
    """The same words for the command and for every report."""
    obligation = explanation.obligation
    shown = _times(explanation)
    sections = (
        what_applied(explanation),
        what_may_apply(explanation),
        what_happened(explanation, shown),
        what_was_required(explanation),
        how_long_nothing_came(explanation, shown),
        how_time_counted(explanation, shown),
    )
    verdict = Verdict.WAIVED if explanation.waiver else obligation.verdict
    return Told(
        verdict=terms.verdict(verdict),
        reason=reason(obligation.reason),
        outcome=verdict,
        facts=tuple(_facts(explanation, shown)),
        sections=tuple(_with_rows(sections)),
    )


def _with_rows(sections: tuple[Section | None, ...]) -> Iterator[Section]:
    yield from (_trimmed(section) for section in sections if section is not None and section.rows)


def _trimmed(section: Section) -> Section:
    """Without the columns in which nothing stands."""
    columns = range(len(section.columns))
    kept = [i for i in columns if any(row.cells[i] for row in section.rows)]
    return replace(
        section,
        columns=tuple(section.columns[i] for i in kept),
        rows=tuple(replace(r, cells=tuple(r.cells[i] for i in kept)) for r in section.rows),
    )


def _times(explanation: Explanation) -> Times:
    obligation = explanation.obligation
    instants = [each.time for each in explanation.moments if each.time is not None]
    waited = () if explanation.waited is None else explanation.waited.stretches
    instants += [
        end for each in (*waited, *explanation.stretches) for end in (each.begin, each.end)
    ]
    instants += [] if obligation.due is None else [obligation.due]
    return times(explanation.standard.zone, instants)


def _waived(waiver: Waiver) -> str:
    return say(
        "waived from {first} until {last}, approved by {approver}: {reason}",
        first=words.iso_date(waiver.first),
        last=words.iso_date(waiver.last),
        approver=waiver.approved_by.said,
        reason=waiver.because.said,
    )


def _quoted(names: Sequence[str]) -> str:
    return listed(f"`{name}`" for name in names)


def _facts(explanation: Explanation, shown: Times) -> Iterator[str]:
    """What cannot be read off the sections at once."""
    found = explanation.obligation
    if explanation.waiver is not None:
        yield _waived(explanation.waiver)
    unreadable = explanation.unreadable
    missing = [each for each in explanation.missing if each not in unreadable]
    if missing:
        yield say("missing: {names}", names=_quoted(missing))
    if unreadable:
        yield say("cannot be read: {names}", names=_quoted(unreadable))
    if found.due is not None:
        yield say("due {due}", due=shown.text(found.due))
    if found.observed is not None:
        yield say("counted: {observed}", observed=retold(found.observed))
    if found.restarts:
        yield plural(
            found.restarts,
            "the clock was restarted {number} time",
            "the clock was restarted {number} times",
        )
    if found.at_risk:
        yield say("at risk: the share of the limit at which to warn is used up")
    if found.tie:
        yield say("decided by the order of rows with the same time: only the file tells it")
