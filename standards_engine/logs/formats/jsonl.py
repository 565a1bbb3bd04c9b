"""JSON Lines: one object per line. Also a `.json` file that holds one list of objects.

A line that is not an object is broken and set aside whole. Numbers keep their digits up to the
seventeen that JSON readers keep; nested objects and lists stay JSON text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from standards_engine.diagnostics.log import LogIsEmpty, LogNotReadable
from standards_engine.logs.formats.files import (
    BROKEN_MARK,
    plain_text,
    sha256,
    unknown_bytes,
    without_broken_bytes,
)
from standards_engine.logs.formats.raw import (
    BrokenRow,
    Gap,
    Opening,
    Structure,
    UnusableLogError,
    literal,
)
from standards_engine.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENDINGS = (".jsonl", ".ndjson", ".json")
_LONGEST_ROW = 1 << 24
_SHOWN = "\ufffd"
"""A broken byte in what a reader sees."""


@dataclass(frozen=True, slots=True)
class JsonFile:
    name: str
    sha256: str
    columns: tuple[str, ...]
    lines: str
    """The name of a table with `number` (from 1), `line` (text) and `fit` (an object)."""
    numbers: frozenset[str] = frozenset()
    first_row: int = 1
    unknown_bytes: str | None = None
    """What is said of a line with bytes that the file's encoding does not know, if any has."""

    def relation(self, columns: Sequence[str], names: Sequence[str]) -> str:
        paths = ", ".join(literal(_path(column)) for column in columns)
        cells = ", ".join(f"cells[{i}] AS {name}" for i, name in enumerate(names, 1))
        return (
            f"SELECT {cells} FROM (SELECT json_extract_string(line, [{paths}]) AS cells "
            f"FROM {self.lines} WHERE fit ORDER BY number)"
        )

    def structure(self, connection: DuckDBPyConnection) -> Structure:
        skipped = connection.execute(
            f"SELECT number, line FROM {self.lines} WHERE NOT fit ORDER BY number"
        ).fetchall()
        broken = tuple(
            BrokenRow(number, self._reason(line), line.replace(BROKEN_MARK, _SHOWN))
            for number, line in skipped
            if line and line.strip()
        )
        gaps = tuple(Gap(number - 1 - i, i + 1) for i, (number, _) in enumerate(skipped))
        return Structure(broken, gaps)

    def _reason(self, line: str) -> str:
        if self.unknown_bytes is not None and BROKEN_MARK in line:
            return self.unknown_bytes
        return say("the line is no JSON object")


def _path(column: str) -> str:
    """The JSON path of a key at the top."""
    escaped = column.replace("\\", "\\\\").replace('"', '\\"')
    return f'$."{escaped}"'


def open_json(opening: Opening) -> JsonFile:
    import duckdb

    text = plain_text(opening, ENDINGS)
    path = without_broken_bytes(opening, text)
    connection = opening.connection
    table = f"json_lines_{opening.number}"
    reader = _array(path) if _holds_a_list(path) else _lines(path)
    sound = f"json_valid(line) AND NOT contains(line, '{BROKEN_MARK}')"
    fit = f"CASE WHEN {sound} THEN json_type(line) = 'OBJECT' END"
    try:
        connection.execute(
            f"CREATE TABLE {table} AS SELECT row_number() OVER () AS number, line, "
            f"coalesce({fit}, false) AS fit FROM ({reader})"
        )
    except duckdb.Error as error:
        fault = LogNotReadable(path=opening.name, reason=say("it is no list of JSON objects"))
        raise UnusableLogError(fault) from error
    columns = connection.execute(
        f"SELECT DISTINCT unnest(json_keys(line)) FROM {table} WHERE fit"
    ).fetchall()
    if not columns:
        raise UnusableLogError(LogIsEmpty(path=opening.name))
    names = tuple(sorted(str(row[0]) for row in columns))
    numbers = _numbers(connection, table, names)
    unknown = None if path == text.path else unknown_bytes(text.encoding)
    digest = sha256(opening.path)
    return JsonFile(opening.name, digest, names, table, numbers, unknown_bytes=unknown)


def _numbers(connection: DuckDBPyConnection, table: str, names: tuple[str, ...]) -> frozenset[str]:
    """Keys whose values are never texts."""
    texts = ", ".join(
        f"coalesce(bool_or(json_type(line, {literal(_path(name))}) = 'VARCHAR'), false)"
        for name in names
    )
    found = connection.execute(f"SELECT {texts} FROM {table} WHERE fit").fetchone()
    assert found is not None
    return frozenset(name for name, has_text in zip(names, found, strict=True) if not has_text)


def _holds_a_list(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")


def _lines(path: Path) -> str:
    """Every line as one cell: no text holds the delimiter U+0001 unescaped."""
    return (
        f"SELECT line FROM read_csv({literal(str(path))}, auto_detect=false, header=false, "
        f"columns={{'line': 'VARCHAR'}}, delim='\x01', quote='', escape='', nullstr='', "
        f"max_line_size={_LONGEST_ROW})"
    )


def _array(path: Path) -> str:
    """Every item of the one list that the file holds."""
    items = "unnest(from_json(content, '[\"JSON\"]'))"
    return f"SELECT CAST({items} AS VARCHAR) AS line FROM read_text({literal(str(path))})"
