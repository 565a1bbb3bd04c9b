"""Clauses that are missing, too many, out of place, or at odds with each other."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rules.checking import CARE, check_text, only_fault, told, warned

FAULTS = [
    (
        "standard <<s>> expect visited within limit",
        "missing-clause",
        "`s` has no `for each`",
        "add a line such as `for each reported`",
    ),
    (
        "standard <<s>> for each reported",
        "missing-clause",
        "`s` has no `expect`, `forbid` or `require`",
        "add a line such as `expect visited within 24 hours`",
    ),
    (
        "constraint <<c>> require true",
        "missing-clause",
        "`c` has no `for each`",
        "add a line such as `for each service`",
    ),
    (
        "constraint <<c>> for each service",
        "missing-clause",
        "`c` has no `require`",
        "add a line such as `require service.promise is given`",
    ),
    (
        "standard s for each reported expect visited by as_of severity major <<severity minor>>",
        "repeated-clause",
        "`severity` stands here a second time",
        "keep one of them",
    ),
    (
        "standard s for each reported expect visited within limit <<forbid visited>>",
        "repeated-clause",
        "`forbid` stands here beside `expect`",
        "a standard expects one thing; write a second standard for the other",
    ),
    (
        "constraint c for each service require true <<goal 95%>>",
        "misplaced-clause",
        "`goal` has no meaning in a constraint",
        "it is for standards about logged events; a constraint has `for each …` and `require`",
    ),
    (
        "standard s for each reported expect visited within limit <<ensures expected>>",
        "misplaced-clause",
        "`ensures` has no meaning in a standard",
        "`ensures` is for constraints on plans; what a standard covers is said by `covers`",
    ),
    (
        "standard s for each month <<expect visited>>",
        "misplaced-clause",
        "`expect` has no meaning in a standard about a period",
        "of a period write a condition: `require count(call) <= 100`",
    ),
    (
        "standard s for each case expect visited <<as the next event>>",
        "misplaced-clause",
        "`as the next event` has no meaning in a rule about cases",
        "name the event before it: `for each reported expect answered as the next event`",
    ),
    (
        "standard s for each reported expect visited <<as the last event>>",
        "misplaced-clause",
        "`as the last event` has no meaning in a rule about events",
        "`as the first event` and `as the last event` go with `for each case`",
    ),
    (
        "standard s for each reported forbid visited <<before or after>>",
        "misplaced-clause",
        "`before or after` has no meaning in `forbid`",
        "it can have `after`, `within`, `by`, `until`",
    ),
    (
        "standard s for each case forbid visited <<as the last event>>",
        "misplaced-clause",
        "`as the last event` has no meaning in `forbid`",
        "what is forbidden has a place after an event: `as the next event`",
    ),
    (
        "standard s for each reported expect at most 1 visited <<within limit before>>",
        "misplaced-clause",
        "`before` has no meaning in a rule that counts",
        "it can have `within`, `by`, `until`",
    ),
    (
        "standard s for each reported expect visited by reported.due <<within limit>>",
        "contradicting-clauses",
        "`within` and `by` do not go together",
        "keep `within` for a length of time, or `by` for a deadline",
    ),
    (
        "standard s for each reported expect visited within <<2 days>> clock runs during office",
        "contradicting-clauses",
        "`clock runs during` and a limit in days or months do not go together",
        "count working days, as in `within 3 working days`, or hours",
    ),
    (
        "standard s for each reported expect visited within <<3 working days>>",
        "missing-calendar",
        "working days need a calendar",
        "add a line such as `clock runs during office`, naming a declared calendar",
    ),
    (
        'standard s for each reported expect visited <<within 4 hours when case.region = "n">>',
        "missing-otherwise",
        "the limit does not say what holds in every other case",
        "end it with `otherwise 24 hours`",
    ),
    (
        (
            "standard s for each reported expect visited within limit\n"
            '<<clock runs during office when case.region = "n">>'
        ),
        "missing-otherwise",
        "the choice of calendars does not say what holds in every other case",
        "end it with `otherwise office`",
    ),
    (
        (
            "standard s for each reported\n"
            "expect its own visited where <<visited.at > reported.due>> within limit"
        ),
        "unequal-pairing",
        "with `its own`, the two events can only be compared by `=`",
        "compare with `=`, joined by `and`, or leave `its own` out",
    ),
    (
        (
            "standard s for each reported expect visited within limit\n"
            'waive <<s>> from 2026-03-01 until 2026-03-09 because "Floods"'
        ),
        "incomplete-waiver",
        "the waiver of `s` has no approver",
        'add `approved by "regional quality manager"`',
    ),
    (
        (
            "standard s for each reported expect visited within limit\n"
            'waive <<s>> from 2026-03-01 because "Floods" approved by "manager"'
        ),
        "incomplete-waiver",
        "the waiver of `s` has no end",
        "add `until 2026-03-15`",
    ),
]


@pytest.mark.parametrize(("text", "code", "message", "help_"), FAULTS)
def test_a_clause_at_fault(text: str, code: str, message: str, help_: str) -> None:
    found, _, found_message, found_help = only_fault(dedent(CARE) + text)
    assert (found, found_message, found_help) == (code, message, help_)


@pytest.mark.parametrize(
    "rest",
    [
        "for each case expect at most 1 visited",
        "for each reported expect visited",
        "for each reported forbid visited until closed",
        "for each case require count(visited) > 0",
        "for each case expect visited as the last event",
        "for each reported expect visited every 6 months",
        "for each reported except e when true expect visited expect closed within 3 hours",
    ],
)
def test_a_rule_that_waits_for_the_end_of_its_case_needs_one(rest: str) -> None:
    events = 'ruleset care zone "UTC" event reported event visited event closed\n'
    code, _, _, help_ = only_fault(f"{events}standard <<s>> {rest}")
    assert code == "missing-case-end"
    assert help_ == (
        "add `a case ends with the log`; or `a case ends at closed`, if nothing follows that"
    )
    ended = check_text(f"{events}standard s {rest} a case ends with the log")
    assert told(ended) == []


@pytest.mark.parametrize(
    ("events", "ends"),
    [
        (("priced", "visited"), ""),
        (("withdrawn", "case_closed", "enclosed", "priced"), "withdrawn, case_closed"),
    ],
)
def test_only_what_sounds_like_an_end_is_proposed_as_one(
    events: tuple[str, ...], ends: str
) -> None:
    declared = " ".join(f"event {event}" for event in events)
    (fault,) = told(check_text(f"ruleset a {declared} standard s for each case expect priced"))
    assert fault.help is not None
    assert fault.help.startswith("add `a case ends with the log`")
    assert fault.help.endswith(f"`a case ends at {ends}`, if nothing follows that") == bool(ends)
    assert ("ends at" in fault.help) == bool(ends)


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ("standard s for each reported expect visited within <<2 days>>", "days, months and years"),
        ("calendar <<office>> open daily 08:00..16:00", "calendars"),
        ("standard s for each reported expect visited by as_of <<goal 95% each month>>", "periods"),
        ("standard s for each reported expect visited by <<2026-03-01 09:00>>", "instants without"),
        ("standard s for each reported require true <<effective from 2026-01-01>>", "date"),
    ],
)  # fmt: skip
def test_what_needs_a_time_zone(rest: str, reason: str) -> None:
    code, _, message, help_ = only_fault(f"ruleset care event reported event visited\n{rest}")
    assert code == "missing-zone"
    assert message.startswith(reason)
    assert help_ == 'add a line to the head of the file, such as `zone "Asia/Shanghai"`'


def test_a_missing_zone_is_told_once() -> None:
    rule = "for each reported expect visited within 2 days goal 95% each month"
    text = f"ruleset care event reported event visited standard s {rule} standard t {rule}"
    assert [each.code() for each in told(check_text(text))] == ["missing-zone"]


def test_a_file_without_a_head_is_told() -> None:
    (fault,) = told(check_text("event reported"))
    assert (fault.code(), str(fault.span)) == ("missing-header", "rules.std:1:1")


def test_one_of_that_is_exhausted_needs_no_otherwise() -> None:
    limits = (
        '2 hours when reported.fault = "cooling", 4 hours when reported.fault in ("noise", "door")'
    )
    rule = f"standard s for each reported expect visited within {limits}"
    assert told(check_text(dedent(CARE) + rule)) == []


def test_a_choice_that_is_never_reached_is_a_warning() -> None:
    limits = '2 hours when case.region = "n", 3 hours when case.region = "n", otherwise limit'
    rule = f"standard s for each reported expect visited within {limits} clock runs during office"
    (doubt,) = warned(check_text(dedent(CARE) + rule))
    assert doubt.code() == "unreachable"
    assert doubt.span is not None
    assert doubt.span.text == '3 hours when case.region = "n"'


def test_a_pause_beside_a_deadline_is_a_warning() -> None:
    rule = "standard s for each reported expect visited by reported.due pause visited until closed"
    codes = [each.code() for each in warned(check_text(dedent(CARE) + rule))]
    assert codes == ["pause-without-effect", "unused", "unused"]


def test_what_is_never_used_is_a_warning() -> None:
    rule = "standard s for each reported expect visited within limit define late = true"
    unused = [each.message for each in warned(check_text(dedent(CARE) + rule))]
    assert unused == ["definition `late` is never used", "calendar `office` is never used"]


@pytest.mark.parametrize(
    "requirement",
    [
        "require average(visited.score where visited.score is given) >= 4",
        "require count(reported) <= count(visited)",
        'require no v in visited satisfies v.engineer = "A"',
        "require count(reported) <= 100 if there are at least 50 visited",
    ],
)
def test_a_period_is_grouped_by_a_field_of_what_it_counts(requirement: str) -> None:
    code, _, message, help_ = only_fault(
        f"{CARE}\nstandard s for each month by case.region, <<reported.fault>> {requirement}"
    )
    assert code == "group-of-another-event"
    assert message == "no `visited` can be grouped by `reported.fault`, a field of `reported`"
    assert help_ is not None
    assert "case.region" in help_


def test_a_period_is_grouped_by_the_case_whatever_it_counts() -> None:
    text = "standard s for each month by case.region require count(reported) <= count(visited)"
    assert told(check_text(f"{dedent(CARE)}\n{text}")) == []


def test_definitions_that_build_on_each_other_too_deep_are_told() -> None:
    chain = "".join(f"define c{n} = {'not ' * 100}c{n - 1}\n" for n in range(1, 12))
    text = f"{dedent(CARE)}\ndefine c0 = true\n{chain}standard s for each reported require c11"
    assert {fault.code() for fault in told(check_text(text))} == {"too-deep"}


def test_a_limit_at_fault_is_no_limit_left_out() -> None:
    text = """
        ruleset care
          zone "UTC"
        event reported
          due optional instant
        event visited
        standard s
          for each reported
          expect visited by <<reported.due>>
    """
    assert only_fault(text)[0] == "unguarded-optional"
