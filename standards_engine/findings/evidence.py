"""Answers what a plan asks of a log: how its standards were kept, also within another level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from standards_engine.findings.audit import AuditedLog, audit
from standards_engine.findings.counts import Counts
from standards_engine.findings.judging import Judge
from standards_engine.findings.options import AuditOptions
from standards_engine.frozen import frozen
from standards_engine.judge.plan import Answer, Evidence, PlanVerdicts, Question, judge_plan
from standards_engine.plans import Level, Plan
from standards_engine.rules.expressions import Constant
from standards_engine.rules.nodes import LimitChoice, Response, Ruleset, Sequence, Standard, Within
from standards_engine.rules.types import Days, Duration, Months, WorkingDays


@frozen
class HeldAgainst:
    """A log to hold plans against, as of an instant."""

    log: AuditedLog
    as_of: int
    judge: Judge


def judge_with_log(plan: Plan, ruleset: Ruleset, as_of: int, against: HeldAgainst) -> PlanVerdicts:
    """Judged again until every question that the plan's constraints ask has its answer."""
    answers: dict[Question, Answer] = {}
    while True:
        evidence = Evidence(answers)
        verdicts = judge_plan(plan, ruleset, as_of, evidence)
        if not evidence.asked:
            return verdicts
        answers |= answers_of(evidence.asked, ruleset, against)


def answers_of(
    questions: Iterable[Question], ruleset: Ruleset, against: HeldAgainst
) -> dict[Question, Answer]:
    """All from one reading of the log."""
    asked = {question: _variants(question, ruleset) for question in questions}
    answers = {q: Answer(None, found) for q, found in asked.items() if isinstance(found, str)}
    variants = {q: found for q, found in asked.items() if not isinstance(found, str)}
    counts = _counts([s for found in variants.values() for s in found], ruleset, against)
    taken = iter(counts)
    for question, found in variants.items():
        total = sum((next(taken) for _ in found), Counts())
        answers[question] = _answer(question, total)
    return answers


def _counts(standards: Iterable[Standard], ruleset: Ruleset, against: HeldAgainst) -> list[Counts]:
    asked = replace(ruleset, standards=tuple(standards))
    if not asked.standards:
        return []
    options = AuditOptions(engine="duckdb", max_violations=0, max_cases=0)
    found = audit(asked, against.log, against.as_of, judge=against.judge, options=options)
    return [standard.counts for standard in found.standards]


def _answer(question: Question, counts: Counts) -> Answer:
    if counts.attainment is not None:
        return Answer(counts.attainment)
    lacks = f"obligations of `{question.standard}` in the log that were met or missed"
    return Answer(None, lacks)


def _variants(question: Question, ruleset: Ruleset) -> tuple[Standard, ...] | str:
    """Every version of the standard as it is asked about; in words, why it cannot be asked so."""
    versions = [each for each in ruleset.standards if each.name == question.standard]
    if question.level is None:
        return tuple(versions)
    level = question.level
    found = tuple(each for version in versions if (each := _limited(version, level)))
    return found if len(found) == len(versions) else _unfit(question.standard, level)


def _limited(standard: Standard, level: Level) -> Standard | None:
    """The standard with the level for its limit; exceptions keep theirs."""
    expectation = standard.expectation
    if not isinstance(expectation, Response | Sequence) or not _fits(standard, level):
        return None
    limit = Within((LimitChoice(Constant(level.value, level.type)),))
    return replace(standard, expectation=replace(expectation, limit=limit))


def _fits(standard: Standard, level: Level) -> bool:
    """Days and months know no opening hours, and working days need them."""
    match level.type:
        case Duration():
            return True
        case WorkingDays():
            return bool(standard.calendars)
        case Days() | Months():
            return not standard.calendars
        case _:
            return False


def _unfit(standard: str, level: Level) -> str:
    return f"a level that can be a limit of `{standard}`, which {level.written} cannot"
