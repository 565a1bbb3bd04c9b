"""The command line: one file per command, and the only room that knows click."""

from __future__ import annotations

import sys

from standards_engine.cli.run import run

__all__ = ["main", "run"]


def main() -> None:
    """Entry point of the `standards` command."""
    sys.exit(run(sys.argv[1:]))
