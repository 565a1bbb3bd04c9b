"""Plans judged by rules written in the test."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

from standards_engine.diagnostics import is_error, render_all
from standards_engine.judge.plan import Answer, Evidence, PlanVerdicts, Question, judge_plan
from standards_engine.language import parse
from standards_engine.plans import load_plan, plan_vocabulary
from standards_engine.rules.from_syntax import check
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source

HEADER = 'ruleset test\n  language 1\n  zone "Asia/Shanghai"\n'
AS_OF = int(datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()) * 1_000_000


def ruleset_of(rules: str) -> Ruleset:
    parsed = parse(Source("rules.std", HEADER + rules))
    assert not parsed.diagnostics, render_all(parsed.diagnostics)
    checked = check([parsed.tree], vocabulary=plan_vocabulary(), load=lambda _path, _from: None)
    errors = [fault for fault in checked.diagnostics if is_error(fault)]
    assert checked.ruleset is not None, render_all(checked.diagnostics)
    assert not errors, render_all(errors)
    return checked.ruleset


def judged(
    rules: str,
    plan: str,
    *,
    as_of: int = AS_OF,
    attained: dict[str, Fraction] | None = None,
) -> PlanVerdicts:
    ruleset = ruleset_of(rules)
    loaded, faults = load_plan(Source("plan.yaml", plan), ruleset.plan_fields)
    assert loaded is not None, render_all(faults)
    answers = {Question(name): Answer(share) for name, share in (attained or {}).items()}
    return judge_plan(loaded, ruleset, as_of, Evidence(answers))


def told(verdicts: PlanVerdicts) -> list[tuple[str, str, str, str]]:
    """Outcome, path, place and message of every finding."""
    return [(f.outcome, f.path, str(f.span), f.message) for f in verdicts.findings]
