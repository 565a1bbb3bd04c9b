"""Faults and doubts, told a moment after each change."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import DiagnosticSeverity

from tests.editor.client import Editor, editing
from tests.editor.texts import CHINESE, ENGLISH


def codes(editor: Editor, name: str, count: int) -> list[str]:
    return [f"{each.code}" for each in editor.faults(name, count)]


def test_a_fault_has_its_place_its_words_and_its_page(editor: Editor) -> None:
    editor.show("a.std", ENGLISH.replace("reported.region", "reported.regoin"))
    fault = next(each for each in editor.faults("a.std") if each.code == "unknown-field")
    assert fault.message == "`reported` has no field `regoin`\nhelp: did you mean `region`?"
    assert fault.severity == DiagnosticSeverity.Error
    start, end = fault.range.start, fault.range.end
    assert (start.line, start.character, end.character) == (27, 38, 44)
    assert fault.code_description is not None
    assert fault.code_description.href.endswith("/docs/diagnostics/unknown-field.md")


def test_a_mended_fault_goes(editor: Editor) -> None:
    silent = "# lint: allow no-promise, no-owner, no-example in this file because it is a test\n"
    editor.show("b.std", silent + ENGLISH.replace("expect   visited", "expct   visited"))
    assert codes(editor, "b.std", 1) == ["unexpected-word"]
    editor.show("b.std", silent + ENGLISH)
    assert codes(editor, "b.std", 0) == []


def test_doubts_are_said_more_quietly(editor: Editor) -> None:
    editor.show("c.std", ENGLISH)
    found = {f"{each.code}": each.severity for each in editor.faults("c.std")}
    assert found["no-promise"] == DiagnosticSeverity.Information


def test_a_chinese_file_is_told_in_chinese(editor: Editor) -> None:
    editor.show("d.std", CHINESE.replace("对每个 报修", "对每个 报休"))
    fault = next(each for each in editor.faults("d.std") if each.code == "unknown-event")
    assert fault.message == "没有名为`报休`的事件\n建议：是不是想写`报修`？"


def test_columns_count_as_the_editor_counts(editor: Editor) -> None:
    """An emoji is two units of UTF-16, a Chinese character one."""
    text = (
        '规则集 甲 "😀😀" 时区 "Asia/Shanghai" 事件 报修 标准 乙 对每个 报修 必须 报修.没有 = 1\n'
    )
    place = editor.show("e.std", text.replace("没有", "‸没有"))
    editor.show("e.std", text)
    fault = next(each for each in editor.faults("e.std") if each.code == "unknown-field")
    assert fault.range.start == place


def test_a_file_is_told_again_when_one_that_it_uses_changes(editor: Editor) -> None:
    head = 'ruleset user\n  zone "UTC"\nuse base\n'
    rule = 'standard s\n  for each told\n  require told.text = "a"\n'
    editor.write("base.std", "ruleset base\nevent told\n  text text\n")
    editor.show("user.std", head + rule)
    assert all(each.code != "unknown-field" for each in editor.faults("user.std"))
    editor.show("base.std", "ruleset base\nevent told\n  words text\n")
    while not any(each.code == "unknown-field" for each in editor.faults("user.std")):
        pass


def test_a_saved_file_is_held_against_those_that_use_it_and_are_closed(editor: Editor) -> None:
    editor.write("closed_user.std", "ruleset closed_user\nuse saved\ndefine d = limit + 1\n")
    editor.show("saved.std", "ruleset saved\nparameter limit = 1\n")
    editor.faults("saved.std")
    editor.show("saved.std", "ruleset saved\nparameter limits = 1\n")
    editor.save("saved.std")
    assert "unused" in [f"{each.code}" for each in editor.faults("closed_user.std")]


def test_a_closed_file_leaves_nothing_behind(editor: Editor) -> None:
    editor.show("f.std", "ruleset f\nx\n")
    assert editor.faults("f.std")
    editor.close("f.std")
    assert codes(editor, "f.std", 0) == []


def test_the_language_of_messages_can_be_chosen(tmp_path: Path) -> None:
    with editing(tmp_path, language="zh") as editor:
        editor.show("a.std", ENGLISH.replace("reported.region", "reported.regoin"))
        fault = next(each for each in editor.faults("a.std") if each.code == "unknown-field")
        assert fault.message == "`reported`没有字段`regoin`\n建议：是不是想写`region`？"
