"""What was read of a log, counted in SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from standards_engine.diagnostics import nearest
from standards_engine.engines.duckdb.events import Faults
from standards_engine.engines.duckdb.raw import RawRows
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
from standards_engine.logs.events import UNDECLARED
from standards_engine.logs.formats.raw import BrokenRow, RawFile
from standards_engine.logs.many import each_file
from standards_engine.logs.mapping.reading import LongForm, Reading
from standards_engine.logs.summary import LogSummary, Quarantined, UnknownActivity
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import alternatives, say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DAY = 86_400 * 1_000_000


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


@dataclass(frozen=True, slots=True)
class Counted:
    """A summary but for what is known of cases, which is dear to count and seen when they pass."""

    counting: Counting
    summary: LogSummary
    """With no case, and no remark on any."""
    before: int
    """How many warnings stand before those on cases."""
    last_row: int | None
    """The last instant of any row."""

    def complete(self) -> LogSummary:
        """Cases counted now."""
        fields = self.counting.reading.case_fields
        differ = "".join(f", min(f{cell}) <> max(f{cell}) AS d{cell}" for _, cell in fields)
        sums = "".join(f", count(*) FILTER (d{cell})" for _, cell in fields)
        cases, *differing = self.counting.one(
            f"SELECT count(*){sums} FROM (SELECT case_key{differ} FROM events GROUP BY case_key)"
        )
        return self.with_cases(cases, differing)

    def with_cases(self, cases: int, differing: Sequence[int]) -> LogSummary:
        """`differing` are the cases of which a field differs, for each field of cases."""
        warnings = list(self.summary.warnings)
        remarks = about_cases(self.counting.reading, differing)
        warnings[self.before : self.before] = remarks
        return replace(self.summary, cases=cases, warnings=tuple(warnings))


def summarize(counting: Counting) -> LogSummary:
    """Everything, at once."""
    return count_rows(counting).complete()


def count_rows(counting: Counting) -> Counted:
    """One pass over the rows; further ones only where something is to be remarked upon."""
    (in_raw,) = counting.one("SELECT count(*) FROM raw")
    groups = _groups(counting)
    partly = _partly_used(counting, groups)
    broken = list(counting.rows.broken)
    caseless = _caseless(counting)
    quarantined = len(broken) + sum(each.count for each in caseless)
    read = in_raw + counting.rows.copies + len(broken)
    declared = [each for each in groups if each.code >= 0]
    counts = _event_counts(counting, declared)
    spans = declared or groups
    last = max((each.last for each in spans if each.last is not None), default=None)
    unknown = tuple(_unknown_activities(counting, groups))
    before = tuple(_warnings(counting, groups, read, unknown))
    summary = LogSummary(
        paths=tuple(each.name for file in counting.files for each in each_file(file)),
        sha256=tuple(each.sha256 for file in counting.files for each in each_file(file)),
        rows_of_a_file=counting.rows.rows_of_a_file,
        rows_read=read,
        rows_used=read - partly - quarantined,
        rows_partly_used=partly,
        rows_quarantined=quarantined,
        quarantine=(*_broken(counting), *caseless, *(_partly(counting) if partly else ())),
        events=sum(count for _, count in counts),
        cases=0,
        first=min((each.first for each in spans if each.first is not None), default=None),
        last=last,
        unknown_activities=unknown,
        event_counts=counts,
        warnings=(*before, *_about_stray_rows(counting, declared, last)),
    )
    latest = max((each.last for each in groups if each.last is not None), default=None)
    return Counted(counting, summary, len(before), latest)


@dataclass(frozen=True, slots=True)
class _Group:
    """Events of one code on one day (UTC), or at an unknown time."""

    code: int
    count: int
    first: int | None
    last: int | None
    faulty: int
    repeated: int
    skipped: int
    zoneless: int


def _groups(counting: Counting) -> list[_Group]:
    odd = ", ".join(f"sum({name})" for name in ("repeated", "skipped", "zoneless"))
    found = counting.all(
        f"SELECT code, count(*), min(time), max(time), count(*) FILTER (faults <> 0), {odd} "
        f"FROM counted GROUP BY code, time // {_DAY}"
    )
    return [_Group(*row) for row in found]


def _partly_used(counting: Counting, groups: Sequence[_Group]) -> int:
    """Rows, of which a wide one may have several events; `on_change` may have dropped some."""
    if counting.reading.on_change is None and not any(group.faulty for group in groups):
        return 0
    found = counting.one("SELECT count(DISTINCT seq // 1024) FROM all_events WHERE faults <> 0")
    return int(found[0])


def _broken(counting: Counting) -> Iterator[Quarantined]:
    reasons: dict[str, list[BrokenRow]] = {}
    for row in counting.rows.broken:
        reasons.setdefault(row.reason, []).append(row)
    for reason, rows in reasons.items():
        first = min(rows, key=lambda row: row.row)
        yield Quarantined(reason, len(rows), first.row, cut(first.text))


def _caseless(counting: Counting) -> tuple[Quarantined, ...]:
    count, first = counting.one("SELECT count(*), min(row) FROM keyed WHERE case_key IS NULL")
    return (Quarantined(caseless_reason(counting.reading), count, first),) if count else ()


def caseless_reason(reading: Reading) -> str:
    columns = alternatives([f"`{name}`" for name in reading.case])
    return say("{columns}, which names the case, is missing", columns=columns)


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
    return None if found is None else cut(str(found))


def _event_counts(counting: Counting, declared: Sequence[_Group]) -> tuple[tuple[str, int], ...]:
    found: Counter[int] = Counter()
    for group in declared:
        found[group.code] += group.count
    return tuple((event.name, found[code]) for code, event in enumerate(counting.ruleset.events))


def _unknown_activities(counting: Counting, groups: Sequence[_Group]) -> Iterator[UnknownActivity]:
    if all(group.code != UNDECLARED for group in groups):
        return
    form = counting.reading.form
    known = [event.name for event in counting.ruleset.events]
    known += form.given if isinstance(form, LongForm) else ()
    found = counting.all(
        f"SELECT activity, count(*) FROM counted WHERE code = {UNDECLARED} GROUP BY activity "
        f"ORDER BY count(*) DESC, activity LIMIT {LISTED_ACTIVITIES}"
    )
    for name, count in found:
        yield UnknownActivity(name, count, nearest(name, known))


def _warnings(
    counting: Counting, groups: Sequence[_Group], read: int, unknown: Sequence[UnknownActivity]
) -> Iterator[str]:
    """Those before remarks on cases."""
    yield from counting.reading.warnings
    if read == 0:
        yield no_rows()
    else:
        names = [each.name for each in unknown]
        yield from about_names(counting.connection, counting.reading, names)
        yield from about_values(counting.connection, counting.reading)
    yield from about_copies(counting.rows.copies)
    yield from _about_changes(counting)
    yield from _about_clocks(counting, groups)


def _about_changes(counting: Counting) -> Iterator[str]:
    column = counting.reading.on_change
    if column is None:
        return
    (same,) = counting.one(
        "SELECT (SELECT count(*) FROM all_events) - (SELECT count(*) FROM events)"
    )
    yield from about_changes(same, column)


def _about_clocks(counting: Counting, groups: Sequence[_Group]) -> Iterator[str]:
    repeated, skipped, zoneless = (
        sum(group.repeated for group in groups),
        sum(group.skipped for group in groups),
        sum(group.zoneless for group in groups),
    )
    if counting.reading.on_change is not None:
        repeated, skipped, zoneless = counting.one(
            "SELECT sum(repeated), sum(skipped), sum(zoneless) FROM all_events"
        )
    yield from about_clocks(repeated or 0, skipped or 0, zoneless or 0)


def _about_stray_rows(
    counting: Counting, declared: Sequence[_Group], last: int | None
) -> Iterator[str]:
    """Far beyond all but a thousandth of the rows, or but one. Below ten none is usual."""
    if last is None or not _may_be_stray(declared, last):
        return
    usual, after = counting.one(
        "SELECT usual, (SELECT count(*) FROM counted WHERE code >= 0 AND time > usual) "
        "FROM (SELECT CASE WHEN count(*) >= 10 THEN least(quantile_disc(time, 0.999), "
        "list_last(max(time, 2))) END AS usual FROM counted WHERE code >= 0)"
    )
    if usual is not None and last - usual > STRAY:
        days = (last - usual) // _DAY
        yield about_stray_rows(after, days)


def _may_be_stray(declared: Sequence[_Group], last: int) -> bool:
    """Whether few rows lie near the last; days of which only a part does are left out."""
    near = sum(
        group.count for group in declared if group.first is not None and last - group.first <= STRAY
    )
    timed = sum(group.count for group in declared if group.last is not None)
    return near <= max(1, timed // 1000) + 1
