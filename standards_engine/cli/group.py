"""The `standards` command and the list of its sub-commands, each loaded when it is called."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import click

from standards_engine import __version__
from standards_engine.cli.spoken import Spoken, spoken, spoken_parameter, translated
from standards_engine.wording import LANGUAGES, later, say

COMMANDS = {
    "demo": later("Write a small example, check its plan, audit its log, leave a report."),
    "check": later("Judge service plans."),
    "audit": later("Judge logged events."),
    "explain": later("Say a rule in plain words, or how one verdict was found."),
    "handbook": later("Write the standards as a document for staff or customers."),
    "lint": later("Find faults and doubts in rule files."),
    "format": later("Lay rule files out in one way, or in another language."),
    "test": later("Run the examples written in rule files."),
    "mapping": later("Propose a mapping from a log's own columns."),
    "new": later("Write a starter ruleset that explains itself."),
    "lsp": later("Serve an editor while rules are written."),
    "schema": later("Print the JSON Schema of a plan, a mapping or the findings."),
}


_LANG = click.Option(
    ["--lang"],
    type=click.Choice(LANGUAGES),
    expose_value=False,  # `run` reads it before anything is said
    help=later("The language of messages and reports; else that of the locale."),
)


class _Commands(Spoken, click.Group):
    """Commands by name; `standards check` never pays for what `standards audit` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in COMMANDS:
            raise click.NoSuchCommand(cmd_name, ctx=ctx)
        module = import_module(f"standards_engine.cli.{cmd_name}")
        command = spoken(module.command)
        command.params.append(spoken_parameter(_LANG))
        return command

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [spoken_parameter(each) for each in super().get_params(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translated(self.help or ""))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Spoken.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(text)) for name, text in COMMANDS.items()])


def _takes_lang(command: Callable[[], None]) -> Callable[[], None]:
    """Before the name of a command too: `standards --lang zh --help`."""
    return click.option(
        "--lang", type=click.Choice(LANGUAGES), expose_value=False, help=_LANG.help
    )(command)


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's signature
    if wanted and not context.resilient_parsing:
        click.echo(say("standards, version {version}", version=__version__))
        context.exit()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@_takes_lang
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help=later("Show the version and exit."),
)
def standards() -> None:
    """Write down how you serve customers as rules, and prove whether you do.

    \b
    Start with:    standards demo
    Exit codes:    0 all kept, 1 a violation, 2 unusable input, 3 too little
                   could be judged, 4 a fault of the tool, 130 interrupted
    """  # noqa: D301 - click takes the character for "do not fill this paragraph"
