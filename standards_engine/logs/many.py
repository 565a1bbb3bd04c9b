"""Many files of one format and the same columns, read by one query instead of one for each.

To those who read it, it is one file, in whose row numbers every file after the first is a gap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from standards_engine.logs.formats.csv import CsvFile, rejected_lines
from standards_engine.logs.formats.jsonl import JsonFile
from standards_engine.logs.formats.parquet import ParquetFile, identifier
from standards_engine.logs.formats.raw import BrokenRow, Gap, RawFile, Structure, literal
from standards_engine.logs.partitions import Partition, PartitionedFile

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MANY = 16
"""From so many on the queries cost more than they read."""
_LONG = 1 << 23
"""Bytes of a CSV file beyond which finding out how many rows it has costs more than a query."""
_SHORT = 1 << 20
"""Bytes of a Parquet file below which opening it costs more than reading it, which is then done
but once."""
_PLACE = "CAST(file_index AS BIGINT)"

Found = tuple[Structure, int]
"""What is known of one file when it has been read, and how many readable rows it has."""


@dataclass(frozen=True, slots=True)
class ManyFiles:
    """Implements `RawFile`."""

    files: tuple[RawFile, ...]
    """As a person named them, in order."""
    partitions: tuple[Partition, ...]
    """As of `PartitionedFile`, one for each file; each names the same columns."""
    rows: Callable[[Sequence[str]], str]
    """SQL of these columns of all files, and `file_index`."""
    found: Callable[[DuckDBPyConnection], list[Found]]
    """To be asked right after `rows` was run to its end; one entry for each file."""

    @property
    def name(self) -> str:
        return f"{self.files[0].name} … {self.files[-1].name}"

    @property
    def sha256(self) -> str:
        return self.files[0].sha256

    @property
    def columns(self) -> tuple[str, ...]:
        return self.files[0].columns

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset.intersection(*(file.numbers for file in self.files))

    @property
    def first_row(self) -> int:
        return self.files[0].first_row

    def relation(self, columns: Sequence[str], names: Sequence[str]) -> str:
        return f"SELECT {self._cells(columns, names)} FROM ({self.rows(self._own(columns))})"

    def _own(self, columns: Sequence[str]) -> tuple[str, ...]:
        """Columns of the files themselves."""
        of_folders = {name for name, _ in self.partitions[0]}
        return tuple(dict.fromkeys(column for column in columns if column not in of_folders))

    def _cells(self, columns: Sequence[str], names: Sequence[str]) -> str:
        of_folders = {name: place for place, (name, _) in enumerate(self.partitions[0])}
        own = self._own(columns)
        return ", ".join(
            f"{self._of_folder(of_folders[column])} AS {name}"
            if column in of_folders
            else f"v{own.index(column)} AS {name}"
            for column, name in zip(columns, names, strict=True)
        )

    def _of_folder(self, place: int) -> str:
        values = ", ".join(literal(pairs[place][1]) for pairs in self.partitions)
        return f"([{values}])[{_PLACE} + 1]"

    def structure(self, connection: DuckDBPyConnection) -> Structure:
        found = self.found(connection)
        base = _rows_of_a_file(self.files, found)
        before = accumulate((count for _, count in found), initial=0)
        broken: list[BrokenRow] = []
        gaps: list[Gap] = []
        for place, (rows_before, (structure, _)) in enumerate(zip(before, found, strict=False)):
            beyond = place * base
            shift = beyond + self.files[place].first_row - self.first_row - rows_before
            gaps.append(Gap(rows_before, shift))
            gaps += [Gap(rows_before + each.after, shift + each.rows) for each in structure.gaps]
            broken += [
                BrokenRow(each.row + beyond, each.reason, each.text) for each in structure.broken
            ]
        counts = tuple(count for _, count in found)
        return Structure(tuple(broken), tuple(gaps), rows_of_a_file=base, counts=counts)


@dataclass(frozen=True, slots=True)
class TypedManyFiles(ManyFiles):
    """Implements `TypedFile`: of files whose numbers of rows are known before they are read."""

    types: Mapping[str, str]
    values: Callable[[Sequence[str]], str]
    """SQL of these columns as they are, of `file_index` and of `file_row_number`."""
    rows_of_a_file: int

    def typed(self, columns: Sequence[str], names: Sequence[str], number: str) -> str:
        cells = self._cells(columns, names)
        place = f"{_PLACE} * {self.rows_of_a_file} + file_row_number AS {number}"
        return f"SELECT {cells}, {place} FROM ({self.values(self._own(columns))})"


def _rows_of_a_file(files: Sequence[RawFile], found: Sequence[Found]) -> int:
    last = (
        file.first_row + count + sum(gap.rows for gap in structure.gaps[-1:]) + 1
        for file, (structure, count) in zip(files, found, strict=True)
    )
    return int(10 ** max(3, len(str(max(last)))))


def each_file(file: RawFile) -> tuple[RawFile, ...]:
    """The files that were named."""
    return file.files if isinstance(file, ManyFiles) else (file,)


def together(files: tuple[RawFile, ...], connection: DuckDBPyConnection) -> tuple[RawFile, ...]:
    """The same rows in one file, where all are alike and so many that it pays."""
    if len(files) < _MANY:
        return files
    inner = [each.file if isinstance(each, PartitionedFile) else each for each in files]
    partitions = tuple(each.added if isinstance(each, PartitionedFile) else () for each in files)
    if len({tuple(name for name, _ in each) for each in partitions}) > 1:
        return files
    parquet = [each for each in inner if isinstance(each, ParquetFile)]
    if len(parquet) == len(files) and _alike_parquet(parquet):
        return (_many_parquet(files, partitions, parquet, connection),)
    json = [each for each in inner if isinstance(each, JsonFile)]
    if len(json) == len(files) and len({each.columns for each in json}) == 1:
        return (_many_json(files, partitions, json),)
    csv = [each for each in inner if isinstance(each, CsvFile)]
    if len(csv) == len(files) and _alike_csv(csv):
        return (_many_csv(files, partitions, csv),)
    return files


def _alike_parquet(files: Sequence[ParquetFile]) -> bool:
    return len({tuple(each.types.items()) for each in files}) == 1


def _alike_csv(files: Sequence[CsvFile]) -> bool:
    size = sum(each.text.path.stat().st_size for each in files)
    kinds = {(each.columns, each.delimiter, each.quote) for each in files}
    alike = len(kinds) == 1 and size <= _LONG * len(files)
    return alike and all(_is_sound(each) for each in files)


def _is_sound(file: CsvFile) -> bool:
    """Of several files DuckDB does not tell which quote is still open at the end of one; and
    whether a row with broken bytes is left out depends on the columns that are read.
    """
    data = file.text.path.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    quote, delimiter = file.quote.encode(), file.delimiter.encode()
    if not quote or quote not in data:
        return True
    q, d = re.escape(quote), re.escape(delimiter)
    cell = rb"(?:%b[^%b]*+(?:%b%b[^%b]*+)*+%b|[^%b%b\n]*+)" % (q, q, q, q, q, q, q, d)
    return re.fullmatch(rb"(?:%b[%b\n])*+%b" % (cell, d, cell), data) is not None


def _many_parquet(
    files: tuple[RawFile, ...],
    partitions: tuple[Partition, ...],
    inner: Sequence[ParquetFile],
    connection: DuckDBPyConnection,
) -> ManyFiles:
    paths = [str(each.path) for each in inner]
    counts = dict(
        connection.execute(
            "SELECT file_name, num_rows FROM parquet_file_metadata($1)", [paths]
        ).fetchall()
    )
    found = [(Structure(), int(counts[path])) for path in paths]

    def rows(columns: Sequence[str]) -> str:
        names = [f"v{index}" for index in range(len(columns))]
        return inner[0].relation_of(paths, columns, names, "file_index")

    def values(columns: Sequence[str]) -> str:
        cells = [f"{identifier(column)} AS v{index}" for index, column in enumerate(columns)]
        chosen = ", ".join((*cells, "file_index", "file_row_number"))
        return f"SELECT {chosen} FROM read_parquet([{', '.join(map(literal, paths))}])"

    if sum(each.path.stat().st_size for each in inner) < _SHORT * len(inner):
        return ManyFiles(files, partitions, rows, lambda _: found)
    of_folders = {name: "VARCHAR" for name, _ in partitions[0]}
    return TypedManyFiles(
        files,
        partitions,
        rows,
        lambda _: found,
        {**inner[0].types, **of_folders},
        values,
        _rows_of_a_file(files, found),
    )


def _many_csv(
    files: tuple[RawFile, ...], partitions: tuple[Partition, ...], inner: Sequence[CsvFile]
) -> ManyFiles:
    paths = [str(each.text.path) for each in inner]

    def rows(columns: Sequence[str]) -> str:
        names = [f"v{index}" for index in range(len(columns))]
        return inner[0].relation_of(paths, columns, names, "file_index")

    def found(connection: DuckDBPyConnection) -> list[Found]:
        rejected = rejected_lines(connection)
        structures = [
            each.structure_of(rejected.get(place, [])) for place, each in enumerate(inner)
        ]
        counts = dict(
            connection.execute(
                f"SELECT file_index, count(*) FROM ({rows(inner[0].columns[:1])}) GROUP BY ALL"
            ).fetchall()
        )
        return [(each, counts.get(place, 0)) for place, each in enumerate(structures)]

    return ManyFiles(files, partitions, rows, found)


def _many_json(
    files: tuple[RawFile, ...], partitions: tuple[Partition, ...], inner: Sequence[JsonFile]
) -> ManyFiles:
    def rows(columns: Sequence[str]) -> str:
        names = [f"v{index}" for index in range(len(columns))]
        return " UNION ALL ".join(
            f"SELECT *, {place} AS file_index FROM ({each.relation(columns, names)})"
            for place, each in enumerate(inner)
        )

    def found(connection: DuckDBPyConnection) -> list[Found]:
        counts = " UNION ALL ".join(
            f"SELECT {place}, count(*) FILTER (fit) FROM {each.lines}"
            for place, each in enumerate(inner)
        )
        readable = dict(connection.execute(counts).fetchall())
        return [
            (each.structure(connection), int(readable[place])) for place, each in enumerate(inner)
        ]

    return ManyFiles(files, partitions, rows, found)
