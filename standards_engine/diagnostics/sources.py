"""Faults of where a log lies: folders, patterns, addresses, and what is chosen in a database."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen

_NAMED = 3
"""Files that a message names; of more, only the number is told."""


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_NAMED])
    more = len(names) - _NAMED
    return f"{shown} and {more} more" if more > 0 else shown


@frozen(kw_only=True)
class FolderHoldsNoLog(Diagnostic):
    """A folder was named as a log, and no file in it can be one.

    standards audit exports/ -r service.std      (and `exports` is empty)
    """

    path: str
    others: tuple[str, ...] = ()
    """Files that are there, and no logs."""

    @property
    def message(self) -> str:
        if self.others:
            return f"the folder `{self.path}` holds no log, only {_listed(self.others)}"
        return f"the folder `{self.path}` holds no log"

    @property
    def help(self) -> str:
        return "name the folder or the files that the export was written to"


@frozen(kw_only=True)
class FolderHoldsOtherFiles(Diagnostic):
    """A folder that was named as a log holds files that are no logs, besides some that are.

    standards audit exports/ -r service.std      (with `exports/notes.pdf` in it)
    """

    path: str
    others: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"the folder `{self.path}` holds what is no log: {_listed(self.others)}"

    @property
    def help(self) -> str:
        return (
            "nothing is left out in silence: move them, or say which files you mean with a "
            f"pattern in quotes, such as `'{self.path.rstrip('/')}/*.csv'`"
        )


@frozen(kw_only=True)
class FolderOfSeveralFormats(Diagnostic):
    """A folder that was named as a log holds logs of several formats.

    standards audit exports/ -r service.std      (with `march.csv` and `march.parquet` in it)
    """

    path: str
    kinds: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"the folder `{self.path}` holds files of several formats: {', '.join(self.kinds)}"

    @property
    def help(self) -> str:
        return (
            "the same rows may stand in both; say which files you mean with a pattern in quotes, "
            f"such as `'{self.path.rstrip('/')}/*.csv'`"
        )


@frozen(kw_only=True)
class NoFileMatches(Diagnostic):
    """A pattern was named as a log, and no file fits it.

    standards audit 'exports/2026-*.csv' -r service.std
    """

    pattern: str

    @property
    def message(self) -> str:
        return f"no file fits the pattern `{self.pattern}`"

    @property
    def help(self) -> str:
        return (
            "check the folder and the spelling; `*` stands for any part of one name, "
            "`**` for folders within folders"
        )


@frozen(kw_only=True)
class UnknownUrl(Diagnostic):
    """A log was named by an address of a kind that cannot be read.

    standards audit mysql://server/sales -r service.std
    """

    url: str

    @property
    def message(self) -> str:
        return f"logs cannot be read from `{self.url}`"

    @property
    def help(self) -> str:
        return (
            "name a file, or a database as `postgresql://user@host/database?table=events`; "
            "download or export what lies elsewhere"
        )


@frozen(kw_only=True)
class BadDatabaseUrl(Diagnostic):
    """The address of a database cannot be taken apart.

    standards audit postgresql://me:p@ss/word@host/sales -r service.std
    """

    url: str
    """Without what may be a password."""

    @property
    def message(self) -> str:
        return f"`{self.url}` is no address of a database"

    @property
    def help(self) -> str:
        return (
            "write `postgresql://user@host:5432/database?table=events`, and in a name or password "
            "`%40` for @, `%3A` for :, `%2F` for /, `%3F` for ?, `%23` for #; or leave the "
            "password to PGPASSWORD or ~/.pgpass"
        )


@frozen(kw_only=True)
class TableAndQuery(Diagnostic):
    """A table and a query were given for one log.

    standards audit sales.sqlite --table events --query "SELECT * FROM events" -r service.std
    """

    @property
    def message(self) -> str:
        return "a table and a query are given; only one of them can be the log"

    @property
    def help(self) -> str:
        return "leave out one: a query may read any table"


@frozen(kw_only=True)
class ChosenTwice(Diagnostic):
    """A database was named together with its table, and another choice was made beside it.

    standards audit sales.sqlite?table=events --table calls -r service.std
    """

    name: str

    @property
    def message(self) -> str:
        return f"which rows of `{self.name}` are the log is said twice"

    @property
    def help(self) -> str:
        return "write `?table=…` behind the name, or give `--table` or `--query`; not both"


@frozen(kw_only=True)
class NothingToChoose(Diagnostic):
    """A table or a query was given, and none of the logs is a database.

    standards audit tickets.csv --table events -r service.std
    """

    option: str
    """`--table` or `--query`."""
    name: str | None = None
    """A log that was named together with its table, and is no database."""

    @property
    def message(self) -> str:
        if self.name is not None:
            return f"`{self.name}` is no database, of which a table could be chosen"
        return f"`{self.option}` is for databases, and none is among the logs"

    @property
    def help(self) -> str:
        return "leave it out, or name a database: PostgreSQL, SQLite or DuckDB"
