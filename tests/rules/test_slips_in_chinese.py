"""What people write in Chinese rules, and what they are told."""

from __future__ import annotations

import pytest

from standards_engine.diagnostics import is_error
from standards_engine.language import parse
from standards_engine.rules.from_syntax import check
from standards_engine.source import Source
from tests.rules.checking import VOCABULARY

HEAD = (
    "规则集 甲\n时区 “Asia/Shanghai”\n案件随日志结束\n"
    "事件 报修 急 是否\n事件 上门\n标准 乙\n  对每个 报修\n  "
)


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
        ("要求 上门 24小时内\n  目标 八成 每天", "八成", "number-in-words", "`80%`"),
        ("要求 上门 24小时内\n  目标 8成 每天", "8成", "number-in-words", "`80%`"),
        ("要求 上门 24小时内\n  目标 九成五 每天", "九成五", "number-in-words", "`95%`"),
        ("要求 上门 24小时内\n  承诺 2天内接听", "2天内接听", "unexpected-word", '"2天内接听"'),
        ("要求 上门 24小时内\n  承诺 快，准", "快，准", "unexpected-word", '`"快，准"`'),
        ("要求 上门 20s内", "20s", "unexpected-word", "`20秒`"),
        ("要求 上门 半小时内", "半小时", "number-in-words", "`30分钟`"),
        ("要求 上门 一个半小时内", "一个半小时", "number-in-words", "`90分钟`"),
        ("要求 上门 1天2小时内", "1天2小时", "unexpected-word", "`26小时`"),
        ("要求 上门 24小时内\n  目标 95% 每周一", "每周一", "unexpected-word", "`每周`"),
        ("其中 报修.急 并 报修.急\n  要求 上门 24小时内", "并", "unexpected-word", "`且`"),
        ("当 报修.急\n  要求 上门 24小时内", "当", "unexpected-word", "`其中`"),
        ("要求 上门 24小时内\n  严重程度 高", "高", "unexpected-word", "`重大`"),
        ("要求 上门 24小时内\n  負責人 “张三”", "負責人", "unexpected-word", "`负责人`"),
        ("要求 上门 24小时内\n  目标：95%", "：", "unexpected-word", "behind a keyword"),
        ("要求 上门 24小时内\n  负责人：“张三”", "：", "unexpected-word", "behind a keyword"),
        ("要求 上门 24小时内\n  例外 当 报修.急 免责", "当", "unexpected-word", "`例外 NAME 当 …`"),
        ("expect 上门 24小时内", "expect", "unexpected-word", "`要求`"),
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
