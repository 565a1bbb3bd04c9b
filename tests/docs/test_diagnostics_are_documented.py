"""Every diagnostic says what it means, shows what leads to it, and is met by some test."""

from __future__ import annotations

import inspect
import re
from functools import cache

import pytest

from docs.parts.faults import every_diagnostic, meaning
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.pages import page
from tests.docs.pages import ROOT

DIAGNOSTICS = every_diagnostic()
CODES = [each.code() for each in DIAGNOSTICS]
PAGE = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")


@cache
def _words_of_tests() -> frozenset[str]:
    """Names and hyphenated words of all tests but those of the pages."""
    tests = ROOT / "tests"
    files = [path for ending in ("py", "md") for path in tests.rglob(f"*.{ending}")]
    texts = (p.read_text(encoding="utf-8") for p in files if tests / "docs" not in p.parents)
    return frozenset(word for text in texts for word in re.findall(r"[\w-]+", text))


@pytest.mark.parametrize("found", DIAGNOSTICS, ids=CODES)
def test_a_diagnostic_has_a_meaning_and_an_example(found: type[Diagnostic]) -> None:
    meaning, _, example = inspect.cleandoc(found.__doc__ or "").partition("\n\n")
    assert meaning.endswith(".")
    assert example.strip()


@pytest.mark.parametrize("found", DIAGNOSTICS, ids=CODES)
def test_its_page_begins_with_its_meaning(found: type[Diagnostic]) -> None:
    written = page(found.code())
    assert written is not None, f"write docs/diagnostics/{found.code()}.md"
    assert " ".join(written.text.split()).startswith(meaning(found))


@pytest.mark.parametrize("code", CODES)
def test_a_diagnostic_stands_in_the_list(code: str) -> None:
    assert f"[`{code}`](diagnostics/{code}.md)" in PAGE, (
        "give its family a title in docs/parts/faults.py"
    )


@pytest.mark.parametrize("found", DIAGNOSTICS, ids=CODES)
def test_a_diagnostic_is_met_by_a_test(found: type[Diagnostic]) -> None:
    assert _words_of_tests() & {found.code(), found.__name__}


def test_codes_are_used_once() -> None:
    assert len(set(CODES)) == len(CODES)
