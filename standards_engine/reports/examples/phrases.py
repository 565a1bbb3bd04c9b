"""Short texts that more than one report of examples shows."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from standards_engine.analysis.examples import ClauseKind, Compared, Coverage, ExampleResult, Way
from standards_engine.findings.explained import Told, contributions_told, nothing_told
from standards_engine.findings.explained.short import told_in_short
from standards_engine.findings.explaining import Explained
from standards_engine.judge.reference.explanation import Contributions, Explanation, NothingOwed
from standards_engine.wording import later, listed, plural, say

_WORDS = MappingProxyType(
    {
        "met": later("met"),
        "missed": later("missed"),
        "pending": later("pending"),
        "excused": later("excused"),
        "waived": later("waived"),
        "undetermined": later("undetermined"),
        "violated": later("violated"),
        "unproven": later("unproven"),
        "not_judged": later("not judged"),
    }
)
KINDS = MappingProxyType(
    {
        ClauseKind.RULE: later("the rule"),
        ClauseKind.EXCEPTION: later("except"),
        ClauseKind.VERSION: later("effective"),
        ClauseKind.TRIGGER: later("for each … where"),
        ClauseKind.EXPECTED: later("expect … where"),
        ClauseKind.LIMIT: later("limit"),
        ClauseKind.TABLE_ROW: later("row of table"),
        ClauseKind.CALENDAR: later("clock runs during"),
        ClauseKind.PAUSE: later("pause"),
        ClauseKind.CANCELLED: later("cancelled by"),
        ClauseKind.RESTARTED: later("restarted by"),
        ClauseKind.REOPENED: later("reopened by"),
        ClauseKind.WARN: later("warn"),
        ClauseKind.ENOUGH: later("if there are at least"),
    }
)
WAYS = MappingProxyType(
    {
        Way.MET: later("met"),
        Way.NOT_MET: later("not met"),
        Way.APPLIED: later("applied"),
        Way.NOT_APPLIED: later("not applied"),
        Way.HOLDS: later("holds"),
        Way.FAILS: later("does not hold"),
        Way.JUDGED: later("judged by it"),
        Way.CHOSEN: later("chosen"),
        Way.RUN: later("the clock was paused"),
        Way.LEFT_OUT: later("closed time left out"),
        Way.HAPPENED: later("happened"),
        Way.AT_RISK: later("at risk"),
        Way.NOT_AT_RISK: later("pending, not at risk"),
        Way.ENOUGH: later("enough"),
        Way.TOO_FEW: later("too few"),
    }
)


def word(of: str) -> str:
    """`not_judged` in words."""
    return say(_WORDS[of])


def title(result: ExampleResult) -> str:
    return f"{result.example.rule}: {result.example.title.said}"


def difference(of: Compared, total: int) -> str:
    """`expected met, was missed: `visited` came …`; of several, which obligation."""
    found = _found(of)
    sentence = found if of.because is None else say("{what}: {why}", what=found, why=of.because)
    if of.entity is not None:
        return say("{entity}: {sentence}", entity=of.entity, sentence=sentence)
    if total < 2:
        return sentence
    facts = {"number": of.number, "total": total, "sentence": sentence}
    if of.of_plan:
        return say("number {number} of {total}: {sentence}", **facts)
    return say("obligation {number} of {total}: {sentence}", **facts)


def _found(of: Compared) -> str:
    if of.found is None:
        return _lacking(of, word(of.expected or ""))
    if of.expected is None:
        return say("was {word}, and nothing was expected", word=word(of.found))
    if not of.differs:
        return say("{word}, as expected", word=word(of.found))
    return say("expected {expected}, was {found}", expected=word(of.expected), found=word(of.found))


def _lacking(of: Compared, expected: str) -> str:
    if of.of_plan:
        return say("expected {word}, but there is no such element", word=expected)
    if of.number == 1:
        return say("expected {word}, but nothing is owed", word=expected)
    return say("expected {word}, but there is no such obligation", word=expected)


def waiver_remark(result: ExampleResult) -> str:
    return say(
        "`{rule}` has a waiver; examples are judged without waivers", rule=result.example.rule
    )


def telling(of: Explained) -> Told:
    """In short."""
    match of:
        case Explanation():
            return told_in_short(of)
        case NothingOwed():
            return nothing_told(of)
        case Contributions():
            return contributions_told(of)


def clause(of: Coverage) -> str:
    """`except `door_only``, `limit `4 hours``."""
    kind = say(KINDS[of.kind])
    if of.clause is None:
        return kind
    if of.kind is ClauseKind.PAUSE:
        return f"`{of.clause}`"
    return f"{kind} `{of.clause}`"


def ways(of: Coverage, *, shown: bool) -> str:
    """`met 2, not met 1`: how many examples show it; or what none shows."""
    if shown:
        return listed(f"{say(WAYS[way])} {count}" for way, count in of.shown if count)
    return listed(say(WAYS[way]) for way, count in of.shown if not count)


def summary(total: int, failed: int) -> str:
    return plural(
        total,
        "{kept} of {number} example as expected",
        "{kept} of {number} examples as expected",
        kept=total - failed,
    )


def coverage_summary(covered: list[Coverage]) -> Iterator[str]:
    required = [each for each in covered if each.is_required]
    others = [each for each in covered if not each.is_required]
    yield say(
        "{whole} of {total} rules and exceptions shown both ways",
        whole=sum(each.is_whole for each in required),
        total=len(required),
    )
    if others:
        yield say(
            "{whole} of {total} other clauses shown in every way",
            whole=sum(each.is_whole for each in others),
            total=len(others),
        )
    ways_ = [count for each in covered for _, count in each.shown]
    if ways_:
        share = 100 * sum(map(bool, ways_)) // len(ways_)
        yield say("{share}% of all their ways are shown by an example", share=share)
