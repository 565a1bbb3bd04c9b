"""Plans from text to entities: places, references, units, and many faults at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.plans import Entity, Level, Plan, load_plan, rules_of
from standards_engine.rules.types import Field, Money, Number, OneOf, Text
from standards_engine.source import Source


def load(text: str, fields: tuple[tuple[str, tuple[Field, ...]], ...] = ()) -> Plan:
    plan, faults = load_plan(Source("plan.yaml", text), fields)
    assert plan is not None, render_all(faults)
    return plan


def faults_of(text: str, fields: tuple[tuple[str, tuple[Field, ...]], ...] = ()) -> list[str]:
    plan, faults = load_plan(Source("plan.yaml", text), fields)
    assert plan is None
    return [f"{fault.span}: {fault.message} | {fault.help}" for fault in faults]


PLAN = """\
name: Care
currency: CNY
rules: [planning/seven_constraints]
objectives:
  - name: loyalty
studies:
  - name: survey
    sample: 120
services:
  - name: visit
    expected: 24 hours
    promise:
      level: 20 hours
    objectives: [loyalty]
    evidence: [survey]
    needs:
      - resource: engineers
        each: 90 minutes
        fixed: 10
    volume: 1,000
    cost: CNY 5,000
    return: CNY 9,000
resources:
  - name: engineers
    capacity: 2,000 hours
competitors:
  - name: Snowbird
    offers:
      - service: visit
        level: 36 hours
"""


def only(plan: Plan, kind: str) -> Entity:
    (entity,) = plan.entities[kind]
    return entity


def test_references_become_entities_in_both_directions() -> None:
    plan = load(PLAN)
    service = only(plan, "service")
    assert service.values["evidence"] == (only(plan, "study"),)
    assert only(plan, "objective").values["services"] == (service,)
    assert only(plan, "resource").values["needs"] == (only(plan, "need"),)
    assert service.values["offers"] == (only(plan, "offer"),)
    assert only(plan, "need").values["service"] is service
    assert only(plan, "promise").values["service"] is service
    assert only(plan, "offer").values["competitor"] is only(plan, "competitor")


def test_values_are_exact_and_know_their_place() -> None:
    service = only(load(PLAN), "service")
    assert service.values["cost"] == Fraction(5000)
    assert service.path_of("volume") == "services[0].volume"
    assert str(service.spans["volume"]) == "plan.yaml:20:13"
    promise = service.values["promise"]
    assert isinstance(promise, Entity)
    assert promise.path_of("level") == "services[0].promise.level"
    assert promise.spans["level"].text == "20 hours"


def test_what_a_need_comes_to_is_worked_out_in_its_resource_s_unit() -> None:
    need = only(load(PLAN), "need")
    assert need.values["each"] == Fraction(3, 2)
    assert need.values["amount"] == Fraction(1510)


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("    volume: 1,000\n", "services[0].volume"),
        ("        each: 90 minutes\n        fixed: 10\n", "services[0].needs[0].each"),
    ],
)
def test_a_need_that_cannot_be_worked_out_says_what_to_write(line: str, path: str) -> None:
    need = only(load(PLAN.replace(line, "")), "need")
    assert "amount" not in need.values
    assert need.path_of("amount") == path


def test_blank_values_count_as_not_written() -> None:
    service = only(
        load("name: x\nservices:\n  - name: a\n    expected:\n    evidence: ~\n"), "service"
    )
    assert {"expected", "evidence"}.isdisjoint(service.values)


def test_a_service_says_which_direction_is_better() -> None:
    text = PLAN.replace("24 hours", "3").replace("20 hours", "2").replace("36 hours", "4")
    plan = load(text.replace("    volume", "    better: lower\n    volume"))
    levels = [only(plan, "service").values["expected"], only(plan, "promise").values["level"]]
    levels.append(only(plan, "offer").values["level"])
    assert [level.better for level in levels if isinstance(level, Level)] == ["lower"] * 3


def test_rules_are_known_before_the_plan_is_sound() -> None:
    assert rules_of(Source("p", "rules: [a/b, c]\nsurvices: 3\n")) == ("a/b", "c")
    assert rules_of(Source("p", "name: [")) == ()


def test_own_attributes_are_read_by_their_type() -> None:
    fields = (
        (
            "service",
            (
                Field("shelf", Text()),
                Field("fee", Money("CNY")),
                Field("band", OneOf(("a", "b"))),
            ),
        ),
    )
    service_lines = "  - name: s\n    shelf: 12\n    fee: CNY 3\n    band: a\n"
    text = "name: x\ncurrency: CNY\nservices:\n" + service_lines
    service = only(load(text, fields), "service")
    assert (service.values["shelf"], service.values["fee"]) == ("12", Fraction(3))
    assert service.path_of("shelf") == "services[0].shelf"
    assert faults_of(text.replace("band: a", "band: c").replace("CNY 3", "soon"), fields) == [
        "plan.yaml:6:10: `soon` is not an amount of money | write it like `CNY 120`",
        "plan.yaml:7:11: `c` is not one of the values that may stand here | they are `a`, `b`",
    ]


def test_an_undeclared_attribute_is_refused_with_the_nearest_name() -> None:
    fields = (("service", (Field("shelf", Number()),)),)
    assert faults_of("name: x\nservices:\n  - name: s\n    shelv: 1\n", fields) == [
        "plan.yaml:4:5: a service has no field `shelv` | did you mean `shelf`?"
    ]


FAULTS = {
    "a field that does not exist": (
        ("    volume: 1,000", "    volum: 1,000"),
        "plan.yaml:20:5: a service has no field `volum` | did you mean `volume`?",
    ),
    "a slip in a unit": (
        ("expected: 24 hours", "expected: 24 hors"),
        "plan.yaml:11:15: `hors` in `24 hors` is not a known unit | did you mean `24 hours`?",
    ),
    "a reference to nothing": (
        ("evidence: [survey]", "evidence: [survy]"),
        "plan.yaml:15:16: the plan has no study named `survy` | did you mean `survey`?",
    ),
    "another currency": (
        ("CNY 5,000", "USD 700"),
        (
            "plan.yaml:21:11: `USD 700` is not in the plan's currency, CNY | convert it and write"
            " `CNY …`: a plan has one currency"
        ),
    ),
    "no currency": (
        ("currency: CNY", "zone: Asia/Shanghai"),
        (
            "plan.yaml:21:11: the plan has amounts of money and does not say its currency | add a"
            " line `currency: CNY` at the top of the plan"
        ),
    ),
    "levels that cannot be compared": (
        ("level: 20 hours", "level: 95%"),
        (
            "plan.yaml:13:14: `95%` cannot be compared with `24 hours`, another level of `visit` |"
            " write both in the same kind of unit; the other stands in line 11"
        ),
    ),
    "a need in another unit than its resource": (
        ("each: 90 minutes", "each: 2 vans"),
        (
            "plan.yaml:18:15: `2 vans` is not in hours, in which `engineers` is counted | write a"
            " number of hours"
        ),
    ),
    "a list that is none": (
        ("evidence: [survey]", "evidence: survey"),
        (
            "plan.yaml:15:15: `evidence` must be a list | begin each item on its own line with"
            " `- `, or write `[one, two]`"
        ),
    ),
    "a single value where fields belong": (
        ("    promise:\n      level: 20 hours", "    promise: 20 hours\n"),
        (
            "plan.yaml:12:14: a promise is described by lines of the form `name: value` | its"
            " fields are `text`, `level`, `published`"
        ),
    ),
    "no name": (
        ("  - name: survey\n    sample", "  - sample"),
        (
            "plan.yaml:7:5: this study has no name | add a line `name: …`; other parts of the plan"
            " refer to it by that name"
        ),
    ),
    "a list where a value belongs": (
        ("volume: 1,000", "volume: [1, 2]"),
        (
            "plan.yaml:20:13: `volume` must be a single value | write `volume: value` in one line,"
            " or leave the line out"
        ),
    ),
    "a word that is no number": (
        ("sample: 120", "sample: many"),
        "plan.yaml:8:13: `many` is not a whole number | write it like `120`",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_place(name: str) -> None:
    (old, new), told = FAULTS[name]
    assert PLAN.count(old) == 1
    assert told in faults_of(PLAN.replace(old, new))


def test_many_faults_are_told_at_once_in_reading_order() -> None:
    text = PLAN
    chosen = [
        "a slip in a unit",
        "a reference to nothing",
        "another currency",
        "a word that is no number",
    ]
    for name in chosen:
        (old, new), _ = FAULTS[name]
        text = text.replace(old, new)
    told = [FAULTS[name][1] for name in chosen]
    assert faults_of(text) == sorted(told, key=lambda fault: int(fault.split(":")[1]))


def test_two_entities_of_one_name_are_refused() -> None:
    assert faults_of("name: x\nsegments:\n  - name: a\n  - name: a\n") == [
        (
            "plan.yaml:4:11: another segment is named `a` | the first stands in line 3; give each a"
            " name of its own"
        )
    ]


def test_a_broken_document_is_told_as_such() -> None:
    assert faults_of("name: [x\n")[0].startswith("plan.yaml:1:7: a bracket or a comma is missing")
