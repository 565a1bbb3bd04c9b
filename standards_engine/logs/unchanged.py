"""Whether the files of a log are the same when all is judged as when the first byte was read.

Findings name the SHA-256 of what was judged, and a log is read more than once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from standards_engine.diagnostics.machine import LogChanged
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.sources import FileSource, LogSource

_State = tuple[int, int, int] | None


@contextmanager
def unchanged(sources: Sequence[LogSource]) -> Iterator[Callable[[], None]]:
    """Raises UnusableLogError where a file was written to, replaced or deleted meanwhile; also in
    place of whatever error came of that. What it yields does so at once.
    """
    files = [source.path for source in sources if isinstance(source, FileSource)]
    before = [_state(path) for path in files]
    try:
        yield partial(_compare, files, before)
    except Exception as error:
        _compare(files, before, error)
        raise
    _compare(files, before)


def _compare(
    files: Sequence[Path], before: Sequence[_State], error: Exception | None = None
) -> None:
    for path, state in zip(files, before, strict=True):
        if state is not None and _state(path) != state:
            raise UnusableLogError(LogChanged(path=str(path))) from error


def _state(path: Path) -> _State:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
