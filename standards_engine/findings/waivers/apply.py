"""Turns missed into waived, nothing else, and keeps account of each waiver's use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standards_engine.calendars import LocalDays
from standards_engine.findings import words
from standards_engine.findings.cases import case_at
from standards_engine.findings.trigger import trigger_scope
from standards_engine.findings.worst import Offer, Worst
from standards_engine.judge.expressions import holds
from standards_engine.logs.events import Case, EventBatch
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import Ruleset, Standard, Waiver
from standards_engine.verdicts import Obligation, Verdict, VerdictBatch
from standards_engine.wording import plural, say

if TYPE_CHECKING:
    from standards_engine.verdicts import Bool, Int64


@dataclass(slots=True)
class _Use:
    """A waiver of one standard, the instants it covers, and what it met so far."""

    waiver: Waiver
    first: int
    last: int
    reached: int = 0
    """Obligations that began within its dates (and belong to its case)."""
    waived: int = 0


class Waivers:
    """The waivers of one standard."""

    def __init__(
        self,
        standard: Standard,
        waivers: Iterable[Waiver],
        ruleset: Ruleset,
        as_of: int,
        earliest: Worst | None = None,
    ) -> None:
        """`earliest` keeps some of what each waiver covers, to be told one by one."""
        days = LocalDays(standard.zone)
        self._standard = standard
        self._ruleset = ruleset
        self._as_of = as_of
        self._earliest = Worst(0) if earliest is None else earliest
        self._names = tuple(event.name for event in ruleset.events)
        self.today = words.date_of(as_of, standard.zone)
        self.uses = [
            _Use(waiver, days.start_of(waiver.first), days.end_of(waiver.last))
            for waiver in waivers
            if waiver.rule == standard.name
        ]

    def merge(self, other: Waivers) -> None:
        """`other` has met obligations of other cases."""
        for mine, theirs in zip(self.uses, other.uses, strict=True):
            mine.reached += theirs.reached
            mine.waived += theirs.waived
        self._earliest.merge(other._earliest, {n: n for n in range(len(self.uses))})

    def waived(self) -> Iterator[tuple[Waiver, Obligation]]:
        """By waiver, the earliest first."""
        for number, use in enumerate(self.uses):
            for obligation in self._earliest.of(number, self._standard):
                yield use.waiver, obligation

    def apply(self, verdicts: VerdictBatch, events: EventBatch) -> VerdictBatch:
        """Both of the same cases. A condition that is unknown waives nothing."""
        if not self.uses or not len(verdicts):
            return verdicts
        judged = replace(verdicts, verdict=verdicts.verdict.copy())
        for number, use in enumerate(self.uses):
            chosen = self._waive(use, judged, events)
            self._keep(number, chosen, judged)
        return judged

    def _keep(self, number: int, chosen: Int64, judged: VerdictBatch) -> None:
        import numpy as np

        group = np.full(len(chosen), number, np.int64)
        self._earliest.offer(Offer(judged, chosen, group, -judged.began[chosen]))

    def apply_to_periods(self, obligations: Sequence[Obligation]) -> list[Obligation]:
        """Periods have neither case nor trigger: only waivers without either can cover them."""
        return [self._waived_period(obligation) for obligation in obligations]

    def covering(self, missed: Obligation, case: Case) -> Waiver | None:
        """The waiver of a missed obligation of this case."""
        for use in self.uses:
            if use.waiver.case not in (None, missed.case):
                continue
            if use.first <= missed.began <= use.last and self._covers(use, case, missed.ordinal):
                return use.waiver
        return None

    def _covers(self, use: _Use, case: Case, ordinal: int) -> bool:
        where = use.waiver.where
        return where is None or self._is_so(where, case, ordinal)

    def _waive(self, use: _Use, judged: VerdictBatch, events: EventBatch) -> Int64:
        """Which obligations it turned."""
        import numpy as np

        covered = (judged.began >= use.first) & (judged.began <= use.last)
        if use.waiver.case is not None:
            covered &= judged.case == use.waiver.case
        use.reached += int(covered.sum())
        missed: Bool = covered & (judged.verdict == Verdict.MISSED)
        chosen = np.flatnonzero(missed)
        if use.waiver.where is not None:
            chosen = chosen[self._satisfying(use.waiver.where, judged, chosen.tolist(), events)]
        judged.verdict[chosen] = Verdict.WAIVED
        use.waived += len(chosen)
        return chosen

    def _satisfying(
        self, where: Expression, judged: VerdictBatch, chosen: list[int], events: EventBatch
    ) -> list[bool]:
        index_of = {key: index for index, key in enumerate(events.cases)} if chosen else {}
        return [
            self._holds(where, events, index_of[judged.case[i]], int(judged.ordinal[i]))
            for i in chosen
        ]

    def _holds(self, where: Expression, events: EventBatch, index: int, ordinal: int) -> bool:
        return self._is_so(where, case_at(events, index, self._names), ordinal)

    def _is_so(self, where: Expression, case: Case, ordinal: int) -> bool:
        scope = trigger_scope(self._standard, case, self._ruleset, self._as_of, ordinal)
        return scope is not None and holds(where, scope) is True

    def _waived_period(self, obligation: Obligation) -> Obligation:
        for number, use in enumerate(self.uses):
            if use.waiver.where is not None or use.waiver.case is not None:
                continue
            if not use.first <= obligation.began <= use.last:
                continue
            use.reached += 1
            if obligation.verdict is Verdict.MISSED:
                use.waived += 1
                waived = replace(obligation, verdict=Verdict.WAIVED)
                key = -obligation.began, obligation.began, "", obligation.ordinal
                self._earliest.add(number, key, waived)
                return waived
        return obligation


def remarks(waivers: Iterable[Waivers]) -> Iterator[str]:
    """Ended, unused and needless waivers, each in a sentence; of all versions of a standard."""
    uses: dict[int, list[_Use]] = {}
    today: dict[int, int] = {}
    for of_one in waivers:
        for use in of_one.uses:
            uses.setdefault(id(use.waiver), []).append(use)
            today.setdefault(id(use.waiver), of_one.today)
    for key, found in uses.items():
        reached, waived = sum(u.reached for u in found), sum(u.waived for u in found)
        yield from _remarks(replace(found[0], reached=reached, waived=waived), today[key])


def _remarks(use: _Use, today: int) -> list[str]:
    waiver = _name(use.waiver)
    if not use.reached:
        return [_unused(waiver, of_a_case=use.waiver.case is not None)]
    if not use.waived:
        return [say("{waiver} is needless: nothing that it covers was missed", waiver=waiver)]
    if use.waiver.last < today:
        return [_ended(waiver, use.waived)]
    return []


def _name(waiver: Waiver) -> str:
    until = words.iso_date(waiver.last)
    if waiver.case is None:
        return say("the waiver of `{rule}` until {until}", rule=waiver.rule, until=until)
    return say(
        "the waiver of `{rule}` for case `{case}` until {until}",
        rule=waiver.rule,
        case=waiver.case,
        until=until,
    )


def _ended(waiver: str, misses: int) -> str:
    return plural(
        misses,
        "{waiver} has ended: it covers {number} miss of before, and nothing that began later",
        "{waiver} has ended: it covers {number} misses of before, and nothing that began later",
        waiver=waiver,
    )


def _unused(waiver: str, *, of_a_case: bool) -> str:
    if of_a_case:
        return say(
            "{waiver} is unused: nothing of that case began within its dates; look whether its"
            " number is right",
            waiver=waiver,
        )
    return say("{waiver} is unused: nothing began within its dates", waiver=waiver)
