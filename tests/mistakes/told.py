"""What the command tells somebody who made a mistake, in the order in which it is told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from standards_engine.cli.run import run
from standards_engine.frozen import frozen
from tests.mistakes.mistake import FOLDER, Mistake

PLACE = re.compile(r"^(?P<path>\S+?):(?P<line>\d+)(:(?P<column>\d+))?: ", re.MULTILINE)
FILES = {"plans": "plan.yaml", "mappings": "tickets.yaml"}
COMMANDS = {
    "english": ("lint", "rules.std", "--lang", "en"),
    "chinese": ("lint", "rules.std", "--lang", "zh"),
    "plans": ("check", "plan.yaml", "-r", "firm.std", "--as-of", "2026-04-01", "--lang", "en"),
    "mappings": (
        *("audit", "tickets.csv", "-r", "repairs.std", "-m", "tickets.yaml", "--brief"),
        *("--lang", "en"),
    ),
}


@frozen
class Told:
    line: int
    column: int
    text: str
    """The message with its help, without the line that is shown, white space as one space."""

    @property
    def is_fault(self) -> bool:
        """What is only in doubt is told of rules without a fault."""
        return self.text.startswith(("error:", "错误："))


def told(mistake: Mistake, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[Told]:
    shutil.copytree(FOLDER / "beside", folder, dirs_exist_ok=True)
    name = FILES.get(mistake.kind, "rules.std")
    (folder / name).write_text(mistake.text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "400")
        run(COMMANDS[mistake.kind])
    captured = capsys.readouterr()
    return [each for each in messages(captured.out + captured.err) if each.is_fault]


def messages(output: str) -> list[Told]:
    starts = list(PLACE.finditer(output))
    ends = [start.start() for start in starts[1:]] + [len(output)]
    return [
        Told(int(at["line"]), int(at["column"] or 1), _words(output[at.end() : end]))
        for at, end in zip(starts, ends, strict=True)
    ]


def _words(message: str) -> str:
    """A line that shows the file begins with a number or nothing before its `|`."""
    told = message.split("\n\n", maxsplit=1)[0].splitlines()
    shown = re.compile(r"^\s*\d*\s*\| ")
    return " ".join(" ".join(each for each in told if not shown.match(each)).split())
