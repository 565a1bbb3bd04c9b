"""What each row of the case is to an obligation, asked of the run that found its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.explanation.nodes import Part, Role, Subject
from standards_engine.judge.reference.explanation.seen import weighed
from standards_engine.judge.reference.explanation.time_counted import written
from standards_engine.judge.reference.judge import Judgement
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.precedence import is_near
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import (
    Absence,
    Count,
    EitherSide,
    EndsAt,
    EventMatch,
    ForEachSilence,
    Pattern,
    Periodic,
    PeriodRequirement,
    Position,
    Precedence,
    Requirement,
    Response,
)
from standards_engine.rules.nodes import (
    Sequence as Order,
)
from standards_engine.verdicts import Reason


@frozen(kw_only=True)
class Rows:
    """The rows of one judged obligation. `others` are all judgements of the case."""

    judgement: Judgement
    pattern: Pattern
    others: Sequence[Judgement]

    def parts(self, index: int) -> list[Part]:
        return [*self._fixed(index), *self._clock(index), *self._expected(index)]

    @property
    def _matter(self) -> Matter:
        return self.judgement.matter

    @property
    def _outcome(self) -> Outcome:
        return self.judgement.outcome

    @property
    def _run(self) -> Run | None:
        return self._outcome.run

    def _fixed(self, index: int) -> Iterator[Part]:
        """The trigger, and what ends the case or the window."""
        begun, standard = self._matter.begun, self._matter.standard
        if index == begun.origin != begun.index:
            yield Part(role=Role.ORIGIN)
        if index == begun.index:
            yield Part(role=Role.TRIGGER)
        name = self._matter.history.rows[index].name
        if isinstance(standard.case_end, EndsAt) and name in standard.case_end.events:
            yield Part(role=Role.ENDS_CASE, subject=Subject.CASE)
        if index == self._end_of_window():
            yield Part(role=Role.ENDS_WINDOW, subject=Subject.CASE)
        yield from self._breaking_silence(index)

    def _end_of_window(self) -> int | None:
        window = self._matter.begun.window
        if window is not None:
            return None if window.cancelled else window.end
        return None if self._run is None else self._run.window.until

    def _breaking_silence(self, index: int) -> Iterator[Part]:
        trigger = self._matter.standard.trigger
        if not isinstance(trigger, ForEachSilence):
            return
        if self._matter.trigger < index <= self._matter.place:
            yield from self._not_certain(trigger.missing, index, Subject.SILENCE)

    def _clock(self, index: int) -> Iterator[Part]:
        standard = self._matter.standard
        for clause, turns in zip(standard.pauses, self._matter.pauses.turns, strict=True):
            if index in turns:
                stops = turns.index(index) % 2 == 0
                role = Role.STOPS if stops else Role.CONTINUES
                yield Part(role=role, subject=Subject.PAUSES, clause=written(clause))
        for cancel in standard.cancels:
            yield from self._edge(cancel, index, Subject.CANCELS)
        for restart in standard.restarts:
            yield from self._edge(restart.match, index, Subject.RESTARTS)
        for reopening in standard.reopenings:
            number = None if reopening.resume else self._begun_anew(index)
            if number is None:
                yield from self._edge(reopening.match, index, Subject.REOPENS)
            else:
                yield Part(role=Role.BEGINS_ANOTHER, subject=Subject.REOPENS, number=number)

    def _begun_anew(self, index: int) -> int | None:
        """The other obligation that the row opens again as new."""
        if index == self._matter.begun.index:
            return None
        for each in self.others:
            begun = each.matter.begun
            if begun.index == index != begun.origin:
                return each.obligation.ordinal
        return None

    def _edge(self, match: EventMatch, index: int, subject: Subject) -> Iterator[Part]:
        """A row that cancels, restarts or reopens; or one that looks like it, and why not."""
        if self._matter.history.rows[index].name not in match.events:
            return
        role = self._edge_role(index, subject)
        if role is not None:
            yield Part(role=role, subject=subject)
            return
        doubt = list(self._not_certain(match, index, subject))
        yield from doubt or [Part(role=self._why_not(index), subject=subject)]

    def _edge_role(self, index: int, subject: Subject) -> Role | None:
        run = self._run
        reopened = () if run is None else tuple(row for _, row in run.reopenings)
        if subject is Subject.CANCELS:
            cancelled = self._outcome.reason is Reason.CANCELLED
            return Role.DECIDES if cancelled and index == self._outcome.deciding else None
        if subject is Subject.RESTARTS:
            return Role.RESTARTS if run is not None and index in run.restarted else None
        if index in reopened:
            return Role.REOPENS
        is_new = index == self._matter.begun.index != self._matter.begun.origin
        return Role.REOPENS if is_new else None

    def _not_certain(self, match: EventMatch, index: int, subject: Subject) -> Iterator[Part]:
        """Its condition does not hold, or that is unknown."""
        row = self._matter.history.rows[index]
        if row.name not in match.events:
            return
        truth = self._matter.is_match(match, index)
        if truth is True:
            return
        role = Role.CONDITION_UNKNOWN if isinstance(truth, Unknown) else Role.CONDITION_FAILS
        scope = self._matter.scope.seeing(index).bind(match.variable, row)
        yield Part(role=role, subject=subject, weighed=weighed(match.where, scope, truth))

    def _why_not(self, index: int) -> Role:
        """Why a row that matches has no part in the verdict."""
        run, matter = self._run, self._matter
        if index <= matter.trigger and index not in matter.following():
            return Role.BEFORE_TRIGGER
        if self._outcome.deciding is not None and index > self._outcome.deciding:
            return Role.AFTER_DECISION
        if run is None:
            return Role.LOOKED_AT
        if any(answered < index <= reopened for answered, reopened in run.reopenings):
            return Role.WHILE_ANSWERED
        if run.restarted and index < run.restarted[-1]:
            return Role.BEFORE_RESTART
        if not run.has_started(index):
            return Role.BEFORE_START
        return self._beyond(index, run)

    def _beyond(self, index: int, run: Run) -> Role:
        window = self._matter.begun.window
        if window is not None:
            time = self._matter.history.time(index)
            is_late = window.due is not None and time > window.due
            return Role.TOO_LATE if is_late else Role.AFTER_THE_END
        if run.window.until is not None and index >= run.window.until:
            return Role.AFTER_THE_END
        if not run.window.holds(index):
            return Role.AFTER_THE_END if run.window.limit is None else Role.TOO_LATE
        return Role.LOOKED_AT

    def _expected(self, index: int) -> Iterator[Part]:
        if index == self._outcome.deciding and self._outcome.reason is not Reason.CANCELLED:
            yield Part(role=Role.DECIDES, number=self._number(index))
            return
        row = self._matter.history.rows[index]
        for match in _awaited(self.pattern):
            if row.name in match.events:
                found = list(self._look_alike(match, index))
                yield from found
                if found:
                    return

    def _look_alike(self, match: EventMatch, index: int) -> Iterator[Part]:
        """A row of the awaited name that does not decide."""
        if index == self._matter.begun.index and index not in self._matter.following():
            return
        doubt = list(self._not_certain(match, index, Subject.EXPECTATION))
        if doubt and (index in self._matter.following() or self._looks_back):
            yield from doubt
            return
        number = self._number(index)
        if number is not None:
            yield Part(role=Role.COUNTS, number=number)
            return
        yield self._spent(index) or self._elsewhere(index) or Part(role=self._role_of(index))

    def _number(self, index: int) -> int | None:
        """Which step, or how manieth of a count."""
        run = self._run
        if run is None or index not in run.taken:
            return None
        return run.taken.index(index) + 1

    def _elsewhere(self, index: int) -> Part | None:
        """Of an expectation that repeats: the other window in which the row lies."""
        own, time = self._matter.begun, self._matter.history.time(index)
        if own.window is None or index not in self._matter.following():
            return None
        windows = [e.matter.begun for e in self.others if e.matter.begun.index == own.index]
        for number, each in enumerate(windows, 1):
            window = each.window
            if window is None or (window.end is not None and index >= window.end):
                continue
            if each.began <= time and (window.due is None or time <= window.due):
                lasts = (each.began, window.due)
                part = Part(role=Role.OTHER_WINDOW, number=number, window=lasts)
                return None if each.began == own.began else part
        return None

    @property
    def _looks_back(self) -> bool:
        return isinstance(self.pattern, Precedence | EitherSide)

    def _role_of(self, index: int) -> Role:
        run = self._run
        if run is not None and any(index == answered for answered, _ in run.reopenings):
            return Role.ANSWERED
        if not self._looks_back or run is None:
            return self._why_not(index)
        if index > self._matter.trigger:
            is_over = isinstance(self.pattern, Precedence)
            return Role.AFTER_TRIGGER if is_over else self._why_not(index)
        deciding = self._outcome.deciding
        if deciding is not None and index < deciding:
            return Role.A_NEARER_ONE if deciding < self._matter.trigger else Role.TOO_FAR_BACK
        return Role.LOOKED_AT if is_near(run, index) and not self._just else Role.TOO_FAR_BACK

    @property
    def _just(self) -> bool:
        return isinstance(self.pattern, Precedence) and self.pattern.just

    def _spent(self, index: int) -> Part | None:
        """With `its own`: it answers another trigger, or perhaps does."""
        matter, pattern = self._matter, self.pattern
        if isinstance(pattern, Response) and pattern.own and index in matter.following():
            truth = matter.is_answer(pattern, index)
        elif isinstance(pattern, Precedence) and pattern.own and index < matter.trigger:
            truth = matter.is_precedent(pattern, index)
        else:
            return None
        if truth is True:
            return None
        if isinstance(truth, Unknown):
            return Part(role=Role.PERHAPS_SPENT)
        owner = self._owner_of(index)
        return None if owner is None else Part(role=Role.SPENT, number=owner)

    def _owner_of(self, index: int) -> int | None:
        """The obligation that the row answers."""
        for each in self.others:
            rows = each.matter.own_responses
            has_it = rows is not None and index in rows.certain
            if has_it or (isinstance(self.pattern, Precedence) and each.outcome.deciding == index):
                return each.obligation.ordinal
        return None


def _awaited(pattern: Pattern) -> tuple[EventMatch, ...]:
    """The events that the expectation is about."""
    match pattern:
        case (
            Response(match=match)
            | Precedence(match=match)
            | EitherSide(match=match)
            | Absence(match=match)
            | Count(match=match)
            | Position(match=match)
            | Periodic(match=match)
        ):
            return (match,)
        case Order(steps=steps):
            return steps
        case Requirement() | PeriodRequirement():
            return ()
        case _:
            assert_never(pattern)
