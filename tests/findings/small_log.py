"""A log of a few rows in memory, in the form in which engines hand it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from standards_engine.engines.base import F
from standards_engine.logs.events import Coded, Column, EventBatch, Pool
from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import EventType, Ruleset, Standard
from standards_engine.rules.types import Date, Field, Instant, Record, Text
from tests.findings.building import ORIGIN, ZONE, log_summary
from tests.findings.folding import folded_by_two

Row = tuple[str, str, int, dict[str, str]]
"""Case, event, time, and text fields; `case.x` is a field of the case."""


def ruleset(*standards: Standard, **changes: object) -> Ruleset:
    moments = (Field("at", Instant()), Field("date", Date()))
    names = ("reported", "visited", "closed")
    events = tuple(
        EventType(name, None, Record(name, (Field("fault", Text()), *moments))) for name in names
    )
    facts: dict[str, object] = {
        "name": "refrigerator_care",
        "title": None,
        "origins": (ORIGIN,),
        "zone": ZONE,
        "events": events,
        "case_record": Record("case", (Field("region", Text()),)),
        "standards": standards,
    }
    return Ruleset(**{**facts, **changes})  # type: ignore[arg-type]


@dataclass
class SmallLog:
    rows: Sequence[Row]
    rules: Ruleset
    cases_a_batch: int = 1000
    first_row: int = 2

    @property
    def summary(self) -> LogSummary:
        times = [time for _, _, time, _ in self.rows]
        number = len(self.rows)
        return log_summary(
            rows_read=number,
            rows_used=number,
            events=number,
            cases=len({case for case, *_ in self.rows}),
            first=min(times, default=None),
            last=max(times, default=None),
        )

    def batches(self, as_of: int, cases: Sequence[str] | None = None) -> Iterator[EventBatch]:
        numbered = list(enumerate(self.rows, start=self.first_row))
        keys = sorted({row[0] for _, row in numbered if cases is None or row[0] in cases})
        for start in range(0, len(keys), self.cases_a_batch):
            chosen = keys[start : start + self.cases_a_batch]
            found = [(n, r) for n, r in numbered if r[0] in chosen and r[2] <= as_of]
            yield self._batch(sorted(found, key=lambda pair: (pair[1][0], pair[1][2], pair[0])))

    def folded(self, as_of: int, start: Callable[[], F]) -> F:
        return folded_by_two(self.batches(as_of), start)

    def _batch(self, found: Sequence[tuple[int, Row]]) -> EventBatch:
        keys = list(dict.fromkeys(row[0] for _, row in found))
        starts = [next(i for i, (_, r) in enumerate(found) if r[0] == key) for key in keys]
        times = [row[2] for _, row in found]
        names = [event.name for event in self.rules.events]
        blocks = np.unique(np.array(times, np.int64), return_inverse=True)[1]
        return EventBatch(
            cases=np.array(keys, object),
            starts=np.array([*starts, len(found)], np.int64),
            activity=np.array([names.index(row[1]) for _, row in found], np.int16),
            time=np.array(times, np.int64),
            time_known=np.ones(len(found), np.bool_),
            block=blocks.astype(np.int64),
            row=np.array([number for number, _ in found], np.int64),
            fields={
                (name, "fault"): _texts([row[3].get("fault") for _, row in found]) for name in names
            },
            case_fields={"region": _texts([self._region(key) for key in keys])},
        )

    def _region(self, key: str) -> str | None:
        given = (row[3]["case.region"] for row in self.rows if row[0] == key and row[3])
        return next((value for value in given if value), None)


def _texts(values: Sequence[str | None]) -> Column:
    pool = sorted({value for value in values if value is not None})
    codes = [-1 if value is None else pool.index(value) for value in values]
    return Coded(np.array(codes, np.int32), Pool(pool))
