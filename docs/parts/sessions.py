"""Commands in pages, and what they print.

A fence with a file's name, as in ```` ```csv tickets.csv ````, is that file. A fence of kind
`console` holds commands behind `$`, each followed by what it prints, and by its exit code where
that is not 0.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tempfile
from pathlib import Path

from standards_engine.cli import run

FENCE = re.compile(
    r"^```(?P<kind>\w*)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_COMMAND = re.compile(r"^\$ standards (.*)$", re.MULTILINE)


def with_sessions(page: str) -> str:
    """The page with what its commands print now, run in a folder that holds its files."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for fence in FENCE.finditer(page):
            if fence["name"] is not None:
                path = Path(fence["name"])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(fence["text"], encoding="utf-8")
        return FENCE.sub(_run, page)


def _run(fence: re.Match[str]) -> str:
    if fence["kind"] != "console":
        return fence[0]
    return "```console\n" + "\n".join(map(_session, _COMMAND.findall(fence["text"]))) + "```"


def _session(command: str) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = run(shlex.split(command))
    ending = f"exit code {code}\n" if code else ""
    return f"$ standards {command}\n{printed.getvalue().strip()}\n{ending}"
