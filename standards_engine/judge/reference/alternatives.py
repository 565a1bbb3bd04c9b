"""Every exception, calendar and limit that may apply, made ready to be judged."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.branches import possible_branches, possible_calendars
from standards_engine.judge.reference.limits import possible_limits
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome, undetermined
from standards_engine.judge.reference.patterns import limit_of, prepared
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import Excepted, Pattern, Until
from standards_engine.verdicts import Reason


@frozen
class Alternative:
    """What may be owed: by which exception, and the run to judge, or what came of it at once."""

    clause: str | None
    pattern: Pattern
    """Of what is excepted, the standard's own."""
    run: Run | Outcome

    @property
    def settled(self) -> bool:
        """Whether its trigger decides: nothing is owed, or what was owed can no longer come."""
        at_once = (Reason.EXCEPTED, Reason.DUE_BEFORE_TRIGGER)
        return isinstance(self.run, Outcome) and self.run.reason in at_once


def alternatives(matter: Matter) -> Iterator[Alternative]:
    for clause, pattern in possible_branches(matter.standard, matter.scope):
        if isinstance(pattern, Excepted):
            decided = matter.began
            excepted = Outcome(verdict=pattern.verdict, reason=Reason.EXCEPTED, decided=decided)
            yield Alternative(clause, matter.standard.expectation, excepted)
            continue
        for calendar in possible_calendars(matter.standard, matter.scope):
            for run in _runs(pattern, matter, calendar):
                yield Alternative(clause, pattern, run)


def _runs(pattern: Pattern, matter: Matter, calendar: str | None) -> Iterator[Run | Outcome]:
    """One for every limit that may be the one."""
    limit = limit_of(pattern)
    if limit is None or isinstance(limit, Until):
        yield prepared(pattern, matter, calendar, None)
        return
    for each in possible_limits(limit, matter.scope):
        if isinstance(each, Unknown):
            yield undetermined(Reason.DUE_UNKNOWN, matter.began)
        else:
            yield prepared(pattern, matter, calendar, each)
