"""What people write in Chinese rules, and what they are told."""

from __future__ import annotations

import pytest

from standards_engine.diagnostics import is_error
from standards_engine.language import parse
from standards_engine.rules.from_syntax import check
from standards_engine.source import Source
from tests.rules.checking import VOCABULARY

HEAD = "规则集 甲\n时区 “Asia/Shanghai”\n事件 报修\n事件 上门\n标准 乙\n  对每个 报修\n  "


@pytest.mark.parametrize(
    ("clause", "place", "code", "advice"),
    [
        ("要求 上门 二十四小时内", "二十四", "number-in-words", "24小时"),
        ("要求 上门 24小是内", "小是", "unexpected-word", "小时"),
        ("要求 上门 3个小是内", "个小是", "unexpected-word", "个小时"),
        ("要求 上门 在 三天 内", "三天", "number-in-words", "3天"),
        ("要求 上门 24小时内\n  目标 百分之九十五 每月", "百分之九十五", "number-in-words", "95%"),
        ("要求 上门 24小时内\n  目标 95 每月", "95", "missing-percent-sign", "95%"),
        ("要求 上门 24小时内。", "。", "unexpected-word", "no sign"),
        ("要求 上门 24小时内；", "；", "unexpected-word", "no sign"),
        ("要求 上门 24小时内\n  严重程度 重达", "重达", "unexpected-word", "重大"),
        ("要球 上门 24小时内", "要球", "unexpected-word", "要求"),
        ("要求 上门 24小时内\n  暂听 上门 直到 报修", "暂听", "unexpected-word", "暂停"),
        ("要求 上闷 24小时内", "上闷", "unknown-event", "上门"),
        ("要求 上门 24小时内\n  目标 95% 按月", "按月", "unexpected-word", "每月"),
    ],
)
def test_a_slip_is_told_with_what_to_write(clause: str, place: str, code: str, advice: str) -> None:
    parsed = parse(Source("care.std", HEAD + clause))
    checked = check([parsed.tree], settings={}, vocabulary=VOCABULARY)
    faults = [each for each in (*parsed.diagnostics, *checked.diagnostics) if is_error(each)]
    assert [each.code() for each in faults] == [code]
    assert faults[0].span is not None
    assert faults[0].span.text == place
    assert advice in (faults[0].help or "")
