"""The line that is indented wrongly is the one that is told, not the one below it."""

from __future__ import annotations

import pytest

from standards_engine.documents import load_document
from standards_engine.indentation import Shift, wrong_indentation
from standards_engine.source import Source

PLAN = """\
name: care
segments:
  - name: city
    importance: 1
services:
  - name: home visit
    segments: [city]
    promise:
      text: We come
      level: 24 hours
  - name: hotline
    owner: quality
resources:
  - name: vans
"""
LINES = PLAN.splitlines()
ONE_MORE = [*range(1, 14)]
ONE_LESS = [number for number in range(1, 14) if LINES[number - 1].startswith(" ")]


def _moved(number: int, spaces: int) -> str:
    line = LINES[number - 1]
    moved = " " * spaces + line if spaces > 0 else line[-spaces:]
    return "\n".join([*LINES[: number - 1], moved, *LINES[number:]]) + "\n"


@pytest.mark.parametrize(
    ("number", "spaces"),
    [*((number, 1) for number in ONE_MORE), *((number, -1) for number in ONE_LESS)],
)
def test_a_line_moved_by_one_space_is_told(number: int, spaces: int) -> None:
    text = _moved(number, spaces)
    document, faults = load_document(Source("plan.yaml", text))
    assert document is None
    (fault,) = faults
    assert fault.span is not None
    assert fault.edit is not None
    edit = fault.edit
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert load_document(Source("plan.yaml", mended))[1] == ()
    assert fault.span.line == number
    assert mended == PLAN


def test_a_text_that_runs_on_is_no_question_of_indentation() -> None:
    assert wrong_indentation("a: 1\nb\nc: 2\n", 2) is None
    assert wrong_indentation("a: x: 1\n", 1) is None


def test_two_spaces_too_many() -> None:
    assert wrong_indentation("a:\n  b: 1\n    c: 2\n", 3) == Shift(3, -2)
