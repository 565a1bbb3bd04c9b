"""Columns with types, read where they stand, mean what their texts would mean.

`duplicates: drop` compares whole rows, for which all columns become texts; no two rows are alike
here, so that nothing else may differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import duckdb
import pytest

from standards_engine.engines.duckdb import open_log
from standards_engine.logs.events import Coded, Scaled
from standards_engine.rules.nodes import Ruleset
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
    Type,
)
from tests.engines.logs_in_hand import FAR, cases, mapping, ruleset

MAPPED = "case: case_id\nactivity: activity\ntime: timestamp\n"
AS_TEXTS = MAPPED + "duplicates: drop\n"

TIMES = {
    "TIMESTAMP": (
        "2026-03-29 02:30:00", "2026-10-25 02:30:00.25", "1969-12-31 23:59:59.999999", "infinity",
        "0001-01-01", "9999-12-31 23:59:59", "0001-01-01 (BC)", "12000-01-01", "1850-06-01 12:00",
    ),
    "TIMESTAMPTZ": (
        "2026-03-29 02:30:00+00", "2026-10-25 02:30:00.25+05", "-infinity", "12000-01-01",
        "1969-12-31 23:59:59.999999+00", "0001-01-01 (BC)",
    ),
    "TIMESTAMP_NS": (
        "2026-03-29 02:30:00.123456789", "1969-12-31 23:59:59.9999999", "1970-01-01",
        "infinity", "1900-01-01 00:00:00.000000001",
    ),
    "TIMESTAMP_MS": ("2026-03-29 02:30:00.123", "1960-01-01", "infinity"),
    "TIMESTAMP_S": ("2026-03-29 02:30:00", "1960-01-01"),
    "DATE": ("2026-03-29", "1969-12-31", "infinity", "12000-01-01"),
    "VARCHAR": ("2026-03-29 02:30:00", "2026-03-29T02:30Z", " 2026-03-29 ", "sometime", "  "),
}  # fmt: skip
VALUES = {
    "VARCHAR": ("x", "y", " x", "z ", "", "12.50", "1.200", "2026-01-01", "yes", "a;b", "90 s"),
    "DOUBLE": (
        "0.1", "12.34", "-0.0", "1e15", "999999999999.99", "1e20", "1e100", "1e-99", "1e-100",
        "nan", "inf", "0.30000000000000004", "5e-324", "1.5e-7", "123456789012345678",
    ),
    "FLOAT": ("0.1", "1.5", "nan", "16777217"),
    "DECIMAL(9,3)": ("2.500", "-0.001", "999999.999"),
    "DECIMAL(18,0)": ("999999999999999999", "-1"),
    "DECIMAL(38,10)": ("0.0000000001", "9999999999999999999999999999.9"),
    "BIGINT": ("9223372036854775807", "-9223372036854775808", "0", "1", "400001"),
    "UBIGINT": ("18446744073709551615", "1"),
    "HUGEINT": ("170141183460469231731687303715884105727", "1"),
    "TINYINT": ("-1", "1", "0"),
    "BOOLEAN": ("true", "false"),
    "DATE": TIMES["DATE"],
    "TIMESTAMP": TIMES["TIMESTAMP"],
    "TIMESTAMPTZ": TIMES["TIMESTAMPTZ"],
}  # fmt: skip
TYPES: tuple[Type, ...] = (
    Text(), OneOf(("x", "1", "true")), Number(), Money("EUR"), Boolean(), Date(), Instant(),
    Duration(), ListOf(Text()),
)  # fmt: skip


def _written(folder: Path, rows: list[tuple[str | None, ...]], kinds: tuple[str, ...]) -> Path:
    """A Parquet file with columns of these types of DuckDB; the last column numbers the rows."""
    columns = ("case_id", "activity", "timestamp", "value", "region")
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    texts = ", ".join(f"{name} VARCHAR" for name in columns)
    connection.execute(f"CREATE TABLE texts (number INTEGER, {texts})")
    marks = ", ".join("?" for _ in range(len(columns) + 1))
    connection.executemany(
        f"INSERT INTO texts VALUES ({marks})", [(place, *row) for place, row in enumerate(rows)]
    )
    typed = ", ".join(
        f"CAST({name} AS {kind}) AS {name}" for name, kind in zip(columns, kinds, strict=True)
    )
    path = folder / "log.parquet"
    connection.execute(f"COPY (SELECT {typed}, number FROM texts ORDER BY number) TO '{path}'")
    return path


def _rows(random: Random, times: Sequence[str], value: str) -> list[tuple[str | None, ...]]:
    keys = ("1", "2", "3", "17", None)
    return [
        (
            random.choice(keys),
            random.choice(("a", "a", "b", "other", None)),
            random.choice((*times, None)),
            random.choice((*VALUES[value], None)),
            random.choice(("north", "south ", " south", None)),
        )
        for _ in range(40)
    ]


def _rules(type_: Type) -> Ruleset:
    fields = (Field("value", type_, optional=True),)
    return ruleset({"a": fields, "b": ()}, (Field("region", Text()),), zone="Europe/Rome")


def _same(path: Path, rules: Ruleset) -> None:
    with (
        open_log([path], mapping(MAPPED), rules) as typed,
        open_log([path], mapping(AS_TEXTS), rules) as texts,
    ):
        assert cases(typed) == cases(texts)
        assert typed.summary == texts.summary
        assert typed.default_as_of == texts.default_as_of
        assert list(typed.quarantined_rows()) == list(texts.quarantined_rows())


@pytest.mark.parametrize("time", TIMES)
def test_times_mean_what_their_texts_mean(tmp_path: Path, time: str) -> None:
    rows = _rows(Random(1), TIMES[time], "VARCHAR")
    kinds = ("VARCHAR", "VARCHAR", time, "VARCHAR", "VARCHAR")
    path = _written(tmp_path, rows, kinds)
    _same(path, _rules(Text()))


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type(type_).__name__)
@pytest.mark.parametrize("value", VALUES)
def test_values_mean_what_their_texts_mean(tmp_path: Path, value: str, type_: Type) -> None:
    rows = _rows(Random(2), ("2026-03-29 02:30:00", "2026-10-25 02:30:00.25"), value)
    kinds = ("BIGINT", "VARCHAR", "TIMESTAMP", value, "VARCHAR")
    path = _written(tmp_path, rows, kinds)
    _same(path, _rules(type_))


def test_prices_are_whole_multiples_and_long_fractions_are_not(tmp_path: Path) -> None:
    rules = _rules(Number())
    kinds = ("VARCHAR", "VARCHAR", "TIMESTAMP", "DOUBLE", "VARCHAR")
    found: list[type] = []
    for number in ("12.34", "0.3333333333333333"):
        path = _written(tmp_path, [("1", "a", "2026-01-01", number, "north")], kinds)
        with open_log([path], mapping(MAPPED), rules) as log:
            (batch,) = log.batches(FAR)
            found.append(type(batch.fields["a", "value"]))
    assert found == [Scaled, Coded]
