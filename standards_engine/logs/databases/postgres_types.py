"""What a column of PostgreSQL becomes: times, dates, numbers and texts stay what they are, and the
server writes all else as text.
"""

from __future__ import annotations

from typing import Any

_BINARY_NUMBERS = frozenset(["int2", "int4", "int8", "float4", "float8"])
_TEXTS = frozenset(["text", "varchar", "bpchar", "name"])
_KEPT = _BINARY_NUMBERS | _TEXTS | frozenset(["bool", "timestamp", "timestamptz", "date"])
_NUMBERS = _BINARY_NUMBERS | frozenset(["numeric"])
_LAST = 253_402_300_799_999_999
_FIRST = -62_135_596_800_000_000
"""Microseconds of the years 9999 and 1."""
_LAST_DAY, _FIRST_DAY = 2_932_896, -719_162
_FOR_EVER = 2**63 - 1
_EVERY_DAY = 2**31 - 1


def _type(column: Any) -> str:
    """The server's name of an Arrow field's type."""
    return bytes((column.metadata or {}).get(b"POSTGRESQL:type", b"")).decode()


def is_number(column: Any) -> bool:
    return _type(column) in _NUMBERS


def column_as_kept(name: str, column: Any) -> str:
    """SQL of the values that are fetched."""
    import pyarrow as pa

    type_ = _type(column)
    if type_ in _KEPT:
        return name
    if type_ == "interval":
        return _interval(name)
    if type_.startswith("_") or type_ == "record" or pa.types.is_nested(column.type):
        return f"to_json({name})::text"
    return f"{name}::text"


def _interval(name: str) -> str:
    """Hours, minutes and seconds, a day being 24 hours; months, which differ, stay months."""
    months = f"extract(year FROM {name}) = 0 AND extract(month FROM {name}) = 0"
    seconds = f"'PT' || extract(epoch FROM {name})::numeric || 'S'"
    return f"CASE WHEN {months} THEN {seconds} ELSE {name}::text END"


def within_years(batch: Any) -> Any:
    """With times that are in no calendar, such as `infinity`, as what Parquet readers call so."""
    import pyarrow as pa

    columns = [_bounded(column) for column in batch.columns]
    return pa.record_batch(columns, schema=batch.schema)


def _bounded(column: Any) -> Any:
    import pyarrow as pa
    from pyarrow import compute

    if pa.types.is_timestamp(column.type):
        whole, bounds, beyond = pa.int64(), (_FIRST, _LAST), _FOR_EVER
    elif pa.types.is_date32(column.type):
        whole, bounds, beyond = pa.int32(), (_FIRST_DAY, _LAST_DAY), _EVERY_DAY
    else:
        return column
    numbers = column.view(whole)
    ends = compute.min_max(numbers).as_py()
    if ends["min"] is None or (ends["min"] >= bounds[0] and ends["max"] <= bounds[1]):
        return column
    inside = compute.and_(
        compute.greater_equal(numbers, bounds[0]), compute.less_equal(numbers, bounds[1])
    )
    outside = compute.and_kleene(compute.is_valid(numbers), compute.invert(inside))
    found = compute.if_else(outside, pa.scalar(beyond, whole), numbers)
    return found.view(column.type)
