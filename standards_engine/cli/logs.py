"""The log that a command judges: opened as its mapping says, and closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from standards_engine.calendars.today import end_of_today
from standards_engine.cli.failures import Unusable
from standards_engine.cli.folders import working_folder
from standards_engine.cli.reading import read_source
from standards_engine.cli.work import current_work
from standards_engine.diagnostics.phrases import of_system
from standards_engine.wording import say

if TYPE_CHECKING:
    from standards_engine.engines.base import Log
    from standards_engine.logs.mapping.load import LoadedMapping
    from standards_engine.logs.sources import LogSource
    from standards_engine.rules.nodes import Ruleset

F = TypeVar("F", bound=Any)
STATED = ("csv", "jsonl", "parquet", "arrow", "xes", "xlsx")
"""What `--log-format` may say: endings of files."""


@dataclass(frozen=True, slots=True)
class NamedLog:
    """A log as the command line names it."""

    names: tuple[str, ...]
    """Files, folders, patterns, addresses, `-`."""
    mapping: str | None = None
    table: str | None = None
    query: str | None = None
    format: str | None = None


def log_options(command: F) -> F:
    """`-m`, `--table`, `--query` and `--log-format`: the command gets them, with its `log_paths`,
    as one NamedLog, `named`.
    """

    @wraps(command)
    def with_named_log(
        log_paths: tuple[str, ...],
        mapping: str | None,
        table: str | None,
        query: str | None,
        log_format: str | None,
        **others: object,
    ) -> object:
        if not log_paths and (table or query or log_format):
            raise click.UsageError(say("name the log, as in `--log sales.sqlite --table events`"))
        return command(named=NamedLog(log_paths, mapping, table, query, log_format), **others)

    found: Any = with_named_log
    for option in reversed(_OPTIONS):
        found = option(found)
    decorated: F = found
    return decorated


_OPTIONS = (
    click.option("-m", "--mapping", type=click.Path(), metavar="FILE", help="How to read the log."),
    click.option("--table", metavar="NAME", help="The table of a database that is the log."),
    click.option("--query", metavar="SQL", help="A query whose rows are the log, of a database."),
    click.option(
        "--log-format",
        type=click.Choice(STATED),
        help="What the log is; else as its name ends, and of standard input as it begins.",
    ),
)


@dataclass(frozen=True, slots=True)
class OpenedBy:
    """Who reads and sorts a log, and with how much."""

    spark: bool = False
    spark_master: str | None = None
    memory_limit: str | None = None


@contextmanager
def opened_log(named: NamedLog, ruleset: Ruleset, by: OpenedBy | None = None) -> Iterator[Log]:
    """Raises Unusable where the log cannot be used, also while it is judged, and where it was not
    the same all the time.
    """
    import gc

    from standards_engine.logs.formats.raw import UnusableLogError
    from standards_engine.logs.sources import Choice, sources_of
    from standards_engine.logs.unchanged import unchanged

    gc.enable()
    mapping = mapping_at(named.mapping)
    try:
        with ExitStack() as stack:
            with readable(named):
                sources = sources_of(named.names, Choice(named.table, named.query), named.format)
                compare = stack.enter_context(unchanged(sources))
                log = stack.enter_context(_opened(sources, mapping, ruleset, by or OpenedBy()))
                compare()
            yield log
    except UnusableLogError as error:
        raise Unusable(error.diagnostics) from error


@contextmanager
def readable(named: NamedLog) -> Iterator[None]:
    """What the system refuses before a format has a say, as a folder that may not be entered."""
    from standards_engine.diagnostics.log import LogNotReadable

    try:
        yield
    except OSError as error:
        path = error.filename or named.names[0]
        reason = of_system(error)
        raise Unusable([LogNotReadable(path=str(path), reason=reason)]) from error


@contextmanager
def _opened(
    sources: Sequence[LogSource], mapping: LoadedMapping | None, ruleset: Ruleset, by: OpenedBy
) -> Iterator[Log]:
    limit, work = by.memory_limit, current_work()
    with ExitStack() as stack:
        folder = stack.enter_context(working_folder(work))
        if by.spark:
            from standards_engine.engines import spark

            work.stage(say("starting Spark"))
            session = stack.enter_context(spark.start_session(by.spark_master, folder))
            work.stage(say("Spark reads, sorts and judges"))
            yield stack.enter_context(
                spark.open_log(sources, mapping, ruleset, session, memory_limit=limit)
            )
        else:
            from standards_engine.engines.duckdb import open_log

            log = open_log(
                sources, mapping, ruleset, memory_limit=limit, folder=folder, progress=work
            )
            yield stack.enter_context(log)


def last_instant(log: Log, ruleset: Ruleset) -> int:
    """As of when a log is judged where nothing else is said; an empty one as of today."""
    last = log.default_as_of
    return end_of_today(ruleset.zone or "UTC") if last is None else last


def mapping_at(path: str | None) -> LoadedMapping | None:
    """That of a file, or none; raises Unusable."""
    from standards_engine.logs.mapping.load import load_mapping

    if path is None:
        return None
    loaded, faults = load_mapping(read_source(path))
    if loaded is None:
        raise Unusable(faults)
    return loaded
