"""Which rows of a database are the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standards_engine.diagnostics.databases import NoTableChosen, UnknownTable
from standards_engine.logs.formats.raw import UnusableLogError


@dataclass(frozen=True, slots=True)
class Selection:
    """A query of the rows, and what they are called."""

    query: str
    name: str

    @classmethod
    def of_table(cls, database: str, table: str, query: str) -> Selection:
        return cls(query, _called(database, f"table={table}"))

    @classmethod
    def of_query(cls, database: str, query: str) -> Selection:
        """As a person wrote it, on one line."""
        return cls(query.strip().rstrip(";"), _called(database, f"query={' '.join(query.split())}"))


def _called(database: str, choice: str) -> str:
    return f"{database}{'&' if '?' in database else '?'}{choice}"


def chosen_table(name: str, table: str | None, tables: Sequence[str]) -> str:
    """The one that was named, in whatever case, or the only one; raises UnusableLogError."""
    if table is None:
        if len(tables) != 1:
            raise UnusableLogError(NoTableChosen(name=name, tables=tuple(tables)))
        return tables[0]
    if table in tables:
        return table
    like = [each for each in tables if each.casefold() == table.casefold()]
    if len(like) != 1:
        raise UnusableLogError(UnknownTable(name=name, table=table, tables=tuple(tables)))
    return like[0]
