"""A folder of results: it appears whole, or not at all."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from standards_engine.cli.failures import Unusable
from standards_engine.cli.files import beside, faults_of_writing
from standards_engine.cli.work import Work
from standards_engine.diagnostics.machine import NoFolderToWork, NotAResult
from standards_engine.diagnostics.phrases import of_system


@contextmanager
def new_folder(path: str, results: Sequence[str], work: Work) -> Iterator[Path]:
    """A folder beside `path` that takes its place when the context ends without a fault.

    A former result is replaced: a folder of files named in `results`, the first among them. Raises
    Unusable, and touches nothing, where `path` is anything else that is not empty.
    """
    target = Path(os.path.realpath(path))
    with faults_of_writing(path):
        _refuse_what_is_no_result(path, target, results)
    new = beside(target)
    with work.temporary(new):
        with faults_of_writing(path):
            new.mkdir()
        yield new
        with faults_of_writing(path):
            _take_the_place(new, target, work)


def _refuse_what_is_no_result(path: str, target: Path, results: Sequence[str]) -> None:
    if not target.exists():
        return
    found = sorted(each.name for each in target.iterdir())
    other = [name for name in found if name not in results or results[0] not in found]
    if other:
        raise Unusable([NotAResult(path=path, other=other[0])])


def _take_the_place(new: Path, target: Path, work: Work) -> None:
    if not target.exists():
        new.replace(target)
        return
    new.chmod(target.stat().st_mode & 0o7777)
    old = beside(target)
    target.replace(old)
    try:
        new.replace(target)
    except BaseException:
        old.replace(target)
        raise
    work.remove(old)


@contextmanager
def working_folder(work: Work) -> Iterator[Path]:
    """A private folder for what is unpacked and sorted, gone when the context ends.

    Where the user names a folder for temporary files, no other is taken in its stead.
    """
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    place = next(filter(None, named), None)
    try:
        found = Path(place or tempfile.gettempdir(), f"standards-{secrets.token_hex(8)}")
    except OSError as error:
        raise _unusable(place, error) from error
    with work.temporary(found):  # before it is there: a signal may come in between
        try:
            found.mkdir(mode=0o700)
        except OSError as error:
            raise _unusable(place, error) from error
        yield found


def _unusable(place: str | None, error: OSError) -> Unusable:
    reason = of_system(error)
    return Unusable([NoFolderToWork(folder=place, reason=reason)])
