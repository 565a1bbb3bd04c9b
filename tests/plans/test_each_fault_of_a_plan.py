"""Each fault a plan can have: its name, its place, and what to write instead."""

from __future__ import annotations

import pytest

from standards_engine.plans import load_plan
from standards_engine.source import Source

HEAD = "name: Care\ncurrency: CNY\n"
FAULTS = {
    "unknown-plan-field": (
        "services:\n  - name: visit\n    promis: soon\n",
        (5, 5),
        "did you mean `promise`?",
    ),
    "missing-name": (
        "services:\n  - importance: 1\n",
        (4, 5),
        "add a line `name: …`; other parts of the plan refer to it by that name",
    ),
    "duplicate-plan-name": (
        "segments:\n  - name: city\n  - name: city\n",
        (5, 11),
        "the first stands in line 4; give each a name of its own",
    ),
    "expected-list": (
        "services: home visit\n",
        (3, 11),
        "begin each item on its own line with `- `, or write `[one, two]`",
    ),
    "expected-fields": (
        "segments:\n  - city\n",
        (4, 5),
        "its fields are `name`, `description`, `share`, `customers`",
    ),
    "expected-value": (
        "segments:\n  - name: [city]\n",
        (4, 11),
        "write `name: value` in one line, or leave the line out",
    ),
    "unreadable-value": (
        "services:\n  - name: visit\n    volume: many\n",
        (5, 13),
        "write it like `120`",
    ),
    "unknown-unit": (
        "services:\n  - name: visit\n    expected: 24 hors\n",
        (5, 15),
        "did you mean `24 hours`?",
    ),
    "unknown-zone": (
        "zone: Asia/Shghai\n",
        (3, 7),
        "did you mean `Asia/Shanghai`?",
    ),
    "unknown-choice": (
        "studies:\n  - name: talks\n    method: intervew\n",
        (5, 13),
        "did you mean `interview`?",
    ),
    "ambiguous-money": (
        "services:\n  - name: visit\n    cost: CNY 12.000\n",
        (5, 11),
        "write `CNY 12000` or `CNY 12,000`; if it separates decimals, `CNY 12.00`",
    ),
    "other-currency": (
        "services:\n  - name: visit\n    cost: USD 20\n",
        (5, 11),
        "convert it and write `CNY …`: a plan has one currency",
    ),
    "mixed-levels": (
        "services:\n  - name: visit\n    expected: 24 hours\n    promise:\n      level: 95%\n",
        (7, 14),
        "write both in the same kind of unit; the other stands in line 5",
    ),
    "other-unit": (
        (
            "resources:\n  - name: vans\n    unit: vans\n    capacity: 5\n"
            "services:\n  - name: visit\n    needs:\n"
            "      - resource: vans\n        each: 2 hours\n"
        ),
        (11, 15),
        "write a number of vans",
    ),
    "unknown-reference": (
        (
            "studies:\n  - name: spring survey\n"
            "services:\n  - name: visit\n    evidence: [spring survy]\n"
        ),
        (7, 16),
        "did you mean `spring survey`?",
    ),
}
"""By name: what is written below the head, where the fault is shown, and the help."""


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_of_a_plan(code: str) -> None:
    text, place, help_ = FAULTS[code]
    plan, faults = load_plan(Source("plan.yaml", HEAD + text))
    assert plan is None
    assert [(fault.code(), fault.help) for fault in faults] == [(code, help_)]
    assert faults[0].span is not None
    assert (faults[0].span.line, faults[0].span.column) == place


@pytest.mark.parametrize(
    ("written", "column", "help_"),
    [
        (
            "{name: visit, cost: CNY 1,500}",
            31,
            "inside `{…}` a comma ends a value: leave it out, or put the amount in quotes",
        ),
        ("{name: visit, ownr: }", 19, "did you mean `owner`?"),
    ],
)
def test_a_field_without_a_value_is_unknown_too(written: str, column: int, help_: str) -> None:
    """Else `CNY 1,500` within braces would be read as `CNY 1`, and nobody would notice."""
    plan, faults = load_plan(Source("plan.yaml", f"{HEAD}services:\n  - {written}\n"))
    assert plan is None
    assert [(fault.code(), fault.help) for fault in faults] == [("unknown-plan-field", help_)]
    assert str(faults[0].span) == f"plan.yaml:4:{column}"


def test_money_without_a_currency_is_no_currency() -> None:
    text = "name: Care\nservices:\n  - name: visit\n    cost: CNY 120\n"
    _, faults = load_plan(Source("plan.yaml", text))
    assert [fault.code() for fault in faults] == ["no-currency"]
    assert faults[0].help == "add a line `currency: CNY` at the top of the plan"
    assert str(faults[0].span) == "plan.yaml:4:11"


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("1.234 EUR", "write `EUR 1234` or `EUR 1,234`; if it separates decimals, `EUR 1.2340`"),
        ("EUR 1.200.000", "write `EUR 1200000` or `EUR 1,200,000`"),
        ("12", "write it like `EUR 12`"),
    ],
)
def test_money_that_may_mean_two_things_is_read_as_neither(written: str, help_: str) -> None:
    text = f"name: Care\ncurrency: EUR\nservices:\n  - name: visit\n    cost: {written}\n"
    plan, faults = load_plan(Source("plan.yaml", text))
    assert plan is None
    assert [fault.help for fault in faults] == [help_]


@pytest.mark.parametrize("written", ["soon", "5 potatoes"])
def test_examples_are_in_the_currency_of_the_plan(written: str) -> None:
    text = f"name: Care\ncurrency: EUR\nservices:\n  - name: visit\n    expected: {written}\n"
    _, (fault,) = load_plan(Source("plan.yaml", text))
    assert fault.help is not None
    assert "`EUR 120`" in fault.help
    assert "CNY" not in fault.help


@pytest.mark.parametrize("written", ["EUR 0.125", "EUR 1200.500", "EUR 12.50", "EUR 12,000"])
def test_money_that_means_one_thing_is_read(written: str) -> None:
    text = f"name: Care\ncurrency: EUR\nservices:\n  - name: visit\n    cost: {written}\n"
    plan, faults = load_plan(Source("plan.yaml", text))
    assert plan is not None
    assert faults == ()


def test_several_unreadable_names_are_one_fault_each() -> None:
    text = "segments:\n  - name: [city]\n  - name:\n  - share: 10%\n"
    _, faults = load_plan(Source("plan.yaml", HEAD + text))
    assert [fault.code() for fault in faults] == ["expected-value", "missing-name", "missing-name"]


@pytest.mark.parametrize("written", ["Asia/Shghai", "../../../etc/hostname", "Asia", "8"])
def test_a_zone_that_is_none_is_told_and_refuses_the_plan(written: str) -> None:
    plan, (fault,) = load_plan(Source("plan.yaml", f"name: Care\nzone: {written}\n"))
    assert plan is None
    assert fault.message == f"no time zone is called `{written}`"
    assert str(fault.span) == "plan.yaml:2:7"
