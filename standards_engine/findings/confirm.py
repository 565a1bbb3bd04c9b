"""Judges again, by the reference judge, what a report is about to blame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Protocol

from standards_engine.findings.messages import missed_obligation
from standards_engine.findings.nodes import Disagreement, Violation
from standards_engine.findings.own_words import own_message
from standards_engine.findings.violations import Blamed
from standards_engine.frozen import frozen
from standards_engine.judge.reference import judge_case
from standards_engine.logs.events import Case, EventBatch, cases_of
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import Obligation

_COMPARED = tuple(f.name for f in fields(Obligation) if f.name not in ("observed", "partial"))


class Batches(Protocol):
    """The part of a log that is asked for here."""

    def batches(self, as_of: int, cases: Sequence[str] | None = None) -> Iterable[EventBatch]: ...


@frozen
class Confirmed:
    violations: tuple[Violation, ...]
    disagreements: tuple[Disagreement, ...]


def confirm(blamed: Sequence[Blamed], ruleset: Ruleset, log: Batches, as_of: int) -> Confirmed:
    """Every case that the violations rest on is read and judged once more."""
    wanted = sorted({o.case for b in blamed for o in b.obligations if o.case is not None})
    cases = _cases(wanted, ruleset, log, as_of)
    review = _Review(ruleset, cases, as_of)
    results = [review.of(each) for each in blamed]
    return Confirmed(
        tuple(violation for violation, _ in results),
        tuple(found for _, disagreements in results for found in disagreements),
    )


def _cases(wanted: Sequence[str], ruleset: Ruleset, log: Batches, as_of: int) -> dict[str, Case]:
    if not wanted:
        return {}
    names = tuple(event.name for event in ruleset.events)
    batches = log.batches(as_of, cases=wanted)
    return {case.key: case for batch in batches for case in cases_of(batch, names)}


@dataclass(slots=True)
class _Review:
    ruleset: Ruleset
    cases: Mapping[str, Case]
    as_of: int
    _judged: dict[tuple[int, str], dict[int, Obligation]] = field(default_factory=dict)
    """By standard and case, each judged once; then by ordinal."""

    def of(self, blamed: Blamed) -> tuple[Violation, tuple[Disagreement, ...]]:
        """The violation, marked, and in the rule's own words where it has some."""
        if not blamed.obligations:
            return blamed.violation, ()
        again = [self._again(blamed.standard, each) for each in blamed.obligations]
        pairs = zip(blamed.obligations, again, strict=True)
        found = tuple(d for first, second in pairs for d in self._compare(blamed, first, second))
        violation = replace(blamed.violation, confirmed=not found)
        single = again[0] if blamed.violation.case is not None else None
        return (violation if single is None else self._told(blamed, violation, single)), found

    def _again(self, index: int, first: Obligation) -> Obligation | None:
        case = self.cases.get(first.case or "")
        if case is None:
            return None
        if (index, case.key) not in self._judged:
            judged = judge_case(self.ruleset.standards[index], case, self.ruleset, self.as_of)
            self._judged[index, case.key] = {each.ordinal: each for each in judged}
        return self._judged[index, case.key].get(first.ordinal)

    def _compare(
        self, blamed: Blamed, first: Obligation, second: Obligation | None
    ) -> Iterator[Disagreement]:
        for name in ("verdict",) if second is None else _COMPARED:
            judged, again = getattr(first, name), getattr(second, name, None)
            if second is None or judged != again:
                yield Disagreement(
                    standard=blamed.violation.standard,
                    case=first.case or "",
                    ordinal=first.ordinal,
                    field=name,
                    judged=_shown(judged),
                    judged_again="not found" if second is None else _shown(again),
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
