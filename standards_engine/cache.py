"""Results kept between runs in a private folder, as pickles: they are read only if they are ours.

A result that cannot be read or written is simply worked out again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Iterable
from pathlib import Path

from standards_engine import __version__


def kept(kind: str, key: Iterable[str]) -> object | None:
    """What was kept under this key by this version of the tool and of Python, or None."""
    path = _path(kind, key)
    if path is None:
        return None
    try:
        found: object = pickle.loads(path.read_bytes())  # noqa: S301 - a private folder of ours
    except Exception:  # a damaged pickle may raise anything, and then there is nothing kept
        return None
    return found


def keep(kind: str, key: Iterable[str], value: object) -> None:
    """Written beside and moved into place, so that no reader sees half a file."""
    path = _path(kind, key)
    if path is None:
        return
    import tempfile

    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
            Path(name).replace(path)
        except BaseException:  # on a full disk, or by Ctrl-C
            Path(name).unlink(missing_ok=True)
            raise


def _path(kind: str, key: Iterable[str]) -> Path | None:
    folder = _folder()
    if folder is None:
        return None
    text = "\0".join((__version__, str(sys.version_info[:3]), *key))
    return folder / f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:24]}.pickle"


def _folder() -> Path | None:
    """None where there is no folder that only we can write to."""
    home = os.environ.get("XDG_CACHE_HOME")
    try:
        folder = (Path(home) if home else Path.home() / ".cache") / "standards-engine"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except (OSError, RuntimeError):
        return None
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o022):
        return None
    return folder
