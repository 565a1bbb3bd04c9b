"""Rule text to the doubts about it."""

from __future__ import annotations

from textwrap import dedent

from standards_engine.analysis.lint import codes, doubts, unsilenced
from standards_engine.diagnostics import Diagnostic
from standards_engine.source import Source
from tests.rules.checking import check_text

CARE = """
    ruleset care
      zone "Asia/Shanghai"
    a case ends at closed
    each case has
      region one of "north", "south"
    event reported
      fault       one of "cooling", "noise", "door"
      appointment optional instant
      due         instant
      cost        number
    event visited
      engineers   number
    event away
    event back
    event closed
"""
CARE_ZH = """
    规则集 报修
      时区 “Asia/Shanghai”
    事件 报修
    事件 上门
"""


def doubted(text: str, head: str = CARE) -> list[Diagnostic]:
    """Whatever checking and all checks find in `head` and `text`; comments are heeded."""
    whole = dedent(head) + dedent(text)
    checked = check_text(whole)
    assert checked.ruleset is not None, [each.message for each in checked.diagnostics]
    found = [*checked.diagnostics, *doubts(checked.ruleset)]
    return unsilenced(found, [Source("rules.std", whole)], codes(), whole=True)


def found_of(code: str, text: str, head: str = CARE) -> list[Diagnostic]:
    return [each for each in doubted(text, head) if each.code() == code]


def places(code: str, text: str, head: str = CARE) -> list[str]:
    """The characters that each doubt of this code marks."""
    return [each.span.text for each in found_of(code, text, head) if each.span]


def edited(found: Diagnostic) -> str:
    """The line of the rules after the edit, as it then stands."""
    edit = found.edit
    assert edit is not None
    text = edit.span.source.text
    new = text[: edit.span.start] + edit.text + text[edit.span.end :]
    line = new[new.rfind("\n", 0, edit.span.start) + 1 :]
    return line.partition("\n")[0].strip()
