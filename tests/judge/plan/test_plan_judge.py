"""Constraints judged on plans: verdicts, the value to blame, what to write, waivers."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from standards_engine.judge.plan import Outcome
from standards_engine.rules.nodes import Kind
from tests.judge.plan.judging import judged, told

PLAN = """\
name: Care
currency: CNY
studies:
  - name: guess
    method: assumption
  - name: survey
    method: survey
    sample: 120
    date: 2026-01-01
services:
  - name: visit
    expected: 24 hours
    promise:
      level: 30 hours
    evidence: [guess, survey]
    cost: CNY 9,000
    return: CNY 5,000
  - name: loan
    expected: 2 days
    promise:
      text: Another within a day.
    evidence: []
"""


def outcome_of(rules: str, plan: str = PLAN) -> Outcome:
    (verdict,) = judged(rules, plan).constraints
    return verdict.outcome


LEVEL = """
constraint fast
  ensures expected
  for each service where service.name = "visit"
  require service.promise.level is at least as good as service.expected
  message "{service.name} promises {service.promise.level}, not {service.expected}"
"""


def test_a_violation_points_at_the_deepest_value_and_speaks_in_plain_units() -> None:
    assert told(judged(LEVEL, PLAN)) == [
        (
            "violated",
            "services[0].promise.level",
            "plan.yaml:14:14",
            "visit promises 30 hours, not 24 hours",
        )
    ]


def test_without_a_message_the_title_speaks() -> None:
    rules = 'constraint cheap "A service pays" for each service where service.cost is given\n'
    (finding,) = told(judged(rules + "require service.cost <= service.return", PLAN))
    assert finding == (
        "violated",
        "services[0].cost",
        "plan.yaml:16:11",
        "service `visit`: not shown that a service pays",
    )


def test_a_failed_search_blames_the_entity_s_own_list_not_another_entity() -> None:
    rules = """constraint researched for each service where service.name = "visit"
      require some study in service.evidence satisfies study.sample >= 500"""
    plan = PLAN.replace("method: assumption", "method: assumption\n    sample: 3")
    ((outcome, path, place, _),) = told(judged(rules, plan))
    assert (outcome, path, place) == ("violated", "services[0].evidence", "plan.yaml:16:15")


def test_only_the_false_part_of_a_condition_is_blamed() -> None:
    rules = """constraint both for each service where service.name = "visit"
      require service.promise.level is given and service.cost <= service.return"""
    ((_, path, _, _),) = told(judged(rules, PLAN))
    assert path == "services[0].cost"


def test_a_missing_value_is_unproven_and_names_the_path_to_write() -> None:
    rules = """constraint fast "Promises are kept"
      for each service where service.name = "loan"
      require service.promise.level is at least as good as service.expected"""
    assert told(judged(rules, PLAN)) == [
        (
            "unproven",
            "services[1].promise.level",
            "plan.yaml:21:7",
            (
                "service `loan`: not proven without `services[1].promise.level`"
                " (not shown that promises are kept)"
            ),
        )
    ]


def test_the_path_goes_on_where_a_whole_part_is_missing() -> None:
    rules = """constraint shown for each service where service.name = "visit"
      require service.demonstrated.level is at least as good as service.promise.level"""
    ((outcome, path, place, _),) = told(judged(rules, PLAN))
    assert (outcome, path) == ("unproven", "services[0].demonstrated.level")
    assert place == "plan.yaml:11:5"


def test_a_list_that_is_missing_is_named_as_a_list() -> None:
    rules = "constraint worked_out for each service require sum(service.needs.amount) >= 0"
    assert [path for _, path, _, _ in told(judged(rules, PLAN))] == [
        "services[0].needs",
        "services[1].needs",
    ]


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [
        ("every study in service.evidence satisfies study.sample > 1", Outcome.UNPROVEN),
        ("some study in service.evidence satisfies study.sample > 1", Outcome.VIOLATED),
        ("no study in service.evidence satisfies study.sample > 1", Outcome.MET),
        ("count(service.evidence) = 0", Outcome.MET),
        ("sum(service.evidence.sample) = 0", Outcome.MET),
        ("max(service.evidence.sample) >= 0", Outcome.UNPROVEN),
        ("service.owner is given", Outcome.VIOLATED),
        ("service.volume > 0 or service.expected <= 3 days", Outcome.MET),
        ("service.volume > 0 and service.expected > 3 days", Outcome.VIOLATED),
        ("service.expected <= 47 hours", Outcome.VIOLATED),
        ("service.expected <= 48 hours", Outcome.UNPROVEN),
        ("service.expected <= 72 hours", Outcome.UNPROVEN),
        ("service.expected <= 73 hours", Outcome.MET),
    ],
)
def test_a_plan_carries_the_burden_of_proof(condition: str, outcome: Outcome) -> None:
    rules = f'constraint c for each service where service.name = "loan" require {condition}'
    assert outcome_of(rules) is outcome


def test_what_nothing_was_asked_of_is_not_judged_and_its_kind_not_covered() -> None:
    rules = """
constraint ahead ensures competitive for each competitor require count(competitor.offers) > 0
constraint named ensures expected for each service require service.name != ""
"""
    verdicts = judged(rules, PLAN)
    assert [each.outcome for each in verdicts.constraints] == [Outcome.NOT_JUDGED, Outcome.MET]
    assert verdicts.kinds_covered == (Kind.EXPECTED,)
    assert verdicts.kinds_missing == tuple(kind for kind in Kind if kind is not Kind.EXPECTED)


def test_an_entity_that_may_be_meant_is_not_passed_over() -> None:
    rules = (
        "constraint c for each service where service.importance <= 3 require service.cost > CNY 1"
    )
    assert [(o, p) for o, p, _, _ in told(judged(rules, PLAN))] == [
        ("unproven", "services[0].importance"),
        ("unproven", "services[1].importance"),
    ]


def test_an_inner_list_that_is_not_written_is_not_passed_over() -> None:
    plan = PLAN + "    needs:\n      - each: 2\n"
    rules = "constraint c for each need require need.each > 0"
    verdicts = judged(rules, plan)
    assert len(verdicts.constraints[0].outcomes) == 2
    assert [(o, p) for o, p, _, _ in told(verdicts)] == [("unproven", "services[0].needs")]


def test_as_of_is_a_date_of_the_rules_zone() -> None:
    rules = """constraint recent for each study where study.date is given
      require as_of - study.date <= 59 days"""
    still_the_first = int(datetime(2026, 3, 1, 15, 59, tzinfo=UTC).timestamp()) * 1_000_000
    assert judged(rules, PLAN, as_of=still_the_first).constraints[0].outcome is Outcome.MET
    a_minute_later = still_the_first + 60_000_000
    assert judged(rules, PLAN, as_of=a_minute_later).constraints[0].outcome is Outcome.VIOLATED


WAIVER = """
waive fast where service.name = "visit" from 2026-02-01 until 2026-03-01
  because "The pilot runs" approved by "head of service"
"""


def test_a_waiver_turns_a_violation_into_waived_and_stays_visible() -> None:
    verdicts = judged(LEVEL + WAIVER, PLAN)
    (finding,) = verdicts.findings
    assert verdicts.constraints[0].outcome is Outcome.WAIVED
    assert finding.outcome is Outcome.WAIVED
    assert finding.help == "waived: The pilot runs (approved by head of service)"
    assert verdicts.kinds_covered == (Kind.EXPECTED,)
    assert verdicts.warnings == ()


def test_a_waiver_holds_from_its_first_day() -> None:
    on_that_day = judged(LEVEL + WAIVER.replace("from 2026-02-01", "from 2026-03-01"), PLAN)
    assert on_that_day.constraints[0].outcome is Outcome.WAIVED


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("until 2026-03-01", "until 2026-02-28", "ended-plan-waiver"),
        ('where service.name = "visit"', 'where service.name = "loan"', "needless-plan-waiver"),
    ],
)
def test_a_waiver_that_does_not_apply_waives_nothing_and_is_told(
    old: str, new: str, code: str
) -> None:
    verdicts = judged(LEVEL + WAIVER.replace(old, new), PLAN)
    assert verdicts.constraints[0].outcome is Outcome.VIOLATED
    (warning,) = verdicts.warnings
    assert warning.code() == code
    assert warning.span is not None
    assert warning.span.text.startswith("waive fast")


STANDARDS = """
event reported
event visited
standard home_visit
  promise "Within a day."
  covers transaction
  for each reported
  expect visited within 36 hours
  goal 95% each month
"""


def test_a_promise_is_held_against_the_standard_that_delivers_it() -> None:
    rules = (
        STANDARDS
        + """
constraint delivered for each service where service.standard is given
  require service.standard.limit is at least as good as service.promise.level
  message "{service.standard.name} allows {service.standard.limit}"
"""
    )
    plan = PLAN.replace("    evidence: [guess", "    standard: home_visit\n    evidence: [guess")
    ((outcome, path, _, message),) = told(judged(rules, plan))
    assert (outcome, path) == ("violated", "services[0].promise.level")
    assert message == "home_visit allows 36 hours"


def test_a_standard_the_rules_do_not_have_is_told() -> None:
    plan = PLAN.replace("    evidence: [guess", "    standard: home_visti\n    evidence: [guess")
    (warning,) = judged(STANDARDS + LEVEL, plan).warnings
    assert warning.code() == "unknown-plan-standard"
    assert warning.message == "the rules have no standard `home_visti`"
    assert warning.help == "did you mean `home_visit`?"
    assert warning.span is not None
    assert warning.span.text == "home_visti"


KEPT = STANDARDS + "constraint kept for each standard require standard.attainment >= standard.goal"


def test_what_a_log_shows_decides_where_it_is_given() -> None:
    assert [o for o, *_ in told(judged(KEPT, PLAN))] == ["unproven"]
    assert judged(KEPT, PLAN, attained={"home_visit": Fraction(19, 20)}).findings == ()
    below = judged(KEPT, PLAN, attained={"home_visit": Fraction(9499, 10000)})
    assert [o for o, *_ in told(below)] == ["violated"]


def test_own_attributes_are_judged_like_any_other() -> None:
    rules = 'each service has shelf text\nconstraint c for each service require service.shelf != ""'
    plan = PLAN.replace("    expected: 24 hours", "    shelf: A1\n    expected: 24 hours")
    assert [(o, p) for o, p, _, _ in told(judged(rules, plan))] == [
        ("unproven", "services[1].shelf")
    ]
