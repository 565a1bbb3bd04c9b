"""A long log of texts is read with the help of its few different texts; a short one is not.

Both must read alike, so a log is compared with its halves.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from standards_engine.logs.events import Scaled
from standards_engine.rules.types import (
    Boolean,
    Date,
    Duration,
    Field,
    Instant,
    ListOf,
    Money,
    Number,
    OneOf,
    Text,
)
from tests.engines.logs_in_hand import FAR, cases, opened, ruleset

ROWS, CASES = 12_000, 500
HEADER = "case_id,activity,timestamp,kind,cost,price,urgent,due,wait,tags,seen,region\n"
RULES = ruleset(
    {
        "a": (
            Field("kind", OneOf(("repair", "service")), optional=True),
            Field("cost", Number()),
            Field("price", Money("EUR")),
            Field("urgent", Boolean()),
        ),
        "b": (
            Field("due", Date()),
            Field("wait", Duration()),
            Field("tags", ListOf(Text())),
            Field("seen", Instant()),
        ),
    },
    (Field("region", Text()),),
    zone="Europe/Rome",
)
MAPPED = (
    "case: case_id\nactivity: activity\ntime: timestamp\nmissing: [none]\n"
    "fields: {kind: {values: {riparazione: repair}}}\n"
)
TEXTS = (
    ("a", "a", "b", " b", "other", ""),
    ("2026-03-29 02:30:00", "2026-03-29 02:30", "2026-10-25 02:30:00.25", "2026-01-05T10:00Z",
     "2026-01-05T10:00:00.5+08:00", "2026-01-05 9:00 +0100", "2026-01-05", "1/5/2026", ""),
    ("repair", "riparazione", " service ", "lavaggio", "none", ""),
    ("1.10", "-3", "12.5%", "1e3", "much", ""),
    ("1.200", "12.50", "45 €", "none", "USD 3"),
    ("yes", "0", "否", "perhaps"),
    ("2026-01-05", "2026-01-05T23:30:00+00:00", "soon"),
    ("90 s", "1:30:00", "5", "none"),
    ("x;y", '"[""x""]"', "none"),
    ("2026-01-05 10:00:00", "2026-01-05 10:00:00+00", "2026-07-05T10:00:00Z", "then"),
    ("north", " north", "south", "none"),
)  # fmt: skip


def _lines() -> list[str]:
    random = Random(3)
    return [
        ",".join([f"c{place % CASES}", *(random.choice(texts) for texts in TEXTS)]) + "\n"
        for place in range(ROWS)
    ]


def _read(folder: Path, lines: list[str]) -> tuple[dict[str, object], tuple[int, ...], set[str]]:
    with opened(folder, HEADER + "".join(lines), RULES, MAPPED) as log:
        found: dict[str, object] = {
            key: (case.values, case.tied, [(e.name, e.time, e.values) for e in case.events])
            for key, case in cases(log).items()
        }
        told = log.summary
    counts = (told.rows_used, told.rows_partly_used, told.events, told.cases)
    faults = [each.count for each in told.quarantine]
    return found, (*counts, sum(faults)), {each.reason for each in told.quarantine}


def test_a_long_log_reads_as_its_halves(tmp_path: Path) -> None:
    lines = _lines()
    whole, counts, reasons = _read(tmp_path, lines)
    halves = [
        _read(tmp_path, [line for line in lines if int(line.split(",")[0][1:]) % 2 == odd])
        for odd in range(2)
    ]
    assert whole == halves[0][0] | halves[1][0]
    assert counts == tuple(map(sum, zip(halves[0][1], halves[1][1], strict=True)))
    assert reasons == halves[0][2] | halves[1][2]
    assert counts[1] > ROWS // 2


@pytest.mark.parametrize(("cost", "places"), [("12.50", 2), ("7", 0), ("0.125", 4)])
def test_plain_numbers_become_whole_multiples(tmp_path: Path, cost: str, places: int) -> None:
    text = f"case_id,activity,timestamp,cost\n1,a,2026-01-01,{cost}\n"
    rules = ruleset({"a": (Field("cost", Number()),)})
    with opened(tmp_path, text, rules) as log:
        (batch,) = log.batches(FAR)
    column = batch.fields["a", "cost"]
    assert isinstance(column, Scaled)
    assert (column.places, column.values.tolist()) == (places, [float(cost) * 10**places])
