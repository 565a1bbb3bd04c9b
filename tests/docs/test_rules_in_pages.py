"""Every block of a page that begins with `ruleset` is a whole file, and a sound one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from standards_engine.diagnostics import is_error, render_all
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules
from tests.docs.pages import code_blocks, name_of, pages

FAULTY = ("docs/diagnostics/",)
"""Pages whose blocks also show what is wrong; tests/docs/test_diagnostic_pages.py runs them."""


def _rulesets() -> Iterator[tuple[str, str]]:
    for path in (path for path in pages() if not name_of(path).startswith(FAULTY)):
        found = (block for block in code_blocks(path) if block.startswith(("ruleset ", "规则集 ")))
        for number, block in enumerate(found, start=1):
            yield f"{name_of(path)} {number}", block


RULESETS = dict(_rulesets())


@pytest.mark.parametrize("place", RULESETS)
def test_a_ruleset_in_a_page_is_without_fault(place: str, tmp_path: Path) -> None:
    path = tmp_path / "page.std"
    path.write_text(RULESETS[place], encoding="utf-8")
    checked = load_rules([str(path)], vocabulary=plan_vocabulary())
    errors = [each for each in checked.diagnostics if is_error(each)]
    assert checked.ruleset, render_all(errors)


def test_the_language_reference_has_rulesets() -> None:
    assert any(place.startswith("docs/language.md") for place in RULESETS)
