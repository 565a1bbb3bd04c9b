"""Every command and option, from the command line itself."""

from __future__ import annotations

import inspect

import click

from docs.parts.tables import table
from standards_engine.cli.group import COMMANDS, standards


def commands() -> str:
    context = click.Context(standards, info_name="standards")
    return "\n".join(_command(name, context) for name in COMMANDS)


def _command(name: str, context: click.Context) -> str:
    command = standards.get_command(context, name)
    assert command is not None
    own = click.Context(command, info_name=name, parent=context)
    usage = " ".join(("standards", name, *command.collect_usage_pieces(own)))
    options = [each for each in command.params if isinstance(each, click.Option)]
    about = inspect.cleandoc(command.help or "")
    options_table = table(("option", "meaning"), (_option(each, own) for each in options))
    return f"## standards {name}\n\n    {usage}\n\n{about}\n" + (
        f"\n{options_table}" if options else ""
    )


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    takes = "" if option.is_flag else f" {_takes(option, context)}"
    names = ", ".join(f"`{name}`" for name in option.opts[:-1])
    last = f"`{option.opts[-1]}{takes}`"
    meaning = option.help or ""
    if option.show_default and option.default is not None:
        meaning += f" Default: `{option.default}`."
    return (f"{names}, {last}" if names else last), meaning


def _takes(option: click.Option, context: click.Context) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    if isinstance(option.type, click.IntRange):
        return "N"
    return (
        option.make_metavar(context).lower()
        if "|" in option.type.name
        else option.make_metavar(context)
    )
