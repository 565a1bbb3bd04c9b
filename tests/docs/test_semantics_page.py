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


@pytest.mark.parametrize("number", sorted(each for each in SECTIONS if each == "8" or "." in each))
def test_a_section_has_three_pages_and_names_them(number: str) -> None:
    headings = re.findall(r"^#{2,3} (\d.*)$", SEMANTICS, re.MULTILINE)
    heading = next(each for each in headings if each.startswith(f"{number} "))
    of_cases = _section(heading, (ROOT / "docs" / "cases.md").read_text(encoding="utf-8"))
    assert of_cases.count("\n- [") >= 3
    pages_named = _section(heading, SEMANTICS).rpartition("\nPages: ")[2]
    assert pages_named.count("](../tests/conformance/") >= 2
    assert pages_named.rstrip().endswith(f"[all](cases.md#{_anchor(heading)}).")


def _section(heading: str, page: str) -> str:
    """The text below a heading, up to the next one."""
    return re.split(r"^#", page.partition(f" {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_sections_are_numbered_without_gaps() -> None:
    parts = [[int(n) for n in each.split(".")] for each in SECTIONS if "." in each]
    for chapter in range(1, 8):
        numbers = sorted(number for first, number in parts if first == chapter)
        assert numbers == list(range(1, len(numbers) + 1)), chapter
    assert {each for each in SECTIONS if "." not in each} == set("12345678")
