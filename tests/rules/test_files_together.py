"""`use`, several files, and settings."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest

from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import EndsAt, EndsWithTheLog
from tests.rules.checking import CARE, check_text, told

LIMITS = """
    ruleset limits
    parameter smallest = 30
    parameter patience = 8 hours
    parameter greeting = "hello"
    parameter twice = 2 * patience
    constraint enough for each service require count(service.evidence) >= smallest
"""


def parameters(text: str, settings: dict[str, str] | None = None, **used: str) -> dict[str, object]:
    checked = check_text(text, used=used, settings=settings or {})
    assert checked.ruleset is not None, [each.message for each in checked.diagnostics]
    return {each.name: each.value for each in checked.ruleset.parameters}


def test_a_used_file_takes_the_values_of_its_user() -> None:
    found = parameters("ruleset a use limits with smallest = 50 + 50", limits=LIMITS)
    assert found["smallest"] == Fraction(100)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("smallest", "12.5", Fraction(25, 2)),
        ("patience", "90 minutes", 5_400_000_000),
        ("greeting", "good day", "good day"),
        ("greeting", '"good day"', "good day"),
    ],
)
def test_the_command_line_sets_a_parameter_in_its_own_kind(
    name: str, text: str, expected: object
) -> None:
    assert parameters(LIMITS, {name: text})[name] == expected


def test_the_command_line_outranks_the_file() -> None:
    text = "ruleset a use limits with smallest = 50"
    assert parameters(text, {"smallest": "70"}, limits=LIMITS)["smallest"] == 70


def test_a_parameter_made_of_another_follows_its_setting() -> None:
    assert parameters(LIMITS, {"patience": "5 hours"})["twice"] == 36_000_000_000


@pytest.mark.parametrize(
    ("settings", "code", "message", "help_"),
    [
        (
            {"smalest": "3"},
            "unknown-parameter",
            "no parameter is called `smalest`",
            "did you mean `smallest`?",
        ),
        (
            {"patience": "3"},
            "wrong-setting",
            "parameter `patience` is an exact duration; it is set to a number",
            "its own value is `8 hours`; write one of that kind",
        ),
        (
            {"patience": "8 hors"},
            "unexpected-word",
            "`hors` cannot stand here",
            "did you mean `hours`?",
        ),
    ],
)
def test_a_setting_at_fault(settings: dict[str, str], code: str, message: str, help_: str) -> None:
    fault, *_ = told(check_text(LIMITS, settings=settings))
    assert (fault.code(), fault.message) == (code, message)
    if code != "unexpected-word":
        assert fault.help == help_


def test_an_unknown_setting_of_use_is_told_at_its_name() -> None:
    used = {"limits": LIMITS}
    (fault,) = told(check_text("ruleset a use limits with smalest = 100", used=used))
    assert (fault.code(), str(fault.span)) == ("unknown-parameter", "rules.std:1:27")


def test_a_file_that_is_not_there() -> None:
    (fault,) = told(check_text("ruleset a\nuse xyz.quux"))
    assert (fault.code(), str(fault.span)) == ("missing-file", "rules.std:2:1")
    assert fault.message == "no ruleset is found for `xyz.quux`"
    assert fault.help == (
        "it would be `xyz/quux.std` beside this file, or a ruleset that comes with the tool"
    )


@pytest.mark.parametrize(
    ("name", "meant"),
    [("planning.sevn_constraints", "planning.seven_constraints"), ("car", "care")],
)
def test_a_misspelt_file_is_told_which_one_was_meant(tmp_path: Path, name: str, meant: str) -> None:
    (tmp_path / "care.std").write_text("ruleset care")
    (tmp_path / "main.std").write_text(f"ruleset main\nuse {name}")
    (fault,) = load_rules([str(tmp_path / "main.std")]).diagnostics
    assert (fault.code(), fault.help) == ("missing-file", f"did you mean `{meant}`?")


def test_files_that_use_each_other_in_a_circle() -> None:
    used = {"a": "ruleset a use b", "b": "ruleset b use a"}
    (fault,) = told(check_text("ruleset main use a", used=used))
    assert fault.message == "these files use each other in a circle: `a` → `b` → `a`"


def test_a_file_used_by_two_is_read_once() -> None:
    used = {"a": "ruleset a use limits", "limits": LIMITS}
    checked = check_text("ruleset main use a use limits", used=used)
    assert checked.ruleset is not None
    assert [origin.name for origin in checked.ruleset.origins] == ["main", "a", "limits"]
    assert [constraint.name for constraint in checked.ruleset.constraints] == ["enough"]


def test_one_event_in_two_files_with_the_same_fields_is_one_event() -> None:
    rule = "standard {} for each reported expect visited within limit"
    first = dedent(CARE) + rule.format("s")
    second = dedent(CARE).replace("ruleset care", "ruleset more") + rule.format("t")
    checked = check_text(first, others=[second])
    assert told(checked) == []
    assert checked.ruleset is not None
    assert [event.name for event in checked.ruleset.events] == ["reported", "visited", "closed"]
    assert [(each.name, each.origin.name) for each in checked.ruleset.standards] == [
        ("s", "care"),
        ("t", "more"),
    ]


def test_one_event_in_two_files_with_other_fields_is_told_with_both_places() -> None:
    checked = check_text("ruleset a\nevent sold price number", others=["ruleset b\nevent sold"])
    (fault,) = told(checked)
    assert (fault.code(), str(fault.span)) == ("duplicate-name", "0.std:2:7")
    assert fault.help == "the other is at rules.std:2:7; rename one of them, or remove it"


def test_each_rule_keeps_zone_and_case_end_of_its_file() -> None:
    rule = "event sold standard {} for each sold forbid sold"
    paris = f'ruleset a zone "Europe/Paris" a case ends at sold {rule.format("s")}'
    other = f'ruleset b zone "Asia/Tokyo" a case ends with the log {rule.format("t")}'
    checked = check_text(paris, others=[other])
    assert checked.ruleset is not None
    s, t = checked.ruleset.standards
    assert (s.zone, s.case_end) == ("Europe/Paris", EndsAt(("sold",)))
    assert (t.zone, t.case_end) == ("Asia/Tokyo", EndsWithTheLog())


def test_a_used_file_without_a_zone_has_that_of_its_user() -> None:
    used = {"b": "ruleset b event sold standard s for each sold forbid sold within 2 days"}
    checked = check_text('ruleset a zone "Asia/Tokyo" use b', used=used)
    assert checked.ruleset is not None
    assert [each.zone for each in checked.ruleset.standards] == ["Asia/Tokyo"]
