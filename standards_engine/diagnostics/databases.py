"""Faults of databases that hold a log, and of what is asked of them."""

from __future__ import annotations

from typing import ClassVar

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import did_you_mean, is_meant, nearest
from standards_engine.diagnostics.phrases import in_their_words, quoted
from standards_engine.frozen import frozen
from standards_engine.wording import plural, say

_LISTED = 12
_URL_OPTIONS = (
    "table",
    "query",
    "application_name",
    "channel_binding",
    "connect_timeout",
    "gssencmode",
    "options",
    "passfile",
    "password",
    "service",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "target_session_attrs",
    "user",
)
"""Of libpq's only those that people write; libpq itself decides what it knows."""


@frozen(kw_only=True)
class NoTableChosen(Diagnostic):
    """A database holds several tables, or none, and nothing says which one is the log.

    standards audit sales.sqlite -r service.std
    """

    name: str
    tables: tuple[str, ...]

    @property
    def message(self) -> str:
        if not self.tables:
            return say("`{name}` holds no table", name=self.name)
        return plural(
            len(self.tables),
            "`{name}` holds {number} table, and nothing says that it is the log",
            "`{name}` holds {number} tables, and nothing says which is the log",
            name=self.name,
        )

    @property
    def help(self) -> str:
        if not self.tables:
            return say("check that this is the database you mean, and that you may see its tables")
        names = quoted(self.tables, _LISTED)
        return say(
            "choose one with `--table NAME`, or write `--query 'SELECT …'`: {names}", names=names
        )


@frozen(kw_only=True)
class UnknownTable(Diagnostic):
    """The database has no table of the name that was given.

    standards audit sales.sqlite --table event -r service.std
    """

    name: str
    table: str
    tables: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("`{name}` has no table `{table}`", name=self.name, table=self.table)

    @property
    def help(self) -> str:
        return did_you_mean(self.table, self.tables) or say("check the spelling and the schema")


@frozen(kw_only=True)
class BadQuery(Diagnostic):
    """The database refuses a query, and says why in its own words.

    standards audit sales.sqlite --query "SELECT * FORM events" -r service.std
    """

    name: str
    reason: str
    """In the words of the database."""
    advice: str | None = None

    @property
    def message(self) -> str:
        return say(
            "`{name}` cannot answer the query: {reason}",
            name=self.name,
            reason=in_their_words(self.reason),
        )

    @property
    def help(self) -> str:
        return self.advice or say(
            "try the query in the database's own program until it shows the rows"
        )


@frozen(kw_only=True)
class DatabaseLocked(Diagnostic):
    """Another program holds the file of a database, and lets nobody read it.

    standards audit sales.duckdb -r service.std      (while another program writes to it)
    """

    name: str
    holder: str | None = None
    """What is known of the other program."""

    @property
    def message(self) -> str:
        if self.holder is None:
            return say(
                "another program writes to `{name}` and lets nobody else read it", name=self.name
            )
        return say(
            "another program ({holder}) writes to `{name}` and lets nobody else read it",
            holder=in_their_words(self.holder),
            name=self.name,
        )

    @property
    def help(self) -> str:
        return say("end that program or wait until it is done, or audit a copy of the file")


@frozen(kw_only=True)
class OtherStorageVersion(Diagnostic):
    """A database file was written by a version of its program that cannot be read here.

    standards audit sales.duckdb -r service.std      (written by DuckDB 0.6)
    """

    name: str
    reason: str

    @property
    def message(self) -> str:
        return say(
            "`{name}` was written by another version of its program: {reason}",
            name=self.name,
            reason=in_their_words(self.reason),
        )

    @property
    def help(self) -> str:
        return say("export the table with that program, as Parquet or CSV, and name the export")


@frozen(kw_only=True)
class PostgresNotInstalled(Diagnostic):
    """The log lies in PostgreSQL, and the package that reads it is not there.

    standards audit postgresql://host/sales?table=events -r service.std
    """

    @property
    def message(self) -> str:
        return say("reading from PostgreSQL needs the package `adbc-driver-postgresql`")

    @property
    def help(self) -> str:
        return say('install it with `pip install "standards-engine[postgres]"`')


@frozen(kw_only=True)
class CannotConnect(Diagnostic):
    """A database server cannot be reached, or lets nobody in with this name and password.

    standards audit postgresql://me@host/sales?table=events -r service.std
    """

    name: str
    reason: str
    """In the words of the server or the operating system."""

    @property
    def message(self) -> str:
        return say(
            "`{name}` cannot be reached: {reason}",
            name=self.name,
            reason=in_their_words(self.reason),
        )

    @property
    def help(self) -> str:
        if "password" in self.reason:
            return say(
                "check user and password; give the password in the environment "
                "variable PGPASSWORD or in ~/.pgpass, so that nobody sees it in "
                "the list of processes"
            )
        if "does not exist" in self.reason:
            return say("write `postgresql://user@host:5432/database?table=events`; check each name")
        return say("check host and port, that the server runs, and that this machine may reach it")


@frozen(kw_only=True)
class UnknownUrlOption(Diagnostic):
    """The address of a database says something behind its `?` that means nothing.

    standards audit postgresql://host/sales?tabel=events -r service.std
    """

    name: str
    option: str

    @property
    def message(self) -> str:
        return say(
            "the address `{name}` cannot say `{option}=…`", name=self.name, option=self.option
        )

    @property
    def help(self) -> str:
        meant = nearest(self.option, _URL_OPTIONS)
        if meant is not None:
            return is_meant(meant)
        return say(
            "behind the `?` stands `table=…` or `query=…`, and what PostgreSQL "
            "itself knows, such as `sslmode=…`"
        )


@frozen(kw_only=True)
class NotPermitted(Diagnostic):
    """The database does not let this user read the table.

    standards audit postgresql://guest@host/sales?table=events -r service.std
    """

    name: str
    reason: str

    @property
    def message(self) -> str:
        return say(
            "`{name}` may not be read: {reason}", name=self.name, reason=in_their_words(self.reason)
        )

    @property
    def help(self) -> str:
        return say("ask its owner to `GRANT SELECT`, or name a user who may read it")


@frozen(kw_only=True)
class ServerWentAway(Diagnostic):
    """A database server broke off while its rows were read. Nothing was written.

    standards audit postgresql://host/sales?table=events -r service.std      (and the server stops)
    """

    name: str
    rows: int
    """That had been read."""
    reason: str
    of_the_machine: ClassVar[bool] = True

    @property
    def message(self) -> str:
        return say(
            "`{name}` broke off after {rows} rows: {reason}",
            name=self.name,
            rows=self.rows,
            reason=in_their_words(self.reason),
        )

    @property
    def help(self) -> str:
        return say("nothing was judged or written; audit it again when the server runs")
