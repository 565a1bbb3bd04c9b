"""Commands that `demo` and `new` propose are written as the program was started."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ENTRY = "import sys; from standards_engine.cli import main; main()"


def proposed(start: list[str], folder: Path, *arguments: str, path: str | None = None) -> list[str]:
    """What is proposed to be typed, without the arguments."""
    environment = {**os.environ, "PATH": os.environ["PATH"] if path is None else path}
    ended = subprocess.run(
        [*start, *arguments, "--lang", "en"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return re.findall(
        r"^   (?:\$ )?(\S.*?) (?:test|audit|lint|check) \S+\.", ended.stdout, re.MULTILINE
    )


def script(folder: Path) -> Path:
    """The command as it is installed."""
    target = folder / "bin" / "standards"
    target.parent.mkdir()
    target.write_text(f"#!{sys.executable}\n{ENTRY}\n", encoding="utf-8")
    target.chmod(0o755)
    return target


@pytest.mark.parametrize("command", ["demo", "new"])
def test_as_a_module_of_an_interpreter_on_the_path(tmp_path: Path, command: str) -> None:
    own = Path(sys.executable)
    start = [str(own), "-m", "standards_engine"]
    shown = proposed(start, tmp_path, command, "here", path=str(own.parent))
    assert len(shown) >= 3
    assert set(shown) == {f"{own.name} -m standards_engine"}


@pytest.mark.parametrize("command", ["demo", "new"])
def test_as_a_module_of_another_interpreter(tmp_path: Path, command: str) -> None:
    start = [sys.executable, "-m", "standards_engine"]
    shown = proposed(start, tmp_path, command, "here", path=str(tmp_path))
    assert set(shown) == {f"{shlex.quote(sys.executable)} -m standards_engine"}


@pytest.mark.parametrize("command", ["demo", "new"])
def test_as_the_command_on_the_path(tmp_path: Path, command: str) -> None:
    installed = script(tmp_path)
    shown = proposed([str(installed)], tmp_path, command, "here", path=str(installed.parent))
    assert len(shown) >= 3
    assert set(shown) == {"standards"}


@pytest.mark.parametrize("command", ["demo", "new"])
def test_as_a_command_that_is_not_on_the_path(tmp_path: Path, command: str) -> None:
    installed = script(tmp_path)
    shown = proposed(["bin/standards"], tmp_path, command, "here", path="/nowhere")
    assert set(shown) == {shlex.quote(str(installed))}
