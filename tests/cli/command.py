"""Runs the command as a user does: another process, its output, its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Ended(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def standards(
    *arguments: str | Path, cwd: Path | None = None, stdin: str = "", **environment: str
) -> Ended:
    """`standards ARGUMENTS`. What it says is never a traceback."""
    ended = subprocess.run(
        [sys.executable, "-m", "standards_engine", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", **environment},
        check=False,
    )
    found = Ended(ended.returncode, ended.stdout, ended.stderr)
    assert "Traceback" not in found.said
    return found
