"""The log that a command judges: opened as its mapping says, and closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from standards_engine.calendars.today import end_of_today
from standards_engine.cli.failures import Unusable
from standards_engine.cli.reading import read_source

if TYPE_CHECKING:
    from standards_engine.engines.duckdb import DuckLog
    from standards_engine.logs.mapping.load import LoadedMapping
    from standards_engine.rules.nodes import Ruleset

F = TypeVar("F", bound=Any)


def mapping_option(command: F) -> F:
    decorated: F = click.option(
        "-m", "--mapping", type=click.Path(), metavar="FILE", help="How to read the log."
    )(command)
    return decorated


@contextmanager
def opened_log(
    paths: Sequence[str | Path],
    mapping: str | None,
    ruleset: Ruleset,
    memory_limit: str | None = None,
) -> Iterator[DuckLog]:
    """Raises Unusable where the log cannot be used, also while it is judged."""
    import gc

    from standards_engine.engines.duckdb import open_log
    from standards_engine.logs.formats.raw import UnusableLogError

    gc.enable()
    files = [Path(path) for path in paths]
    try:
        with open_log(files, _mapping(mapping), ruleset, memory_limit=memory_limit) as log:
            yield log
    except UnusableLogError as error:
        raise Unusable(error.diagnostics) from error


def last_instant(log: DuckLog, ruleset: Ruleset) -> int:
    """As of when a log is judged where nothing else is said; an empty one as of today."""
    last = log.default_as_of
    return end_of_today(ruleset.zone or "UTC") if last is None else last


def _mapping(path: str | None) -> LoadedMapping | None:
    from standards_engine.logs.mapping.load import load_mapping

    if path is None:
        return None
    loaded, faults = load_mapping(read_source(path))
    if loaded is None:
        raise Unusable(faults)
    return loaded
