"""The table of corner cases in README.md names pages that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conformance.page import FOLDER, pages

TABLE = (FOLDER / "README.md").read_text(encoding="utf-8").partition("## Where other systems")[2]
ROWS = re.findall(r"^\| (?!case|---)(.+) \| (.*) \|$", TABLE, re.MULTILINE)


@pytest.mark.parametrize(("case", "held"), ROWS, ids=[case for case, _ in ROWS])
def test_a_corner_case_has_its_pages(case: str, held: str) -> None:
    named = [FOLDER / link for link in re.findall(r"\]\(([^)]+)\)", held)]
    assert named, f"no page holds the case: {case}"
    assert [path for path in named if path not in _pages()] == []


def test_every_family_of_corner_cases_is_there() -> None:
    assert re.findall(r"^### (.+)$", TABLE, re.MULTILINE) == [
        "Working time",
        "Clocks",
        "Ends and edges",
        "Goals",
    ]
    assert len(ROWS) >= 65


def _pages() -> set[Path]:
    return set(pages())
