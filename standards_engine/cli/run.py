"""Runs a command and turns whatever happens into an exit code and words."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from standards_engine.cli.failures import Unusable
from standards_engine.cli.group import standards
from standards_engine.diagnostics import render_all

UNUSABLE_INPUT = 2
FAULT_OF_THE_TOOL = 4
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """The exit code of `standards ARGUMENTS`, as docs/commands.md lists them."""
    try:
        result = standards.main(args=list(arguments), prog_name="standards", standalone_mode=False)
        sys.stdout.flush()
    except Unusable as unusable:
        click.echo(render_all(unusable.diagnostics), err=True)
        return UNUSABLE_INPUT
    except click.ClickException as error:
        error.show()
        return UNUSABLE_INPUT
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_went_away()
    except Exception as error:
        return _fault_of_the_tool(error)
    return result if isinstance(result, int) else 0


def _reader_went_away() -> int:
    """`standards audit … | head`: nobody reads on, which is no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _fault_of_the_tool(error: Exception) -> int:
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    click.echo(
        "a fault of the tool, not of your files: "
        f"{type(error).__name__}: {error} (in {os.path.basename(last.filename)}:{last.lineno})\n"  # noqa: PTH119
        "  help: please report it with the files that led to it; "
        "STANDARDS_DEBUG=1 prints where it happened",
        err=True,
    )
    if os.environ.get("STANDARDS_DEBUG"):
        traceback.print_exception(error)
    return FAULT_OF_THE_TOOL
