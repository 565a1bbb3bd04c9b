"""What is suggested while somebody types; `‸` is where they are."""

from __future__ import annotations

import pytest
from lsprotocol.types import CompletionItem, InsertTextFormat

from tests.editor.client import Editor
from tests.editor.texts import CHINESE, ENGLISH

STANDARD = "\nstandard s\n  for each reported\n"
STANDARD_ZH = "\n标准 s\n  对每个 报修\n"
ROW = '\nexample "e" of home_visit\n  2026-03-02 09:00 '
ROW_ZH = '\n示例 "e" 针对 上门服务\n  2026-03-02 09:00 '
PERIODS = ["day", "week", "month", "quarter", "year"]
COOLING = ['"cooling"', '"noise"']
UNITS = ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "working days"]

EXACTLY = {
    "events behind a trigger": (
        "\nstandard s\n  for each ‸",
        ["reported", "visited", "closed", "any of", *PERIODS, "for each case"],
    ),
    "a keyword's other words": ("\nconstraint c\n  for the ‸", ["for the plan"]),
    "events that are expected": (
        STANDARD + "  expect ‸",
        ["reported", "visited", "closed", "any of", "its own", "at most", "at least", "exactly"],
    ),
    "events in a list": (
        STANDARD + "  expect any of visited, ‸",
        ["reported", "visited", "closed"],
    ),
    "the fields of an event": (
        STANDARD + "  require reported.‸",
        ["at", "date", "region", "fault", "appointment"],
    ),
    "the fields of what an alias names": (
        "\nstandard s\n  for each reported as first_one\n  require first_one.‸",
        ["at", "date", "region", "fault", "appointment"],
    ),
    "the fields of the case": (STANDARD + "  require case.‸", ["line"]),
    "fields that two events share": (
        STANDARD + "  expect any of visited, closed as done where done.‸",
        ["at", "date"],
    ),
    "a field of any row": (
        STANDARD + "  pause while event.‸",
        ["at", "date", "region", "fault", "appointment", "engineer"],
    ),
    "a period of a goal": (STANDARD + "  goal 95% each ‸", PERIODS),
    "fixed values": ("\nparameter p = vi‸", ["visit_limit"]),
    "cells of a table": ("\ntable t(kind)\n  any‸", ["any"]),
    "a begun unit": (STANDARD + "  expect visited within 24 h‸", ["hours"]),
    "one of a unit": (STANDARD + "  expect visited within 1 ho‸", ["hour"]),
    "calendars": (STANDARD + "  clock runs during ‸", ["hotline"]),
    "rules of an example": ('\nexample "e" of ‸', ["home_visit"]),
    "rules to waive": ("\nwaive ‸", ["home_visit"]),
    "events of an example": (ROW + "‸", ["reported", "visited", "closed"]),
    "fields of an example's row": (ROW + "reported ‸", ["region", "fault", "appointment"]),
    "fields that are left": (ROW + 'reported region = "a", ‸', ["fault", "appointment"]),
    "verdicts of a standard": (
        ROW + "reported\n  expect ‸",
        ["met", "missed", "pending", "excused", "waived", "undetermined"],
    ),
    "planning constraints": (
        "\nconstraint c\n  ensures ‸",
        ["expected", "perceptible", "feasible", "aligned", "resourced", "balanced", "competitive"],
    ),
    "a new name": ("\nstandard ‸", []),
    "inside a text": (STANDARD + '  promise "we ‸', []),
    "inside a comment": (STANDARD + "  # for ‸", []),
    "Chinese: events behind a trigger": (
        CHINESE + "\n标准 s\n  对每个 ‸",
        ["报修", "上门", "关闭", "任一", "天", "周", "月", "季度", "年", "对每个案件"],
    ),
    "Chinese: the fields of an event": (
        CHINESE + STANDARD_ZH + "  必须 报修.‸",
        ["发生时刻", "日期", "地区", "故障", "预约时间"],
    ),
    "Chinese: units behind a number": (
        CHINESE + STANDARD_ZH + "  要求 上门 24‸",
        ["秒", "分钟", "小时", "天", "周", "个月", "年", "个工作日"],
    ),
    "Chinese: a begun unit": (CHINESE + STANDARD_ZH + "  要求 上门 24小‸", ["小时"]),
    "Chinese: a period": (
        CHINESE + STANDARD_ZH + "  目标 95% 每‸",
        ["天", "周", "月", "季度", "年"],
    ),
    "Chinese: a begun keyword": (CHINESE + "\n示‸", ["示例"]),
    "Chinese: fields of an example's row": (
        CHINESE + ROW_ZH + "报修 ‸",
        ["地区", "故障", "预约时间"],
    ),
    "Chinese: verdicts": (
        CHINESE + ROW_ZH + "报修\n  预期 ‸",
        ["达标", "未达标", "未到期", "免责", "已豁免", "无法判定"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", EXACTLY)
def test_these_and_no_others(editor: Editor, case: str) -> None:
    text, expected = EXACTLY[case]
    whole = text if text.startswith(CHINESE) else ENGLISH + text
    assert list(editor.complete("a.std", whole)) == expected


FIRST = {
    "the texts that a field may be": (STANDARD + "  require reported.fault = ‸", COOLING),
    "the texts of an example's field": (ROW + "reported fault = ‸", COOLING),
    "units behind a number and a space": (STANDARD + "  expect visited within 24 ‸", UNITS),
    "things in hand": (STANDARD + "  expect visited as done where ‸", ["case", "reported", "done"]),
    "what begins a declaration": ("\n‸", ["use", "parameter", "define", "calendar"]),
    "what a standard still lacks": (STANDARD + "  ‸", ["source", "owner", "expect", "forbid"]),
    "Chinese: the texts that a field may be": (
        CHINESE + STANDARD_ZH + "  必须 报修.故障 = ‸",
        ['"制冷"', '"噪音"'],
    ),
    "Chinese: things in hand": (
        CHINESE + STANDARD_ZH + "  要求 上门 记作 完成 其中 ‸",
        ["案件", "报修", "完成"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FIRST)
def test_these_come_first(editor: Editor, case: str) -> None:
    text, expected = FIRST[case]
    whole = text if text.startswith(CHINESE) else ENGLISH + text
    assert list(editor.complete("b.std", whole))[: len(expected)] == expected


def written(item: CompletionItem) -> str:
    assert item.text_edit is not None
    return item.text_edit.new_text


def test_a_unit_keeps_its_distance(editor: Editor) -> None:
    close = editor.complete("c.std", ENGLISH + STANDARD + "  expect visited within 24‸")
    assert written(close["hours"]) == " hours"
    apart = editor.complete("c.std", ENGLISH + STANDARD + "  expect visited within 24 ‸")
    assert written(apart["hours"]) == "hours"


def test_a_field_tells_its_type_and_title(editor: Editor) -> None:
    found = editor.complete("c.std", ENGLISH + STANDARD + "  require reported.‸")
    assert found["fault"].detail == 'one of "cooling", "noise"'
    assert found["fault"].documentation == "What is wrong"
    assert found["appointment"].detail == "an instant, may be missing"


def test_titles_are_in_the_language_of_the_file(editor: Editor) -> None:
    text = "规则集 甲\n采用 c\n\n标准 s\n  对每个 ‸"
    editor.write("c.std", ENGLISH)
    assert editor.complete("d.std", text)["reported"].detail == "顾客报修"


def test_clauses_are_written_out(editor: Editor) -> None:
    item = editor.complete("c.std", ENGLISH + STANDARD + "  go‸")["goal"]
    assert written(item) == "goal ${1:95%} each month"
    assert item.insert_text_format == InsertTextFormat.Snippet
    assert isinstance(item.documentation, str)
    assert item.documentation.startswith("The share of obligations that must be kept")
    found = editor.complete("c.std", CHINESE + STANDARD_ZH + "  目‸")["目标"]
    assert written(found) == "目标 ${1:95%} 每月"


def test_the_rest_of_a_keyword_is_put_behind_its_beginning(editor: Editor) -> None:
    item = editor.complete("c.std", ENGLISH + STANDARD + "  clock ru‸")["clock runs during"]
    assert written(item) == "runs during"
    assert item.filter_text == "runs during"


def test_rulesets_beside_and_shipped(editor: Editor) -> None:
    editor.write("shared.std", "ruleset shared\n")
    found = editor.complete("c.std", ENGLISH.replace("\na case", "\nuse ‸\na case"))
    assert {"shared", "appliance_care.hotline"} <= set(found)


def test_parameters_of_rules_in_use(editor: Editor) -> None:
    editor.write("limits.std", "ruleset limits\nparameter wait = 2 hours\n")
    editor.show("e.std", "ruleset e\nuse limits\n")
    found = editor.complete("e.std", "ruleset e\nuse limits with ‸")
    assert list(found) == ["wait"]


def test_a_name_that_reads_as_a_word_is_put_in_back_quotes(editor: Editor) -> None:
    text = ENGLISH.replace("event closed", "event `case`\nevent closed")
    item = editor.complete("f.std", text + "\nstandard s\n  for each ‸")["case"]
    assert written(item) == "`case`"


def test_after_a_line_with_a_fault(editor: Editor) -> None:
    found = editor.complete("g.std", ENGLISH + STANDARD + "  expct every !! nothing\n  go‸")
    assert "goal" in found


def test_things_of_a_plan(editor: Editor) -> None:
    text = "ruleset p\n\nconstraint c\n  for each service\n  require "
    assert {"name", "promise", "needs"} <= set(editor.complete("h.std", text + "service.‸"))
    found = editor.complete("h.std", text + "count(service.needs where need.‸")
    assert {"resource", "service"} <= set(found)
    inner = "some study in service.evidence satisfies study.‸"
    assert {"method", "sample"} <= set(editor.complete("h.std", text + inner))


def test_in_a_long_file_names_are_those_of_a_moment_ago(editor: Editor) -> None:
    many = "".join(f"event another_{n}\n" for n in range(1000))
    editor.show("long.std", ENGLISH + many)
    editor.faults("long.std")
    found = editor.complete("long.std", ENGLISH + many + "event new\nstandard s\n  for each ‸")
    assert "another_999" in found
    assert "reported" in found
