"""Where findings go: the screen, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from standards_engine.cli.failures import Unusable
from standards_engine.diagnostics.syntax import UnreadableFile
from standards_engine.reports.options import Options

_PIPED_WIDTH = 100


def report_options(*, no_color: bool, quiet: bool, output: str | None) -> Options:
    """Colours only on a terminal that wants them."""
    color = (
        output is None and not no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    )
    width = os.get_terminal_size().columns if sys.stdout.isatty() else _PIPED_WIDTH
    return Options(width=max(60, width), color=color, quiet=quiet)


def write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=not text.endswith("\n"), color=True)
        return
    import tempfile

    path = Path(output)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        reason = f"it cannot be written: {(error.strerror or 'unknown reason').lower()}"
        raise Unusable([UnreadableFile(path=output, reason=reason)]) from error
