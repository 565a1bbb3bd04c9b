"""docs/lint.md lists every check, and what is wrong with comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.parts.faults import every_diagnostic
from standards_engine.analysis.lint import codes
from standards_engine.diagnostics import Level

PAGE = (Path(__file__).parents[3] / "docs" / "lint.md").read_text(encoding="utf-8")
OF_COMMENTS = [
    each.code() for each in every_diagnostic() if each.__module__.endswith("diagnostics.silences")
]


@pytest.mark.parametrize("code", [*codes(), *OF_COMMENTS])
def test_a_check_stands_in_the_table(code: str) -> None:
    assert PAGE.count(f"| [`{code}`](diagnostics/{code}.md) |") == 1


def test_every_check_warns() -> None:
    levels = {each.code(): each.level for each in every_diagnostic()}
    assert {levels[code] for code in codes()} == {Level.WARNING}
