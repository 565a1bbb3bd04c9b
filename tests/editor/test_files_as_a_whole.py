"""Formatting, outline, folding, quick fixes, and a server that goes on."""

from __future__ import annotations

import pytest
from lsprotocol.types import Position
from pygls.exceptions import JsonRpcException

from tests.editor.client import Editor
from tests.editor.texts import CHINESE, ENGLISH


def test_formatting_mends_the_layout(editor: Editor) -> None:
    found = editor.format("a.std", ENGLISH.replace("  for each", "       for   each"))
    assert "\n  for each" in found
    assert editor.format("a.std", found) == found


def test_a_text_with_faults_is_left_as_it_is(editor: Editor) -> None:
    broken = ENGLISH.replace("expect", "expct", 1)
    assert editor.format("a.std", broken) == broken


def test_the_outline(editor: Editor) -> None:
    editor.show("b.std", CHINESE + '\n示例 "及时" 针对 上门服务\n  预期 达标\n')
    found = [(each.name, each.detail) for each in editor.outline("b.std")]
    assert found == [
        ("维修", "上门维修😀"),
        ("上门时限", "最长等候时间"),
        ("每个案件有", None),
        ("报修", "顾客报修😀"),
        ("上门", "工程师上门"),
        ("关闭", None),
        ("上门服务", "24小时内上门"),
        ("上门服务的示例", "及时"),
    ]
    inner = {
        each.name: [child.name for child in each.children or ()] for each in editor.outline("b.std")
    }
    assert inner["报修"] == ["地区", "故障", "预约时间"]
    assert inner["上门服务"] == ["顾客约定"]


def test_folding(editor: Editor) -> None:
    editor.show("c.std", 'ruleset c\n  zone "UTC"\n\nevent a\nevent b\n  x text\n')
    assert editor.folds("c.std") == [(0, 1), (4, 5)]


def test_a_fix_writes_what_was_meant(editor: Editor) -> None:
    found = editor.fixes("d.std", ENGLISH.replace("within visit", "with‸n visit", 1))
    assert found["Write `within`"] == ENGLISH


def test_a_doubt_can_be_allowed(editor: Editor) -> None:
    found = editor.fixes("e.std", ENGLISH.replace("standard home_visit", "standard home_‸visit"))
    changed = found["Allow `no-promise` here, for a reason that you write"]
    assert "\n# lint: allow no-promise because \nstandard home_visit" in changed
    found = editor.fixes("f.std", CHINESE.replace("标准 上门服务", "标准 上门‸服务"))
    assert "\n# lint: 允许 no-promise 因为：\n标准" in found["在此允许`no-promise`，理由由您写"]


def test_a_question_that_cannot_be_answered_leaves_the_server_running(editor: Editor) -> None:
    editor.show("g.std", ENGLISH)
    with pytest.raises(JsonRpcException):
        editor.hover_at("file:///%00.std", Position(0, 0))
    assert editor.outline("g.std")


@pytest.mark.parametrize(
    "text", ["", "\n", "\0", "“", "ruleset", "`", "规则集", '"' * 9, "(" * 500]
)
def test_odd_texts_are_answered(editor: Editor, text: str) -> None:
    editor.complete("odd.std", text + "‸")
    editor.complete("odd.std", "‸" + text)
    editor.hover("odd.std", "‸" + text)
    assert editor.definition("odd.std", text + "‸") == []
    assert editor.outline("odd.std") is not None


def test_a_file_that_is_not_open_and_not_there(editor: Editor) -> None:
    assert editor.outline("nowhere.std") == []
