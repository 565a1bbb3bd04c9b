"""`standards lint`: faults and doubts in rule files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import click

from standards_engine.analysis.idle_lines import idle_lines
from standards_engine.analysis.refused import refused
from standards_engine.cli.options import settings_option
from standards_engine.cli.run import UNUSABLE_INPUT
from standards_engine.diagnostics import Diagnostic, is_error, render, render_all
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.files import read_together
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Ruleset


@click.command("lint", short_help="Find faults and doubts in rule files.")
@click.argument("rule_names", nargs=-1, required=True, metavar="RULES...")
@settings_option
@click.option("--strict", is_flag=True, help="Exit with 2 on warnings too.")
@click.option("--quiet", is_flag=True, help="Say nothing where all is well.")
def command(
    rule_names: tuple[str, ...],
    settings: tuple[tuple[str, str], ...],
    *,
    strict: bool,
    quiet: bool,
) -> int:
    """Find what is wrong in rule files, all at once: exit 2 with a fault, 0 without.

    Every file of a folder is read by itself, with what it uses. Files named are read together.
    """
    found = _each_once(_found(names, dict(settings)) for names in read_together(rule_names))
    if found:
        click.echo(render_all(found))
    errors = sum(map(is_error, found))
    if not quiet or found:
        click.echo(_summary(errors, len(found) - errors))
    return UNUSABLE_INPUT if errors or (strict and found) else 0


def _found(names: tuple[str, ...], settings: dict[str, str]) -> Iterator[Diagnostic]:
    checked = load_rules(names, settings=settings, vocabulary=plan_vocabulary())
    yield from checked.diagnostics
    if checked.ruleset:
        yield from _doubts(checked.ruleset)


def _each_once(found: Iterable[Iterable[Diagnostic]]) -> list[Diagnostic]:
    """A file that others use is read with each of them; its faults are told once."""
    return list({render(each): each for each in chain.from_iterable(found)}.values())


def _doubts(ruleset: Ruleset) -> Iterator[Diagnostic]:
    yield from refused(ruleset)
    yield from idle_lines(ruleset)


def _summary(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "no faults found"
    return f"\n{_counted(errors, 'fault')}, {_counted(warnings, 'warning')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
