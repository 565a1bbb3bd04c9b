"""What people write as they speak is answered with what the language says."""

from __future__ import annotations

import pytest

from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.language import parse
from standards_engine.rules.from_syntax import check
from standards_engine.source import Source
from tests.rules.checking import VOCABULARY

ENGLISH = """ruleset care
  zone "Asia/Shanghai"
a case ends at closed
calendar office
  open monday..friday 08:00..17:00
event reported
  due  instant
  note text
event visited
event closed
table limits(kind)
  "a" gives 3 hours
standard visit
  for each reported
  expect visited within 24 hours
  goal 95% each month
example "in time" of visit
  2026-03-02 09:00 reported due = 2026-03-03 09:00, note = "x"
  2026-03-02 10:00 visited
  expect met
"""
CHINESE = """规则集 甲
时区 “Asia/Shanghai”
日历 乙 开放 周一..周五 08:00..17:00
事件 报修
  备注 文本
事件 上门
标准 丙
  对每个 报修
  要求 上门 24小时内
"""


def first_fault(text: str) -> Diagnostic:
    parsed = parse(Source("care.std", text))
    checked = check([parsed.tree], settings={}, vocabulary=VOCABULARY)
    faults = parsed.diagnostics or checked.diagnostics
    return next(each for each in faults if is_error(each))


@pytest.mark.parametrize(
    ("said", "instead_of", "place", "advice"),
    [
        ("goal 95% each month at least 20", "goal 95% each month", "at least", "`given at least`"),
        ("visited before reported.due", "visited within 24 hours", "before", "`by`"),
        ("visited in 24 hours", "visited within 24 hours", "in", "`within`"),
        ("must be within 24 hours", "within 24 hours", "must be within", "`within`"),
        ("visited unless 1 = 1", "visited within 24 hours", "unless", "`except NAME when …`"),
        ("except reported.note = 'a' excused", "goal 95% each month", "reported", "except NAME"),
        ("open weekdays", "open monday..friday", "weekdays", "`monday..friday`"),
        ("closed on 2026-01-01", "open monday..friday 08:00..17:00", "on ", "behind `closed`"),
        ("table limits\n", "table limits(kind)\n", "limits", "`table limits(…)`"),
        ('example "in time" for visit', 'example "in time" of visit', "for", "`of`"),
        ("example of visit", 'example "in time" of visit', "of", '`example "…" of`'),
        ("note string", "note text", "string", "`text`"),
        ("note int", "note text", "int", "`number`"),
        ("due  timestamp", "due  instant", "timestamp", "`instant`"),
        ("note dollars", "note text", "dollars", "`money in USD`"),
        ("visited where case.area = 1", "visited", "area", "`each case has area text`"),
        ("visited where reported.area = 1", "visited", "area", "`area text`"),
        ("visited where reported.due = 2026-03-01", "visited", "=", "`2026-03-01 00:00`"),
    ],
)  # fmt: skip
def test_english(said: str, instead_of: str, place: str, advice: str) -> None:
    start = ENGLISH.index("standard visit") if instead_of == "visited" else 0
    text = ENGLISH[:start] + ENGLISH[start:].replace(instead_of, said, 1)
    fault = first_fault(text.replace("'", '"'))
    assert fault.span is not None
    assert place in fault.span.text
    assert advice in (fault.help or "")


@pytest.mark.parametrize(
    ("said", "instead_of", "place", "advice"),
    [
        ("备注 字符串", "备注 文本", "字符串", "`文本`"),
        ("备注 整数", "备注 文本", "整数", "`数字`"),
        ("备注 时间戳", "备注 文本", "时间戳", "`时刻`"),
        ("备注 美元", "备注 文本", "美元", "`金额 币种 USD`"),
        ("开放 工作日", "开放 周一..周五", "工作日", "`周一..周五`"),
        ("要求 上门 除非 报修的备注 = “甲”", "要求 上门 24小时内", "除非", "`例外 NAME 当 …`"),
    ],
)
def test_chinese(said: str, instead_of: str, place: str, advice: str) -> None:
    fault = first_fault(CHINESE.replace(instead_of, said, 1))
    assert fault.span is not None
    assert fault.span.text == place
    assert advice in (fault.help or "")


def test_a_number_written_out_at_the_command_line() -> None:
    parsed = parse(Source("care.std", ENGLISH + "parameter least = 5\n"))
    checked = check([parsed.tree], settings={"least": "five"}, vocabulary=VOCABULARY)
    assert [each.help for each in checked.diagnostics] == ["write `5`"]
