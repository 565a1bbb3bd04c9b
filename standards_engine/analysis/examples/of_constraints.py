"""Examples of constraints: a plan, some of its values changed, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.calendars import LocalDays
from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.diagnostics.syntax import UnreadableFile
from standards_engine.documents import decode
from standards_engine.judge.plan import ConstraintVerdict, judge_plan
from standards_engine.plans import load_plan
from standards_engine.rules.files import shipped
from standards_engine.rules.nodes import Constraint, Example, Ruleset
from standards_engine.source import Source


def run_constraint_example(
    example: Example, constraint: Constraint, ruleset: Ruleset
) -> ExampleResult:
    """Judged as of the example's own instant; without one, as of today."""
    source, faults = _plan_source(example)
    if source is None:
        return _unusable(example, faults)
    plan, faults = load_plan(source, ruleset.plan_fields, example.changes)
    if plan is None:
        return _unusable(example, faults)
    alone = replace(ruleset, constraints=(constraint,), waivers=())
    (verdict,) = judge_plan(plan, alone, _as_of(example, ruleset)).constraints
    return ExampleResult(
        example=example,
        expected=example.outcomes,
        found=_found(example, verdict),
        reasons=tuple(finding.message for finding in verdict.findings),
    )


def _found(example: Example, verdict: ConstraintVerdict) -> tuple[str, ...]:
    """One word where one is expected, else one for each entity."""
    if len(example.outcomes) == 1:
        return (verdict.outcome.value,)
    return tuple(outcome.value for outcome in verdict.outcomes)


def _unusable(example: Example, faults: tuple[Diagnostic, ...]) -> ExampleResult:
    errors = tuple(fault for fault in faults if is_error(fault))
    return ExampleResult(example=example, expected=example.outcomes, found=(), faults=errors)


def _plan_source(example: Example) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    path = _folder(example) / (example.plan or "")
    try:
        return decode(str(path), path.read_bytes())
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        fault = UnreadableFile(path=str(path), reason=reason, advice="name a plan beside the rules")
        return None, (fault,)


def _folder(example: Example) -> Path:
    """That of the rule file, which may be a shipped one."""
    if example.span is None:
        return Path()
    file = Path(example.span.source.name)
    found = file if file.is_file() else shipped(example.span.source.name)
    return (found or file).parent


def _as_of(example: Example, ruleset: Ruleset) -> int:
    if example.as_of is not None:
        return example.as_of
    from datetime import UTC, datetime

    days = LocalDays(ruleset.zone or "UTC")
    now = int(datetime.now(UTC).timestamp()) * 1_000_000
    return days.end_of(days.date_of(now))
