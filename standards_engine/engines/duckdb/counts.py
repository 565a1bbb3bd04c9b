"""What was read of a log, counted in SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standards_engine.diagnostics import nearest
from standards_engine.engines.duckdb.events import Faults
from standards_engine.engines.duckdb.raw import RawRows
from standards_engine.engines.duckdb.spellings import about_names, about_values
from standards_engine.logs.events import UNDECLARED
from standards_engine.logs.formats.raw import BrokenRow, RawFile
from standards_engine.logs.mapping.reading import LongForm, Reading
from standards_engine.logs.summary import LogSummary, Quarantined, UnknownActivity
from standards_engine.rules.nodes import Ruleset

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LISTED_ACTIVITIES = 500
_SAMPLE = 40
"""How much of a text that cannot be read is shown."""
_STRAY = 180 * 86_400 * 1_000_000
"""How far the last instant may lie after nearly all others before it is remarked upon."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What the counts are taken from."""

    connection: DuckDBPyConnection
    files: tuple[RawFile, ...]
    reading: Reading
    ruleset: Ruleset
    rows: RawRows
    faults: Faults

    def one(self, query: str) -> tuple[Any, ...]:
        found = self.connection.execute(query).fetchone()
        assert found is not None
        return tuple(found)

    def all(self, query: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.connection.execute(query).fetchall()]


def summarize(counting: Counting) -> LogSummary:
    (in_raw,) = counting.one("SELECT count(*) FROM raw")
    partly = counting.one("SELECT count(DISTINCT seq // 1024) FROM all_events WHERE faults <> 0")[0]
    broken = list(counting.rows.broken)
    caseless = _caseless(counting)
    quarantined = len(broken) + sum(each.count for each in caseless)
    read = in_raw + counting.rows.copies + len(broken)
    counts = _event_counts(counting)
    first, last = _span(counting, any_declared=any(count for _, count in counts))
    (cases,) = counting.one("SELECT count(DISTINCT case_key) FROM events")
    unknown = tuple(_unknown_activities(counting))
    return LogSummary(
        paths=tuple(file.name for file in counting.files),
        sha256=tuple(file.sha256 for file in counting.files),
        rows_of_a_file=counting.rows.rows_of_a_file,
        rows_read=read,
        rows_used=read - partly - quarantined,
        rows_partly_used=partly,
        rows_quarantined=quarantined,
        quarantine=(*_broken(counting), *caseless, *_partly(counting)),
        events=sum(count for _, count in counts),
        cases=cases,
        first=first,
        last=last,
        unknown_activities=unknown,
        event_counts=counts,
        warnings=tuple(_warnings(counting, read, last, unknown)),
    )


def _broken(counting: Counting) -> Iterator[Quarantined]:
    reasons: dict[str, list[BrokenRow]] = {}
    for row in counting.rows.broken:
        reasons.setdefault(row.reason, []).append(row)
    for reason, rows in reasons.items():
        first = min(rows, key=lambda row: row.row)
        yield Quarantined(reason, len(rows), first.row, _cut(first.text))


def _cut(text: str) -> str:
    return text if len(text) <= _SAMPLE else f"{text[: _SAMPLE - 1]}…"


def _caseless(counting: Counting) -> tuple[Quarantined, ...]:
    count, first = counting.one("SELECT count(*), min(row) FROM keyed WHERE case_key IS NULL")
    return (Quarantined(caseless_reason(counting.reading), count, first),) if count else ()


def caseless_reason(reading: Reading) -> str:
    columns = " or ".join(f"`{name}`" for name in reading.case)
    return f"{columns}, which names the case, is missing"


def _partly(counting: Counting) -> Iterator[Quarantined]:
    reasons = counting.faults.reasons
    if not reasons:
        return
    columns = ", ".join(
        f"count(*) FILTER ({has}), min(row) FILTER ({has}), arg_min(place, row) FILTER ({has})"
        for has in (f"mask & {1 << bit} <> 0" for bit in range(len(reasons)))
    )
    found = counting.one(
        f"SELECT {columns} FROM (SELECT bit_or(faults) AS mask, min(row) AS row, "
        "seq // 1024 AS place FROM all_events WHERE faults <> 0 GROUP BY place)"
    )
    counts = zip(reasons, found[::3], found[1::3], found[2::3], strict=True)
    for reason, count, first, place in counts:
        if count:
            yield Quarantined(reason, count, first, _sample(counting, reason, place))


def _sample(counting: Counting, reason: str, place: int) -> str | None:
    """The text at fault in the row with this ordinal."""
    text = counting.faults.texts.get(reason)
    if text is None:
        return None
    (found,) = counting.one(f"SELECT {text} FROM raw WHERE ordinal = {place}")
    return None if found is None else _cut(str(found))


def _event_counts(counting: Counting) -> tuple[tuple[str, int], ...]:
    found = dict(counting.all("SELECT code, count(*) FROM events WHERE code >= 0 GROUP BY code"))
    return tuple(
        (event.name, int(found.get(code, 0))) for code, event in enumerate(counting.ruleset.events)
    )


def _span(counting: Counting, *, any_declared: bool) -> tuple[int | None, int | None]:
    where = "WHERE code >= 0" if any_declared else ""
    first, last = counting.one(f"SELECT min(time), max(time) FROM events {where}")
    return first, last


def _unknown_activities(counting: Counting) -> Iterator[UnknownActivity]:
    form = counting.reading.form
    known = [event.name for event in counting.ruleset.events]
    known += form.given if isinstance(form, LongForm) else ()
    found = counting.all(
        f"SELECT activity, count(*) FROM events WHERE code = {UNDECLARED} GROUP BY activity "
        f"ORDER BY count(*) DESC, activity LIMIT {_LISTED_ACTIVITIES}"
    )
    for name, count in found:
        yield UnknownActivity(name, count, nearest(name, known))


def _warnings(
    counting: Counting, read: int, last: int | None, unknown: Sequence[UnknownActivity]
) -> Iterator[str]:
    yield from counting.reading.warnings
    if read == 0:
        yield "the log has a header and no rows"
    else:
        names = [each.name for each in unknown]
        yield from about_names(counting.connection, counting.reading, names)
        yield from about_values(counting.connection, counting.reading)
    if counting.rows.copies:
        yield f"{_rows(counting.rows.copies)} left out: exact copies of an earlier row"
    yield from _about_changes(counting)
    yield from _about_clocks(counting)
    yield from _about_cases(counting)
    yield from _about_stray_rows(counting, last)


def _about_changes(counting: Counting) -> Iterator[str]:
    column = counting.reading.on_change
    if column is None:
        return
    (same,) = counting.one(
        "SELECT (SELECT count(*) FROM all_events) - (SELECT count(*) FROM events)"
    )
    if same:
        yield f"{_rows(same)} no event, by `on_change`: `{column}` is that of the row before"


def _rows(count: int) -> str:
    return f"{count} row is" if count == 1 else f"{count} rows are"


def _times(count: int) -> str:
    return "time occurs" if count == 1 else "times occur"


def _about_clocks(counting: Counting) -> Iterator[str]:
    repeated, skipped, zoneless = counting.one(
        "SELECT sum(repeated), sum(skipped), sum(zoneless) FROM all_events"
    )
    if zoneless:
        yield (
            f"{zoneless} {'time has' if zoneless == 1 else 'times have'} no offset, and neither "
            "the mapping nor the rules state a zone: read as UTC"
        )
    if repeated:
        yield (
            f"{repeated} local {_times(repeated)} twice in the night when clocks are set back; "
            "the first of the two is taken"
        )
    if skipped:
        yield (
            f"{skipped} local {_times(skipped)} not at all in the night when clocks are set "
            "forward; read as that much later"
        )


def _about_cases(counting: Counting) -> Iterator[str]:
    fields = counting.reading.case_fields
    if not fields:
        return
    differ = ", ".join(f"min(f{cell}) <> max(f{cell}) AS d{cell}" for _, cell in fields)
    sums = ", ".join(f"count(*) FILTER (d{cell})" for _, cell in fields)
    found = counting.one(f"SELECT {sums} FROM (SELECT {differ} FROM events GROUP BY case_key)")
    for (name, _), count in zip(fields, found, strict=True):
        if count:
            cases = "1 case" if count == 1 else f"{count} cases"
            yield (
                f"`case.{name}` differs between the rows of {cases}: the first given value counts"
            )


def _about_stray_rows(counting: Counting, last: int | None) -> Iterator[str]:
    """Far beyond all but a thousandth of the rows, or but one. Below ten none is usual."""
    if last is None:
        return
    usual, after = counting.one(
        "SELECT usual, (SELECT count(*) FROM events WHERE code >= 0 AND time > usual) "
        "FROM (SELECT CASE WHEN count(*) >= 10 THEN least(quantile_disc(time, 0.999), "
        "list_last(max(time, 2))) END AS usual FROM events WHERE code >= 0)"
    )
    if usual is not None and last - usual > _STRAY:
        days = (last - usual) // 86_400_000_000
        yield (
            f"the log's last instant is {days} days after nearly all others: {_rows(after)} that "
            "late; without an as-of instant of your own these rows set it"
        )
