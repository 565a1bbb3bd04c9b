"""Runs a command and turns whatever happens into an exit code and words."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from itertools import pairwise

import click

from standards_engine.cli.failures import Unusable
from standards_engine.cli.group import standards
from standards_engine.cli.interruption import Interruption
from standards_engine.cli.usage import fault_of_usage
from standards_engine.cli.work import Work
from standards_engine.diagnostics import render, render_all
from standards_engine.diagnostics.machine import NoSpaceLeft
from standards_engine.diagnostics.phrases import in_their_words
from standards_engine.wording import LANGUAGES, language_of, say, speaking

UNUSABLE_INPUT = 2
FAULT_OF_THE_TOOL = 4


def run(arguments: Sequence[str]) -> int:
    """The exit code of `standards ARGUMENTS`, as docs/commands.md lists them."""
    work = Work()
    with speaking(_language(arguments)), Interruption(work) as interruption:
        try:
            return _ended(arguments, work)
        except (Exception, KeyboardInterrupt) as error:
            # what is called off half-way ends in errors of many kinds, which say nothing
            if interruption.signal is None and not _is_interruption(error):
                return _failed(error)
            interruption.conclude()
            return interruption.exit_code
        finally:
            work.clean()


def _language(arguments: Sequence[str]) -> str:
    """That of the last `--lang`, else of the locale: faults of usage too are said in it."""
    chosen = [value for name, value in pairwise(arguments) if name == "--lang"]
    chosen += [each.removeprefix("--lang=") for each in arguments if each.startswith("--lang=")]
    known = [each for each in chosen if each in LANGUAGES]
    return known[-1] if known else language_of(os.environ)


def _ended(arguments: Sequence[str], work: Work) -> int:
    result = standards.main(
        args=list(arguments), prog_name="standards", standalone_mode=False, obj=work
    )
    sys.stdout.flush()
    return result if isinstance(result, int) else 0


def _is_interruption(error: BaseException) -> bool:
    return isinstance(error, click.Abort | KeyboardInterrupt)


def _failed(error: Exception | KeyboardInterrupt) -> int:
    match error:
        case Unusable():
            click.echo(render_all(error.diagnostics), err=True)
            return FAULT_OF_THE_TOOL if error.of_the_machine else UNUSABLE_INPUT
        case click.exceptions.NoArgsIsHelpError():
            error.show()
            return UNUSABLE_INPUT
        case click.ClickException():
            click.echo(render(fault_of_usage(error)), err=True)
            return UNUSABLE_INPUT
        case BrokenPipeError():
            _turn_output_off()
            return 0
        case OSError(errno=errno.ENOSPC):
            _turn_output_off()
            click.echo(render(NoSpaceLeft(path=say("standard output"))), err=True)
            return FAULT_OF_THE_TOOL
        case _:
            return _fault_of_the_tool(error)


def _turn_output_off() -> None:
    """Nobody reads on, as in `standards audit … | head`; what is left to print goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault_of_the_tool(error: BaseException) -> int:
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    told = say(
        "a fault of the tool, not of your files: {error} (in {place})",
        error=in_their_words(f"{type(error).__name__}: {error}"),
        place=f"{os.path.basename(last.filename)}:{last.lineno}",  # noqa: PTH119
    )
    advice = say(
        "please report it with the files that led to it; STANDARDS_DEBUG=1 prints where it happened"
    )
    click.echo(f"{told}\n  {say('help: {help}', help=advice)}", err=True)
    if os.environ.get("STANDARDS_DEBUG"):
        traceback.print_exception(error)
    return FAULT_OF_THE_TOOL
