"""Rows of a database, kept in the private folder while the log is open: a table is read once.

What has no file has no digest of a file. Theirs is over the rows as they were read: SHA-256 of
a line with the names of the columns and a line for each row, in UTF-8. In a line each cell is its
text and U+001F, a missing one U+001E and U+001F; a line ends in U+000A.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standards_engine.logs.formats.parquet import as_text, numbers_of
from standards_engine.logs.formats.raw import Opening, Structure, literal
from standards_engine.logs.formats.stored import StoredFile, TypedStoredFile
from standards_engine.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH_ROWS = 122_880


@dataclass(frozen=True, slots=True)
class TableRows:
    """What a database answers, in order."""

    name: str
    columns: tuple[str, ...]
    schema: Any
    """Arrow's, of columns `c0`, `c1` …"""
    batches: Iterable[Any]
    """Record batches of this schema."""
    findings: Callable[[], Findings]
    """To be asked when the last batch has come."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of rows when all have been read."""

    numbers: frozenset[str] = frozenset()
    """Columns that hold numbers, though they may come as texts."""
    structure: Structure = field(default_factory=Structure)


def stored(rows: TableRows, opening: Opening) -> StoredFile:
    """The rows as a part of the log."""
    from pyarrow import parquet

    path = opening.workspace / f"table-{opening.number}.parquet"
    opening.progress.stage(say("fetching rows"))
    with parquet.ParquetWriter(path, rows.schema) as writer:
        for batch in rows.batches:
            writer.write_batch(batch)
            opening.progress.advance(batch.num_rows)
    opening.progress.stage(say("taking the digest"))
    described = opening.connection.execute(
        f"DESCRIBE SELECT * FROM read_parquet({literal(str(path))})"
    ).fetchall()
    types = [str(type_) for _, type_, *_ in described]
    by_name = dict(zip(rows.columns, types, strict=True))
    found = rows.findings()
    kind = StoredFile if found.structure.gaps else TypedStoredFile
    return kind(
        name=rows.name,
        sha256=_digest(opening.connection, path, rows.columns, types),
        columns=rows.columns,
        parts=(path,),
        types=by_name,
        numbers=numbers_of(by_name) | found.numbers,
        found=found.structure,
    )


def _digest(
    connection: DuckDBPyConnection, path: Path, columns: Sequence[str], types: Sequence[str]
) -> str:
    digest = hashlib.sha256()
    digest.update("".join(f"{name}\x1f" for name in columns).encode() + b"\n")
    cells = ", ".join(
        f"coalesce({as_text(f'c{index}', type_)}, chr(30)), chr(31)"
        for index, type_ in enumerate(types)
    )
    lines = f"SELECT concat({cells}, chr(10)) AS line FROM read_parquet({literal(str(path))})"
    with connection.cursor() as cursor:
        for batch in cursor.sql(lines).to_arrow_reader(_BATCH_ROWS):
            digest.update(_bytes(batch.column(0)))
    return digest.hexdigest()


def _bytes(texts: Any) -> memoryview:
    """The texts of an Arrow array, which has no missing ones, one behind the other."""
    import pyarrow as pa

    wide = texts.cast(pa.large_string())
    offsets = memoryview(wide.buffers()[1]).cast("q")
    return memoryview(wide.buffers()[2])[offsets[wide.offset] : offsets[wide.offset + len(wide)]]
