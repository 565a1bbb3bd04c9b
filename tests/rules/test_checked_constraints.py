"""Constraints on plans: what they run over, and what they read."""

from __future__ import annotations

import pytest

from standards_engine.rules.expressions import (
    Aggregate,
    AsOf,
    Calculation,
    Call,
    Comparison,
    Constant,
    FieldOf,
    Fold,
    LevelComparison,
    Variable,
)
from standards_engine.rules.nodes import (
    ForEachEntity,
    ForEachStandard,
    ForThePlan,
    Kind,
    Severity,
)
from standards_engine.rules.types import Date, ListOf, Record
from tests.rules.checking import check_text, constraint_of, only_fault, told, warned

HEAD = 'ruleset plans zone "UTC"\n'
PLAN = Variable("plan", Record("plan"))
SERVICES = FieldOf(PLAN, "services", ListOf(Record("service")))


def test_an_entity_runs_over_its_list_in_the_plan() -> None:
    constraint = constraint_of(
        'constraint c "C" ensures expected for each service as s where s.name != ""\n'
        'require s.importance > 3 message "{s.name} is not important" severity minor'
    )
    assert isinstance(constraint.subject, ForEachEntity)
    assert (constraint.subject.variable, constraint.subject.items) == ("s", SERVICES)
    assert (constraint.kind, constraint.severity) == (Kind.EXPECTED, Severity.MINOR)
    assert constraint.message is not None
    assert constraint.message.parts[1] == " is not important"


def test_a_list_of_lists_is_flattened_and_its_elements_know_their_parent() -> None:
    constraint = constraint_of(
        'constraint c for each plan.services.needs as n require n.service.name != ""'
    )
    assert isinstance(constraint.subject, ForEachEntity)
    assert constraint.subject.items == FieldOf(SERVICES, "needs", ListOf(Record("need")))


def test_the_plan_and_the_standards_as_subjects() -> None:
    plan = constraint_of("constraint c for the plan require count(plan.services) > 3")
    assert plan.subject == ForThePlan()
    standards = constraint_of("constraint c for each standard require standard.owner is given")
    assert isinstance(standards.subject, ForEachStandard)


@pytest.mark.parametrize(
    "over",
    ["plan.services where service.importance > 3", "service where service.importance > 3"],
)
def test_an_aggregate_over_a_list_names_its_elements(over: str) -> None:
    (condition,) = constraint_of(f"constraint c for the plan require count({over}) > 3").conditions
    assert isinstance(condition, Comparison)
    aggregate = condition.left
    assert isinstance(aggregate, Aggregate)
    assert (aggregate.fold, aggregate.variable, aggregate.items, aggregate.value) == (
        Fold.COUNT,
        "service",
        SERVICES,
        None,
    )


def test_an_aggregate_over_a_field_of_a_list() -> None:
    (condition,) = constraint_of(
        "constraint c for each service require sum(service.needs.each * 2) > 3"
    ).conditions
    assert isinstance(condition, Comparison)
    aggregate = condition.left
    assert isinstance(aggregate, Aggregate)
    assert (aggregate.variable, aggregate.items.type) == ("need", ListOf(Record("need")))
    assert isinstance(aggregate.value, Calculation)
    assert isinstance(aggregate.value.left, FieldOf)
    assert isinstance(aggregate.value.left.record, Variable)
    assert (aggregate.value.left.record.name, aggregate.value.left.name) == ("need", "each")


@pytest.mark.parametrize("literal", ["24 hours", "3 days", "2", "25%", "CNY 5", "true"])
def test_a_level_compares_with_whatever_a_level_can_be(literal: str) -> None:
    conditions = constraint_of(
        "constraint c for each service\n"
        f"require service.promise.level is at least as good as {literal}\n"
        f"require service.promise.level = {literal}"
    ).conditions
    assert isinstance(conditions[0], LevelComparison)
    assert isinstance(conditions[1], Comparison)


def test_as_of_is_a_date_in_a_plan() -> None:
    (condition,) = constraint_of(
        "constraint c for each study require as_of - study.date < 12 months"
    ).conditions
    assert isinstance(condition, Comparison)
    assert isinstance(condition.left, Calculation)
    assert condition.left.left == AsOf(Date())


def test_own_attributes_are_read_like_those_of_the_plan() -> None:
    checked = check_text(
        HEAD + "each service has shelf optional text\nconstraint c for each service\n"
        'require service.shelf is given and service.shelf = "A"'
    )
    assert told(checked) == []
    assert checked.ruleset is not None
    ((entity, (shelf,)),) = checked.ruleset.plan_fields
    assert (entity, shelf.name, shelf.optional) == ("service", "shelf", True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("for each service require service.<<nme>> != \"x\"", "unknown-field"),
        ("for each service require <<service.importance>>", "not-a-condition"),
        ("for each service require <<service.standard>>.owner != \"x\"", "unguarded-optional"),
        ("for each service require every x in <<service.name>> satisfies true", "wrong-type"),
        ("for each service require <<service.evidence.sample > 3>>", "mismatched-types"),
        ("for each service require <<service.name is better than 3>>", "mismatched-types"),
        ("for the plan require <<headroom(24 hours)>> > 3", "wrong-number-of-arguments"),
        ("for each service require headroom(service.expected, <<service.name>>) > 3", "wrong-type"),
        ('for each resource require staffed(<<"hut">>, resource.hours)', "unknown-calendar"),
        ("<<for each case>> require true", "misplaced-clause"),
        ("<<for the first service>> require true", "misplaced-clause"),
        ("for each service require <<first>>(visited) is given", "unknown-function"),
        ('for each service require true message "{service.<<nme>>}"', "unknown-field"),
        ("for each <<service>>.needs require true", "unknown-name"),
    ],
)  # fmt: skip
def test_a_constraint_at_fault(text: str, code: str) -> None:
    assert only_fault(f"{HEAD}constraint c {text}")[0] == code


def test_a_guarded_standard_of_a_service() -> None:
    text = (
        "constraint c for each service\n"
        'require service.standard is not given or service.standard.owner != "nobody"'
    )
    assert told(check_text(HEAD + text)) == []


def test_calendars_named_by_the_plan_itself_count_as_used() -> None:
    text = (
        "calendar late open daily 08:00..16:00\n"
        "constraint c for each resource require staffed(late, resource.hours)"
    )
    assert warned(check_text(HEAD + text)) == []


def test_a_calendar_by_its_bare_name_is_its_name_as_text() -> None:
    text = "constraint c for the plan require open_time(late, 2026-03-01, 2026-03-02) > 3 hours"
    checked = check_text(f"{HEAD}calendar late open daily 08:00..16:00\n{text}")
    assert checked.ruleset is not None
    condition = checked.ruleset.constraints[0].conditions[0]
    assert isinstance(condition, Comparison)
    assert isinstance(condition.left, Call)
    name = condition.left.arguments[0]
    assert isinstance(name, Constant)
    assert name.value == "late"
