"""From the census of all workers to the summary of the log: the same as DuckDB's, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from standards_engine.diagnostics import nearest
from standards_engine.engines.duckdb.raw import sql_names
from standards_engine.engines.duckdb.spellings import about_names, about_values
from standards_engine.engines.remarks import (
    LISTED_ACTIVITIES,
    STRAY,
    about_cases,
    about_changes,
    about_clocks,
    about_copies,
    about_stray_rows,
    cut,
    no_rows,
)
from standards_engine.engines.spark.census import Census, Found
from standards_engine.engines.spark.files import OpenedFile
from standards_engine.engines.spark.instructions import database
from standards_engine.engines.spark.numbering import RowNumbers
from standards_engine.engines.spark.packing import DAY
from standards_engine.logs.events import UNDECLARED
from standards_engine.logs.mapping.reading import LongForm, Reading
from standards_engine.logs.summary import LogSummary, Quarantined, UnknownActivity
from standards_engine.rules.nodes import Ruleset

TimesOfDay = Callable[[int], list[int]]
"""The sorted times of declared events on a day, in days since 1970-01-01."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a summary is made of."""

    census: Census
    files: Sequence[OpenedFile]
    reading: Reading
    ruleset: Ruleset
    numbers: RowNumbers
    reasons: Sequence[str]
    """Of partly used rows, in order."""
    times_of_day: TimesOfDay
    memory: str


def summary(counted: Counted) -> LogSummary:
    census = counted.census
    broken = sum(found.count for found in census.broken.values())
    quarantined = broken + sum(found.count for found in census.caseless.values())
    read = sum(census.rows.values()) + broken
    events = tuple(
        (event.name, census.events[code]) for code, event in enumerate(counted.ruleset.events)
    )
    span = census.declared if any(count for _, count in events) else census.anything
    unknown = tuple(_unknown_activities(counted))
    return LogSummary(
        paths=tuple(file.name for file in counted.files),
        sha256=tuple(file.sha256 for file in counted.files),
        rows_of_a_file=counted.numbers.rows_of_a_file,
        rows_read=read,
        rows_used=read - census.partly_rows - quarantined,
        rows_partly_used=census.partly_rows,
        rows_quarantined=quarantined,
        quarantine=tuple(_quarantine(counted)),
        events=sum(count for _, count in events),
        cases=census.cases,
        first=span.first,
        last=span.last,
        unknown_activities=unknown,
        event_counts=events,
        warnings=tuple(_warnings(counted, read, span.last, unknown)),
    )


def _quarantine(counted: Counted) -> Iterator[Quarantined]:
    """Broken rows as their reasons first occur, then rows without a case, then cells."""
    census = counted.census
    for reason, found in sorted(census.broken.items(), key=lambda item: item[1].first):
        yield _quarantined(reason, found, counted.numbers)
    for reason, found in census.caseless.items():
        yield _quarantined(reason, found, counted.numbers)
    for reason in counted.reasons:
        if reason in census.partly:
            yield _quarantined(reason, census.partly[reason], counted.numbers)


def _quarantined(reason: str, found: Found, numbers: RowNumbers) -> Quarantined:
    sample = None if found.sample is None else cut(found.sample)
    return Quarantined(reason, found.count, numbers.of(found.first), sample)


def _unknown_activities(counted: Counted) -> Iterator[UnknownActivity]:
    form = counted.reading.form
    known = [event.name for event in counted.ruleset.events]
    known += form.given if isinstance(form, LongForm) else ()
    found = sorted(counted.census.unknown.items(), key=lambda item: (-item[1], item[0]))
    for name, count in found[:LISTED_ACTIVITIES]:
        yield UnknownActivity(name, count, nearest(name, known))


def _warnings(
    counted: Counted, read: int, last: int | None, unknown: Sequence[UnknownActivity]
) -> Iterator[str]:
    yield from counted.reading.warnings
    if read == 0:
        yield no_rows()
    else:
        yield from _about_spellings(counted, [each.name for each in unknown])
    yield from about_copies(counted.census.copies)
    yield from _about_changes(counted)
    yield from _about_clocks(counted.census)
    differing = [counted.census.differing[name] for name, _ in counted.reading.case_fields]
    yield from about_cases(counted.reading, differing)
    yield from _about_stray_rows(counted, last)


def _about_spellings(counted: Counted, unknown: Sequence[str]) -> Iterator[str]:
    """Asked of a table that holds every text in question once."""
    names = sql_names(counted.reading).values()
    if not counted.census.texts and not _translates(counted.reading):
        return
    with database(counted.memory) as (connection, _):
        connection.execute(f"CREATE TABLE raw ({', '.join(f'{name} VARCHAR' for name in names)})")
        for column, texts in counted.census.texts.items():
            rows = [[text] for text in texts]
            if rows:
                connection.executemany(f"INSERT INTO raw ({column}) VALUES (?)", rows)
        yield from about_names(connection, counted.reading, unknown)
        yield from about_values(connection, counted.reading)


def _translates(reading: Reading) -> bool:
    named = isinstance(reading.form, LongForm) and bool(reading.form.given)
    return named or any(cell.values for cell in reading.cells)


def _about_changes(counted: Counted) -> Iterator[str]:
    column = counted.reading.on_change
    if column is not None:
        yield from about_changes(counted.census.unchanged, column)


def _about_clocks(census: Census) -> Iterator[str]:
    zoneless = census.oddities["zoneless"]
    repeated, skipped = census.oddities["repeated"], census.oddities["skipped"]
    yield from about_clocks(repeated, skipped, zoneless)


def _about_stray_rows(counted: Counted, last: int | None) -> Iterator[str]:
    declared = sum(n for code, n in counted.census.events.items() if code > UNDECLARED)
    if last is None or declared < 10:
        return
    found = _usual(counted)
    if found is not None and last - found[0] > STRAY:
        days = (last - found[0]) // DAY
        yield about_stray_rows(found[1], days)


def _usual(counted: Counted) -> tuple[int, int] | None:
    """The time of all but a thousandth of the events, or but one, and how many come after it.

    Days are counted everywhere; times, only of the one day that matters. None where no time lies
    far enough after that day to be remarked upon.
    """
    days, span = counted.census.days, counted.census.declared
    total = sum(days.values())
    if span.last is None or not total:
        return None
    rank = max(1, total - total // 1000) - 1
    before = 0
    for day in sorted(days):
        if before + days[day] > rank:
            break
        before += days[day]
    if span.last - day * DAY <= STRAY and (
        span.before_last is None or span.last - span.before_last <= STRAY
    ):
        return None
    times = counted.times_of_day(day)
    usual = times[rank - before]
    if span.before_last is not None and span.before_last < usual:
        return span.before_last, int(span.last > span.before_last)
    later = sum(1 for time in times if time > usual)
    return usual, later + sum(count for other, count in days.items() if other > day)
