"""Examples of constraints: a plan, changed in places, perhaps with a log; what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.calendars.today import end_of_today
from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.diagnostics.phrases import of_system
from standards_engine.diagnostics.syntax import UnreadableFile
from standards_engine.documents import decode
from standards_engine.judge.plan import ConstraintVerdict, PlanVerdicts, judge_plan
from standards_engine.plans import Plan, load_plan, plan_vocabulary, rules_of
from standards_engine.rules.files import shipped
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Constraint, Example, Ruleset
from standards_engine.source import Source
from standards_engine.wording import say


class _UnusableError(Exception):
    def __init__(self, faults: Sequence[Diagnostic]) -> None:
        super().__init__()
        self.faults = tuple(fault for fault in faults if is_error(fault))


def run_constraint_example(
    example: Example, constraint: Constraint, ruleset: Ruleset
) -> ExampleResult:
    """Judged as of the example's own instant; without one, as of today."""
    try:
        verdict = _verdict(example, constraint, ruleset)
    except _UnusableError as unusable:
        return ExampleResult(
            example=example, expected=example.outcomes, found=(), faults=unusable.faults
        )
    return ExampleResult(
        example=example,
        expected=example.outcomes,
        found=_found(example, verdict),
        reasons=tuple(finding.message for finding in verdict.findings),
        verdict=verdict,
    )


def _found(example: Example, verdict: ConstraintVerdict) -> tuple[str, ...]:
    """One word where one is expected, else one for each entity."""
    if len(example.outcomes) == 1:
        return (verdict.outcome.value,)
    return tuple(outcome.value for outcome in verdict.outcomes)


def _verdict(example: Example, constraint: Constraint, ruleset: Ruleset) -> ConstraintVerdict:
    source = _source(_folder(example) / (example.plan or ""))
    if example.log is not None:
        ruleset = _with_rules_of(source, constraint)
    plan, faults = load_plan(source, ruleset.plan_fields, example.changes)
    if plan is None:
        raise _UnusableError(faults)
    alone = replace(ruleset, constraints=(constraint,), waivers=())
    (verdict,) = _judged(plan, alone, example).constraints
    return verdict


def _judged(plan: Plan, ruleset: Ruleset, example: Example) -> PlanVerdicts:
    as_of = _as_of(example, ruleset)
    if example.log is None:
        return judge_plan(plan, ruleset, as_of)
    from standards_engine.engines.duckdb import UnusableLogError, open_log
    from standards_engine.findings.evidence import HeldAgainst, judge_with_log
    from standards_engine.findings.judging import reference_judge

    try:
        with open_log([_folder(example) / example.log], None, ruleset) as log:
            last = log.default_as_of
            against = HeldAgainst(log, as_of if last is None else min(last, as_of), reference_judge)
            return judge_with_log(plan, ruleset, as_of, against)
    except UnusableLogError as error:
        raise _UnusableError(error.diagnostics) from error


def _with_rules_of(source: Source, constraint: Constraint) -> Ruleset:
    """The constraint's file and the rules that the plan asks for, which say what its log holds."""
    names = (constraint.origin.path, *rules_of(source))
    checked = load_rules(names, vocabulary=plan_vocabulary())
    if checked.ruleset is None:
        raise _UnusableError(checked.diagnostics)
    return checked.ruleset


def _source(path: Path) -> Source:
    try:
        source, faults = decode(str(path), path.read_bytes())
    except OSError as error:
        reason = of_system(error)
        advice = say("name a plan beside the rules")
        raise _UnusableError(
            [UnreadableFile(path=str(path), reason=reason, advice=advice)]
        ) from error
    if source is None:
        raise _UnusableError(faults)
    return source


def _folder(example: Example) -> Path:
    """That of the rule file, which may be a shipped one."""
    if example.span is None:
        return Path()
    file = Path(example.span.source.name)
    found = file if file.is_file() else shipped(example.span.source.name)
    return (found or file).parent


def _as_of(example: Example, ruleset: Ruleset) -> int:
    return end_of_today(ruleset.zone or "UTC") if example.as_of is None else example.as_of
