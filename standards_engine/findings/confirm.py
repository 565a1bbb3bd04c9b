"""Judges again, by the reference judge, what a report is about to blame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from standards_engine.findings.messages import missed_obligation
from standards_engine.findings.nodes import Disagreement, Violation
from standards_engine.findings.own_words import own_message
from standards_engine.findings.periods_again import Again, SecondReading, left_out, periods_again
from standards_engine.findings.violations import Blamed, label
from standards_engine.frozen import frozen
from standards_engine.judge.fold import Bounds
from standards_engine.judge.reference.explanation import Explanation, condensed, explained
from standards_engine.judge.reference.judge import Judgement, judgement_of, judgements
from standards_engine.logs.events import Case, cases_of
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import Obligation
from standards_engine.wording import say

_EXPLAINED = 3
"""Of a group, how many of its missed cases are explained."""
_OF_PERIODS = tuple(f.name for f in fields(Obligation))
_OF_CASES = tuple(name for name in _OF_PERIODS if name not in ("observed", "partial"))


@frozen
class Confirmed:
    violations: tuple[Violation, ...]
    disagreements: tuple[Disagreement, ...]
    warnings: tuple[str, ...]


def confirm(
    blamed: Sequence[Blamed],
    ruleset: Ruleset,
    log: SecondReading,
    bounds: Bounds,
    *,
    explain: bool = True,
) -> Confirmed:
    """Every case that the violations rest on is read and judged once more; of periods, all."""
    wanted = sorted({o.case for b in blamed for o in b.obligations if o.case is not None})
    cases = _cases(wanted, ruleset, log, bounds.as_of)
    periods = periods_again(blamed, ruleset, log, bounds)
    review = _Review(ruleset, cases, periods, bounds.as_of, explain)
    results = [review.of(each) for each in blamed]
    return Confirmed(
        tuple(violation for violation, _ in results),
        tuple(found for _, disagreements in results for found in disagreements),
        tuple(left_out(blamed, ruleset, log.summary)),
    )


def _cases(
    wanted: Sequence[str], ruleset: Ruleset, log: SecondReading, as_of: int
) -> dict[str, Case]:
    if not wanted:
        return {}
    names = tuple(event.name for event in ruleset.events)
    batches = log.batches(as_of, cases=wanted)
    return {case.key: case for batch in batches for case in cases_of(batch, names)}


@dataclass(slots=True)
class _Review:
    ruleset: Ruleset
    cases: Mapping[str, Case]
    periods: Again
    as_of: int
    explain: bool
    _judged: dict[tuple[int, str, int], Judgement | None] = field(default_factory=dict)
    """By standard, case and ordinal, each judged once."""

    def of(self, blamed: Blamed) -> tuple[Violation, tuple[Disagreement, ...]]:
        """The violation, marked, and in the rule's own words where it has some."""
        if not blamed.obligations or self._left_out(blamed):
            return blamed.violation, ()
        again = [self._again(blamed.standard, each) for each in blamed.obligations]
        pairs = zip(blamed.obligations, again, strict=True)
        found = tuple(d for first, second in pairs for d in self._compare(blamed, first, second))
        explanations = tuple(self._explanations(blamed)) if self.explain else ()
        violation = replace(blamed.violation, confirmed=not found, explanations=explanations)
        single = again[0] if blamed.violation.case is not None else None
        return (violation if single is None else self._told(blamed, violation, single)), found

    def _left_out(self, blamed: Blamed) -> bool:
        of_periods = any(each.case is None for each in blamed.obligations)
        return of_periods and blamed.standard not in self.periods

    def _again(self, index: int, first: Obligation) -> Obligation | None:
        if first.case is None:
            return self.periods[index].get(first.ordinal)
        judged = self._judgement(index, first)
        return None if judged is None else judged.obligation

    def _judgement(self, index: int, first: Obligation) -> Judgement | None:
        case, standard = self.cases.get(first.case or ""), self.ruleset.standards[index]
        if case is None:
            return None
        key = index, case.key, first.ordinal
        if key not in self._judged:
            found = judgement_of(standard, case, self.ruleset, self.as_of, first.ordinal)
            self._judged[key] = found
        return self._judged[key]

    def _explanations(self, blamed: Blamed) -> Iterator[Explanation]:
        """Of a group, only of its first cases; of a period there is none."""
        for each in blamed.obligations[:_EXPLAINED]:
            judgement = None if each.case is None else self._judgement(blamed.standard, each)
            if judgement is not None:
                standard = self.ruleset.standards[blamed.standard]
                case = self.cases[each.case or ""]
                others = judgements(standard, case, self.ruleset, self.as_of)
                yield condensed(explained(judgement, others))

    def _compare(
        self, blamed: Blamed, first: Obligation, second: Obligation | None
    ) -> Iterator[Disagreement]:
        compared = _OF_PERIODS if first.case is None else _OF_CASES
        for name in ("verdict",) if second is None else compared:
            judged, again = getattr(first, name), getattr(second, name, None)
            if second is None or judged != again:
                yield Disagreement(
                    standard=blamed.violation.standard,
                    case=label(first),
                    ordinal=first.ordinal,
                    field=name,
                    judged=_shown(judged),
                    judged_again=say("not found") if second is None else _shown(again),
                )

    def _told(self, blamed: Blamed, violation: Violation, again: Obligation) -> Violation:
        standard = self.ruleset.standards[blamed.standard]
        case = self.cases[again.case or ""]
        own = own_message(standard, case, self.ruleset, self.as_of, again.ordinal)
        message = own or missed_obligation(standard, again, self.as_of)
        return replace(violation, message=message, observed=again.observed)


def _shown(value: object) -> str:
    """Enumerations by their name."""
    return str(getattr(value, "word", value))
