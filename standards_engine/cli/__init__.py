"""The command line: one file per command, and the only room that knows click."""

from __future__ import annotations

import gc
import os
import sys

try:
    from standards_engine.cli.run import run
except KeyboardInterrupt:  # before anything was begun; later `run` says so
    sys.exit(130)

_SIGNAL = 128
"""Exit codes above it name the signal that ended the command."""

__all__ = ["main", "run"]


def main() -> None:
    """Entry point of the `standards` command.

    A command starts by making thousands of objects that all live on; looking for garbage among them
    is a twentieth of a short command. Commands that work for longer collect as usual.
    """
    gc.disable()
    code = run(sys.argv[1:])
    if code > _SIGNAL:  # libraries stopped half-way need not end in good order any more
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
