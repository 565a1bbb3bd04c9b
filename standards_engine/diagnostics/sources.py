"""Faults of where a log lies: folders, patterns, addresses, and what is chosen in a database."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.phrases import quoted
from standards_engine.frozen import frozen
from standards_engine.wording import listed, say

_NAMED = 3
"""Files that a message names; of more, only the number is told."""


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
            return say(
                "the folder `{path}` holds no log, only {names}",
                path=self.path,
                names=quoted(self.others, _NAMED),
            )
        return say("the folder `{path}` holds no log", path=self.path)

    @property
    def help(self) -> str:
        return say("name the folder or the files that the export was written to")


@frozen(kw_only=True)
class FolderHoldsOtherFiles(Diagnostic):
    """A folder that was named as a log holds files that are no logs, besides some that are.

    standards audit exports/ -r service.std      (with `exports/notes.pdf` in it)
    """

    path: str
    others: tuple[str, ...]

    @property
    def message(self) -> str:
        names = quoted(self.others, _NAMED)
        return say("the folder `{path}` holds what is no log: {names}", path=self.path, names=names)

    @property
    def help(self) -> str:
        return say(
            "nothing is left out in silence: move them, or say which files you mean with a "
            "pattern in quotes, such as `'{folder}/*.csv'`",
            folder=self.path.rstrip("/"),
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
        return say(
            "the folder `{path}` holds files of several formats: {kinds}",
            path=self.path,
            kinds=listed(self.kinds),
        )

    @property
    def help(self) -> str:
        return say(
            "the same rows may stand in both; say which files you mean with a pattern in quotes, "
            "such as `'{folder}/*.csv'`",
            folder=self.path.rstrip("/"),
        )


@frozen(kw_only=True)
class NoFileMatches(Diagnostic):
    """A pattern was named as a log, and no file fits it.

    standards audit 'exports/2026-*.csv' -r service.std
    """

    pattern: str

    @property
    def message(self) -> str:
        return say("no file fits the pattern `{pattern}`", pattern=self.pattern)

    @property
    def help(self) -> str:
        return say(
            "check the folder and the spelling; `*` stands for any part of one "
            "name, `**` for folders within folders"
        )


@frozen(kw_only=True)
class UnknownUrl(Diagnostic):
    """A log was named by an address of a kind that cannot be read.

    standards audit mysql://server/sales -r service.std
    """

    url: str

    @property
    def message(self) -> str:
        return say("logs cannot be read from `{url}`", url=self.url)

    @property
    def help(self) -> str:
        return say(
            "name a file, or a database as "
            "`postgresql://user@host/database?table=events`; download or export "
            "what lies elsewhere"
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
        return say("`{url}` is no address of a database", url=self.url)

    @property
    def help(self) -> str:
        return say(
            "write `postgresql://user@host:5432/database?table=events`, and in a "
            "name or password `%40` for @, `%3A` for :, `%2F` for /, `%3F` for ?, "
            "`%23` for #; or leave the password to PGPASSWORD or ~/.pgpass"
        )


@frozen(kw_only=True)
class TableAndQuery(Diagnostic):
    """A table and a query were given for one log.

    standards audit sales.sqlite --table events --query "SELECT * FROM events" -r service.std
    """

    @property
    def message(self) -> str:
        return say("a table and a query are given; only one of them can be the log")

    @property
    def help(self) -> str:
        return say("leave out one: a query may read any table")


@frozen(kw_only=True)
class ChosenTwice(Diagnostic):
    """A database was named together with its table, and another choice was made beside it.

    standards audit sales.sqlite?table=events --table calls -r service.std
    """

    name: str

    @property
    def message(self) -> str:
        return say("which rows of `{name}` are the log is said twice", name=self.name)

    @property
    def help(self) -> str:
        return say("write `?table=…` behind the name, or give `--table` or `--query`; not both")


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
            return say("`{name}` is no database, of which a table could be chosen", name=self.name)
        return say("`{option}` is for databases, and none is among the logs", option=self.option)

    @property
    def help(self) -> str:
        return say("leave it out, or name a database: PostgreSQL, SQLite or DuckDB")
