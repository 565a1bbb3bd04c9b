"""What was expected against what was found: obligation by obligation, entity by entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from standards_engine.analysis.examples.explained import explained
from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.findings.explained import nothing_told
from standards_engine.findings.explained.reasons import reason
from standards_engine.findings.explaining import Explained
from standards_engine.findings.messages import missed_obligation
from standards_engine.frozen import frozen
from standards_engine.judge.plan import ConstraintVerdict, Outcome, PlanFinding
from standards_engine.judge.reference.explanation import Explanation, NothingOwed
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Span
from standards_engine.verdicts import Obligation, Reason, Verdict
from standards_engine.wording import say


@frozen(kw_only=True)
class Compared:
    """One obligation, or one entity of a plan; the first has number 1."""

    number: int
    expected: str | None
    """None where nothing was expected any more."""
    found: str | None
    """None where there is no such obligation or entity."""
    because: str | None
    """Why it was found, or why there is none, in a sentence."""
    entity: str | None = None
    """Of a plan, in words, where it is at fault."""
    of_plan: bool = False
    explanation: Explained | None = None
    place: Span | None = None
    """The word that was expected."""

    @property
    def differs(self) -> bool:
        return self.expected != self.found


def compared(result: ExampleResult, ruleset: Ruleset) -> tuple[Compared, ...]:
    """Every obligation or entity that was expected or found; nothing where none could be judged."""
    if result.faults or result.refused is not None:
        return ()
    if result.verdict is not None:
        return tuple(_of_constraint(result, result.verdict))
    return tuple(_of_standard(result, ruleset))


def _of_standard(result: ExampleResult, ruleset: Ruleset) -> Iterator[Compared]:
    told = [] if result.kept else explained(result, ruleset)
    for index, (expected, found) in enumerate(zip_longest(result.expected, result.found)):
        has = index < len(result.obligations)
        yield Compared(
            number=index + 1,
            expected=expected,
            found=found,
            because=_why(result, index, told) if has else _why_nothing(told),
            explanation=_explanation(told, result.obligations[index]) if has else _nothing(told),
            place=_place(result, index),
        )


def _place(result: ExampleResult, index: int) -> Span | None:
    """Of what was not expected, the last word: there it would have to be added."""
    words = result.example.words_at
    return words[min(index, len(words) - 1)] if words else None


def _explanation(told: Sequence[Explained], of: Obligation) -> Explained | None:
    """A standard for each period has one explanation of all the case adds."""
    for each in told:
        if not isinstance(each, Explanation) or each.obligation == of:
            return each
    return None


def _why(result: ExampleResult, index: int, told: Sequence[Explained]) -> str:
    obligation = result.obligations[index]
    own = _explanation(told, obligation)
    standard = own.standard if own is not None else result.versions[0]
    if obligation.verdict is Verdict.MISSED:
        return missed_obligation(standard, obligation, result.as_of)
    if obligation.reason is Reason.EXCEPTED and obligation.clause is not None:
        return say("the exception `{name}` applies", name=obligation.clause)
    why = reason(obligation.reason)
    if obligation.clause is None:
        return why
    return say("by the exception `{name}`, {reason}", name=obligation.clause, reason=why)


def _nothing(told: Sequence[Explained]) -> NothingOwed | None:
    return next((each for each in told if isinstance(each, NothingOwed)), None)


def _why_nothing(told: Sequence[Explained]) -> str | None:
    found = _nothing(told)
    return None if found is None else nothing_told(found).reason


def _of_constraint(result: ExampleResult, verdict: ConstraintVerdict) -> Iterator[Compared]:
    if len(result.expected) == 1:
        messages = [_message(finding) for finding in verdict.findings]
        yield Compared(
            number=1,
            expected=result.expected[0],
            found=verdict.outcome.value,
            because=_joined(messages),
            of_plan=True,
            place=_place(result, 0),
        )
        return
    findings = _of_each_entity(verdict)
    pairs = zip_longest(result.expected, result.found)
    for index, (expected, found) in enumerate(pairs):
        finding = findings[index] if index < len(findings) else None
        yield Compared(
            number=index + 1,
            expected=expected,
            found=found,
            because=None if finding is None else _message(finding),
            entity=None if finding is None else finding.entity,
            of_plan=True,
            place=_place(result, index),
        )


def _of_each_entity(verdict: ConstraintVerdict) -> list[PlanFinding | None]:
    """The finding of each entity that was judged: they stand in the same order."""
    left = iter(verdict.findings)
    return [None if each is Outcome.MET else next(left, None) for each in verdict.outcomes]


def _message(finding: PlanFinding) -> str:
    """What its author says, and which value; of a missing one the message names it."""
    if finding.missing:
        return finding.message
    return say("{message} (`{path}`)", message=finding.message, path=finding.path)


def _joined(messages: Sequence[str]) -> str | None:
    return say("; ").join(messages) or None
