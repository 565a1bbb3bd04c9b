"""Why a row decides, counts, or is not what it looks like: one small case for each reason."""

from __future__ import annotations

from typing import Any

import pytest

from standards_engine.judge.reference.explanation import (
    Explanation,
    Role,
    condensed,
    contributions_of,
    explanations,
    nothing_owed,
)
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Count,
    EndsAt,
    ForEachEvent,
    ForEachSilence,
    Precedence,
    Reopening,
    Response,
    Restart,
    Sequence,
    Standard,
)
from tests.judge.building import (
    at,
    case,
    day,
    equals,
    event,
    field,
    hours,
    ruleset,
    standard,
    within,
)

REPORTED = ("2 09:00", "reported")
AS_OF = "9 09:00"


def explained(of: Standard, rows: Case, number: int = 1, as_of: str = AS_OF) -> Explanation:
    return explanations(of, rows, ruleset(of), at(as_of))[number - 1]


def roles(of: Explanation) -> list[str]:
    """`event: role, role` of every row that has one."""
    return [
        f"{each.activity}: {', '.join(part.role.value for part in each.parts)}"
        for each in of.moments
        if each.parts
    ]


VISIT = Response(event("visited"), limit=within(hours(24)))
CASES: dict[str, tuple[Standard, Case, list[str]]] = {
    "before the trigger, and after the decision": (
        standard(),
        case(("2 08:00", "visited"), REPORTED, ("2 10:00", "visited"), ("2 11:00", "visited")),
        [
            "visited: before the trigger",
            "reported: trigger",
            "visited: decides",
            "visited: after the decision",
        ],
    ),
    "its condition does not hold, or cannot be known": (
        standard(expectation=Response(event("visited", equals(field("visited", "kind"), "a")))),
        case(REPORTED, ("2 10:00", "visited", {"kind": "b"}), ("2 11:00", "visited")),
        ["reported: trigger", "visited: condition fails", "visited: condition unknown"],
    ),
    "before the start of the clock": (
        standard(expectation=Response(event("visited"), field("reported", "due"))),
        case((*REPORTED, {"due": at("2 12:00")}), ("2 10:00", "visited"), ("2 12:00", "visited")),
        ["reported: trigger", "visited: before the start", "visited: decides"],
    ),
    "restarted, and cancelled too late": (
        standard(restarts=(Restart(event("rescheduled")),), cancels=(event("withdrawn"),)),
        case(
            REPORTED, ("2 10:00", "rescheduled"), ("3 10:00", "visited"), ("3 11:00", "withdrawn")
        ),
        [
            "reported: trigger",
            "rescheduled: restarts the clock",
            "visited: decides",
            "withdrawn: after the decision",
        ],
    ),
    "answered and reopened": (
        standard(reopenings=(Reopening(event("reopened"), True),)),
        case(REPORTED, ("2 10:00", "visited"), ("3 10:00", "reopened"), ("3 11:00", "visited")),
        ["reported: trigger", "visited: answered", "reopened: reopens", "visited: decides"],
    ),
    "forbidden, and too late to be": (
        standard(expectation=Absence(event("reopened"), limit=within(hours(1)))),
        case(REPORTED, ("2 11:00", "reopened")),
        ["reported: trigger", "reopened: too late"],
    ),
    "one too many": (
        standard(expectation=Count(Bound.AT_MOST, 1, event("visited"))),
        case(REPORTED, ("2 10:00", "visited"), ("2 11:00", "visited"), ("2 12:00", "closed")),
        ["reported: trigger", "visited: counts", "visited: decides", "closed: ends the case"],
    ),
    "steps in order": (
        standard(expectation=Sequence((event("away"), event("back")), None, None)),
        case(REPORTED, ("2 10:00", "back"), ("2 11:00", "away"), ("2 12:00", "back")),
        ["reported: trigger", "back: looked at", "away: counts", "back: decides"],
    ),
    "a nearer one before": (
        standard(expectation=Precedence(event("visited"), within(hours(24)))),
        case(("1 10:00", "visited"), ("2 08:00", "visited"), REPORTED, ("2 12:00", "visited")),
        [
            "visited: a nearer one decides",
            "visited: decides",
            "reported: trigger",
            "visited: after the trigger",
        ],
    ),
    "too far back": (
        standard(expectation=Precedence(event("visited"), within(hours(1)))),
        case(("2 07:00", "visited"), REPORTED),
        ["visited: too far back", "reported: trigger"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_roles(name: str) -> None:
    of, rows, expected = CASES[name]
    assert roles(explained(of, rows)) == expected


def test_a_response_spent_on_another_trigger() -> None:
    own = standard(expectation=Response(event("visited"), limit=within(hours(24)), own=True))
    rows = case(REPORTED, ("2 10:00", "reported"), ("2 11:00", "visited"))
    second = explained(own, rows, 2)
    [spent] = [m for m in second.moments if m.activity == "visited"]
    assert [(part.role, part.number) for part in spent.parts] == [(Role.SPENT, 1)]


def test_a_response_that_no_trigger_needs_answers_none() -> None:
    own = standard(expectation=Response(event("visited"), limit=within(hours(24)), own=True))
    rows = case(REPORTED, ("2 10:00", "visited"), ("2 11:00", "visited"))
    assert roles(explained(own, rows)) == [
        "reported: trigger",
        "visited: decides",
        "visited: after the decision",
    ]


def test_what_is_reopened_as_new_begins_another_obligation() -> None:
    anew = standard(expectation=VISIT, reopenings=(Reopening(event("reopened"), False),))
    rows = case(("2 08:00", "reopened"), REPORTED, ("4 10:00", "reopened"), ("4 11:00", "visited"))
    first, second = explained(anew, rows), explained(anew, rows, 2)
    assert roles(first) == [
        "reopened: before the trigger",
        "reported: trigger",
        "reopened: begins another",
        "visited: decides",
    ]
    assert [part.number for part in first.moments[2].parts] == [2]
    assert roles(second)[1:3] == ["reported: first trigger", "reopened: trigger, reopens"]


def test_rows_that_only_the_file_orders_name_each_other() -> None:
    found = explained(standard(), case(REPORTED, ("2 09:00", "visited")))
    assert found.obligation.tie
    assert [(m.row, m.tied_with) for m in found.moments] == [(2, (3,)), (3, (2,))]


def bounded(rows: Case, of: Standard) -> Explanation:
    """What is shown adds up as the whole does."""
    whole = explained(of, rows, as_of="31 23:00")
    shown = condensed(whole)
    assert sum(s.counted for s in shown.stretches) == sum(s.counted for s in whole.stretches)
    assert sum(s.elapsed for s in shown.stretches) == sum(s.elapsed for s in whole.stretches)
    assert sum(m.rows for m in shown.moments) == len(whole.moments)
    assert len(shown.stretches) <= 22
    assert len(shown.moments) <= 40
    return shown


def test_a_long_case_is_summed_up() -> None:
    turns: list[tuple[Any, ...]] = [
        (f"{2 + number // 20} {number % 20:02}:{minute:02}", name)
        for number in range(500)
        for minute, name in ((0, "away"), (30, "back"))
    ]
    of = standard(pauses=standard_pauses(), expectation=VISIT)
    shown = bounded(case(("1 09:00", "reported"), *turns, ("30 09:00", "visited")), of)
    assert [m.activity for m in shown.moments if any(p.role is Role.DECIDES for p in m.parts)]
    assert any(stretch.parts > 100 for stretch in shown.stretches)


def test_rows_without_a_part_are_summed_up() -> None:
    others = [(f"{3 + number // 1000} 10:00:{number % 60:02}", "") for number in range(3000)]
    rows = case(("1 09:00", "reported"), *sorted(others), ("30 09:00", "visited"))
    shown = bounded(rows, standard())
    assert [moment.rows for moment in shown.moments] == [1, 3000, 1]


def standard_pauses() -> Any:
    from standards_engine.rules.nodes import PauseBetween

    return (PauseBetween(event("away"), event("back")),)


def test_nothing_is_owed_where_a_version_is_not_in_effect_yet() -> None:
    later = standard(first=day("2026-04-01"))
    found = nothing_owed(later, case(REPORTED), ruleset(later), at(AS_OF))
    assert [(each.row, each.version) for each in found.looked_at] == [
        (2, (day("2026-04-01"), None))
    ]


def test_nothing_is_owed_where_the_silence_was_broken() -> None:
    silence = ForEachSilence(event("reported"), event("visited"), within(hours(24)))
    quiet = standard(trigger=silence)
    rows = case(REPORTED, ("2 12:00", "visited"))
    found = nothing_owed(quiet, rows, ruleset(quiet), at(AS_OF))
    assert [(each.row, each.broken_by) for each in found.looked_at] == [(2, 3)]


def test_a_standard_of_a_case_adds_nothing_to_periods() -> None:
    assert contributions_of(standard(), case(REPORTED), ruleset(standard()), at(AS_OF)).found == ()


def test_a_trigger_without_a_time_stands_last() -> None:
    of = standard(trigger=ForEachEvent(event("reported")), case_end=EndsAt(("closed",)))
    found = explanations(of, case(REPORTED, (None, "reported")), ruleset(of), at(AS_OF))
    assert [each.obligation.rows for each in found] == [(2,), (3,)]
    assert roles(found[1]) == ["reported: trigger, unreadable"]
