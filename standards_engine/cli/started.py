"""How the program was started, so that what it proposes can be typed."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

_MODULE = "__main__.py"


def program() -> str:
    """`standards`, or `python -m standards_engine`: with its whole path where it needs one."""
    started = os.path.abspath(sys.argv[0])  # noqa: PTH100 - a link to the command is the command
    if Path(started).name == _MODULE:
        return f"{_typed(sys.executable)} -m {Path(started).parent.name}"
    return _typed(started)


def _typed(path: str) -> str:
    """By its name where the shell finds it so."""
    name = Path(path).name
    found = shutil.which(name)
    same = found is not None and Path(found).absolute() == Path(path)
    return name if same else shlex.quote(path)
