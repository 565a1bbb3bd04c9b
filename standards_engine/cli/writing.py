"""Where findings go: the screen, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import click

from standards_engine.cli.failures import Unusable
from standards_engine.diagnostics.syntax import UnreadableFile
from standards_engine.reports.options import Options


def report_options(*, no_color: bool, quiet: bool, output: str | None) -> Options:
    """Colours only on a terminal that wants them."""
    color = (
        output is None and not no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    )
    width = shutil.get_terminal_size((100, 24)).columns
    return Options(width=max(60, width), color=color, quiet=quiet)


def write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=not text.endswith("\n"), color=True)
        return
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
