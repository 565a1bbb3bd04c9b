"""What click finds wrong with how a command is given, as diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.phrases import in_their_words
from standards_engine.diagnostics.usage import (
    MissingArgument,
    MissingRules,
    UnknownCommand,
    UnknownCommandOption,
    WrongOptionValue,
    WrongUsage,
)
from standards_engine.rules.files import shipped_names
from standards_engine.wording import say

_RULES = "rule_names"
_REFUSED = re.compile(r"'?(?P<value>.*?)'? is not (?:one of|a valid|in the range)")
"""How click begins where one of its own types refuses a value."""
_DIRECTORY = re.compile(r"\w+ '(?P<value>.*)' is a directory")
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<names>.*)\)")
_NO_COMMAND = "Missing command."
_NEEDS_VALUE = re.compile(r"requires (?:an|\d+) arguments?")


def fault_of_usage(error: click.ClickException) -> Diagnostic:
    match error:
        case click.NoSuchCommand():
            return UnknownCommand(name=error.command_name, known=tuple(_commands(error.ctx)))
        case click.NoSuchOption():
            known = tuple(_options(error.ctx))
            option, command = error.option_name, _command(error)
            return UnknownCommandOption(command=command, option=option, known=known)
        case click.MissingParameter():
            return _missing(error)
        case click.BadParameter():
            return _bad_value(error)
        case click.BadOptionUsage():
            return WrongOptionValue(option=error.option_name, reason=_bad_use(error))
        case _:
            return WrongUsage(command=_command(error), reason=_bad_whole(error))


def _commands(context: click.Context | None) -> list[str]:
    group = None if context is None else context.command
    if context is None or not isinstance(group, click.Group):
        return []
    return group.list_commands(context)


def _options(context: click.Context | None) -> Iterator[str]:
    if context is not None:
        for param in context.command.get_params(context):
            yield from param.opts if isinstance(param, click.Option) else ()


def _command(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return "standards" if context is None else context.command_path


def _missing(error: click.MissingParameter) -> Diagnostic:
    param, command = error.param, _command(error)
    if param is not None and param.name == _RULES:
        named = isinstance(param, click.Argument)
        known = tuple(shipped_names())
        return MissingRules(command=command, shipped=known, as_argument=named)
    return MissingArgument(command=command, argument=_shown(error))


def _shown(error: click.BadParameter) -> str:
    """An option by its longest name, an argument as `--help` writes it."""
    if isinstance(error.param_hint, str):
        return error.param_hint
    match error.param:
        case click.Argument() as argument if error.ctx is not None:
            return argument.make_metavar(error.ctx)
        case click.Parameter(opts=[*names]):
            return max(names, key=len)
        case _:
            return _command(error)


def _bad_value(error: click.BadParameter) -> Diagnostic:
    option, kind = _shown(error), None if error.param is None else error.param.type
    refused = _REFUSED.match(error.message)
    if isinstance(kind, click.Choice) and refused is not None:
        known = tuple(str(choice) for choice in kind.choices)
        return WrongOptionValue(option=option, value=refused["value"], known=known)
    return WrongOptionValue(option=option, reason=_reason(kind, refused, error))


def _reason(
    kind: click.ParamType[object] | None, refused: re.Match[str] | None, error: click.BadParameter
) -> str:
    if isinstance(kind, click.IntRange) and refused is not None:
        least = kind.min or 0
        value = refused["value"]
        return say("`{value}` is no whole number from {least} on", value=value, least=least)
    directory = _DIRECTORY.match(error.message)
    if isinstance(kind, click.Path) and directory is not None:
        return say("`{path}` is a folder, and a file is meant", path=directory["value"])
    if isinstance(kind, click.Path):
        return in_their_words(error.message)
    return error.message


def _bad_use(error: click.BadOptionUsage) -> str:
    if _NEEDS_VALUE.search(error.message):
        return say("a value must follow it")
    return say("it takes no value")


def _bad_whole(error: click.ClickException) -> str:
    if error.message == _NO_COMMAND:
        return say("no command is named")
    extra = _EXTRA.match(error.message)
    if extra is not None:
        return say("`{names}` is too much here", names=extra["names"])
    return error.message
