"""How the times of a column are written: which format reads them, and what decides on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from standards_engine.frozen import frozen

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OFFSET = r"(?P<space>\s*)(?P<offset>Z|z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?P<colon>[:.时])(?P<minute>\d{2})(?P<minute_end>分?)"
    r"(?:(?P<colon2>[:.]?)(?P<second>\d{2})(?P<second_end>秒?)"
    r"(?P<fraction>[.,]\d{1,9})?)?(?P<half>\s*[AaPp]\.?[Mm]\.?)?"
)
_NUMERIC = r"(?P<a>\d{1,4})(?P<s1>[-/. 年])(?P<b>\d{1,2})(?P<s2>[-/. 月])(?P<c>\d{1,4})(?P<end>日?)"
_NAMED = (
    r"(?P<weekday>[A-Za-z]{3,9},?\s+)?"
    r"(?:(?P<day1>\d{1,2})(?P<n1>[- /])(?P<month1>[A-Za-z]{3,9})(?P<n2>[- /,]+)"
    r"|(?P<month2>[A-Za-z]{3,9})(?P<n3>[- ])(?P<day2>\d{1,2})(?P<n4>,?[- ]))(?P<year>\d{2,4})"
)
_COMPACT = r"(?P<digits>\d{8}|\d{6})"
_BETWEEN = r"(?P<between>[ T,]+)"
_DATES = tuple(re.compile(f"(?:{each})(?P<rest>.*)") for each in (_NUMERIC, _NAMED, _COMPACT))
_REST = re.compile(f"{_BETWEEN}{_CLOCK}{_OFFSET}")
_CLOCK_ALONE = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?")
_ISO = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:Z|z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?)?"
)
"""What is read without a format."""
_EPOCH = re.compile(r"1[0-9]{9}|1[0-9]{12}")
_MONTHS = 12
_SHORT_NAME = 3
_LEAST = 0.9
"""So many of the values must be times for the column to be one of times."""


class Order(StrEnum):
    """Which part of a date stands where."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    YEAR_FIRST = "year first"


@frozen
class Shape:
    """A way of writing times, in which the order of day and month may be open."""

    pattern: str
    """A format with `{a}`, `{b}`, `{c}` for the parts of the date, or without."""
    has_clock: bool
    has_offset: bool
    parts: tuple[int, int, int] | None = None
    """The three numbers of the date; of the value looked at."""


@frozen(kw_only=True)
class Times:
    """How the times of a column are written."""

    share: float
    """Of its values, how many are read so."""
    formats: tuple[str, ...] = ()
    """None where they are read without."""
    order: Order | None = None
    """Where it had to be found out."""
    deciding: int = 0
    """How many values decide on the order."""
    against: int = 0
    """How many say the opposite."""
    has_clock: bool = True
    has_offset: bool = False
    clock_alone: bool = False
    """A time of day, whose date stands elsewhere."""
    unread: tuple[str, ...] = ()
    """Some values that are no times."""

    @property
    def is_open(self) -> bool:
        """Whether day and month could as well be the other way round."""
        return self.order in (Order.DAY_FIRST, Order.MONTH_FIRST) and not self.deciding


def looks_like_epoch(texts: Sequence[str]) -> bool:
    """Seconds or milliseconds since 1970, which no format reads."""
    return bool(texts) and all(_EPOCH.fullmatch(text) for text in texts)


def times_of(texts: Sequence[str], connection: DuckDBPyConnection) -> Times | None:
    """None where they are no times."""
    if not texts:
        return None
    alone = sum(_CLOCK_ALONE.fullmatch(text) is not None for text in texts)
    if alone >= _LEAST * len(texts):
        return _of_clock(texts, alone)
    iso = [text for text in texts if _ISO.fullmatch(text)]
    if len(iso) >= _LEAST * len(texts):
        return _of_iso(texts, iso)
    return _with_formats(texts, connection)


def _of_clock(texts: Sequence[str], alone: int) -> Times:
    seconds = any(text.count(":") > 1 for text in texts)
    fraction = any("." in text for text in texts)
    form = "%H:%M" + (":%S" if seconds else "") + (".%f" if fraction else "")
    return Times(share=alone / len(texts), formats=(form,), clock_alone=True)


def _of_iso(texts: Sequence[str], iso: Sequence[str]) -> Times:
    timed = sum(":" in text for text in iso)
    with_offset = [text for text in iso if re.search(r":\d{2}.*(?:Z|z|[+-]\d{2}:?\d{0,2})$", text)]
    return Times(
        share=len(iso) / len(texts),
        has_clock=timed > len(iso) / 2,
        has_offset=len(with_offset) > len(iso) / 2,
        unread=_some(text for text in texts if not _ISO.fullmatch(text)),
    )


def _with_formats(texts: Sequence[str], connection: DuckDBPyConnection) -> Times | None:
    shapes = [shape_of(text) for text in texts]
    known = [shape for shape in shapes if shape is not None]
    if len(known) < _LEAST * len(texts):
        return None
    order, deciding, against = _order(known)
    counted = Counter(_format(shape, order) for shape in known)
    formats = tuple(form for form, count in counted.most_common() if count > len(texts) * 0.005)
    read = _readable(texts, formats, connection)
    if sum(read) < _LEAST * len(texts):
        return None
    return Times(
        share=sum(read) / len(texts),
        formats=formats,
        order=order,
        deciding=deciding,
        against=against,
        has_clock=sum(shape.has_clock for shape in known) > len(known) / 2,
        has_offset=sum(shape.has_offset for shape in known) > len(known) / 2,
        unread=_some(text for text, is_read in zip(texts, read, strict=True) if not is_read),
    )


def shape_of(text: str) -> Shape | None:
    """None where the text is no date with or without a time of day."""
    for pattern in _DATES:
        found = pattern.fullmatch(text)
        date = None if found is None else _date(found)
        if found is None or date is None:
            continue
        form, parts = date
        if not found["rest"]:
            return Shape(form, has_clock=False, has_offset=False, parts=parts)
        clock = _REST.fullmatch(found["rest"])
        if clock is not None:
            has_offset = clock["offset"] is not None
            return Shape(form + _clock(clock), has_clock=True, has_offset=has_offset, parts=parts)
    return None


def _date(found: re.Match[str]) -> tuple[str, tuple[int, int, int] | None] | None:
    groups = found.groupdict()
    if groups.get("a") is not None:
        return _numeric(groups)
    if groups.get("digits") is not None:
        return _compact(groups["digits"])
    if groups.get("year") is not None:
        return _named(groups), None
    return None


def _numeric(groups: dict[str, str]) -> tuple[str, tuple[int, int, int] | None] | None:
    a, b, c = groups["a"], groups["b"], groups["c"]
    s1, s2, end = groups["s1"], groups["s2"], groups["end"]
    if len(a) == 4 and len(c) <= 2:
        return f"%Y{s1}%m{s2}%d{end}", None
    if len(a) > 2 or len(c) not in (2, 4) or s1 != s2:
        return None
    year = "%Y" if len(c) == 4 else "%y"
    return f"{{a}}{s1}{{b}}{s2}{year}", (int(a), int(b), int(c))


def _compact(digits: str) -> tuple[str, tuple[int, int, int] | None] | None:
    if len(digits) == 8:
        if 1900 <= int(digits[:4]) <= 2100:
            return "%Y%m%d", None
        return "{a}{b}%Y", (int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    # six digits: the year first, as files are named; else it would have to be said
    return "%y%m%d", None


def _named(groups: dict[str, str]) -> str:
    weekday = groups["weekday"] or ""
    name = groups["month1"] or groups["month2"]
    head = ""
    if weekday:
        head = weekday.replace(weekday.strip(" ,"), "%a" if len(weekday.strip(" ,")) == 3 else "%A")
    month = "%b" if len(name) == _SHORT_NAME else "%B"
    year = "%Y" if len(groups["year"]) == 4 else "%y"
    if groups["month1"]:
        return f"{head}%d{groups['n1']}{month}{groups['n2']}{year}"
    return f"{head}{month}{groups['n3']}%d{groups['n4']}{year}"


def _clock(found: re.Match[str]) -> str:
    hour = "%I" if found["half"] else "%H"
    form = f"{found['between']}{hour}{found['colon']}%M{found['minute_end']}"
    if found["second"] is not None:
        form += f"{found['colon2']}%S{found['second_end']}"
    if found["fraction"]:
        form += f"{found['fraction'][0]}%f"
    if found["half"]:
        blanks = len(found["half"]) - len(found["half"].lstrip())
        form += " " * blanks + "%p"
    return form + (found["space"] + "%z" if found["offset"] else "")


def _order(shapes: Iterable[Shape]) -> tuple[Order | None, int, int]:
    """The order of the dates, how many values decide on it, and how many speak against it."""
    parts = [shape.parts for shape in shapes if shape.parts is not None]
    if not parts:
        return None, 0, 0
    day_first = sum(a > _MONTHS for a, _, _ in parts)
    month_first = sum(b > _MONTHS for _, b, _ in parts)
    if month_first > day_first:
        return Order.MONTH_FIRST, month_first, day_first
    return Order.DAY_FIRST, day_first, month_first


def _format(shape: Shape, order: Order | None) -> str:
    first, second = ("%m", "%d") if order is Order.MONTH_FIRST else ("%d", "%m")
    return shape.pattern.replace("{a}", first).replace("{b}", second)


def swapped(form: str) -> str:
    """With day and month the other way round."""
    return form.replace("%d", "\0").replace("%m", "%d").replace("\0", "%m")


def _readable(
    texts: Sequence[str], formats: Sequence[str], connection: DuckDBPyConnection
) -> list[bool]:
    """By the reader that will read them; a text of ISO 8601 needs no format."""
    if not formats:
        return [False] * len(texts)
    tries = ", ".join("try_strptime(text, ?)" for _ in formats)
    query = (
        f"SELECT coalesce({tries}) IS NOT NULL FROM "
        "(SELECT unnest(?) AS text, generate_subscripts(?, 1) AS place) ORDER BY place"
    )
    found = connection.execute(query, [*formats, list(texts), list(texts)]).fetchall()
    pairs = zip(texts, found, strict=True)
    return [bool(row[0]) or _ISO.fullmatch(text) is not None for text, row in pairs]


def _some(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text, _ in Counter(texts).most_common(3))
