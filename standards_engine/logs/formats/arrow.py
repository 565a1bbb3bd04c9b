"""Arrow: files and streams of record batches, `.arrow`, `.ipc`, `.feather` (version 2).

Read batch by batch and kept as Parquet in the private folder, since DuckDB reads a stream of
batches only once. What Parquet, or DuckDB reading it, would turn into something else becomes text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from standards_engine.diagnostics.formats import OldFeather
from standards_engine.diagnostics.log import LogIsEmpty, LogNotReadable
from standards_engine.logs.formats.files import sha256
from standards_engine.logs.formats.parquet import numbers_of
from standards_engine.logs.formats.raw import Opening, UnusableLogError, literal
from standards_engine.logs.formats.stored import TypedStoredFile
from standards_engine.wording import say

ENDINGS = (".arrow", ".arrows", ".ipc", ".feather")
_FILE, _OLD_FEATHER = b"ARROW1", b"FEA1"
_END_OF_STREAM = b"\xff\xff\xff\xff\0\0\0\0"
_ROWS = 1 << 16
_UNITS = {"s": "1", "ms": "0.001", "us": "0.000001", "ns": "0.000000001"}


def open_arrow(opening: Opening) -> TypedStoredFile:
    import pyarrow as pa

    _refuse_other_kinds(opening)
    with pa.memory_map(str(opening.path)) as source:
        schema, batches = _read(opening, source)
        path = _stored(opening, schema, batches)
    described = opening.connection.execute(
        f"DESCRIBE SELECT * FROM read_parquet({literal(str(path))})"
    ).fetchall()
    columns = tuple(str(name) for name in schema.names)
    types = dict(zip(columns, (str(type_) for _, type_, *_ in described), strict=True))
    return TypedStoredFile(
        name=opening.name,
        sha256=sha256(opening.path),
        columns=columns,
        parts=(path,),
        types=types,
        numbers=numbers_of(types),
    )


def _refuse_other_kinds(opening: Opening) -> None:
    with opening.path.open("rb") as file:
        head = file.read(len(_FILE))
        size = file.seek(0, 2)
        file.seek(max(0, size - len(_END_OF_STREAM)))
        tail = file.read()
    if not head:
        raise UnusableLogError(LogIsEmpty(path=opening.name))
    if head.startswith(_OLD_FEATHER):
        raise UnusableLogError(OldFeather(path=opening.name))
    if not (tail.endswith(_FILE) if head == _FILE else tail == _END_OF_STREAM):
        fault = say("it is no Arrow file or stream, or is cut short: its end is missing")
        raise UnusableLogError(LogNotReadable(path=opening.name, reason=fault))


@contextmanager
def _damage_told(opening: Opening) -> Iterator[None]:
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        fault = LogNotReadable(path=opening.name, reason=say("it is damaged"))
        raise UnusableLogError(fault) from error


def _read(opening: Opening, source: Any) -> tuple[Any, Iterator[Any]]:
    """The schema, and the batches as they are asked for."""
    from pyarrow import ipc

    is_file = source.read(len(_FILE)) == _FILE
    source.seek(0)
    with _damage_told(opening):
        reader = ipc.open_file(source) if is_file else ipc.open_stream(source)
    return reader.schema, _batches(opening, reader, is_file=is_file)


def _batches(opening: Opening, reader: Any, *, is_file: bool) -> Iterator[Any]:
    with _damage_told(opening):
        numbers = range(reader.num_record_batches) if is_file else ()
        for batch in map(reader.get_batch, numbers) if is_file else reader:
            batch.validate(full=True)
            yield batch


def _stored(opening: Opening, schema: Any, batches: Iterator[Any]) -> Path:
    """The rows as a Parquet file with the columns `c0`, `c1` …"""
    import pyarrow as pa
    from pyarrow import parquet

    path = opening.workspace / f"rows-{opening.number}.parquet"
    converters = [_converter(field.type) for field in schema]
    empty = schema.empty_table().columns
    types = [_converted(c, column).type for c, column in zip(converters, empty, strict=True)]
    kept = pa.schema([(f"c{index}", type_) for index, type_ in enumerate(types)])
    with parquet.ParquetWriter(path, kept) as writer:
        for batch in batches:
            for start in range(0, batch.num_rows, _ROWS):
                piece = batch.slice(start, _ROWS)
                cells = zip(converters, piece.columns, strict=True)
                table = pa.table([_converted(c, column) for c, column in cells], schema=kept)
                writer.write_table(table)
    return path


_Converter = Callable[[Any], Any]


def _converted(converter: _Converter | None, column: Any) -> Any:
    return column if converter is None else converter(column)


def _converter(type_: Any) -> _Converter | None:
    """What makes of a column one that is written, and read again, as what it is."""
    import pyarrow as pa
    from pyarrow import compute, types

    if isinstance(type_, pa.BaseExtensionType):
        inner = _converter(type_.storage_type)
        return lambda column: _converted(inner, _storage(column))
    if types.is_dictionary(type_):
        inner = _converter(type_.value_type)
        return lambda column: _converted(inner, column.cast(type_.value_type))
    if types.is_run_end_encoded(type_):
        inner = _converter(type_.value_type)
        return lambda column: _converted(inner, compute.run_end_decode(column))
    if types.is_duration(type_):
        return lambda column: _seconds(column, type_.unit)
    if types.is_decimal256(type_):
        return lambda column: column.cast(pa.string())
    return None if _is_plain(type_) else _as_python_shows


def _storage(column: Any) -> Any:
    import pyarrow as pa

    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    return column.storage


def _is_plain(type_: Any) -> bool:
    """Whether it is kept, also in lists and records."""
    from pyarrow import types

    if types.is_nested(type_) and not types.is_union(type_):
        inner = [type_.field(index).type for index in range(type_.num_fields)]
        return all(_is_plain(each) and _converter(each) is None for each in inner)
    return not (types.is_union(type_) or types.is_interval(type_))


def _seconds(column: Any, unit: str) -> Any:
    """Durations as `1.500 seconds`: Parquet has none, and would keep bare numbers."""
    import pyarrow as pa
    from pyarrow import compute

    amounts = column.cast(pa.int64()).cast(pa.decimal128(19, 0))
    seconds = compute.multiply(amounts, pa.scalar(Decimal(_UNITS[unit]))).cast(pa.string())
    return compute.binary_join_element_wise(seconds, "seconds", " ")


def _as_python_shows(column: Any) -> Any:
    """Rare types, one by one: records with a duration in them, intervals, unions."""
    import json

    import pyarrow as pa

    def text(value: object) -> str | None:
        if value is None or isinstance(value, str):
            return value
        return json.dumps(value, default=str, ensure_ascii=False)

    return pa.array([text(value) for value in column.to_pylist()], pa.string())
