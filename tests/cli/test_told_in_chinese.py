"""What the command tells those who write and read Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """规则集 甲 "甲"
  时区 "Asia/Shanghai"
  负责人 "客服"

案件随日志结束

事件 报修 "报修" 等待 时长
事件 上门 "上门"

标准 乙 "长名称"
  承诺 "24小时内上门"
  对每个 报修
  要求 上门 24小时内

标准 上门abc "丙"
  承诺 "24小时内上门"
  对每个 报修
  要求 上门 24小时内
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "log.csv").write_text(
        "case,activity,time,等待\n1,报修,2026-01-01 10:00,5\n1,上门,2026-01-01 12:00,\n",
        encoding="utf-8",
    )
    return tmp_path


def _said(folder: Path, *arguments: str) -> str:
    return standards(*arguments, "--lang", "zh", cwd=folder).said


def test_names_are_padded_by_their_width_on_the_screen(folder: Path) -> None:
    assert "  乙       长名称\n  上门abc  丙\n" in _said(folder, "explain", "a.std")


def test_the_only_chapter_of_a_handbook_is_not_called_further_promises(folder: Path) -> None:
    said = _said(folder, "handbook", "a.std", "--for", "customers")
    assert "## 承诺\n" in said
    assert "其他承诺" not in said


@pytest.mark.parametrize(
    ("arguments", "help_"),
    [
        (("handbook", "a.std", "--for", "员工"), "是不是想写`staff`？"),
        (("handbook", "a.std", "--for", "老板"), "可以写`staff`（员工）、`customers`（顾客）"),
        (("lint",), "例如`standards lint service.std`；"),
        (("audit", "log.csv"), "例如`standards audit … -r service.std`；"),
        (("lint", "aa.std"), "是不是想写`a.std`？"),
        (("lint", "电话.std"), "建议：自带的规则集："),
    ],
)
def test_what_can_be_written_is_said(folder: Path, arguments: tuple[str, ...], help_: str) -> None:
    assert help_ in _said(folder, *arguments)


def test_that_a_file_was_translated_in_place_is_said(folder: Path) -> None:
    said = _said(folder, "format", "a.std", "--to", "en")
    assert said == "已改写成英文：a.std（要保留原文件，请用`-o 新文件`）\n"
    said = standards("format", "a.std", "--to", "zh", "--lang", "en", cwd=folder).said
    assert said == "now in Chinese: a.std (to keep a file as it is, write with `-o FILE`)\n"


def test_units_of_a_mapping_may_be_chinese(folder: Path) -> None:
    mapping = (
        "case: case\nactivity: activity\ntime: time\nfields:\n  等待: {column: 等待, unit: 秒}\n"
    )
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    said = _said(folder, "audit", "log.csv", "-r", "a.std", "--mapping", "mapping.yaml")
    assert "使用2行、隔离0行" in said


@pytest.mark.parametrize(
    ("written", "meant"), [("时间", "time"), ("格式", "format"), ("时区", "zone")]
)
def test_chinese_keys_of_a_mapping_are_told_in_english(
    folder: Path, written: str, meant: str
) -> None:
    mapping = f"case: case\nactivity: activity\n{written}: time\n"
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    said = _said(folder, "audit", "log.csv", "-r", "a.std", "--mapping", "mapping.yaml")
    assert f"映射在这里没有`{written}`" in said
    assert f"是不是想写`{meant}`？" in said
