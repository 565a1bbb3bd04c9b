"""Conditions that never hold, exceptions that never decide, choices that nothing reaches."""

from __future__ import annotations

import pytest

from tests.analysis.lint.doubting import edited, found_of, places

VISIT = "expect visited within 24 hours"


@pytest.mark.parametrize(
    "trigger",
    [
        'reported where reported.fault = "door" and reported.fault = "noise"',
        "reported where reported.cost > 5 and reported.cost < 5",
        "reported where reported.appointment is given and reported.appointment is not given",
        'case where case.region != "north" and case.region != "south"',
        "case where count(visited) < 0",
        'the first reported where not (reported.fault in ("cooling", "noise", "door"))',
    ],
)
def test_a_rule_for_nothing_never_applies(trigger: str) -> None:
    each = "for" if trigger.startswith("the") else "for each"
    expected = "require count(visited) > 0" if trigger.startswith("case") else VISIT
    (found,) = found_of("never-applies", f"standard visit {each} {trigger} {expected}")
    assert found.message == "`visit` can never apply: nothing satisfies this condition"
    assert found.span is not None
    assert found.span.text == trigger.partition(" where ")[2]


@pytest.mark.parametrize(
    "condition",
    [
        'reported.fault = "door" or reported.fault = "noise"',
        "reported.cost > 4 and reported.cost < 5",
        "reported.due > reported.at and reported.due < reported.at",
        "reported.appointment is given and reported.appointment > reported.at",
    ],
)
def test_what_may_apply_or_cannot_be_told_is_not_doubted(condition: str) -> None:
    text = f"standard visit for each reported where {condition} {VISIT}"
    assert not found_of("never-applies", text)
    assert not found_of("never-holds", text)


def test_a_constraint_for_no_service_never_applies() -> None:
    text = """
        constraint cheap
          for each service where service.volume > 10 and service.volume < 5
          require service.promise is given
    """
    assert places("never-applies", text) == ["service.volume > 10 and service.volume < 5"]


@pytest.mark.parametrize(
    ("clauses", "condition"),
    [
        (
            "expect visited where visited.engineers > 2 and visited.engineers < 2 within 1 hour",
            "visited.engineers > 2 and visited.engineers < 2",
        ),
        (
            f'{VISIT} pause while case.region = "north" and case.region = "south"',
            'case.region = "north" and case.region = "south"',
        ),
        (
            f'{VISIT} except x when reported.fault = "door" and reported.fault = "noise" excused',
            'reported.fault = "door" and reported.fault = "noise"',
        ),
    ],
)
def test_a_condition_that_contradicts_itself(clauses: str, condition: str) -> None:
    (found,) = found_of("never-holds", f"standard visit for each reported {clauses}")
    assert found.message == "this condition of `visit` can never hold"
    assert found.span is not None
    assert found.span.text == condition


def test_a_condition_that_contradicts_what_the_rule_is_for() -> None:
    text = f"""
        standard visit for each reported where reported.fault = "door"
          {VISIT}
          except noisy when reported.fault = "noise" excused
    """
    (found,) = found_of("never-holds", text)
    assert found.message == "this condition never holds where `visit` applies"
    assert found.help == "compare it with what follows `for each`: they exclude each other"


def test_what_happened_so_far_may_change_after_the_trigger() -> None:
    """No visit before the report, and one when the answer comes."""
    text = """
        standard visit for each reported where count(visited) = 0
          expect visited where count(visited) = 1
    """
    assert not found_of("never-holds", text)


def test_a_case_may_be_chosen_later_than_its_exceptions() -> None:
    text = """
        standard visit for each case where count(visited) > 0
          require count(closed) = 1
          except quiet when count(visited) = 0 excused
    """
    assert not found_of("never-holds", text)
    assert not found_of("always-excepted", text)


def test_an_earlier_exception_shadows_a_later_one() -> None:
    text = f"""
        standard visit for each reported
          except costly when reported.cost > 100 excused
          except dear   when reported.cost > 500 expect visited within 2 hours
          {VISIT}
    """
    (found,) = found_of("shadowed-exception", text)
    assert found.message == "`dear` never decides: wherever it holds, `costly` before it holds"
    assert edited(found) == "except dear   when reported.cost > 500 expect visited within 2 hours"


def test_two_exceptions_shadow_a_third() -> None:
    text = f"""
        standard visit for each reported
          except door  when reported.fault = "door" excused
          except noise when reported.fault = "noise" excused
          except loud  when reported.fault in ("door", "noise") and reported.cost > 5 undetermined
          {VISIT}
    """
    (found,) = found_of("shadowed-exception", text)
    assert found.message == (
        "`loud` never decides: wherever it holds, one of `door` and `noise` before it holds"
    )
    assert found.edit is None


def test_the_special_exception_before_the_general_one_is_in_order() -> None:
    text = f"""
        standard visit for each reported
          except dear   when reported.cost > 500 expect visited within 2 hours
          except costly when reported.cost > 100 excused
          except open   when reported.due > reported.at excused
          {VISIT}
    """
    assert not found_of("shadowed-exception", text)
    assert not found_of("always-excepted", text)


@pytest.mark.parametrize(
    ("exceptions", "message"),
    [
        (
            'except x when reported.fault = "door" excused',
            "the exception `x` takes every case of `visit`",
        ),
        (
            (
                "except x when reported.appointment is given excused "
                "except y when reported.appointment is not given undetermined"
            ),
            "the exceptions `x` and `y` together take every case of `visit`",
        ),
    ],
)
def test_exceptions_may_leave_nothing(exceptions: str, message: str) -> None:
    text = f'standard visit for each reported where reported.fault = "door" {exceptions} {VISIT}'
    (found,) = found_of("always-excepted", text)
    assert found.message == message


def test_all_options_leave_the_missing_one() -> None:
    text = f"""
        standard visit for each reported
          except x when reported.fault in ("cooling", "noise", "door") excused
          {VISIT}
    """
    assert not found_of("always-excepted", text)


@pytest.mark.parametrize(
    ("limit", "unreached"),
    [
        (
            (
                '1 hour when reported.fault = "door", 2 hours when reported.fault = "noise",'
                ' 3 hours when reported.fault = "cooling", otherwise 9 hours'
            ),
            "9 hours",
        ),
        (
            "1 hour when reported.cost > 5, 2 hours when reported.cost > 7, otherwise 9 hours",
            "reported.cost > 7",
        ),
        (
            (
                '1 hour when reported.fault != "door", 2 hours when reported.fault = "noise",'
                " otherwise 9 hours"
            ),
            'reported.fault = "noise"',
        ),
    ],
)
def test_a_limit_that_no_value_reaches(limit: str, unreached: str) -> None:
    text = f"standard visit for each reported expect visited within {limit}"
    assert places("unreachable", text) == [unreached]


def test_limits_in_order_are_all_reached() -> None:
    text = """
        standard visit for each reported
          expect visited within 2 hours when reported.cost > 7, 1 hour when reported.cost > 5,
            otherwise 9 hours
    """
    assert not found_of("unreachable", text)


def test_a_calendar_that_nothing_reaches() -> None:
    text = """
        calendar week open monday..friday 09:00..17:00
        calendar late open daily 17:00..22:00
        calendar none open sunday 09:00..17:00
        standard visit for each reported
          expect visited within 24 hours
          clock runs during week when case.region = "north",
            late when case.region != "south", otherwise none
    """
    assert places("unreachable", text) == ['case.region != "south"']


def test_a_row_that_the_rows_before_it_cover_together() -> None:
    text = """
        table limits(fault, region)
          "door",  "north" gives 1 hour
          "door",  "south" gives 2 hours
          "door",  any     gives 3 hours
          any,     any     gives 9 hours
        standard visit for each reported
          expect visited within limits(reported.fault, case.region)
    """
    assert places("unreachable", text) == ['"door",  any     gives 3 hours']


def test_a_row_that_says_again_what_one_before_says_can_go() -> None:
    text = """
        table limits(fault)
          "door" gives 1 hour
          "door" gives 1 hour   # again
          any    gives 9 hours
        standard visit for each reported expect visited within limits(reported.fault)
    """
    (found,) = found_of("unreachable", text)
    assert found.edit is not None
    assert found.edit.safe
    assert found.edit.span.text == '  "door" gives 1 hour   # again\n'


def test_a_row_that_says_otherwise_may_belong_elsewhere() -> None:
    text = """
        table limits(fault)
          any    gives 9 hours
          "door" gives 1 hour
        standard visit for each reported expect visited within limits(reported.fault)
    """
    (found,) = found_of("unreachable", text)
    assert found.edit is None


def test_pauses_beside_a_deadline_can_be_made_to_count() -> None:
    text = """
        standard visit for each reported
          expect visited by reported.due
          pause away until back
    """
    (found,) = found_of("pause-without-effect", text)
    assert found.edit is not None
    assert not found.edit.safe
    assert edited(found) == "expect visited by reported.due plus pauses"
