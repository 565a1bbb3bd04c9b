"""The shipped log read by hand: plain Python, nothing of the package."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "rulesets" / "appliance_care"
LOG = FOLDER / "refrigerator_log.csv.gz"
REGIONS = ("north", "east", "south", "west")


@dataclass(frozen=True, slots=True)
class Row:
    activity: str
    time: datetime
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """`lost` are the activities of rows whose time cannot be read, `lost_cells` all they hold."""

    rows: tuple[Row, ...]
    lost: tuple[str, ...]
    lost_cells: tuple[dict[str, str], ...]
    region: str | None
    area: str

    def named(self, *activities: str) -> list[Row]:
        return [row for row in self.rows if row.activity in activities]

    def after(self, row: Row) -> Sequence[Row]:
        return self.rows[self._place(row) + 1 :]

    def before(self, row: Row) -> Sequence[Row]:
        return self.rows[: self._place(row)]

    def may_have(self, *activities: str) -> bool:
        return any(activity in self.lost for activity in activities)

    def _place(self, row: Row) -> int:
        return next(place for place, each in enumerate(self.rows) if each is row)


def lines() -> list[dict[str, str]]:
    with gzip.open(LOG, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases() -> list[Case]:
    """Rows without a case number are left out, rows exported twice are taken once."""
    by_number: dict[str, list[dict[str, str]]] = {}
    for cells in {tuple(cells.items()): cells for cells in lines()}.values():
        if cells["case_no"]:
            by_number.setdefault(cells["case_no"], []).append(cells)
    return [_case(rows) for rows in by_number.values()]


def instant(text: str) -> datetime | None:
    """Local time without its zone: there is no change of clocks in it."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None


def _case(cells: list[dict[str, str]]) -> Case:
    in_order = sorted(cells, key=lambda each: (each["occurred_at"], int(each["step"])))
    regions = [each["region"] for each in in_order if each["region"] in REGIONS]
    return Case(
        rows=tuple(_rows(in_order)),
        lost=tuple(each["activity"] for each in in_order if not instant(each["occurred_at"])),
        lost_cells=tuple(each for each in in_order if not instant(each["occurred_at"])),
        region=regions[0] if regions else None,
        area=in_order[0]["area"],
    )


def _rows(in_order: list[dict[str, str]]) -> Iterator[Row]:
    for cells in in_order:
        if time := instant(cells["occurred_at"]):
            yield Row(cells["activity"], time, cells)
