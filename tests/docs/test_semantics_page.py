"""Conformance pages cite sections of the page on semantics that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conformance.page import pages
from tests.docs.pages import ROOT, name_of

SEMANTICS = (ROOT / "docs" / "semantics.md").read_text(encoding="utf-8")
SECTIONS = set(re.findall(r"^#{2,3} (\d(?:\.\d)?) ", SEMANTICS, re.MULTILINE))
CASES = pages()


@pytest.mark.parametrize("path", CASES, ids=map(name_of, CASES))
def test_a_conformance_page_cites_a_section(path: Path) -> None:
    first = re.search(
        r"Semantics ((?:\d(?:\.\d)?(?:, | and )?)+)", path.read_text(encoding="utf-8")
    )
    assert first, "the page says which rule it is about: `Semantics 3.1: …`"
    cited = re.findall(r"\d(?:\.\d)?", first[1])
    assert [number for number in cited if number not in SECTIONS] == []


def test_sections_are_numbered_without_gaps() -> None:
    parts = [[int(n) for n in each.split(".")] for each in SECTIONS if "." in each]
    for chapter in range(1, 8):
        numbers = sorted(number for first, number in parts if first == chapter)
        assert numbers == list(range(1, len(numbers) + 1)), chapter
    assert {each for each in SECTIONS if "." not in each} == set("12345678")
