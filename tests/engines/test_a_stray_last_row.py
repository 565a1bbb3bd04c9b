"""One date far behind all others sets as-of for the whole log: that is said of a small one too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """ruleset care "Care"
  zone "Asia/Shanghai"

event reported
event visited

standard visit "Visit"
  for each reported
  expect visited within 24 hours
"""


def warned(folder: Path, days: list[str]) -> bool:
    (folder / "care.std").write_text(RULES, encoding="utf-8")
    rows = [f"{number},{day},reported" for number, day in enumerate(days)]
    log = "\n".join(["case_id,timestamp,activity", *rows, ""])
    (folder / "log.csv").write_text(log, encoding="utf-8")
    done = standards("audit", "log.csv", "-r", "care.std", "--brief", cwd=folder)
    return "days after nearly all others" in " ".join(done.out.split())


MARCH = [f"2026-03-{day:02}" for day in range(1, 12)]


@pytest.mark.parametrize(
    ("days", "stray"),
    [
        (MARCH, False),
        ([*MARCH, "2026-08-01"], False),
        ([*MARCH, "2027-02-01"], True),
        ([*MARCH, "2027-02-01", "2027-02-02"], False),
        (["2026-03-01", "2027-02-01"], False),
    ],
)
def test_a_stray_last_row(tmp_path: Path, days: list[str], *, stray: bool) -> None:
    assert warned(tmp_path, days) is stray
