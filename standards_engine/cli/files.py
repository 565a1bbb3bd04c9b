"""Files that a command writes: each appears whole, or not at all.

What is written goes to a new file beside the one that is meant, which takes its place in one step.
Only what is no file, such as a pipe or a terminal, is written to as it is.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from standards_engine.cli.failures import Unusable
from standards_engine.cli.work import Work
from standards_engine.diagnostics.machine import NoSpaceLeft
from standards_engine.diagnostics.phrases import of_system
from standards_engine.diagnostics.syntax import UnwritableFile
from standards_engine.wording import say

_OPENED = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")
_READ_BY_ALL = 0o666
"""What the user's umask is taken from."""


def write_file(path: str | Path, data: str | bytes, work: Work) -> None:
    """Raises Unusable where that cannot be done; the old file, if any, is then still there."""
    content = data.encode("utf-8") if isinstance(data, str) else data
    with faults_of_writing(path):
        if _is_no_file(Path(path)):
            _append(Path(path), content)
            return
        target = Path(os.path.realpath(path))  # a link stays one, and what it names is replaced
        _may_be_replaced(target)
        with work.temporary(beside(target)) as new:
            _fill(new, content, target)
            new.replace(target)


def check_writable(path: str | Path) -> None:
    """Raises Unusable where `path` cannot be written, so that nobody works for it in vain."""
    with faults_of_writing(path):
        if not _is_no_file(Path(path)):
            _may_be_replaced(Path(os.path.realpath(path)))


@contextmanager
def faults_of_writing(path: str | Path) -> Iterator[None]:
    """What the system says while `path` is written, said to the user."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise Unusable([NoSpaceLeft(path=str(path))]) from error
        reason = of_system(error)
        raise Unusable([UnwritableFile(path=str(path), reason=reason)]) from error


def beside(target: Path) -> Path:
    """A name that nothing has yet, in the same folder: only there can it take the other's place."""
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}")


def _is_no_file(path: Path) -> bool:
    """A device, a pipe or a terminal; also what is open already, such as `/dev/stdout`: whoever
    opened it would not see a file that takes its place.
    """
    if str(path).startswith(_OPENED):
        return True
    return path.exists() and not path.is_file() and not path.is_dir()


def _append(path: Path, content: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_APPEND), "wb") as out:  # noqa: PTH123
        out.write(content)


def _may_be_replaced(target: Path) -> None:
    """Raises OSError. A file that is protected from writing is not replaced, though it could be."""
    if target.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    if not target.parent.is_dir():
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise OSError(errno.EACCES, say("its folder cannot be written to"))


def _fill(new: Path, content: bytes, target: Path) -> None:
    """Owner and rights are those of the file that is replaced; of a new one, as the user has set.

    Written through to the disk: else a full one may be noticed only after the old file is gone.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with open(os.open(new, flags, _READ_BY_ALL), "wb") as out:  # noqa: PTH123
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    if target.exists():
        found = target.stat()
        new.chmod(stat.S_IMODE(found.st_mode))
        if hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(new, found.st_uid, found.st_gid)
