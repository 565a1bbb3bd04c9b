"""Amounts of memory as DuckDB writes them; it accepts tiny ones, and fails at the first table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

from standards_engine.diagnostics.log import BadMemoryLimit, NotEnoughMemory
from standards_engine.diagnostics.machine import NoSpaceToWork
from standards_engine.logs.formats.raw import UnusableLogError

_AMOUNT = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*([KMGT])(?:(i?)B)?\s*", re.ASCII | re.IGNORECASE)
_LEAST = 16 * 1000**2
"""Bytes; with less DuckDB hardly opens a table."""


_SHARE = Fraction(3, 4)
"""The rest is for Python, the batches on their way to the judges, and what these work out."""
_FULL_DISK = ("no space left", "max_temp_directory_size", "disk quota exceeded", "file too large")
"""As DuckDB tells it, of the system's words and of a limit of its own: 90% of what is free."""


@contextmanager
def enough_to_work(limit: str | None, workspace: Path) -> Iterator[None]:
    """Raises UnusableLogError where what is done within needs more memory than it may use, or more
    room in the workspace than its disk has.
    """
    import duckdb

    try:
        yield
    except Exception as error:
        if _is_of_a_full_disk(error) or _is_of_a_full_disk(error.__cause__):
            raise UnusableLogError(NoSpaceToWork(folder=str(workspace.parent))) from error
        if isinstance(error, duckdb.OutOfMemoryException | MemoryError):
            raise UnusableLogError(NotEnoughMemory(limit=limit)) from error
        raise


def _is_of_a_full_disk(error: BaseException | None) -> bool:
    """Also where a format has said that a file cannot be read, and this was the cause."""
    import duckdb

    of_a_machine = isinstance(error, OSError | duckdb.IOException | duckdb.OutOfMemoryException)
    return of_a_machine and any(words in str(error).lower() for words in _FULL_DISK)


def check_memory_limit(text: str) -> None:
    """Raises UnusableLogError where `text` is no amount such as `2GB` or `512M`, or too small."""
    _bytes(text)


def share_of_memory(text: str) -> str:
    """What DuckDB may use of the limit of the whole process, as it writes amounts; or raises."""
    return f"{max(_LEAST, int(_bytes(text) * _SHARE))}B"


def _bytes(text: str) -> Fraction:
    written = _AMOUNT.fullmatch(text)
    if written is None:
        raise UnusableLogError(BadMemoryLimit(text=text))
    amount, unit, binary = written.groups()
    size: Fraction = Fraction(amount) * (1024 if binary else 1000) ** (
        "KMGT".index(unit.upper()) + 1
    )
    if size < _LEAST:
        raise UnusableLogError(BadMemoryLimit(text=text, too_small=True))
    return size
