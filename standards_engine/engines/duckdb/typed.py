"""Files whose columns have types, read where they stand: the view `raw` instead of tables.

Besides the clean texts `k0`, `k1` … it has the values themselves, `v0`, `v1` …; what nobody asks
for is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standards_engine.engines.duckdb.facts import FEW, NOTHING_KNOWN, Facts, FewTexts, native
from standards_engine.engines.duckdb.raw import RawRows, clean, load_raw, rows_of_a_file, sql_names
from standards_engine.logs.formats.raw import RawFile, TypedFile
from standards_engine.logs.mapping.reading import Reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TEXT = "VARCHAR"
_NUMBER = "number"
_GLANCE = 100_000
"""Rows that show which columns have many different texts."""
_MANY_ROWS = 10_000
"""From here on it pays to look for columns of texts with few different ones in a table."""
_WITHOUT_SPACES = (
    "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER",
    "UBIGINT", "UHUGEINT", "DECIMAL", "FLOAT", "DOUBLE", "BOOLEAN", "DATE", "TIME", "TIMESTAMP",
    "UUID",
)  # fmt: skip
"""Types whose texts begin and end with visible signs."""


def raw_rows(
    connection: DuckDBPyConnection, files: Sequence[RawFile], reading: Reading
) -> tuple[RawRows, Facts]:
    """Make `raw`, a view where that will do."""
    if _all_typed(files, reading):
        return view_raw(connection, files, reading)
    rows = load_raw(connection, files, reading)
    if sum(rows.counts) < _MANY_ROWS:
        return rows, NOTHING_KNOWN
    columns = {name: name for name in sql_names(reading).values()}
    for column in reading.case:
        del columns[sql_names(reading)[column]]
    return rows, Facts(few=dict(_few(connection, "raw", columns, reading)))


def _all_typed(files: Sequence[RawFile], reading: Reading) -> bool:
    """Whether all are files with types, the same ones, and no row need be compared with others."""
    if reading.drop_copies:
        return False
    kinds = {
        tuple(file.types[column] for column in reading.columns())
        for file in files
        if isinstance(file, TypedFile)
    }
    return len(kinds) == 1 and all(isinstance(file, TypedFile) for file in files)


def view_raw(
    connection: DuckDBPyConnection, files: Sequence[RawFile], reading: Reading
) -> tuple[RawRows, Facts]:
    """Make the view `raw` of files with types, the same ones."""
    typed = [file for file in files if isinstance(file, TypedFile)]
    names = sql_names(reading)
    types = {name: typed[0].types[column] for column, name in names.items()}
    natives = [native(name) for name in names.values()]
    for index, file in enumerate(typed):
        relation = file.typed(tuple(names), natives, _NUMBER)
        connection.execute(f"CREATE VIEW file_{index} AS {relation}")
    counts = tuple(_count(connection, index) for index in range(len(typed)))
    structures = tuple(file.structure(connection) for file in typed)
    rows = RawRows(structures, counts, rows_of_a_file(files, counts, structures))
    skipped = sum(gap.rows for gap in structures[-1].gaps[-1:])
    rows = replace(rows, last=rows.offset(len(files) - 1) + skipped + counts[-1] + 1)
    _view_values(connection, typed, rows)
    keys = {names[column] for column in reading.case}
    texts = {name: native(name) for name, kind in types.items() if kind == _TEXT}
    spread = {name: value for name, value in texts.items() if name not in keys}
    few = dict(_few(connection, "valued", spread, reading))
    dirty = frozenset(_dirty(connection, types, few, reading))
    cleaned = ", ".join(
        f"{_clean_text(name, types[name], name in dirty, reading)} AS {name}"
        for name in names.values()
    )
    connection.execute(f"CREATE VIEW raw AS SELECT *, {cleaned} FROM valued")
    others = {name: kind for name, kind in types.items() if kind != _TEXT and not reading.missing}
    return rows, Facts(others, few, lazy=True)


def _count(connection: DuckDBPyConnection, index: int) -> int:
    found = connection.execute(f"SELECT count(*) FROM file_{index}").fetchone()
    assert found is not None
    return int(found[0])


def _view_values(connection: DuckDBPyConnection, files: Sequence[TypedFile], rows: RawRows) -> None:
    union = " UNION ALL ".join(
        f"SELECT {_NUMBER} + {sum(rows.counts[:index])} AS ordinal, "
        f"{_NUMBER} + {rows.offset(index) + file.first_row} AS row, * EXCLUDE ({_NUMBER}) "
        f"FROM file_{index}"
        for index, file in enumerate(files)
    )
    connection.execute(f"CREATE VIEW valued AS {union}")


def _few(
    connection: DuckDBPyConnection, relation: str, columns: dict[str, str], reading: Reading
) -> Iterator[tuple[str, FewTexts]]:
    """Those columns of texts that hold few different ones; `columns` are `k0` and where it lies."""
    if not columns:
        return
    counts = ", ".join(f"approx_count_distinct({column})" for column in columns.values())
    glance = f"(FROM {relation} LIMIT {_GLANCE})"
    found = connection.execute(f"SELECT {counts} FROM {glance}").fetchone()
    assert found is not None
    for (name, column), count in zip(columns.items(), found, strict=True):
        if count <= FEW // 2:
            few = _few_texts(connection, relation, column, reading)
            if few is not None:
                yield name, few


def _few_texts(
    connection: DuckDBPyConnection, relation: str, name: str, reading: Reading
) -> FewTexts | None:
    """DuckDB looks at a file's dictionaries only where nothing but different texts is asked for."""
    found = connection.execute(f"SELECT DISTINCT {name} FROM {relation} LIMIT {FEW + 2}").fetchall()
    texts = sorted(str(text) for (text,) in found if text is not None)
    if len(texts) > FEW:
        return None
    cleaned = connection.execute(
        f"SELECT text, {clean('text', reading.missing)} FROM (SELECT unnest(?::VARCHAR[]) AS text)",
        [texts],
    ).fetchall()
    pairs = tuple((str(text), str(tidy)) for text, tidy in cleaned if tidy is not None)
    return FewTexts(name, pairs, all(text == tidy for text, tidy in cleaned))


def _dirty(
    connection: DuckDBPyConnection,
    types: dict[str, str],
    few: dict[str, FewTexts],
    reading: Reading,
) -> Iterator[str]:
    """Columns of texts of which some must be cleaned, which is dear to do for each row."""
    texts = [name for name, type_ in types.items() if type_ == _TEXT]
    if reading.missing:
        yield from texts
        return
    for name in texts:
        tidy = few[name].tidy if name in few else _is_visible(connection, native(name))
        if not tidy:
            yield name


def _is_visible(connection: DuckDBPyConnection, value: str) -> bool:
    """Whether all texts begin and end with visible signs of ASCII.

    The least and the greatest text, which files often know, tell of all beginnings.
    """
    least, greatest = connection.execute(
        f"SELECT min({value}), max({value}) FROM valued"
    ).fetchone() or (None, None)
    if least is None:
        return True
    if least < "!" or greatest >= "\x7f":
        return False
    found = connection.execute(
        f"SELECT count(*) FROM valued WHERE {value}[-1] NOT BETWEEN '!' AND '~'"
    ).fetchone()
    return found is not None and found[0] == 0


def _clean_text(name: str, type_: str, dirty: bool, reading: Reading) -> str:  # noqa: FBT001
    from standards_engine.logs.formats.parquet import as_text

    value = native(name)
    if type_ == _TEXT:
        return clean(value, reading.missing) if dirty else value
    text = as_text(value, type_)
    plain = type_.startswith(_WITHOUT_SPACES) and not type_.endswith("]")
    return text if plain and not reading.missing else clean(f"({text})", reading.missing)
