"""`example … of CONSTRAINT`: a plan, some of its values changed; and what examples cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.analysis.examples import ExampleResult, coverage_of, run_examples
from standards_engine.diagnostics import render_all
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Ruleset

RULES = """ruleset care "Care"
  zone "Asia/Shanghai"

event reported
event visited
event closed

a case ends at closed

standard visit "Visit"
  for each reported
  expect visited within 24 hours
  except calm when reported.date = 2026-03-08 excused

constraint able "The promise was shown"
  for each service
  require service.demonstrated.level is at least as good as service.promise.level
  message "{service.name} promises {service.promise.level}"

example "in time" of visit
  2026-03-01 09:00 reported
  2026-03-01 10:00 visited
  expect met
"""
PLAN = """name: Care
services:
  - name: visit
    promise: {level: 24 hours}
    demonstrated: {level: 20 hours}
  - name: hotline
    promise: {level: 60 seconds}
    demonstrated: {level: 40 seconds}
"""


def example(lines: str) -> str:
    body = "".join(f"  {line}\n" for line in lines.strip().splitlines())
    return f'example "e" of able\n  plan "plan.yaml"\n{body}'


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path / "care.std"


def loaded(rules: Path, *examples: str) -> Ruleset:
    rules.write_text(RULES + "".join(examples), encoding="utf-8")
    checked = load_rules([str(rules)], vocabulary=plan_vocabulary())
    assert checked.ruleset is not None, render_all(checked.diagnostics)
    return checked.ruleset


def last(rules: Path, lines: str) -> ExampleResult:
    return list(run_examples(loaded(rules, example(lines))))[-1]


@pytest.mark.parametrize(
    "lines",
    [
        "expect met",
        'change "services[0].promise.level" to "19 hours"\nexpect violated',
        'change "services[1].demonstrated.level" to "60 seconds"\nexpect met, met',
        'change "services[1].demonstrated.level" to "61 seconds"\nexpect met, violated',
        'without "services[0].demonstrated"\nexpect unproven, met',
        'without "services[0]"\nexpect met',
        'without "services"\nexpect not_judged',
        'change "services[2]" to "{name: third}"\nexpect met, met, unproven',
        'change "services[2].name" to "third"\nexpect met, met, unproven',
        """without "services[0].demonstrated"
change "services[0].demonstrated.level" to "1 hour"
expect met""",
    ],
)
def test_what_comes_of_a_changed_plan(rules: Path, lines: str) -> None:
    result = last(rules, lines)
    assert (result.kept, result.found) == (True, result.expected)


def test_a_difference_tells_the_message(rules: Path) -> None:
    result = last(rules, 'change "services[0].promise.level" to "3 hours"\nexpect met')
    assert not result.kept
    assert result.found == ("violated",)
    assert result.reasons == ("visit promises 3 hours",)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('without "services[7].promise"\nexpect met', "no-place-in-plan"),
        ('without "servicse"\nexpect met', "no-place-in-plan"),
        ('change "services[0].promise.level" to "3 hors"\nexpect met', "unknown-unit"),
        ('change "services[0].promise.level" to "[3"\nexpect met', "broken-document"),
        ('change "services[0].promis.level" to "3 hours"\nexpect met', "unknown-plan-field"),
    ],
)
def test_a_change_that_cannot_be_made_fails_the_example(rules: Path, lines: str, code: str) -> None:
    result = last(rules, lines)
    assert not result.kept
    assert [fault.code() for fault in result.faults] == [code]


def test_a_plan_that_is_not_there_fails_the_example(rules: Path) -> None:
    missing = example("expect met").replace("plan.yaml", "plans/none.yaml")
    result = list(run_examples(loaded(rules, missing)))[-1]
    assert [fault.code() for fault in result.faults] == ["unreadable-file"]


def test_a_place_must_be_written_as_one(rules: Path) -> None:
    rules.write_text(RULES + example('change "services 0" to "3 hours"\nexpect met'))
    (fault,) = load_rules([str(rules)], vocabulary=plan_vocabulary()).diagnostics
    assert fault.code() == "bad-plan-path"
    assert fault.help is not None
    assert "`services[0].volume`" in fault.help


def test_coverage_is_of_both_ways(rules: Path) -> None:
    ruleset = loaded(rules, example("expect met"))
    found = coverage_of(ruleset, list(run_examples(ruleset)))
    told = [(each.rule, each.exception, each.lacking) for each in found]
    assert told == [
        ("visit", None, ("not met",)),
        ("visit", "calm", ("applied",)),
        ("able", None, ("not met",)),
    ]


def test_a_failing_example_covers_nothing(rules: Path) -> None:
    ruleset = loaded(rules, example("expect violated"))
    found = {each.rule: each.lacking for each in coverage_of(ruleset, list(run_examples(ruleset)))}
    assert found["able"] == ("met", "not met")


def test_everything_shown_both_ways(rules: Path) -> None:
    late = '\nexample "late" of visit\n  2026-03-01 09:00 reported\n  2026-03-05 10:00 visited\n'
    calm = '\nexample "calm" of visit\n  2026-03-08 09:00 reported\n'
    ruleset = loaded(
        rules,
        late + "  expect missed\n",
        calm + "  expect excused\n",
        example("expect met"),
        example('without "services[0].demonstrated"\nexpect unproven').replace('"e"', '"f"'),
    )
    assert all(each.is_whole for each in coverage_of(ruleset, list(run_examples(ruleset))))
