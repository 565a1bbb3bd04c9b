"""The templates of the code, found by reading it."""

from __future__ import annotations

import ast
import string
from collections.abc import Container, Iterator
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pathlib import Path

import click
from jinja2 import Environment, nodes

from standards_engine.cli.group import COMMANDS, standards
from standards_engine.cli.spoken import braces_as_they_are

ROOT = Path(__file__).parents[2]
_TAKES = {"say": 1, "later": 1, "plural": 3, "in_rules": 1, "in_rules_of": 1}
"""Functions that take templates, and how many of their first arguments can be one."""


@cache
def templates() -> dict[str, str]:
    """Every template of the package, with the first place that says it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "standards_engine").rglob("*.py")):
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            for text in _literals(call):
                found.setdefault(text, f"{path.relative_to(ROOT)}:{call.lineno}")
    for text, place in _of_commands():
        found.setdefault(text, place)
    for path in sorted((ROOT / "standards_engine").rglob("templates/*.html")):
        for text, line in _of_page(path.read_text(encoding="utf-8")):
            found.setdefault(text, f"{path.relative_to(ROOT)}:{line}")
    return found


def _of_commands() -> Iterator[tuple[str, str]]:
    """What `--help` says of each command and its options."""
    for name in COMMANDS:
        command: click.Command = import_module(f"standards_engine.cli.{name}").command
        yield from ((text, f"cli/{name}.py") for text in _help_of(command))
    yield from ((text, "cli/group.py") for text in _help_of(standards))


def _help_of(command: click.Command) -> Iterator[str]:
    options = (each for each in command.params if isinstance(each, click.Option))
    texts = [command.help, command.short_help, *(each.help for each in options)]
    yield from (braces_as_they_are(cleandoc(text)) for text in texts if text)


def not_literal() -> list[str]:
    """Places that build their template where it is said, so that it can have no wording."""
    found = []
    for path in sorted((ROOT / "standards_engine").rglob("*.py")):
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            first = call.args[0] if call.args else None
            if isinstance(first, ast.JoinedStr | ast.BinOp):
                found.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    return found


def fields(template: str) -> set[str]:
    """The names in the braces of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_called(node.func, _TAKES):
            yield node


def _of_page(text: str) -> Iterator[tuple[str, int]]:
    """What a page of jinja says, with its line."""
    page = Environment().parse(text)
    for call in page.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in _TAKES:
            for argument in call.args[: _TAKES[call.node.name]]:
                if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
                    yield argument.value, call.lineno


def _is_called(function: ast.expr, names: Container[str]) -> bool:
    return isinstance(function, ast.Name) and function.id in names


def _literals(call: ast.Call) -> Iterator[str]:
    assert isinstance(call.func, ast.Name)
    for argument in call.args[: _TAKES[call.func.id]]:
        for each in ast.walk(argument) if isinstance(argument, ast.IfExp) else (argument,):
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value
