"""A seeded log of a field service: `python -m benchmarks.judging.generator EVENTS FILE`.

About ten events a case, in order of time, as a system writes them: a report, calls, holds, visits,
a repair, sometimes a reopening, and the end. The same number of events gives the same file.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

EVENTS = (
    "reported", "called", "held", "resumed", "rescheduled", "visited", "fixed", "reopened",
    "withdrawn", "closed",
)  # fmt: skip
REGIONS = ("north", "east", "south", "west", "centre", "harbour", "hills", "coast")
CUSTOMERS = ("household", "business", "public")
PRIORITIES = ("urgent", "normal", "low")
CHANNELS = ("phone", "web", "shop", "test")

_SEED = 20260301
_BEGIN = 1_767_225_600_000  # 2026-01-01 00:00 UTC, in milliseconds
_HOUR = 3_600_000
_DAYS = 180
_CASES_TOGETHER = 100_000
_EVENTS_OF_A_CASE = 9.5
_ENGINEERS = 400

Ints = npt.NDArray[np.int64]

SCHEMA = pa.schema(
    [
        ("case_id", pa.string()),
        ("activity", pa.string()),
        ("timestamp", pa.timestamp("us", "UTC")),
        ("region", pa.string()),
        ("customer", pa.string()),
        ("priority", pa.string()),
        ("channel", pa.string()),
        ("engineer", pa.string()),
        ("cost", pa.float64()),
    ]
)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Of many cases, in no order: number of the case, index into EVENTS, milliseconds, engineer."""

    case: Ints
    event: Ints
    time: Ints
    engineer: Ints

    def take(self, chosen: npt.NDArray[np.bool_] | Ints) -> _Rows:
        return _Rows(
            self.case[chosen], self.event[chosen], self.time[chosen], self.engineer[chosen]
        )


def write_log(path: Path, events: int) -> int:
    """How many events there are: about as many as asked for."""
    random = np.random.default_rng(_SEED)
    cases = max(1, round(events / _EVENTS_OF_A_CASE))
    written = 0
    waiting = _joined([])
    with pq.ParquetWriter(path, SCHEMA, compression="snappy") as writer:
        for first in range(0, cases, _CASES_TOGETHER):
            last = min(first + _CASES_TOGETHER, cases)
            begins = _BEGIN + (np.arange(first, last) * _DAYS * 24 * _HOUR) // cases
            until = _BEGIN + (last * _DAYS * 24 * _HOUR) // cases if last < cases else None
            rows = _joined([waiting, *_life(np.arange(first, last), begins, random)])
            rows = rows.take(np.argsort(rows.time, kind="stable"))
            size = len(rows.time) if until is None else int(np.searchsorted(rows.time, until))
            writer.write_table(_table(rows.take(np.arange(size)), random), row_group_size=122_880)
            waiting = rows.take(np.arange(size, len(rows.time)))
            written += size
    return written


def _joined(parts: list[_Rows]) -> _Rows:
    empty = np.zeros(0, np.int64)
    return _Rows(
        np.concatenate([empty, *(each.case for each in parts)]),
        np.concatenate([empty, *(each.event for each in parts)]),
        np.concatenate([empty, *(each.time for each in parts)]),
        np.concatenate([empty, *(each.engineer for each in parts)]),
    )


def _life(cases: Ints, begins: Ints, random: np.random.Generator) -> list[_Rows]:
    """What happens in each case, event by event; times are hours drawn from exponentials."""
    size = len(cases)
    parts: list[_Rows] = []
    engineer = random.integers(0, _ENGINEERS, size)

    def after(base: Ints, hours: float) -> Ints:
        """A second in the day's work is as likely as another."""
        return base + (random.exponential(hours, size) * 3600).astype(np.int64) * 1000 + 1000

    def happens(name: str, time: Ints, share: float) -> npt.NDArray[np.bool_]:
        chosen = random.random(size) < share
        number = np.full(int(chosen.sum()), EVENTS.index(name))
        parts.append(_Rows(cases[chosen], number, time[chosen], engineer[chosen]))
        return chosen

    happens("reported", begins, 1)
    called = after(begins, 2)
    happens("called", called, 0.95)
    happens("withdrawn", after(called, 20), 0.03)
    time = called
    for _ in range(2):
        held = after(time, 5)
        chosen = happens("held", held, 0.35)
        resumed = after(held, 18)
        number = np.full(int(chosen.sum()), EVENTS.index("resumed"))
        parts.append(_Rows(cases[chosen], number, resumed[chosen], engineer[chosen]))
        time = np.where(chosen, resumed, time)
    moved = after(time, 6)
    time = np.where(happens("rescheduled", moved, 0.2), moved, time)
    happens("called", after(time, 4), 0.7)
    visited = after(np.where(random.random(size) < 0.05, called, time), 14)
    happens("visited", visited, 0.97)
    for share in (0.4, 0.2):
        engineer = np.where(
            random.random(size) < 0.3, random.integers(0, _ENGINEERS, size), engineer
        )
        happens("called", after(visited, 10), 0.4)
        again = after(visited, 40)
        visited = np.where(happens("visited", again, share), again, visited)
    fixed = after(visited, 9)
    happens("fixed", fixed, 0.94)
    reopened = after(fixed, 24 * 9)
    chosen = happens("reopened", reopened, 0.07)
    repaired = after(reopened, 40)
    number = np.full(int(chosen.sum()), EVENTS.index("fixed"))
    parts.append(_Rows(cases[chosen], number, repaired[chosen], engineer[chosen]))
    happens("called", after(fixed, 24 * 3), 0.8)
    happens("closed", after(np.where(chosen, repaired, fixed), 30), 0.95)
    return parts


def _table(rows: _Rows, random: np.random.Generator) -> pa.Table:
    size = len(rows.time)
    numbers = pc.utf8_lpad(pa.array(rows.case).cast(pa.string()), 9, "0")
    engineer = pc.binary_join_element_wise("E", _padded(rows.engineer), "")
    code = {name: number for number, name in enumerate(EVENTS)}
    worked = np.isin(rows.event, [code["visited"], code["fixed"]])
    fixed = rows.event == code["fixed"]
    reported = rows.event == code["reported"]
    cost = np.round(random.gamma(3, 80, size), 2)
    return pa.table(
        [
            pc.binary_join_element_wise("C", numbers, ""),
            _words(EVENTS, rows.event),
            pa.array(rows.time * 1000).cast(pa.timestamp("us", "UTC")),
            _words(REGIONS, (rows.case * 7919 >> 3) % len(REGIONS)),
            _words(CUSTOMERS, rows.case % 11 % len(CUSTOMERS)),
            _words(PRIORITIES, rows.case * 31 % 7 % 3, reported),
            _words(CHANNELS, rows.case * 17 % 13 % 4, reported),
            pc.if_else(pa.array(worked), engineer, pa.scalar(None, pa.string())),
            pa.array(cost, mask=~fixed),
        ],
        schema=SCHEMA,
    )


def _padded(numbers: Ints) -> pa.Array:
    """Three digits; one in forty engineers signs with two."""
    texts = [f"{each:02d}" if each < 10 else f"{each:03d}" for each in range(_ENGINEERS)]
    return pa.array(texts).take(pa.array(numbers))


def _words(
    words: tuple[str, ...], codes: Ints, given: npt.NDArray[np.bool_] | None = None
) -> pa.Array:
    mask = None if given is None else ~given
    return pa.array(words).take(pa.array(codes, mask=mask))


if __name__ == "__main__":
    print(write_log(Path(sys.argv[2]), int(sys.argv[1])))
