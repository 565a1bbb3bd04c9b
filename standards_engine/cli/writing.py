"""Where findings go: the screen, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from standards_engine.cli.files import check_writable, write_file
from standards_engine.cli.work import current_work
from standards_engine.reports.options import Options

_PIPED_WIDTH = 110
_ENDINGS = {
    "txt": "text",
    "html": "html",
    "htm": "html",
    "json": "json",
    "md": "markdown",
    "csv": "csv",
}


def report_options(*, no_color: bool, output: str | None) -> Options:
    """Colours only on a terminal that wants them."""
    color = (
        output is None and not no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    )
    width = os.get_terminal_size().columns if sys.stdout.isatty() else _PIPED_WIDTH
    return Options(width=max(60, width), color=color)


def format_of(chosen: str | None, output: str | None, formats: tuple[str, ...]) -> str:
    """The format asked for, else the one that the output's name ends in, else the first.

    Raises Unusable where the output cannot be written: better now than after an hour's work.
    """
    if output is not None:
        check_writable(output)
    ending = Path(output).suffix.removeprefix(".").lower() if output else ""
    named = _ENDINGS.get(ending, ending)
    if chosen or named in formats:
        return chosen or named
    if named:
        known = ", ".join(f".{each}" for each, of in _ENDINGS.items() if of in formats)
        raise click.BadParameter(
            f"no report ends in .{ending}: name it {known}, or give --format", param_hint="--output"
        )
    return formats[0]


def write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=not text.endswith("\n"), color=True)
    else:
        write_file(output, text, current_work())
