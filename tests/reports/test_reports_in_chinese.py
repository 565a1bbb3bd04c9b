"""Reports in Chinese: headlines and headings, lines that fit, and documents that programs read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from standards_engine.reports import to_csv, to_html, to_json, to_markdown, to_text
from standards_engine.reports.options import Options
from standards_engine.reports.to_text.columns import broken_text, width
from standards_engine.wording import speaking
from tests.cli.command import standards
from tests.reports.samples import AUDIT, CHECK

RULES = """
ruleset repairs "Repairs at home" zh "上门维修"
  zone "Asia/Shanghai"
  owner "service centre" zh "服务中心"
a case ends at closed
parameter visit_limit = 24 hours
calendar office open monday..friday 09:00..17:00
each case has region text
event reported
  fault       text
  appointment optional instant
event visited
event away
event back
event withdrawn
event closed
event called
  wait duration
standard visit "An engineer comes within 24 hours" zh "24小时内上门"
  promise  "We come within 24 hours." zh "我们24小时内上门。"
  for each reported
  expect   visited within visit_limit
  except   door when reported.fault = "door" excused
  except   named when reported.appointment is given
           expect visited after reported.appointment within 2 hours
  pause    away until back
  cancelled by withdrawn
  warn at  80%
  message  "nobody came within {visit_limit}: {reported.fault}"
        zh "{visit_limit}内无人上门：{reported.fault}"
standard visited_in_time "Most visits in time" zh "多数按时上门"
  for each reported expect visited within visit_limit
  goal 95% each month by case.region
  because "Food spoils." zh "食物会变质。"
standard office_hours
  for each reported expect visited within 8 hours
  clock runs during office
standard waits
  for each month require average(called.wait) <= 20 seconds
standard never_closed_first
  for each visited forbid closed before
waive visit where reported.fault = "ice" from 2026-03-01 until 2026-03-31
  because "Ice on all roads" zh "道路结冰" approved by "quality manager" zh "质量经理"
"""
LOG = """case_id,timestamp,activity,fault,appointment,region,wait
late,2026-03-02 09:00,reported,noise,,north,
late,2026-03-04 10:00,visited,,,north,
late,2026-03-05 10:00,closed,,,north,
met,2026-03-02 09:00,reported,noise,,south,
met,2026-03-02 10:00,visited,,,south,
door,2026-03-02 09:00,reported,door,,south,
named,2026-03-02 09:00,reported,noise,2026-03-03 09:00,south,
named,2026-03-03 15:00,visited,,,south,
unread,2026-03-02 09:00,reported,noise,soon,,
iced,2026-03-02 09:00,reported,ice,,south,
paused,2026-03-02 09:00,reported,noise,,south,
paused,2026-03-02 10:00,away,,,south,
paused,2026-03-03 10:00,back,,,south,
paused,2026-03-03 11:00,visited,,,south,
withdrawn,2026-03-02 09:00,reported,noise,,south,
withdrawn,2026-03-02 10:00,withdrawn,,,south,
open,2026-03-09 15:00,reported,noise,,south,
calls,2026-03-03 09:00,called,,,,40s
calls,2026-03-03 09:30,called,,,,20s
broken,yesterday,reported,noise,,south,
stray,2026-03-09 12:00,visted,,,south,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    return tmp_path


def audit(folder: Path, *options: str) -> str:
    ended = standards(
        "audit", "log.csv", "-r", "repairs.std", "--as-of", "2026-03-10 12:00",
        "--show", "pending", "--show", "undetermined", *options, cwd=folder,
    )  # fmt: skip
    assert ended.code == 1
    return ended.out


def test_an_audit_from_the_command(folder: Path) -> None:
    out = audit(folder, "--lang", "zh")
    assert out.splitlines()[:11] == [
        "5项标准中3项违反、1项做到、1项无可判定",
        "截至2026-03-10 12:00（Asia/Shanghai），按repairs判定",
        "log.csv：读取21行、使用19行、部分使用2行、隔离0行",
        "",
        "标准                达标  未达标  未到期  免责  已豁免  无法判定  达标率  目标  状态",
        "─" * 84,
        "visit                  2       2       1     2       1         2   50.0%     –  违反",
        "visited_in_time        1       7       1     0       0         1   12.5%   95%  违反",
        "office_hours           1       7       1     0       0         1   12.5%     –  违反",
        "waits                  0       0       1     0       0         0       –     –  无",
        "never_closed_first     4       0       0     0       0         0  100.0%     –  做到",
    ]
    assert "  24小时内无人上门：noise\n" in out
    assert "  2026-03，case.region缺失：1项中0项达标（0.0%），低于目标95%\n" in out
    assert "  visit，案件open：未到期，到期时间2026-03-10 15:00，临近到期\n" in out
    assert "  visted：1行，是不是想写`visited`？\n" in out


def test_the_same_audit_in_english(folder: Path) -> None:
    out = audit(folder, "--lang", "en")
    assert out.startswith("3 of 5 standards violated, 1 kept, 1 without anything to judge\n")
    assert "  nobody came within 24 hours: noise\n" in out
    assert "上" not in out


def test_texts_of_the_rules_in_the_language_of_the_report(folder: Path) -> None:
    chinese = audit(folder, "--lang", "zh", "-f", "html")
    assert '<html lang="zh">' in chinese
    for text in ("24小时内上门", "我们24小时内上门。", "负责人：服务中心", "理由：食物会变质。"):
        assert text in chinese
    english = audit(folder, "--lang", "en", "-f", "html")
    assert '<html lang="en">' in english
    for text in ("We come within 24 hours.", "Owner: service centre", "Because: Food spoils."):
        assert text in english


def test_a_waived_miss_is_explained_with_the_reason_in_chinese(folder: Path) -> None:
    log = ("--log", "log.csv", "--as-of", "2026-03-10 12:00", "--case", "iced")
    out = standards("explain", "repairs.std", "visit", *log, "--lang", "zh", cwd=folder).out
    assert "已豁免：时间已过，等待的事件没有发生\n" in out
    assert "从2026-03-01到2026-03-31豁免，批准人质量经理：道路结冰\n" in out


def test_what_programs_read_is_the_same_in_every_language(folder: Path) -> None:
    english = json.loads(audit(folder, "--lang", "en", "-f", "json"))
    chinese = json.loads(audit(folder, "--lang", "zh", "-f", "json"))
    assert chinese["violations"][0]["message"] == "24小时内无人上门：noise"
    assert chinese["standards"][0]["title"] == "24小时内上门"
    assert _without_texts(chinese) == _without_texts(english)


_TEXTS = ("message", "title", "lines", "warnings", "reason")


def _without_texts(document: object) -> object:
    """Reasons of quarantined rows are texts; all others are words of the contract."""
    match document:
        case dict():
            is_text = {name for name in _TEXTS if name != "reason" or "first_row" in document}
            kept = {name: each for name, each in document.items() if name not in is_text}
            return {name: _without_texts(each) for name, each in kept.items()}
        case list():
            return [_without_texts(each) for each in document]
        case _:
            return document


def test_headings_of_a_csv_file_are_the_same_in_every_language() -> None:
    with speaking("zh"):
        assert to_csv.render_audit(AUDIT) == _english_csv()


def _english_csv() -> str:
    with speaking("en"):
        return to_csv.render_audit(AUDIT)


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
def test_no_line_is_too_long_and_none_begins_with_a_closing_sign(columns: int) -> None:
    with speaking("zh"):
        out = to_text.render_audit(AUDIT, Options(width=columns))
        out += to_text.render_check(CHECK, Options(width=columns))
    lines = out.splitlines()
    table = lines.index(next(line for line in lines if line.startswith("─")))
    assert all(width(line) <= columns for line in lines if line not in lines[table - 1 : table + 5])
    assert not [line for line in lines if line.lstrip().startswith(tuple("，。；：、）”"))]


def test_a_closing_sign_stays_with_the_word_before_it() -> None:
    text = "到期时间`due`，（迟5小时）。"
    assert list(broken_text(text, 10)) == ["到期时间", "`due`，", "（迟5小", "时）。"]
    assert "".join(broken_text(text, 10)) == text


def test_columns_of_chinese_tables_stand_under_each_other() -> None:
    with speaking("zh"):
        lines = to_text.render_audit(AUDIT, Options(width=100)).splitlines()
    head, rule, first = lines[4:7]
    assert width(rule) == width(first)
    assert width(head[: head.index("达标率") + 3]) == width(first[: first.index("95.3%") + 5])


def test_markdown_and_a_check_of_plans() -> None:
    with speaking("zh"):
        page, text = to_markdown.render_check(CHECK), to_text.render_check(CHECK)
        html = to_html.render_check(CHECK)
    assert page.startswith("# 1项违规、1项未证明；7类约束判定了2类\n")
    assert "| 服务计划 | 约束 | 类别 | 判定 |\n" in page
    assert "未判定：" in text
    assert "退出码1。" in html
    assert to_json.render_check(CHECK) == _chinese_json()


def _chinese_json() -> str:
    with speaking("zh"):
        return to_json.render_check(CHECK)
