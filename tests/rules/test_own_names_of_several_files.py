"""A word that one file declares is no name of the language's own in any file of the ruleset."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.rules.loading import load_rules
from tests.rules.checking import VOCABULARY

EVENTS = """规则集 事件库
  时区 "Asia/Shanghai"
事件 报修
  类别 文本
  名称 可选 文本
事件 上门
"""
RULES = """
标准 乙
  对每个 报修 其中 报修.类别 = "冰箱" 且 报修.名称 已填写
  要求 上门 24小时内
"""


@pytest.mark.parametrize("uses", [True, False], ids=["used", "read together"])
def test_a_field_of_another_file_that_the_language_has_a_word_for(
    tmp_path: Path, *, uses: bool
) -> None:
    (tmp_path / "事件库.std").write_text(EVENTS, encoding="utf-8")
    rules = tmp_path / "甲.std"
    head = "采用 事件库" if uses else '  时区 "Asia/Shanghai"'
    rules.write_text(f"规则集 甲\n{head}\n{RULES}", encoding="utf-8")
    names = [str(rules)] if uses else [str(rules), str(tmp_path / "事件库.std")]
    checked = load_rules(names, vocabulary=VOCABULARY)
    assert checked.diagnostics == ()


def test_what_a_message_reads_is_read_with_the_names_of_its_file(tmp_path: Path) -> None:
    rules = tmp_path / "甲.std"
    rules.write_text(
        "规则集 甲\n约束 丙 确保 期望的 对每个 服务 必须 服务.依据 已填写\n"
        "  提示 “{服务.名称}没有依据，由{服务.负责人}负责”\n",
        encoding="utf-8",
    )
    assert load_rules([str(rules)], vocabulary=VOCABULARY).diagnostics == ()


def test_a_used_file_may_be_called_as_the_language_calls_something(tmp_path: Path) -> None:
    (tmp_path / "规则.std").write_text(EVENTS, encoding="utf-8")
    rules = tmp_path / "甲.std"
    rules.write_text(f"规则集 甲\n采用 规则\n{RULES}", encoding="utf-8")
    assert load_rules([str(rules)], vocabulary=VOCABULARY).diagnostics == ()
