"""`standards lsp`: an editor's language server for rule files."""

from __future__ import annotations

import logging
import os
import sys

import click

from standards_engine.cli.failures import Unusable
from standards_engine.diagnostics.editors import EditorNotServed

SECONDS_BETWEEN_THREADS = 0.0005
"""A check runs beside the answers, which would else wait 5 ms for each of their steps."""


@click.command("lsp", short_help="Serve an editor while rules are written.")
@click.option("--stdio", is_flag=True, help="Speak over standard input and output, as always.")
def command(*, stdio: bool) -> int:  # noqa: ARG001 - editors say so of themselves
    """Serve an editor while rules are written, by the Language Server Protocol.

    An editor starts this command; it speaks over standard input and output until it is told to end.
    """
    try:
        from standards_engine.editor.server import rules_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise Unusable([EditorNotServed()]) from error
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine("%(levelname)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    sys.setswitchinterval(SECONDS_BETWEEN_THREADS)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:  # the server closes what it is given
        rules_server().start_io(stdout=out)
    return 0


class _OneLine(logging.Formatter):
    """What went wrong and where, in a line; all of it for whoever mends the tool."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - the library's name
        import traceback

        assert isinstance(ei, tuple)
        if os.environ.get("STANDARDS_DEBUG"):
            return "".join(traceback.format_exception(*ei))
        last = traceback.extract_tb(ei[2])[-1]
        return f"  {ei[0].__name__}: {ei[1]} ({os.path.basename(last.filename)}:{last.lineno})"  # noqa: PTH119
