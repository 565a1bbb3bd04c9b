"""The change that a diagnostic offers mends the text at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.diagnostics import Diagnostic
from standards_engine.rules.loading import load_rules

RULES = """\
ruleset repairs "Repairs at home"
  zone "Europe/Rome"
calendar office
  open   monday..friday 08:00..16:00
  closed 2026-05-01 "Labour Day"
a case ends with the log
event reported
  region text
  kind   one of "noise", "door"
event visited
standard home_visit
  for each reported where reported.kind = "noise"
  expect visited within 3 working days
  goal   80.5% each month by reported.region
  clock runs during office
"""
CHINESE = """\
规则集 维修 "上门维修"
  时区 "Asia/Shanghai"
案件随日志结束
事件 报修
  地区 文本
事件 上门
标准 上门服务
  对每个 报修
  要求 上门 24小时内
  目标 95% 每月 按 报修.地区
示例 "一" 针对 上门服务
  2026-03-01 09:00 报修
  2026-03-01 19:00 上门
  预期 达标
"""
SLIPS = [
    (RULES, "within 3", "withn 3", False),
    (RULES, "Europe/Rome", "Europe/Rom", False),
    (RULES, "each reported where", "each reportd where", False),
    (RULES, "reported.region", "reported.regoin", False),
    (RULES, "by reported.region", "by region", False),
    (RULES, '= "noise"', '= "niose"', False),
    (RULES, "3 working", "three working", True),
    (RULES, "80.5%", "80,5%", False),
    (RULES, "2026-05-01", "31/05/2026", True),
    (RULES, "region text", "region txt", False),
    (RULES, "during office", "during offce", False),
    (RULES, "home_visit", "home visit", False),
    (CHINESE, "报修.地区", "报修.地域", False),
    (CHINESE, "地区 文本", "地区 文体", False),
    (CHINESE, "预期 达标", "预期 达到", False),
    (CHINESE, "Asia/Shanghai", "Asia/Shangai", False),
]


def _first(text: str, folder: Path) -> Diagnostic:
    path = folder / "rules.std"
    path.write_text(text, encoding="utf-8")
    return load_rules([str(path)]).diagnostics[0]


@pytest.mark.parametrize(("rules", "right", "wrong", "safe"), SLIPS)
def test_the_change_mends_the_slip(
    rules: str, right: str, wrong: str, safe: bool, tmp_path: Path
) -> None:
    assert rules.count(right) == 1
    text = rules.replace(right, wrong)
    edit = _first(text, tmp_path).edit
    assert edit is not None
    assert edit.safe is safe
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    if wrong == "31/05/2026":
        assert mended == rules.replace(right, "2026-05-31")
    else:
        assert mended == rules


@pytest.mark.parametrize("wrong", ["03/05/2026", "xyz"])
def test_what_is_not_certain_is_not_changed(wrong: str, tmp_path: Path) -> None:
    text = RULES.replace("2026-05-01" if "/" in wrong else "visited within", wrong)
    assert _first(text, tmp_path).edit is None
