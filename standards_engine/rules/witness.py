"""What stands at a path, in a word: to tell later whether it still does."""

from __future__ import annotations

import hashlib
from pathlib import Path

ENDING = ".std"
"""Of rule files."""


def witness(path: Path) -> str:
    """The digest of a file, the rule files of a folder, or that nothing is there."""
    try:
        if path.is_dir():
            return "\0".join(sorted(str(each) for each in path.rglob(f"*{ENDING}")))
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "absent"
