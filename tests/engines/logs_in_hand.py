"""Small rulesets, and logs written as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import DuckLog, UnusableLogError, open_log
from standards_engine.logs.events import Case, cases_of
from standards_engine.logs.mapping import LoadedMapping, load_mapping
from standards_engine.rules.nodes import EventType, Ruleset
from standards_engine.rules.types import Date, Field, Instant, Record
from standards_engine.source import Source

HEADER = "case_id,activity,timestamp\n"
NO_INSTANT = "is not an instant; `format:` in the mapping says how times are written"
FAR = 2**62
"""An as-of instant after everything."""


def ruleset(
    events: Mapping[str, Sequence[Field]],
    case: Sequence[Field] = (),
    zone: str | None = "UTC",
) -> Ruleset:
    built_in = (Field("at", Instant()), Field("date", Date()))
    return Ruleset(
        name="test",
        title=None,
        origins=(),
        zone=zone,
        events=tuple(
            EventType(name, None, Record(name, (*fields, *built_in)))
            for name, fields in events.items()
        ),
        case_record=Record("case", tuple(case)),
    )


AB = ruleset({"a": (), "b": ()})


def mapping(text: str) -> LoadedMapping:
    loaded, faults = load_mapping(Source("mapping.yaml", text))
    assert loaded is not None, render_all(faults)
    return loaded


def opened(
    folder: Path,
    content: str | bytes,
    rules: Ruleset = AB,
    mapped: str | None = None,
    name: str = "log.csv",
) -> DuckLog:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_log([path], mapping(mapped) if mapped else None, rules)


def refused(
    folder: Path,
    content: str | bytes,
    rules: Ruleset = AB,
    mapped: str | None = None,
    name: str = "log.csv",
) -> str:
    """The diagnostics that make this log unusable, as text."""
    try:
        with opened(folder, content, rules, mapped, name):
            raise AssertionError("the log was opened")
    except UnusableLogError as error:
        return render_all(error.diagnostics)


def cases(log: DuckLog, as_of: int = FAR, size: int | None = None) -> dict[str, Case]:
    names = tuple(event.name for event in log.ruleset.events)
    return {
        case.key: case for batch in log.batches(as_of, size=size) for case in cases_of(batch, names)
    }


def shown(log: DuckLog) -> list[tuple[str, str | None, int | None, int]]:
    """Case, event, seconds since 1970 and row of every event, in order of case."""
    return [
        (key, event.name, None if event.time is None else event.time // 1_000_000, event.row)
        for key, case in sorted(cases(log).items())
        for event in case.events
    ]
