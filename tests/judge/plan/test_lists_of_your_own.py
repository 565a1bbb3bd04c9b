"""`each plan has roles list of role`: things that a firm adds to its plans."""

from __future__ import annotations

from standards_engine.diagnostics import render_all
from standards_engine.plans import load_plan, plan_schema
from standards_engine.source import Source
from tests.judge.plan.judging import judged, ruleset_of, told

LISTS = """
each plan has
  roles list of role
each role has
  duty      text
  deputy    role
  briefings list of briefing
each briefing has
  date date
  by   text
each service has
  staffed_by list of role
  adviser    role
"""
PLAN = """name: Care
roles:
  - name: engineer
    duty: repairs
    deputy: driver
    briefings:
      - date: 2026-01-05
        by: head of service
      - date: 2027-01-05
  - name: driver
    briefings: []
services:
  - name: visit
    staffed_by: [engineer]
    adviser: engineer
  - name: hotline
    staffed_by: [engineer, engineer]
"""


def found(rule: str, plan: str = PLAN) -> list[tuple[str, str, str, str]]:
    return told(judged(LISTS + rule, plan))


def test_the_items_of_a_list_of_the_plan() -> None:
    rule = "constraint c for each role require role.duty is given"
    (only,) = found(rule)
    assert only[:3] == ("violated", "roles[1]", "plan.yaml:10:5")


def test_what_stands_inside_an_item_knows_the_item() -> None:
    rule = (
        "constraint c for each briefing require briefing.date <= as_of\n"
        '  message "{briefing.role.name} {briefing.date}"'
    )
    (only,) = found(rule)
    place = ("roles[0].briefings[1].date", "plan.yaml:9:15")
    assert only == ("violated", *place, "engineer 2027-01-05")


def test_who_names_an_item_is_counted_once() -> None:
    rule = 'constraint c for each role require count(role.services) < 2 message "{role.services}"'
    assert [each[3] for each in found(rule)] == ["visit, hotline"]
    nobody = "constraint c for each role require count(role.services) > 0"
    assert [each[1] for each in found(nobody)] == ["roles[1]"]


def test_a_field_that_names_one_item_leads_to_it() -> None:
    rule = 'constraint c for each service require service.adviser.duty = "advises"'
    violated, unproven = found(rule)
    assert violated[:2] == ("violated", "services[0].adviser")
    assert unproven[0] == "unproven"
    assert "services[1].adviser.duty" in unproven[3]


def test_an_item_may_name_another_of_its_own_list() -> None:
    rule = (
        'constraint c for each role where role.deputy is given require role.deputy.name != "driver"'
    )
    assert [each[1] for each in found(rule)] == ["roles[0].deputy"]


def test_an_empty_list_leaves_a_constraint_not_judged() -> None:
    (only,) = judged(
        LISTS + "constraint c for each role require role.duty is given", "name: Care\nroles: []\n"
    ).constraints
    assert only.outcome == "not_judged"


def test_faults_in_own_lists_have_their_place() -> None:
    plan = PLAN.replace("deputy: driver", "deputy: drivr").replace("2027-01-05", "soon")
    plan += "    staffd_by: []\n"
    fields = ruleset_of(LISTS).plan_fields
    loaded, faults = load_plan(Source("plan.yaml", plan), fields)
    assert loaded is None
    assert [(fault.code(), str(fault.span), fault.help) for fault in faults] == [
        ("unknown-reference", "plan.yaml:5:13", "did you mean `driver`?"),
        ("unreadable-value", "plan.yaml:9:15", "write it like `2026-03-31`"),
        ("unknown-plan-field", "plan.yaml:18:5", "did you mean `staffed_by`?"),
    ], render_all(faults)


def test_a_kind_that_only_holds_itself_names_its_items() -> None:
    rules = "each part has parts list of part\neach service has parts list of part\n"
    plan = (
        "name: Care\nservices:\n  - name: visit\n    parts:\n      - name: a\n        parts: [b]\n"
    )
    plan += "      - name: b\n"
    rule = "constraint c for each part require count(part.parts) > 0"
    (only,) = told(judged(rules + rule, plan))
    assert only[:2] == ("unproven", "services[0].parts[1].parts")


def test_the_schema_describes_own_lists() -> None:
    schema = plan_schema(ruleset_of(LISTS).plan_fields)
    role = schema["$defs"]["Role"]["properties"]
    assert set(role) == {"name", "duty", "deputy", "briefings"}
    assert schema["properties"]["roles"]["description"]
    assert "staffed_by" in schema["$defs"]["Service"]["properties"]
