"""What is said of the name or word that somebody points at."""

from __future__ import annotations

from tests.editor.client import Editor
from tests.editor.texts import CHINESE, ENGLISH


def pointed(editor: Editor, text: str, at: str, *, name: str = "a.std") -> str:
    """At the first place that looks so; `‸` is in it."""
    found = editor.hover(name, text.replace(at.replace("‸", ""), at, 1))
    assert found is not None
    return found


def test_a_rule_in_plain_words(editor: Editor) -> None:
    said = pointed(editor, ENGLISH, "standard home_v‸isit")
    assert said.startswith("**standard `home_visit`**\n\nAn engineer comes within 24 hours\n\n- ")
    assert "must follow within 24 hours" in said
    assert "Goal: 95% in each month" in said


def test_a_rule_in_chinese(editor: Editor) -> None:
    said = pointed(editor, CHINESE, "标准 上门‸服务")
    assert said.startswith("**标准`上门服务`**\n\n24小时内上门\n\n- ")
    assert "达标率不低于95%" in said


def test_a_rule_with_a_fault_as_it_is_written(editor: Editor) -> None:
    broken = ENGLISH.replace("reported.region", "reported.regoin")
    said = pointed(editor, broken, "standard home_v‸isit", name="broken.std")
    assert "```standards\nstandard home_visit" in said


def test_a_field(editor: Editor) -> None:
    said = pointed(editor, ENGLISH, "reported.app‸ointment is given")
    assert said == "**field `appointment` of `reported`**\n\nan instant, may be missing"


def test_an_event_with_its_title_and_fields(editor: Editor) -> None:
    said = pointed(editor, CHINESE, "对每个 报‸修")
    assert said.startswith("**事件`报修`**\n\n顾客报修😀\n\n- `地区`: ")


def test_a_parameter_where_it_is_used(editor: Editor) -> None:
    said = pointed(editor, ENGLISH, "within visit_‸limit")
    assert said.startswith("**parameter `visit_limit`**\n\nLongest wait for a visit")
    assert "parameter visit_limit = 24 hours" in said


def test_a_word_with_a_link(editor: Editor) -> None:
    said = pointed(editor, ENGLISH, "clock ru‸ns during")
    assert said.startswith("Only the open time of a calendar counts.\n\n[more in the language ref")
    assert said.endswith("/docs/language.md#the-clock)")
    assert pointed(editor, CHINESE, "例‸外").startswith("有名称的例外")


def test_nothing_of_a_text(editor: Editor) -> None:
    assert editor.hover("a.std", ENGLISH.replace('"An engineer arr', '"An engi‸neer arr')) is None


def test_what_comes_with_the_tool_is_named_as_in_the_file(editor: Editor) -> None:
    text = "规则集 甲\n约束 乙\n  对每个 服务\n  必须 服务.承诺 已填写\n"
    assert "- `名称`: " in pointed(editor, text, "对每个 服‸务", name="plan.std")
    assert pointed(editor, text, "服务.承‸诺", name="plan.std").startswith("**`服务`的字段`承诺`**")
    said = pointed(editor, CHINESE.replace("报修.地区", "案件.线路"), "案件.线‸路", name="case.std")
    assert said.startswith("**`案件`的字段`线路`**")
