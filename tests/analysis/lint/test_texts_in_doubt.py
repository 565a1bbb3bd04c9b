"""Figures in titles and promises, days and hours."""

from __future__ import annotations

from fractions import Fraction

import pytest

from standards_engine.analysis.lint.figures import Measure, figures
from standards_engine.analysis.lint.numerals import number_of
from tests.analysis.lint.doubting import CARE_ZH, edited, found_of, places

HOUR = 3600 * 1_000_000


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("24", 24),
        ("1,000", 1000),
        ("0.5", Fraction(1, 2)),
        ("two", 2),
        ("Twenty-four", 24),
        ("two hundred and fifty", 250),
        ("hundred", 100),
        ("十", 10),
        ("二十四", 24),
        ("两", 2),
        ("一百零五", 105),
        ("三千", 3000),
        ("九五", 95),
    ],
)
def test_numbers_in_figures_and_words(text: str, number: Fraction) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We come within 24 hours of your call.", [(Measure.TIME, 24 * HOUR)]),
        ("a 24-hour answer", [(Measure.TIME, 24 * HOUR)]),
        ("within an hour", [(Measure.TIME, HOUR)]),
        ("in half an hour", [(Measure.TIME, HOUR // 2)]),
        ("twenty-four hours later", [(Measure.TIME, 24 * HOUR)]),
        ("in 24 to 48 hours", [(Measure.TIME, 24 * HOUR), (Measure.TIME, 48 * HOUR)]),
        ("within two days", [(Measure.DAYS, 2)]),
        ("within 2 weeks", [(Measure.DAYS, 14)]),
        ("three working days", [(Measure.WORKING_DAYS, 3)]),
        ("2 business days", [(Measure.WORKING_DAYS, 2)]),
        ("every 6 months", [(Measure.MONTHS, 6)]),
        ("for two years", [(Measure.MONTHS, 24)]),
        ("95% of all calls", [(Measure.SHARE, Fraction(95, 100))]),
        ("ninety percent", [(Measure.SHARE, Fraction(9, 10))]),
        ("open 8 hours a day", []),
        ("24 hours every day", []),
        ("our 24-hour hotline", []),
        ("at most 3 visits", []),
        ("the 2 of us, day by day", []),
        ("24小时内上门", [(Measure.TIME, 24 * HOUR)]),
        ("二十四个小时之内", [(Measure.TIME, 24 * HOUR)]),
        ("半小时内到达", [(Measure.TIME, HOUR // 2)]),
        ("一个半小时", [(Measure.TIME, HOUR * 3 // 2)]),
        ("15分钟内", [(Measure.TIME, HOUR // 4)]),
        ("两天内", [(Measure.DAYS, 2)]),
        ("三个工作日内", [(Measure.WORKING_DAYS, 3)]),
        ("两周内", [(Measure.DAYS, 14)]),
        ("质保两年", [(Measure.MONTHS, 24)]),
        ("6个月", [(Measure.MONTHS, 6)]),
        ("百分之九十五", [(Measure.SHARE, Fraction(95, 100))]),
        ("95%的来电", [(Measure.SHARE, Fraction(95, 100))]),
        ("24小时热线", []),
        ("2026年3月15日", []),
        ("第二天", []),
    ],
)
def test_figures_in_texts(text: str, found: list[tuple[Measure, Fraction]]) -> None:
    assert [each.value for each in figures(text)] == found


def of_title(title: str, clauses: str) -> str:
    return f'standard visit "{title}" for each reported {clauses}'


@pytest.mark.parametrize(
    ("title", "clauses", "message"),
    [
        (
            "Within 12 hours",
            "expect visited within 24 hours",
            "the title says `12 hours`, and the rule `24 hours`",
        ),
        (
            "90% within 24 hours",
            "expect visited within 24 hours goal 95%",
            "the title says `90%`, and the rule `95%`",
        ),
        (
            "Within two days",
            "expect visited within 3 days",
            "the title says `two days`, and the rule `3 days`",
        ),
        (
            "Within two months",
            "expect visited within 1 hour when reported.cost > 5, otherwise 90 minutes",
            "the title says `two months`, and the rule `1 hour` or `90 minutes`",
        ),
    ],
)
def test_a_title_names_another_figure(title: str, clauses: str, message: str) -> None:
    (found,) = found_of("promise-differs", of_title(title, clauses))
    assert found.message == message


@pytest.mark.parametrize(
    ("title", "clauses"),
    [
        ("Within 24 hours", "expect visited within 24 hours"),
        ("Within one day", "expect visited within 24 hours"),
        ("Within 60 minutes", "expect visited within 1 hour"),
        ("Within a week", "expect visited within 7 days"),
        ("Within 24 hours", "expect visited by reported.due"),
        ("90% within 24 hours", "expect visited within 24 hours"),
        ("Within 48 hours", "expect visited within slow"),
        ("Within 4 hours", "expect visited within limits(reported.fault)"),
    ],
)
def test_a_figure_that_the_rule_has_or_does_not_speak_of(title: str, clauses: str) -> None:
    table = 'table limits(fault) "door" gives 4 hours any gives 9 hours\n'
    parameter = "parameter slow = 48 hours\n"
    assert not found_of("promise-differs", parameter + table + of_title(title, clauses))


def test_the_promise_is_marked_at_its_figure_and_can_be_mended() -> None:
    text = """
        standard visit "A visit"
          promise "We come within 12 hours of your call."
          for each reported expect visited within 24 hours
    """
    (found,) = found_of("promise-differs", text)
    assert found.span is not None
    assert found.span.text == "12 hours"
    assert edited(found) == 'promise "We come within 24 hours of your call."'
    assert found.edit is not None
    assert not found.edit.safe


def test_translations_are_read_too() -> None:
    text = 'standard visit "Within 24 hours" zh "十二小时内上门" for each reported'
    assert places("promise-differs", f"{text} expect visited within 24 hours") == ["十二小时"]


def test_a_chinese_rule_file() -> None:
    text = """
        标准 上门 “12小时内上门”
          对每个 报修
          要求 上门 在24小时内
    """
    (found,) = found_of("promise-differs", text, CARE_ZH)
    assert found.message == "the title says `12小时`, and the rule `24小时`"
    assert edited(found) == "标准 上门 “24小时内上门”"


@pytest.mark.parametrize(
    ("title", "limit", "message", "line"),
    [
        (
            "A visit",
            "1 day",
            "`1 day` lasts until the end of the next day, not `24 hours`",
            "24 hours",
        ),
        ("In 24 hours", "1 day", "the text says `24 hours`, and the limit is `1 day`", "24 hours"),
        (
            "In 48 hours",
            "2 days",
            "the text says `48 hours`, and the limit is `2 days`",
            "48 hours",
        ),
        ("In one day", "24 hours", "the text says `1 day`, and the limit is `24 hours`", "1 day"),
        ("两天内", "48 hours", "the text says `2 days`, and the limit is `48 hours`", "2 days"),
    ],
)
def test_days_where_hours_may_be_meant(title: str, limit: str, message: str, line: str) -> None:
    (found,) = found_of("days-or-hours", of_title(title, f"expect visited within {limit}"))
    assert found.message == message
    assert edited(found).endswith(f"within {line}")


@pytest.mark.parametrize(
    ("title", "limit"),
    [
        ("In one day", "1 day"),
        ("Next day", "1 day"),
        ("次日上门", "1 day"),
        ("A visit", "2 days"),
        ("A visit", "24 hours"),
        ("In 24 hours", "24 hours"),
        ("A visit", "1 day when reported.cost > 5, otherwise 3 days"),
    ],
)
def test_days_that_are_meant(title: str, limit: str) -> None:
    assert not found_of("days-or-hours", of_title(title, f"expect visited within {limit}"))


def test_a_parameter_is_not_changed_where_it_is_used() -> None:
    text = "parameter limit = 1 day\n" + of_title("A visit", "expect visited within limit")
    (found,) = found_of("days-or-hours", text)
    assert found.edit is None


def test_a_promise_over_two_lines_is_marked() -> None:
    text = """
        standard visit "A visit"
          promise "We come to your home
                   within 12 hours of your call."
          for each reported expect visited within 24 hours
    """
    (found,) = found_of("promise-differs", text)
    assert edited(found) == 'within 24 hours of your call."'


def test_title_and_promise_that_are_alike_are_marked_apart() -> None:
    text = """
        standard visit "Within 12 hours"
          promise "Within 12 hours"
          for each reported expect visited within 24 hours
    """
    title, promise = found_of("promise-differs", text)
    assert (edited(title), edited(promise)) == (
        'standard visit "Within 24 hours"',
        'promise "Within 24 hours"',
    )
