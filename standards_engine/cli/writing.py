"""Where findings go: the screen, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from standards_engine.cli.failures import Unusable
from standards_engine.cli.files import check_writable, faults_of_writing, write_file
from standards_engine.cli.work import current_work
from standards_engine.diagnostics.phrases import quoted
from standards_engine.diagnostics.syntax import OutputIsInput
from standards_engine.reports.options import Options
from standards_engine.wording import say

_PIPED_WIDTH = 110
_ENDINGS = {
    "txt": "text",
    "html": "html",
    "htm": "html",
    "json": "json",
    "md": "markdown",
    "csv": "csv",
    "sarif": "sarif",
    "xml": "junit",
    "yaml": "yaml",
    "yml": "yaml",
}


def report_options(*, no_color: bool, output: str | None, waived: bool = True) -> Options:
    """Colours only on a terminal that wants them."""
    color = (
        output is None and not no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    )
    width = os.get_terminal_size().columns if sys.stdout.isatty() else _PIPED_WIDTH
    return Options(width=max(60, width), color=color, waived=waived)


def refuse_without_sarif(written_as: str, *, without_waived: bool) -> None:
    """Raises UsageError where the option would say nothing: other formats keep what is waived."""
    if without_waived and written_as != "sarif":
        raise click.UsageError(say("`--without-waived` is for `-f sarif`"))


def format_of(chosen: str | None, output: str | None, formats: tuple[str, ...]) -> str:
    """The format asked for, else the one that the output's name ends in, else the first.

    Raises Unusable where the output cannot be written, or is read: better now than after an hour.
    """
    if output is not None:
        _refuse_inputs(output)
        check_writable(output)
    ending = Path(output).suffix.removeprefix(".").lower() if output else ""
    named = _ENDINGS.get(ending, ending)
    if chosen or named in formats:
        return chosen or named
    if named:
        known = quoted(f".{each}" for each, of in _ENDINGS.items() if of in formats)
        message = say(
            "no report ends in `.{ending}`: name it {known}, or give `--format`",
            ending=ending,
            known=known,
        )
        raise click.BadParameter(message, param_hint="--output")
    return formats[0]


def check_summary(summary: str | None) -> None:
    """Raises Unusable where it cannot be written, or is read."""
    if summary is not None:
        _refuse_inputs(summary, "summary")
        check_writable(summary)


def write_summary(text: str, path: str) -> None:
    """To the end of the file: the steps of a job share one."""
    with faults_of_writing(path), Path(path).open("a", encoding="utf-8", newline="") as out:
        out.write(text)


def _refuse_inputs(output: str, option: str = "output") -> None:
    """Raises Unusable where the output is a file that an argument of the command names."""
    target = Path(os.path.realpath(output))
    given = click.get_current_context().params
    named = (text for name, value in given.items() if name != option for text in _texts(value))
    if target.is_file() and any(target in _files(text) for text in named):
        raise Unusable([OutputIsInput(path=output)])


def _texts(value: object) -> Iterator[str]:
    """Every text of an option or argument, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)


def _files(named: str) -> set[Path]:
    """The file of this name, those in the folder of this name, those that fit the pattern."""
    import glob

    path = named.partition("?")[0]
    try:
        found = [Path(each) for each in (named, path)]
        found += [each for folder in found if folder.is_dir() for each in folder.rglob("*")]
        found += [Path(each) for each in glob.glob(named, recursive=True)]  # noqa: PTH207 - absolute too
        return {Path(os.path.realpath(each)) for each in found if each.is_file()}
    except (OSError, ValueError):
        return set()


def write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=not text.endswith("\n"), color=True)
    else:
        write_file(output, text, current_work())
