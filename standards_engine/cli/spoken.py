"""Commands whose `--help` is in the language spoken.

A command is written down once, in English. What is run is a copy of it, made for one run: so
nothing that one run translates is left to the next.
"""

from __future__ import annotations

import copy
import inspect

import click

from standards_engine.cli.help_pages import HelpContext
from standards_engine.cli.repeated import refuse_repeated
from standards_engine.wording import later, say

_OPTIONS = later("[OPTIONS]")
_HELP = later("Show this message and exit.")


class Spoken(click.Command):
    """The same command, with everything about it said in the language spoken."""

    context_class = HelpContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = [*args]
        rest = super().parse_args(ctx, args)
        refuse_repeated(self.make_parser(ctx).parse_args(given)[2])
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        said = [say(each) if each == _OPTIONS else each for each in pieces]
        formatter.write_usage(ctx.command_path, " ".join(said), prefix=say("Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [(each, record) for each in options if (record := each.get_help_record(ctx))]
        with formatter.section(say("Options")):
            formatter.write_dl([(shown[0], _text(each, ctx)) for each, shown in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say(_HELP)
        return option


def spoken(command: click.Command) -> Spoken:
    """A copy of the command for one run."""
    return Spoken(
        command.name,
        context_settings=command.context_settings,
        callback=command.callback,
        params=[spoken_parameter(param) for param in command.params],
        help=None if command.help is None else translated(command.help),
        short_help=None if command.short_help is None else translated(command.short_help),
        no_args_is_help=command.no_args_is_help,
    )


def spoken_parameter(param: click.Parameter) -> click.Parameter:
    copied = copy.copy(param)
    if isinstance(copied, click.Option) and copied.help is not None:
        copied.help = translated(copied.help)
    return copied


def translated(text: str) -> str:
    """A text of a command, whose lines may be indented: a template without facts."""
    return say(braces_as_they_are(inspect.cleandoc(text)))


def braces_as_they_are(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _text(option: click.Option, ctx: click.Context) -> str:
    """What it does, then what click adds to it."""
    extra = option.get_help_extra(ctx)
    added = []
    if "default" in extra:
        added.append(say("default: {default}", default=extra["default"]))
    if "range" in extra:
        added.append(extra["range"])
    if "required" in extra:
        added.append(say("required"))
    text = option.help or ""
    return f"{text}  [{'; '.join(added)}]" if added else text
