"""Which file is damaged, where reading failed somewhere in the middle of all of them.

A Parquet file may be sound at its end, which names its columns, and broken before. That is found
when its rows are read, perhaps much later and by a query of several files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from standards_engine.diagnostics.log import LogNotReadable
from standards_engine.logs.formats.raw import RawFile, UnusableLogError
from standards_engine.logs.many import each_file
from standards_engine.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def damage_told(connection: DuckDBPyConnection, files: Sequence[RawFile]) -> Iterator[None]:
    """Raises UnusableLogError where what is done within fails because a file is damaged."""
    import duckdb

    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.InterruptException):
        raise
    except duckdb.Error as error:
        for file in (each for named in files for each in each_file(named)):
            if not _is_sound(connection, file):
                reason = say("it is damaged: a part of its rows cannot be unpacked")
                fault = LogNotReadable(path=file.name, reason=reason)
                raise UnusableLogError(fault) from error
        raise


def _is_sound(connection: DuckDBPyConnection, file: RawFile) -> bool:
    """Whether every cell of it can be read; the least or greatest would be taken from its end."""
    import duckdb

    names = [f"w{index}" for index in range(len(file.columns))]
    cells = ", ".join(f"bit_xor(hash({name}))" for name in names)
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"SELECT {cells} FROM ({file.relation(file.columns, names)})").fetchall()
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error:
            return False
    return True
