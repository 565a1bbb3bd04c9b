"""Declarations, references and renaming."""

from __future__ import annotations

import pytest
from pygls.exceptions import JsonRpcException

from tests.editor.client import Editor
from tests.editor.texts import CHINESE, ENGLISH

BASE = 'ruleset base\n  zone "UTC"\nevent told\n  words text\nparameter wait = 2 hours\n'
USER = """\
ruleset user
  zone "UTC"
use base with wait = 3 hours
standard s
  for each told
  expect told as answer where answer.words = told.words within wait
"""


@pytest.fixture(autouse=True)
def on_disk(editor: Editor) -> None:
    editor.write("base.std", BASE)
    editor.write("user.std", USER)


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ("for each to‸ld", "base.std:3:7"),
        ("answer.wo‸rds", "base.std:4:3"),
        ("where ans‸wer.words", "user.std:6:18"),
        ("within wa‸it", "base.std:5:11"),
        ("with wa‸it", "base.std:5:11"),
        ("use ba‸se", "base.std:1:9"),
    ],
)
def test_definition(editor: Editor, at: str, place: str) -> None:
    assert editor.definition("user.std", USER.replace(at.replace("‸", ""), at)) == [place]


def test_definition_in_a_shipped_ruleset(editor: Editor) -> None:
    text = "ruleset mine\nuse appliance_care.hotline\nstandard s\n  for each cal‸led\n"
    assert editor.definition("mine.std", text)[0].startswith("hotline.std:")


def test_references_in_files_that_are_closed(editor: Editor) -> None:
    found = editor.references(
        "base.std", BASE.replace("event to‸ld", "told").replace("told", "to‸ld", 1)
    )
    assert found == ["base.std:3:7", "user.std:5:12", "user.std:6:10", "user.std:6:46"]


def test_rename_in_all_files(editor: Editor) -> None:
    found = editor.rename("base.std", BASE.replace("event told", "event to‸ld"), "asked")
    assert found["base.std"] == BASE.replace("told", "asked")
    assert found["user.std"] == USER.replace("told", "asked")


def test_a_local_name_is_renamed_in_its_rule_alone(editor: Editor) -> None:
    found = editor.rename("user.std", USER.replace("where answer", "where ans‸wer"), "reply")
    assert found == {"user.std": USER.replace("answer", "reply")}


def test_rename_in_chinese(editor: Editor) -> None:
    found = editor.rename("zh.std", CHINESE.replace("对每个 报修", "对每个 报‸修"), "来电")
    expected = CHINESE.replace("报修", "来电").replace("顾客来电", "顾客报修")
    assert found["zh.std"] == expected


def test_a_name_inside_a_message_is_renamed_too(editor: Editor) -> None:
    text = ENGLISH + '  message "in {reported.region}"\n'
    found = editor.rename("m.std", text.replace("  region ", "  reg‸ion "), "area")
    assert '"in {reported.area}"' in found["m.std"]
    assert "by reported.area" in found["m.std"]


def test_a_name_that_reads_as_a_word_is_put_in_back_quotes(editor: Editor) -> None:
    text = (
        "ruleset q\nevent a\nstandard s\n  for each a\n  expect a as b after b.at within 1 hour\n"
    )
    found = editor.rename("q.std", text.replace("for each a", "for each ‸a"), "month")
    assert "for each `month`" in found["q.std"]


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("visited", "`visited` cannot be the name: event `visited` is declared twice"),
        ("event", "`event` is a word of the language"),
        ("case", "`case` is a word of the language"),
        ("2nd", "`2nd` cannot be a name: names are letters, digits and `_`"),
        ("visit_limit", "`visit_limit` cannot be the name: "),
    ],
)
def test_refused_names(editor: Editor, new: str, reason: str) -> None:
    with pytest.raises(JsonRpcException) as refused:
        editor.rename("r.std", ENGLISH.replace("event reported", "event re‸ported"), new)
    assert refused.value.message.startswith(reason)


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        ("use ba‸se", "this is the name of a file"),
        ("fo‸r each", "there is no name here"),
    ],
)
def test_what_cannot_be_renamed(editor: Editor, at: str, reason: str) -> None:
    with pytest.raises(JsonRpcException) as refused:
        editor.can_be_renamed("user.std", USER.replace(at.replace("‸", ""), at))
    assert refused.value.message.startswith(reason)


def test_what_comes_with_the_tool_keeps_its_name(editor: Editor) -> None:
    text = "ruleset mine\nuse appliance_care.hotline\nstandard s\n  for each cal‸led\n"
    with pytest.raises(JsonRpcException) as refused:
        editor.rename("mine.std", text, "rang")
    assert refused.value.message == "`called` comes with the tool and keeps its name"


def test_the_name_to_be_changed(editor: Editor) -> None:
    assert editor.can_be_renamed("user.std", USER.replace("each told", "each to‸ld")) == "told"
