"""Runs the command with a folder that is a small disk of its own, or that nobody can write to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_MOUNTED = 'mount -t tmpfs -o "$1" none "$2" || exit 99; disk=$2; shift 2; '
_RUN = '"$@"; code=$?; echo "left on the disk:"; find "$disk" -mindepth 1 | sort; exit $code'
_ENTER = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
"""A view of the file system of its own: what is mounted there is gone with the process."""


class OnDisk(NamedTuple):
    code: int
    out: str
    err: str
    left: list[str]
    """What lies on the disk afterwards, from its root."""


def standards_on_a_small_disk(
    disk: Path, *arguments: str | Path, size: str = "1m", **environment: str
) -> OnDisk:
    """`standards ARGUMENTS` where `disk` has room for `size` and no more."""
    return _run(disk, f"size={size}", arguments, environment)


def standards_on_a_disk_for_reading(
    disk: Path, *arguments: str | Path, **environment: str
) -> OnDisk:
    return _run(disk, "ro", arguments, environment)


def _run(
    disk: Path, options: str, arguments: tuple[str | Path, ...], environment: dict[str, str]
) -> OnDisk:
    disk.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "standards_engine", *map(str, arguments)]
    ended = subprocess.run(
        [*_ENTER, _MOUNTED + _RUN, "sh", options, str(disk), *command],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "100", **environment},
        check=False,
    )
    assert ended.returncode != 99, f"no disk can be mounted here: {ended.stderr}"
    assert "Traceback" not in ended.stderr
    out, _, left = ended.stdout.partition("left on the disk:\n")
    found = [line.removeprefix(f"{disk}/") for line in left.splitlines()]
    return OnDisk(ended.returncode, out, ended.stderr, found)
