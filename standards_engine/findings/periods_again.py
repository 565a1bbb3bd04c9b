"""Judges again, by the reference judge, the periods that a report is about to blame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from standards_engine.findings.violations import Blamed
from standards_engine.judge.fold import Bounds, Part, finish
from standards_engine.judge.reference import contributions, groups_seen
from standards_engine.logs.events import EventBatch, cases_of
from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import Obligation
from standards_engine.wording import say

MOST_EVENTS = 200_000
"""Read again, of all standards together: some ten seconds. A period rests on the whole log."""

Again = Mapping[int, Mapping[int, Obligation]]
"""By the index of the standard, and the ordinal."""


class SecondReading(Protocol):
    """The part of a log that is asked for here."""

    @property
    def summary(self) -> LogSummary: ...

    def batches(self, as_of: int, cases: Sequence[str] | None = None) -> Iterable[EventBatch]: ...


def periods_again(
    blamed: Iterable[Blamed], ruleset: Ruleset, log: SecondReading, bounds: Bounds
) -> Again:
    """Every period of the standards blamed for one, of as many standards as are affordable."""
    wanted = _blamed_for_periods(blamed)[: _affordable(log.summary)]
    if not wanted:
        return {}
    parts = _parts(wanted, ruleset, log, bounds.as_of)
    return {index: _finished(index, ruleset, part, bounds) for index, part in parts.items()}


def left_out(blamed: Iterable[Blamed], ruleset: Ruleset, log: LogSummary) -> Iterator[str]:
    """One sentence for each standard whose violations were not judged again."""
    for index in _blamed_for_periods(blamed)[_affordable(log) :]:
        yield say(
            "the violations of `{standard}` were not judged a second time: its periods rest on"
            " all {events} events of the log, and of all such standards together {most} are read"
            " again",
            standard=ruleset.standards[index].name,
            events=f"{log.events:,}",
            most=f"{MOST_EVENTS:,}",
        )


def _affordable(log: LogSummary) -> int:
    """How many standards can be judged again."""
    return MOST_EVENTS // max(log.events, 1)


def _blamed_for_periods(blamed: Iterable[Blamed]) -> list[int]:
    found = (b.standard for b in blamed if any(o.case is None for o in b.obligations))
    return list(dict.fromkeys(found))


def _parts(
    wanted: Sequence[int], ruleset: Ruleset, log: SecondReading, as_of: int
) -> dict[int, Part]:
    names = tuple(event.name for event in ruleset.events)
    parts = {index: Part() for index in wanted}
    for batch in log.batches(as_of):
        for index, part in parts.items():
            part.groups |= groups_seen(ruleset.standards[index], ruleset, batch, as_of)
        for case in cases_of(batch, names):
            for index, part in parts.items():
                part.merge(contributions(ruleset.standards[index], case, ruleset, as_of))
    return parts


def _finished(index: int, ruleset: Ruleset, part: Part, bounds: Bounds) -> dict[int, Obligation]:
    found = finish(ruleset.standards[index], ruleset, part, bounds)
    return {obligation.ordinal: obligation for obligation in found}
