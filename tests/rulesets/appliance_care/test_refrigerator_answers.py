"""README.md says what the independent count found."""

from __future__ import annotations

import re
from collections import Counter

from tests.rulesets.appliance_care.export import FOLDER, cases
from tests.rulesets.appliance_care.known_answers import counts, visits_by_month_and_region

VERDICTS = ("met", "missed", "pending", "excused", "waived", "undetermined")
README = (FOLDER / "README.md").read_text(encoding="utf-8").partition("## The known answers")[2]


def test_the_readme_gives_the_counts_of_every_standard() -> None:
    written = {
        name: Counter(
            {v: _number(cell) for v, cell in zip(VERDICTS, cells.split("|"), strict=True)}
        )
        for name, cells in re.findall(r"^\| `(\w+)` \| (.*) \|$", README, re.MULTILINE)
    }
    assert written == counts(cases())


def test_the_readme_says_which_regions_kept_their_goal() -> None:
    written = {
        (month, region): (int(met), int(of), not before)
        for month, cells in re.findall(r"^\| (2026-\d\d) \| (.*) \|$", README, re.MULTILINE)
        for region, (before, met, of) in zip(
            ("north", "east", "south", "west"),
            re.findall(r"(\(?)(\d+) of (\d+)", cells),
            strict=True,
        )
    }
    groups = visits_by_month_and_region(cases())
    assert written == {
        group: (c["met"], c["met"] + c["missed"], 5 * c["met"] >= 95 * c["missed"])
        for group, c in groups.items()
        if group[0] is not None
    }


def _number(cell: str) -> int:
    return int(cell.strip().replace(",", "") or 0)
