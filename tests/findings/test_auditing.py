"""From a log to findings: goals, waivers, violations, and judging again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from standards_engine.findings.exit_code import Thresholds
from standards_engine.findings.judging import Judged, reference_judge
from standards_engine.findings.listing import Shown
from standards_engine.findings.status import Status
from standards_engine.logs.events import EventBatch
from standards_engine.rules.expressions import (
    Comparison,
    Constant,
    FieldOf,
    Order,
    Variable,
)
from standards_engine.rules.nodes import (
    Goal,
    GroupKey,
    Message,
    Period,
    Ruleset,
    Severity,
)
from standards_engine.rules.types import Record, Text
from standards_engine.verdicts import Verdict
from tests.findings.auditing import FAULT, LOG, REGION, audited, visits, waiver
from tests.findings.building import HOUR, at, home_visit, monthly_goal
from tests.findings.small_log import Row


def test_without_a_goal_every_miss_is_a_violation_the_worst_first() -> None:
    found = audited(home_visit())
    assert [(v.case, v.confirmed) for v in found.violations] == [
        ("3", True),
        ("2", True),
        ("4", True),
    ]
    counts = found.standards[0].counts
    assert (counts.met, counts.missed, counts.pending) == (1, 3, 1)
    assert found.violations[1].message == (
        "`visited` came 2026-02-05 15:00, not within 24 hours of `reported` at 2026-02-04 09:00; "
        "due 2026-02-05 09:00, 6 hours late"
    )
    assert found.violations[1].late_by == 6 * HOUR
    assert found.exit_code == 1
    assert found.disagreements == ()


def test_with_a_goal_each_group_that_falls_short_is_one_violation() -> None:
    found = audited(home_visit(goal=monthly_goal(50)))
    groups = {(g.period, g.by[0][1]): g.status for g in found.standards[0].groups}
    assert groups == {
        ("2026-02", "north"): Status.KEPT,
        ("2026-03", "south"): Status.VIOLATED,
    }
    (violation,) = found.violations
    assert violation.missed_total == 2
    assert violation.missed_cases == ("3", "4")
    assert violation.confirmed is True
    assert violation.case is None


def test_the_first_period_is_partial_when_the_log_begins_inside_it() -> None:
    found = audited(home_visit(goal=monthly_goal(50)))
    assert [(g.period, g.partial, g.over) for g in found.standards[0].groups] == [
        ("2026-02", True, True),
        ("2026-03", False, False),
    ]


def test_a_period_is_over_after_its_last_instant() -> None:
    daily = Goal(Fraction(1, 2), Period.DAY)
    standard = home_visit(goal=daily)
    found = audited(standard)
    over = {g.period: g.over for g in found.standards[0].groups}
    assert over["2026-03-31"] is False
    assert over["2026-03-06"] is True


def test_only_so_many_violations_are_shown_and_all_are_counted() -> None:
    found = audited(home_visit(), max_violations=1)
    assert [v.case for v in found.violations] == ["3"]
    assert found.violations_total == 3


def test_a_standard_with_many_misses_does_not_hide_another() -> None:
    other = home_visit(name="second", severity=Severity.MAJOR)
    found = audited(home_visit(), other, max_violations=2)
    assert {v.standard for v in found.violations} == {"home_visit", "second"}


def test_the_most_severe_come_first() -> None:
    other = home_visit(name="second", severity=Severity.CRITICAL)
    found = audited(home_visit(), other, max_violations=4)
    assert [v.standard for v in found.violations] == ["second"] * 3 + ["home_visit"]


@pytest.mark.parametrize("batch", [1, 2, 3])
def test_the_findings_do_not_depend_on_how_batches_are_cut(batch: int) -> None:
    standards = (home_visit(), home_visit(name="second", goal=monthly_goal(50)))
    assert audited(*standards, batch=batch) == audited(*standards)


def test_from_and_to_select_obligations_and_later_answers_still_count() -> None:
    found = audited(home_visit(), first=at("2026-02-04 00:00"), last=at("2026-02-04 23:59"))
    assert [v.case for v in found.violations] == ["2"]
    assert found.standards[0].counts.obligations == 1


def test_ids_are_the_same_after_another_export() -> None:
    again = [("0", "closed", at("2026-01-01 09:00"), {}), *reversed(LOG)]
    before = {v.case: v.id for v in audited(home_visit()).violations}
    after = {v.case: v.id for v in audited(home_visit(), rows=again).violations}
    assert after == before
    assert len(set(before.values())) == 3


def test_a_rule_that_matched_nothing_is_said_and_is_never_a_success() -> None:
    found = audited(home_visit(), rows=[("1", "closed", at("2026-03-01 09:00"), {})])
    assert found.standards[0].status is Status.NOTHING
    assert found.standards[0].counts.attainment is None
    assert found.warnings == (
        "`home_visit` matched nothing in the log: it says nothing about the service",
    )
    assert found.exit_code == 3


def test_severity_decides_whether_a_violation_counts() -> None:
    minor = home_visit(severity=Severity.MINOR)
    assert audited(minor, thresholds=Thresholds(severity=Severity.MAJOR)).exit_code == 0
    assert audited(minor).exit_code == 1


@pytest.mark.parametrize(
    ("show", "cases"),
    [
        ({Shown.PENDING}, ["7", "5", "8"]),
        ({Shown.AT_RISK}, ["7", "5"]),
        ({Shown.AT_RISK, Shown.PENDING}, ["7", "5", "8"]),
        ({Shown.UNDETERMINED}, []),
        (set(), []),
    ],
)
def test_what_is_still_open_can_be_listed_the_soonest_due_first(
    show: set[Shown], cases: list[str]
) -> None:
    rows = [*visits("8", "2026-03-31 23:00", None), *visits("7", "2026-03-31 08:00", None), *LOG]
    half = home_visit(warn_at=Fraction(1, 2))
    found = audited(half, rows=rows, batch=1, show=frozenset(show))
    assert [listed.case for listed in found.listed] == cases


# --- waivers ------------------------------------------------------------------------------------


def test_a_waiver_turns_misses_into_waived_and_leaves_the_rest() -> None:
    found = audited(home_visit(), waivers=(waiver(),))
    counts = found.standards[0].counts
    assert (counts.met, counts.missed, counts.waived, counts.pending) == (1, 1, 2, 1)
    assert [v.case for v in found.violations] == ["2"]


@pytest.mark.parametrize(
    ("where", "waived"),
    [
        (Comparison(Order.EQUAL, REGION, Constant("south", Text())), 2),
        (Comparison(Order.EQUAL, REGION, Constant("north", Text())), 0),
        (Comparison(Order.EQUAL, FAULT, Constant("door", Text())), 2),
        (Comparison(Order.EQUAL, FAULT, Constant("noise", Text())), 0),
    ],
)
def test_a_condition_may_name_fields_of_the_case_and_of_the_trigger(
    where: Comparison, waived: int
) -> None:
    found = audited(home_visit(), waivers=(waiver(where=where),))
    assert found.standards[0].counts.waived == waived


def test_a_condition_that_cannot_be_known_waives_nothing() -> None:
    where = Comparison(Order.EQUAL, REGION, Constant("south", Text()))
    rows: list[Row] = [("9", "reported", at("2026-03-05 09:00"), {})]
    found = audited(home_visit(), rows=rows, waivers=(waiver(where=where),))
    assert (found.standards[0].counts.missed, found.standards[0].counts.waived) == (1, 0)


def test_a_waiver_of_one_case_waives_that_case() -> None:
    found = audited(home_visit(), waivers=(waiver(case="4"),))
    assert [v.case for v in found.violations] == ["3", "2"]


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        (
            {"first": 0, "last": 20},
            "the waiver of `home_visit` until 1970-01-21 is unused: nothing began within its dates",
        ),
        (
            {"case": "none"},
            (
                "the waiver of `home_visit` for case `none` until 2026-03-15 is unused: nothing "
                "of that case began within its dates; look whether its number is right"
            ),
        ),
        (
            {"where": Comparison(Order.EQUAL, REGION, Constant("north", Text()))},
            (
                "the waiver of `home_visit` until 2026-03-15 is needless: "
                "nothing that it covers was missed"
            ),
        ),
        (
            {},
            (
                "the waiver of `home_visit` until 2026-03-15 has ended: it covers 2 misses "
                "of before, and nothing that began later"
            ),
        ),
    ],
)
def test_ended_unused_and_needless_waivers_are_reported(
    changes: dict[str, object], warning: str
) -> None:
    assert audited(home_visit(), waivers=(waiver(**changes),)).warnings == (warning,)


def test_a_waiver_in_force_that_is_used_is_no_warning() -> None:
    last = waiver().last + 60
    assert audited(home_visit(), waivers=(waiver(last=last),)).warnings == ()


def test_removing_a_waiver_never_removes_a_violation() -> None:
    with_waiver = {v.id for v in audited(home_visit(), waivers=(waiver(),)).violations}
    without = {v.id for v in audited(home_visit()).violations}
    assert with_waiver < without


# --- judging again ------------------------------------------------------------------------------


def wrong(rules: Ruleset, events: EventBatch, as_of: int) -> Judged:
    """A judge that takes every obligation for missed."""
    judged = reference_judge(rules, events, as_of)
    changed = [replace(v, verdict=np.full_like(v.verdict, Verdict.MISSED)) for v in judged.verdicts]
    return Judged(changed)


def test_a_disagreement_is_a_fault_of_the_tool_and_never_hidden() -> None:
    found = audited(home_visit(), judge=wrong)
    assert found.exit_code == 4
    assert {(d.case, d.field, d.judged, d.judged_again) for d in found.disagreements} == {
        ("1", "verdict", "missed", "met"),
        ("5", "verdict", "missed", "pending"),
    }
    assert {v.case: v.confirmed for v in found.violations}["1"] is False


def test_the_rules_own_message_is_filled_in() -> None:
    case = FieldOf(Variable("reported", Record("reported")), "fault", Text())
    own = home_visit(message=Message(("nobody came for the ", case, " in ", REGION)))
    assert audited(own).violations[0].message == "nobody came for the door in south"


def test_a_goal_of_two_standards_keeps_groups_apart_by_version() -> None:
    key = GroupKey("case.region", REGION)
    standard = home_visit(goal=Goal(Fraction(9, 10), by=(key,)))
    found = audited(standard)
    assert [(g.period, g.by, g.status) for g in found.standards[0].groups] == [
        (None, (("case.region", "north"),), Status.VIOLATED),
        (None, (("case.region", "south"),), Status.VIOLATED),
    ]
