"""What a page says a command prints is what it prints.

A fence with a file's name, as in ```` ```csv tickets.csv ````, is that file. A fence of kind
`console` holds commands behind `$`, each followed by what it prints; a last line `exit code N`
stands for the exit code, which is 0 where none is said.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from standards_engine.cli import run
from tests.docs.pages import fences, name_of, pages

PAGES = [path for path in pages() if any(each.kind == "console" for each in fences(path))]
_EXIT_CODE = re.compile(r"^exit code (\d+)\n\Z", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Session:
    command: str
    printed: str
    exit_code: int


def _sessions(path: Path) -> Iterator[Session]:
    for fence in fences(path):
        if fence.kind == "console":
            for part in re.split(r"^\$ standards ", fence.text, flags=re.MULTILINE)[1:]:
                yield _session(part.replace("\\\n", " "))


def _session(part: str) -> Session:
    command, printed = part.split("\n", 1)
    code = _EXIT_CODE.search(printed)
    return Session(command, _EXIT_CODE.sub("", printed), int(code[1]) if code else 0)


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_a_page_shows_what_its_commands_print(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for fence in fences(path):
        if fence.name is not None:
            Path(fence.name).write_text(fence.text, encoding="utf-8")
    for session in _sessions(path):
        code = run(shlex.split(session.command))
        said = capsys.readouterr()
        assert (said.err + said.out).strip() == session.printed.strip()
        assert code == session.exit_code, session.command
