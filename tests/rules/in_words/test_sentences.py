"""What each clause is read as, in both languages, written by hand."""

from __future__ import annotations

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.rules.in_words import (
    calendar_in_words,
    constraint_in_words,
    event_in_words,
    field_in_words,
    parameter_in_words,
    standard_in_words,
    table_in_words,
)
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import speaking
from tests.rules.checking import CARE, check_text
from tests.rules.in_words.sentences import Said, sentences

RULES = (
    CARE.replace("calendar office open", 'calendar office "Office hours" zh "办公时间" open')
    + """
    calendar shop
      open   saturday, sunday 22:00..06:00
      closed 2026-02-16..2026-02-22 "Spring Festival" zh "春节"
      closed 2026-03-06 15:00..17:00
      closed holidays "CN"
    table limits(fault, region)
      "door", "north" gives 4 hours
      any,    any     gives 24 hours
    event rescheduled "Another time" zh "改约"
      new_time  instant "The time now named" zh "新时间"
    parameter share = 2% "How much" zh "比例"
"""
)


def ruleset(rule: str) -> Ruleset:
    checked = check_text(RULES + rule)
    assert checked.ruleset is not None, render_all(checked.diagnostics)
    return checked.ruleset


def test_there_are_sentences_for_every_clause() -> None:
    assert len(sentences()) > 30


def untitled(line: str) -> str:
    """The tables name no title of `rescheduled`."""
    return line.replace(" (Another time)", "").replace("（改约）", "")


@pytest.mark.parametrize("said", sentences())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_clause_is_said(said: Said, language: str) -> None:
    checked = ruleset(f"standard s {said.clauses}")
    expected = said.english if language == "en" else said.chinese
    with speaking(language):
        words = standard_in_words(checked.standards[0], checked)
    assert tuple(map(untitled, words))[: len(expected)] == expected


def test_titles_stand_where_a_name_is_said_first() -> None:
    checked = ruleset(
        "standard s for each rescheduled expect visited after rescheduled.new_time within 1 hour"
    )
    words = standard_in_words(checked.standards[0], checked)
    assert words[0] == (
        "Each time `rescheduled` (Another time) happens, `visited` must follow within 1 hour of "
        "the `new_time`."
    )
    assert words[1].endswith("One `visited` answers every `rescheduled` before it.")
    assert words[-1] == "The fields: `new_time`: The time now named."


def test_a_constraint_is_said() -> None:
    checked = ruleset(
        """constraint c
          ensures  expected
          for each service where count(service.results) > 0
          require  some study in service.evidence satisfies
                     study.method != "assumption" and study.sample >= 100
          require  service.promise.level is at least as good as service.expected
          severity critical"""
    )
    english = constraint_in_words(checked.constraints[0], checked)
    with speaking("zh"):
        chinese = constraint_in_words(checked.constraints[0], checked)
    assert english == (
        (
            "For each `service` of `plan.services` where there are some `service.results`, all of "
            "this must hold:"
        ),
        (
            "– at least one `study` in `service.evidence` is such that `study.method` is not "
            '"assumption" and `study.sample` is at least 100;'
        ),
        "– `service.promise.level` is at least as good as `service.expected`;",
        "What the plan must prove and does not say is a violation, too (unproven).",
        "It is a part of `expected`: what is offered is what customers expect.",
        "A violation is critical.",
    )
    assert chinese == (
        "对`plan.services`中的每个`service`，如果有`service.results`，以下各项都必须满足：",
        (
            "– `service.evidence`中至少有一个`study`满足：`study.method`不是“assumption”，"
            "且`study.sample`不少于100；"
        ),
        "– `service.promise.level`不差于`service.expected`；",
        "计划应当证明而没有写明的，同样算违规（未证实）。",
        "属于`expected`：必须是顾客所期望的。",
        "违规的严重程度：严重。",
    )


def test_a_calendar_and_a_table_are_said() -> None:
    checked = ruleset(
        "standard s for each reported expect visited within limits(reported.fault, case.region)"
    )
    shop = next(each for each in checked.calendars if each.name == "shop")
    with speaking("zh"):
        assert calendar_in_words(shop) == (
            "周六、周日 22:00至06:00开放。",
            "2026-02-16至2026-02-22关闭（春节）。",
            "2026-03-06 15:00至17:00关闭。",
            "CN的法定节假日关闭。",
            "写明日期的优先于每周的，后写的优先于先写的。时间为`Asia/Shanghai`当地时间。",
        )
        assert table_in_words(checked.tables[0], "UTC")[1:] == (
            "– `fault`为“door”、`region`为“north”：4小时；",
            "– 其他情况：24小时；",
        )
    assert calendar_in_words(shop)[:2] == (
        "Open Saturday, Sunday 22:00 to 06:00.",
        "Closed from 2026-02-16 through 2026-02-22 (Spring Festival).",
    )
    assert table_in_words(checked.tables[0], "UTC") == (
        "By `fault`, `region`; the first row that fits decides:",
        '– `fault` "door", `region` "north": 4 hours;',
        "– in every other case 24 hours;",
    )


def test_names_are_said_in_one_line() -> None:
    checked = ruleset("standard s for each reported expect visited within 1 hour")
    event = next(each for each in checked.events if each.name == "rescheduled")
    fields = {each.name: each for of in checked.events for each in of.record.fields}
    share = next(each for each in checked.parameters if each.name == "share")
    assert event_in_words(event) == "`rescheduled`: Another time. Its fields: `new_time`."
    assert field_in_words(fields["fault"]) == '`fault`. It holds "cooling", "noise" or "door".'
    assert field_in_words(fields["appointment"]) == (
        "`appointment`. It holds a date and time, and may be left empty."
    )
    with speaking("zh"):
        assert event_in_words(event) == "`rescheduled`：改约。字段：`new_time`。"
        assert field_in_words(fields["cost"]) == "`cost`。取值：金额（CNY）。"
        assert parameter_in_words(share, None) == "`share`：比例。现值：2%。"
