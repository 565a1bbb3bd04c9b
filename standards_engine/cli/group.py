"""The `standards` command and the list of its sub-commands, each loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from standards_engine import __version__
from standards_engine.wording import LANGUAGES

COMMANDS = {
    "demo": "Write a small example, check its plan, audit its log, leave a report.",
    "new": "Write a starter ruleset that explains itself.",
    "check": "Judge service plans.",
    "audit": "Judge logged events.",
    "explain": "Say a rule in plain words, or how one verdict was found.",
    "handbook": "Write the standards as a document for staff or customers.",
    "lint": "Find faults and doubts in rule files.",
    "format": "Lay rule files out in one way, or in another language.",
    "test": "Run the examples written in rule files.",
    "mapping": "Propose a mapping from a log's own columns.",
    "lsp": "Serve an editor while rules are written.",
    "schema": "Print the JSON Schema of a plan, a mapping or the findings.",
}


_LANG = click.Option(
    ["--lang"],
    type=click.Choice(LANGUAGES),
    expose_value=False,  # `run` reads it before anything is said
    help="The language of messages and reports; else that of the locale.",
)


def _no_such(name: str) -> str:
    from standards_engine.diagnostics.nearest import nearest

    close = nearest(name, COMMANDS)
    advice = f"did you mean `{close}`?" if close else f"the commands are {', '.join(COMMANDS)}"
    return f"there is no command `{name}`; {advice}"


class _Commands(click.Group):
    """Commands by name; `standards check` never pays for what `standards audit` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in COMMANDS:
            ctx.fail(_no_such(cmd_name))
        module = import_module(f"standards_engine.cli.{cmd_name}")
        command: click.Command = module.command
        if _LANG not in command.params:
            command.params.append(_LANG)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="standards")
def standards() -> None:
    """Write down how you serve customers as rules, and prove whether you do.

    \b
    Start with:    standards demo
    Exit codes:    0 all kept, 1 a violation, 2 unusable input, 3 too little
                   could be judged, 4 a fault of the tool, 130 interrupted
    """  # noqa: D301 - click takes the character for "do not fill this paragraph"
