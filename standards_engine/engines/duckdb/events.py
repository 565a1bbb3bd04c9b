"""Rows to events: the table `events`, one row per event.

Columns: `case_key`, `time` (UTC microseconds or null), `code` (as in `EventBatch.activity`), `row`,
`seq` (the place in the files, and within a wide row), `o0`, `p0` … (order columns: the number, or
the text that is none), `f0` … (cells), `u0` … (whether such a cell is unreadable, where rules ask),
`faults` (one bit per kind of fault), `repeated`, `skipped` and `zoneless` (how many of its local
times are so), `activity` (its text) and `changed`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from standards_engine.diagnostics.phrases import joined as joined_names
from standards_engine.engines.duckdb.conditions import compile_when
from standards_engine.engines.duckdb.facts import NOTHING_KNOWN, Facts, Stored, native
from standards_engine.engines.duckdb.instants import InstantText, is_time, with_instants
from standards_engine.engines.duckdb.raw import sql_names
from standards_engine.engines.duckdb.values import (
    CellSql,
    cell_sql,
    no_instant,
    plain_number,
    unclear,
    unreadable,
)
from standards_engine.logs.events import UNDECLARED, UNREADABLE
from standards_engine.logs.mapping.reading import (
    Cell,
    LongForm,
    Reading,
    SingleForm,
    WideEvent,
    WideForm,
)
from standards_engine.logs.times import Oddity
from standards_engine.rules.types import Instant
from standards_engine.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ODDITIES = tuple((each.name.lower(), each.value) for each in Oddity if each)
"""The columns that count what is odd about local times, and the numbers that mean it."""
_ORDER_NUMBER = "DECIMAL(38, 12)"
_FAULT_BITS = 62
_PER_ROW = 1024
"""`seq` of a row is its ordinal times this; more events no wide row has."""


@dataclass(slots=True)
class Faults:
    """Reasons of partly used rows; each is one bit of the column `faults`."""

    reasons: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """SQL, over `raw`, of the text that is at fault; by reason."""

    def bit(self, reason: str, text: str | None = None) -> int:
        """The bit of this reason; the last one stands for all that have none of their own."""
        if reason not in self.reasons:
            if len(self.reasons) >= _FAULT_BITS - 1:
                return self._bit_of_others()
            self.reasons.append(reason)
        if text is not None:
            self.texts[reason] = text
        return 1 << self.reasons.index(reason)

    def _bit_of_others(self) -> int:
        if len(self.reasons) < _FAULT_BITS:
            self.reasons.append(say("a further column holds what cannot be read"))
        return 1 << (_FAULT_BITS - 1)


@dataclass(frozen=True, slots=True)
class MadeEvents:
    """What is to be known of the table `events`."""

    faults: Faults
    stored: tuple[Stored, ...]
    """As in `Reading.cells`."""
    lazy: bool
    """It is a view: reading it reads the files."""


@dataclass(frozen=True, slots=True)
class _Source:
    """The query of typed rows, and what its columns mean."""

    connection: DuckDBPyConnection
    reading: Reading
    names: dict[str, str]
    cells: tuple[CellSql, ...]
    times: tuple[tuple[str, ...], ...]
    instants: dict[int, int]
    """Cell to the number of its instant."""
    faults: Faults


def case_key(reading: Reading) -> str:
    """SQL of a case's key. Parts of a composite key are joined by `|`, and escaped."""
    names = sql_names(reading)
    if len(reading.case) == 1:
        return names[reading.case[0]]
    parts = (rf"replace(replace({names[column]}, '\', '\\'), '|', '\|')" for column in reading.case)
    return " || '|' || ".join(parts)


def make_events(connection: DuckDBPyConnection, reading: Reading) -> Faults:
    """Fill `all_events` from texts in `raw`; `events` are those that `on_change` keeps.

    `counted` are the same, without values of cells that can all be read.
    """
    return events_of(connection, reading, NOTHING_KNOWN).faults


def events_of(connection: DuckDBPyConnection, reading: Reading, facts: Facts) -> MadeEvents:
    """As `make_events`, with the help of what is known of `raw`."""
    faults = Faults()
    names = sql_names(reading)
    times = reading.times()
    instants = {
        index: len(times) + number
        for number, index in enumerate(
            index for index, cell in enumerate(reading.cells) if isinstance(cell.type, Instant)
        )
    }
    texts = [_instant_text(time, reading.formats, names, facts) for time in times]
    texts += [
        _instant_text((cell.column,), cell.formats, names, facts)
        for cell in (reading.cells[index] for index in instants)
    ]
    cells = tuple(
        cell_sql(connection, index, cell, names[cell.column], f"t{instants.get(index, 0)}", facts)
        for index, cell in enumerate(reading.cells)
    )
    connection.execute(f"CREATE VIEW keyed AS SELECT *, {case_key(reading)} AS case_key FROM raw")
    if isinstance(reading.form, LongForm):
        _enter_names(connection, reading.form)
    source = _Source(connection, reading, names, cells, times, instants, faults)
    timed, short = with_instants(connection, "keyed", texts, reading.zone)
    lazy = (
        facts.lazy
        and short
        and reading.on_change is None
        and not isinstance(reading.form, WideForm)
    )
    connection.execute(_statement(source, timed, "VIEW" if lazy else "TABLE", "all_events"))
    _keep_changes(connection, reading)
    if lazy:
        plain = replace(source, cells=tuple(map(_uncounted, cells)))
        connection.execute(_statement(plain, timed, "VIEW", "counted"))
    else:
        connection.execute("CREATE VIEW counted AS SELECT * FROM events")
    return MadeEvents(faults, tuple(cell.stored for cell in cells), lazy)


def _uncounted(cell: CellSql) -> CellSql:
    """Where all can be read nothing is to be counted, and nothing need be joined."""
    return CellSql("NULL", stored=cell.stored) if cell.stored.always else cell


def _instant_text(
    columns: Sequence[str], formats: tuple[str, ...], names: Mapping[str, str], facts: Facts
) -> InstantText:
    kind = facts.types.get(names[columns[0]])
    if len(columns) == 1 and not formats and is_time(kind):
        return InstantText(native(names[columns[0]]), (), kind)
    return InstantText(joined(columns, names), formats)


def _statement(source: _Source, timed: str, kind: str, name: str) -> str:
    joins = "".join(cell.join for cell in source.cells)
    values = "".join(f", {cell.value} AS f{i}" for i, cell in enumerate(source.cells))
    typed = f"SELECT timed.*{values} FROM ({timed}) AS timed{joins} WHERE case_key IS NOT NULL"
    queries = list(_form_queries(source))
    materialized = "MATERIALIZED " if len(queries) > 1 else ""
    events = " UNION ALL ".join(queries)
    return f"CREATE {kind} {name} AS WITH typed AS {materialized}({typed}) {events}"


def _form_queries(source: _Source) -> Iterator[str]:
    form = source.reading.form
    match form:
        case LongForm():
            yield _long(source, form)
        case SingleForm(code):
            yield _query(source, str(code), "NULL", 0, 0, [(code, "true")], _no_time(source), "")
        case WideForm(events):
            for position, event in enumerate(events):
                yield _wide(source, position, event)
        case _:
            assert_never(form)


def joined(columns: Sequence[str], names: Mapping[str, str]) -> str:
    """SQL of a time's text that stands in several columns."""
    return " || ' ' || ".join(names[column] for column in columns)


def _no_time(source: _Source) -> list[str]:
    """A row must have its time, unless it is one of several of a wide row."""
    bit = source.faults.bit(say("{columns} is missing", columns=joined_names(source.times[0])))
    return [f"CASE WHEN x0 IS NULL THEN {bit} ELSE 0 END"]


def _long(source: _Source, form: LongForm) -> str:
    activity = source.names[form.activity]
    declared = f"coalesce(names.code, {UNDECLARED})"
    code = f"CASE WHEN {activity} IS NULL THEN {UNREADABLE} ELSE {declared} END"
    codes = sorted({code for code, _, _ in source.reading.event_fields})
    bit = source.faults.bit(say("{columns} is missing", columns=f"`{form.activity}`"))
    faults = [*_no_time(source), f"CASE WHEN {activity} IS NULL THEN {bit} ELSE 0 END"]
    join = f" LEFT JOIN names ON names.text = {activity}"
    of_events = [(each, f"({declared}) = {each} AND {activity} IS NOT NULL") for each in codes]
    return _query(source, code, activity, 0, 0, of_events, faults, join)


def _enter_names(connection: DuckDBPyConnection, form: LongForm) -> None:
    connection.execute("CREATE TABLE names (text VARCHAR, code INTEGER)")
    if form.names:
        connection.executemany(
            "INSERT INTO names VALUES (?, ?)", [list(each) for each in form.names]
        )


def _wide(source: _Source, position: int, event: WideEvent) -> str:
    """The event of a row where its time is written. An undecidable `when` may be any event."""
    time = source.times.index(event.time)
    of_event = [(event.code, "true")]
    present = f" WHERE x{time} IS NOT NULL"
    if event.when is None:
        return _query(source, str(event.code), "NULL", time, position, of_event, [], present)
    numbers = {
        column: plain_number(text, source.reading.decimal_of(column))
        for column, text in source.names.items()
    }
    when = compile_when(event.when, source.names, numbers)
    code = f"CASE WHEN {when} THEN {event.code} ELSE {UNREADABLE} END"
    reason = say("`when` of {columns} cannot be decided", columns=joined_names(event.time))
    bit = source.faults.bit(reason)
    faults = [f"CASE WHEN {when} IS NULL THEN {bit} ELSE 0 END"]
    present += f" AND coalesce({when}, true)"
    return _query(source, code, "NULL", time, position, of_event, faults, present)


def _query(
    source: _Source,
    code: str,
    activity: str,
    time: int,
    position: int,
    of_events: Sequence[tuple[int, str]],
    faults: list[str],
    rest: str,
) -> str:
    """The events of one kind of row; `of_events` says where each event's fields count."""
    reading = source.reading
    columns_of_time = source.times[time]
    unreadable_time = source.faults.bit(
        no_instant(joined_names(columns_of_time)), joined(columns_of_time, source.names)
    )
    faults = [
        *faults,
        f"CASE WHEN x{time} IS NOT NULL AND t{time} IS NULL THEN {unreadable_time} ELSE 0 END",
        *_cell_faults(source, of_events),
    ]
    columns = [
        "case_key",
        f"t{time} AS time",
        f"CAST({code} AS SMALLINT) AS code",
        "row",
        f"ordinal * {_PER_ROW} + {position} AS seq",
        *_order_columns(source),
        *(f"f{index}" for index in range(len(reading.cells))),
        *(f"({_is_unreadable(source, index)}) AS u{index}" for index in sorted(reading.asked)),
        f"CAST({' | '.join(faults) or '0'} AS BIGINT) AS faults",
        *_odd_columns(source, time, of_events),
        f"{activity} AS activity",
        f"{source.names[reading.on_change] if reading.on_change else 'NULL'} AS changed",
    ]
    return f"SELECT {', '.join(columns)} FROM typed{rest}"


def _order_columns(source: _Source) -> Iterator[str]:
    for index, column in enumerate(source.reading.order):
        text = source.names[column]
        plain = plain_number(text, source.reading.decimal_of(column))
        number = f"TRY_CAST({plain} AS {_ORDER_NUMBER})"
        yield f"{number} AS o{index}"
        yield f"CASE WHEN {number} IS NULL THEN {text} END AS p{index}"


def _relevant(source: _Source, of_events: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Cell to the condition under which it is a value of the row's event or case."""
    conditions: dict[int, list[str]] = {}
    for code, condition in of_events:
        for event, _, cell in source.reading.event_fields:
            if event == code:
                conditions.setdefault(cell, []).append(condition)
    found = {cell: f"({' OR '.join(each)})" for cell, each in conditions.items()}
    return found | {cell: "true" for _, cell in source.reading.case_fields}


def _cell_faults(source: _Source, of_events: Sequence[tuple[int, str]]) -> Iterator[str]:
    for index, condition in _relevant(source, of_events).items():
        cell = source.reading.cells[index]
        if source.cells[index].stored.always:
            continue
        bit = _fault_of_cell(source, cell, source.names[cell.column])
        yield (f"CASE WHEN {condition} AND {_is_unreadable(source, index)} THEN {bit} ELSE 0 END")


def _is_unreadable(source: _Source, index: int) -> str:
    """SQL of whether a cell holds something that is no value."""
    if source.cells[index].stored.always:
        return "false"
    given = source.cells[index].given
    if index in source.instants:
        given = f"x{source.instants[index]} IS NOT NULL"
    given = given or f"{source.names[source.reading.cells[index].column]} IS NOT NULL"
    return f"{given} AND f{index} IS NULL"


def _fault_of_cell(source: _Source, cell: Cell, text: str) -> str:
    """SQL of the bit that says why a cell is unreadable."""
    bit = source.faults.bit(unreadable(cell), text)
    doubt = unclear(cell, text)
    if doubt is None:
        return str(bit)
    condition, reason = doubt
    return f"CASE WHEN {condition} THEN {source.faults.bit(reason, text)} ELSE {bit} END"


def _odd_columns(source: _Source, time: int, of_events: Sequence[tuple[int, str]]) -> Iterator[str]:
    relevant = _relevant(source, of_events)
    counted = [(f"odd{time}", "true")]
    counted += [
        (f"odd{instant}", relevant[cell])
        for cell, instant in source.instants.items()
        if cell in relevant
    ]
    for name, oddity in ODDITIES:
        terms = (
            f"CAST(coalesce({c} AND {odd} = {oddity}, false) AS TINYINT)" for odd, c in counted
        )
        yield f"CAST({' + '.join(terms)} AS SMALLINT) AS {name}"


def _keep_changes(connection: DuckDBPyConnection, reading: Reading) -> None:
    """`on_change`: a row whose value is that of the case's row before it is no event."""
    if reading.on_change is None:
        connection.execute("CREATE VIEW events AS SELECT * FROM all_events")
        return
    window = f"(PARTITION BY case_key ORDER BY {order_in_case(reading)})"
    connection.execute(
        "CREATE TABLE events AS SELECT * FROM all_events QUALIFY time IS NULL "
        f"OR row_number() OVER {window} = 1 OR changed IS DISTINCT FROM lag(changed) OVER {window}"
    )


def order_in_case(reading: Reading, place: str = "seq") -> str:
    """SQL of the order of a case's rows (semantics 1.3); `place` orders them as the files do."""
    keys = "".join(
        f"o{index} NULLS LAST, p{index} NULLS LAST, " for index in range(len(reading.order))
    )
    return f"time NULLS LAST, {keys}{place}"
