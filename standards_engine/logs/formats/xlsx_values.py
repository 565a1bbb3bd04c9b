"""Cells of a worksheet as texts: what Excel shows, without what only dresses it up.

Dates and times as in ISO 8601, durations as `36:00:00`, numbers plainly. A number that a format
made of zeros shows with leading ones keeps them: `00123`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum
from typing import Any, NamedTuple

_ZEROS = re.compile("0{2,}")
_MOST_DIGITS = 15
"""Excel keeps and shows no more of a number; what is written beyond is how computers store it."""
_LAST_DAY = 2_958_466
"""10000-01-01 as Excel counts days."""
_DAY = 86_400_000
"""Milliseconds, to which Excel rounds times."""


class Kind(Enum):
    """What a cell holds, as far as it matters for reading it."""

    TEXT = 1
    NUMBER = 2
    ERROR = 3


class Shown(NamedTuple):
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets of a workbook share."""

    strings: Sequence[str]
    epoch: datetime
    dates: frozenset[int]
    """Styles that show a number as a date or time."""
    durations: frozenset[int]
    """Styles that show it as an elapsed time; these are `dates` too."""
    widths: dict[int, int]
    """Styles that show whole numbers with leading zeros, and to how many digits."""
    decimal: str
    """How the log writes decimals, `.` or `,`."""

    def shown(self, type_: str, style: int, value: str) -> Shown:
        """The text of a cell with this type and style, in which `value` is written.

        Raises LookupError or ValueError where the file contradicts itself.
        """
        match type_:
            case "s":
                return Shown(self.strings[int(value)], Kind.TEXT)
            case "b":
                return Shown("true" if int(value) else "false", Kind.TEXT)
            case "e":
                return Shown(value, Kind.ERROR)
            case "n":
                return self._number(style, value)
            case _:
                return Shown(value, Kind.TEXT)

    def _number(self, style: int, value: str) -> Shown:
        if style in self.durations or (style in self.dates and 0 <= float(value) < _LAST_DAY):
            return Shown(self._moment(style, float(value)), Kind.TEXT)
        if value.isdecimal():
            width = self.widths.get(style, 0)
            return Shown(value.zfill(width), Kind.TEXT if width > len(value) else Kind.NUMBER)
        text = value if len(value) <= _MOST_DIGITS else f"{float(value):.{_MOST_DIGITS}g}"
        return Shown(text.replace(".", self.decimal), Kind.NUMBER)

    def _moment(self, style: int, days: float) -> str:
        from openpyxl.utils.datetime import from_excel

        if style in self.durations:
            return _elapsed(days)
        found = from_excel(days, self.epoch)
        match found:
            case datetime() if found.time() == time():
                return found.date().isoformat()
            case datetime():
                return found.isoformat(" ")
            case _:
                return str(found.isoformat())


def _elapsed(days: float) -> str:
    """`36:00:00`, `-0:00:01.500`."""
    seconds, rest = divmod(round(abs(days) * _DAY), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if days < 0 else ""
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" + (f".{rest:03}" if rest else "")


def workbook_values(workbook: Any, decimal: str | None) -> Workbook:
    """Of a workbook that openpyxl has opened."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    custom = workbook._number_formats
    widths: dict[int, int] = {}
    for style, written in enumerate(workbook._cell_styles):
        number = written.numFmtId
        form = custom[number - 164] if number >= 164 else BUILTIN_FORMATS.get(number, "")
        if _ZEROS.fullmatch(form):
            widths[style] = len(form)
    return Workbook(
        strings=next((each._shared_strings for each in workbook.worksheets), ()),
        epoch=workbook.epoch,
        dates=frozenset(workbook._date_formats),
        durations=frozenset(workbook._timedelta_formats),
        widths=widths,
        decimal=decimal or ".",
    )
