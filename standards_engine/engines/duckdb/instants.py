"""Texts of times to instants, in SQL.

A time with an offset is what it says; one without is a local time of the zone. Microseconds are
kept, finer is cut off. The steps are columns of nested queries, so that each is computed once:
a text `x`, its kind `z`, its parts `q`, `l` local or `u` UTC microseconds, `s` what to subtract,
`t` the instant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standards_engine.logs.formats.raw import literal
from standards_engine.logs.times import (
    CYCLE,
    CYCLE_BEGINS,
    FIRST_INSTANT,
    LAST_INSTANT,
    Oddity,
    Stretch,
    stretches,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DAY = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
_SHIFT = r"Z|z|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?"
"""Offsets up to 15:59, which no zone reaches; DuckDB itself knows no bounds."""
_ISO = rf"^(?:({_DAY}[T ]{_CLOCK})\s*({_SHIFT})?|({_DAY}))$"
_STRICT_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_STRICT = rf"{_STRICT_DAY}[T ][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]{{1,6}})?)?"
_STRICT_SHIFT = r"(?:Z|[+-](?:0[0-9]|1[0-5])(?::[0-5][0-9])?)"
"""The forms that most programs write, and DuckDB reads as quickly as anything."""
_YEAR = re.compile("([0-9]{4})-")
_SIGN = re.compile("(%-?[A-Za-z%])")
_SECOND = "1000000::BIGINT"
_WITH_ZONE = "TIMESTAMP WITH TIME ZONE"
_LOCAL_TIMES = ("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "DATE")
_FEW_STRETCHES = 64
"""Some sixteen years of a zone with summer time."""
_NEVER = "CAST(NULL AS BIGINT)"
_YEARS = f"BETWEEN {FIRST_INSTANT} AND {LAST_INSTANT}"


@dataclass(frozen=True, slots=True)
class InstantText:
    """SQL of a text that holds a time, and how it may be written besides ISO 8601."""

    text: str
    formats: tuple[str, ...]
    native: str | None = None
    """DuckDB's type, where `text` is the SQL of a time itself."""


def is_time(kind: str | None) -> bool:
    """Whether values of this type of DuckDB are instants or local times."""
    return kind in (_WITH_ZONE, *_LOCAL_TIMES)


def with_instants(
    connection: DuckDBPyConnection, source: str, texts: Sequence[InstantText], zone: str | None
) -> tuple[str, bool]:
    """A query of `source` and, for each text, columns `t0`, `t1` … and `odd0`, `odd1` …

    `x0`, `x1` … are the texts themselves: a text without an instant is unreadable. And whether the
    query is short: a local time among all changes of a zone's clocks takes seconds to be planned.
    """
    if not texts:
        return f"SELECT * FROM {source}", True
    parsed = _parsed(source, texts)
    pruned = _pruned(connection, parsed, texts, zone)
    short = max(map(len, pruned)) <= _FEW_STRETCHES
    trees = [_tree(known, f"l{index}") for index, known in enumerate(pruned)]
    shifts = ", ".join(f"{tree} AS s{index}" for index, tree in enumerate(trees))
    values = ", ".join(_instant(index, each.native) for index, each in enumerate(texts))
    steps = ", ".join(f"z{i}, q{i}, l{i}, u{i}, s{i}" for i in range(len(texts)))
    return f"SELECT * EXCLUDE ({steps}), {values} FROM (SELECT *, {shifts} FROM ({parsed}))", short


def _instant(index: int, kind: str | None) -> str:
    """Columns of an instant and its oddity; both null outside the years 1 to 9999."""
    if kind == _WITH_ZONE:
        return f"u{index} AS t{index}, {_NEVER} AS odd{index}"
    instant = f"coalesce(u{index}, l{index} - (s{index} >> 2) * {_SECOND})"
    return (
        f"CASE WHEN {instant} {_YEARS} THEN {instant} END AS t{index}, "
        f"CASE WHEN u{index} IS NULL AND {instant} {_YEARS} THEN s{index} & 3 END AS odd{index}"
    )


def _parsed(source: str, texts: Sequence[InstantText]) -> str:
    indexed = list(enumerate(texts))
    given = ", ".join(f"{each.text} AS x{i}" for i, each in indexed)
    kinds = ", ".join(f"{'NULL' if each.native else _kind(f'x{i}')} AS z{i}" for i, each in indexed)
    parts = ", ".join(
        f"{'NULL' if each.native else _parts(f'x{i}', f'z{i}')} AS q{i}" for i, each in indexed
    )
    values = ", ".join(f"{_local(i, each)} AS l{i}, {_utc(i, each)} AS u{i}" for i, each in indexed)
    read = f"SELECT *, {given} FROM {source}"
    return f"SELECT *, {values} FROM (SELECT *, {parts} FROM (SELECT *, {kinds} FROM ({read})))"


_AS_IT_STANDS, _WITH_OFFSET, _OTHER = 0, 1, 2


def _kind(text: str) -> str:
    """Whether DuckDB itself reads a text as a local time, as one with an offset, or neither."""
    plain = f"length({text}) = 19 AND {text}[11] IN (' ', 'T') AND {text}[17] = ':'"
    return (
        f"CASE WHEN {plain} OR regexp_full_match({text}, {literal(_STRICT)}) THEN {_AS_IT_STANDS} "
        f"WHEN regexp_full_match({text}, {literal(_STRICT + _STRICT_SHIFT)}) THEN {_WITH_OFFSET} "
        f"ELSE {_OTHER} END"
    )


def _parts(text: str, kind: str) -> str:
    """The parts of an ISO text, where it must be taken apart."""
    return (
        f"CASE WHEN {kind} = {_OTHER} THEN "
        f"regexp_extract({text}, {literal(_ISO)}, ['timed', 'shift', 'day']) END"
    )


def _stored(index: int, kind: str) -> str:
    """Microseconds of a time that the file itself has, within the years that a text can say."""
    value = f"epoch_us(x{index})"
    if kind == "TIMESTAMP_NS":
        exact = f"epoch_ns(x{index})"
        finer = f"({exact} % 1000 + 1000) % 1000"
        value = f"CASE WHEN isfinite(x{index}) THEN ({exact} - {finer}) // 1000 END"
    return f"CASE WHEN ({value}) {_YEARS} THEN ({value}) END"


def _local(index: int, written: InstantText) -> str:
    if written.native:
        return _NEVER if written.native == _WITH_ZONE else _stored(index, written.native)
    text, parts = f"x{index}", f"q{index}"
    tries = [_formatted(text, form) for form in written.formats if "%z" not in form]
    iso = (
        f"CASE WHEN z{index} = {_AS_IT_STANDS} THEN {_wall(text)} "
        f"WHEN {parts}.shift = '' THEN {_wall(f'{parts}.timed || {parts}.day')} END"
    )
    return f"coalesce({', '.join([*tries, iso])}, NULL)"


def _utc(index: int, written: InstantText) -> str:
    if written.native:
        return _stored(index, written.native) if written.native == _WITH_ZONE else _NEVER
    text, parts = f"x{index}", f"q{index}"
    tries = [_formatted(text, form) for form in written.formats if "%z" in form]
    iso = (
        f"CASE WHEN z{index} = {_WITH_OFFSET} THEN {_epoch(f'TRY_CAST({text} AS TIMESTAMPTZ)')} "
        f"WHEN {parts}.shift <> '' THEN "
        f"{_wall(f'{parts}.timed')} - {_offset(f'{parts}.shift')} END"
    )
    return f"coalesce({', '.join([*tries, iso])}, NULL)"


def _formatted(text: str, form: str) -> str:
    """For DuckDB `infinity` and `epoch` have any format: a text of that form comes first."""
    parsed = _epoch(f"try_strptime({text}, {literal(form)})")
    shape = "".join(map(_shape, _SIGN.split(form))) if "%z" in form else r"(?s).*[0-9].*"
    return f"CASE WHEN regexp_full_match({text}, {literal(shape)}) THEN {parsed} END"


def _shape(part: str) -> str:
    """A pattern of a format's sign, or of what stands between signs."""
    match part:
        case "%z":
            return f"(?:{_SHIFT})"
        case "%%":
            return "%"
        case _ if _SIGN.fullmatch(part):
            return ".+"
        case _:
            return re.escape(part)


def _epoch(timestamp: str) -> str:
    return f"epoch_us({timestamp})"


def _wall(text: str) -> str:
    return _epoch(f"TRY_CAST(replace({text}, ',', '.') AS TIMESTAMP)")


def _offset(shift: str) -> str:
    """Microseconds of `Z`, `+02`, `+0200`, `+02:00`."""
    digits = f"replace({shift}, ':', '')"
    hours = f"CAST(substr({digits}, 2, 2) AS BIGINT)"
    minutes = f"CAST(coalesce(nullif(substr({digits}, 4, 2), ''), '0') AS BIGINT)"
    sign = f"CASE WHEN {shift}[1] = '-' THEN -1 ELSE 1 END"
    amount = f"{sign} * ({hours} * 3600 + {minutes} * 60) * {_SECOND}"
    return f"CASE WHEN upper({shift}) = 'Z' THEN 0 ELSE {amount} END"


def _pruned(
    connection: DuckDBPyConnection, parsed: str, texts: Sequence[InstantText], zone: str | None
) -> list[tuple[Stretch, ...]]:
    """For each text the stretches of the zone in which its local times lie."""
    local = [i for i, each in enumerate(texts) if each.native != _WITH_ZONE]
    if zone is None or not local:
        return [_UTC] * len(texts)
    return [
        _between(zone, *_bounds(connection, parsed, i, each)) if i in local else _UTC
        for i, each in enumerate(texts)
    ]


def _bounds(
    connection: DuckDBPyConnection, parsed: str, index: int, written: InstantText
) -> tuple[int | None, int | None]:
    """The first and last local time, or instants before and after them.

    Texts of ISO 8601 begin with the year, so that the least and the greatest text tell of all.
    """
    if not written.native and not written.formats:
        texts = connection.execute(
            f"SELECT min(x{index}), max(x{index}) FROM ({parsed})"
        ).fetchone() or (None, None)
        years = [_YEAR.match(text or "") for text in texts]
        if years[0] and years[1]:
            return _new_year(int(years[0][1]) - 1), _new_year(int(years[1][1]) + 2)
    found = connection.execute(
        f"SELECT min(l{index}), max(l{index}) FROM ({parsed}) WHERE l{index} {_YEARS}"
    ).fetchone()
    assert found is not None
    return found[0], found[1]


def _new_year(year: int) -> int:
    begins = datetime(min(max(year, 1), 9999), 1, 1, tzinfo=UTC)
    return int(begins.timestamp()) * 1_000_000


_UTC = (Stretch(-(2**63), 0, Oddity.ZONELESS),)


def _between(zone: str | None, low: int | None, high: int | None) -> tuple[Stretch, ...]:
    if zone is None or low is None or high is None:
        return _UTC
    return stretches(zone, low, high)


def _tree(known: Sequence[Stretch], local: str) -> str:
    """SQL of four times the offset plus the oddity, found by halving."""
    if known[-1].start >= CYCLE_BEGINS:
        cyclic = f"{CYCLE_BEGINS} + ({local} - {CYCLE_BEGINS}) % {CYCLE}"
        local = f"(CASE WHEN {local} >= {CYCLE_BEGINS} THEN {cyclic} ELSE {local} END)"
    return _halved(known, local)


def _halved(known: Sequence[Stretch], local: str) -> str:
    if len(known) == 1:
        return str(known[0].offset * 4 + known[0].oddity)
    middle = len(known) // 2
    low, high = _halved(known[:middle], local), _halved(known[middle:], local)
    return f"CASE WHEN {local} < {known[middle].start} THEN {low} ELSE {high} END"
