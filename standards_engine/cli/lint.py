"""`standards lint`: faults and doubts in rule files."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from standards_engine.analysis.lint import codes, doubts, unsilenced
from standards_engine.analysis.lint.fixing import edited, safe_ones
from standards_engine.analysis.refused import refused
from standards_engine.cli.files import write_file
from standards_engine.cli.options import settings_option
from standards_engine.cli.reading import read_source
from standards_engine.cli.run import UNUSABLE_INPUT
from standards_engine.cli.work import current_work
from standards_engine.diagnostics import Diagnostic, is_error, render, render_all
from standards_engine.plans import plan_vocabulary
from standards_engine.reports.faults import as_github, as_json
from standards_engine.rules.files import read_together, shipped
from standards_engine.rules.loading import in_reading_order, load_rules
from standards_engine.source import Source
from standards_engine.wording import plural, say

_MOST_ROUNDS = 10
"""What one edit leaves idle, the next round takes out."""

Settings = dict[str, str]


@click.command("lint", short_help="Find faults and doubts in rule files.")
@click.argument("rule_names", nargs=-1, required=True, metavar="RULES...")
@settings_option
@click.option("--fix", is_flag=True, help="Make the changes after which all rules mean the same.")
@click.option("--strict", is_flag=True, help="Exit with 2 on warnings too.")
@click.option("--quiet", is_flag=True, help="Say nothing where all is well.")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="For people, for a program, for GitHub Actions, or for code scanners.",
)
def command(
    rule_names: tuple[str, ...],
    settings: tuple[tuple[str, str], ...],
    *,
    fix: bool,
    strict: bool,
    quiet: bool,
    format_: str,
) -> int:
    """Find what is wrong or in doubt in rule files, all at once: exit 2 with a fault, 0 without.

    Every file of a folder is read by itself, with what it uses. Files named are read together.
    Of a file that is only used, faults are told, and no doubts.
    """
    together = list(read_together(rule_names))
    mended = [each for names in together for each in _mended(names, dict(settings))] if fix else []
    found = _each_once(_found(names, dict(settings)) for names in together)
    errors = sum(map(is_error, found))
    code = UNUSABLE_INPUT if errors or (strict and found) else 0
    _show(found, mended, format_, code, quiet=quiet)
    return code


def _found(names: tuple[str, ...], settings: Settings) -> Iterator[Diagnostic]:
    """What no comment silences, of these files and of the faults of those that they use."""
    checked = load_rules(names, settings=settings, vocabulary=plan_vocabulary())
    sources = list(_sources(names))
    own = {source.name for source in sources}
    found = list(checked.diagnostics)
    if checked.ruleset:
        found += (*refused(checked.ruleset), *doubts(checked.ruleset))
    found = [each for each in found if is_error(each) or _is_in(each, own)]
    whole = checked.ruleset is not None
    yield from in_reading_order(unsilenced(found, sources, codes(), whole=whole))


def _is_in(found: Diagnostic, names: Iterable[str]) -> bool:
    return found.span is None or found.span.source.name in names


def _sources(names: tuple[str, ...]) -> Iterator[Source]:
    """The texts of the files named, as messages call them; of what cannot be read, nothing."""
    for name in names:
        path = Path(name)
        if path.is_file():
            yield read_source(str(path))
        elif (found := shipped(name)) is not None:
            yield Source(name, read_source(str(found)).text)


def _mended(names: tuple[str, ...], settings: Settings) -> Iterator[Diagnostic]:
    """Makes the safe edits in the files named; shipped rulesets stay as they are."""
    for _ in range(_MOST_ROUNDS):
        found = list(_found(names, settings))
        rounds = [_mend(Path(name), found) for name in names if Path(name).is_file()]
        yield from chain.from_iterable(rounds)
        if not any(rounds):
            return


def _mend(path: Path, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    source = read_source(str(path))
    mended = safe_ones(found, source)
    if mended:
        mark = BOM_UTF8 if path.read_bytes().startswith(BOM_UTF8) else b""
        write_file(path, mark + edited(source, mended).text.encode(), current_work())
    return mended


def _each_once(found: Iterable[Iterable[Diagnostic]]) -> list[Diagnostic]:
    """A file that others use is read with each of them; its faults are told once."""
    return list({render(each): each for each in chain.from_iterable(found)}.values())


def _show(
    found: Sequence[Diagnostic],
    mended: Sequence[Diagnostic],
    format_: str,
    code: int,
    *,
    quiet: bool,
) -> None:
    match format_:
        case "json":
            click.echo(as_json.render(found))
        case "github":
            click.echo(as_github.render(found), nl=False)
        case "sarif":
            from standards_engine.reports.faults import as_sarif

            click.echo(as_sarif.render(found, code), nl=False)
        case _:
            _show_text(found, mended, quiet=quiet)


def _show_text(found: Sequence[Diagnostic], mended: Sequence[Diagnostic], *, quiet: bool) -> None:
    for each in mended:
        click.echo(
            say(
                "{place}: mended: {message} [{code}]",
                place=each.span,
                message=each.message,
                code=each.code(),
            )
        )
    if mended and found:
        click.echo()
    if found:
        click.echo(render_all(found))
    if not quiet or found:
        click.echo(_summary(found))


def _summary(found: Sequence[Diagnostic]) -> str:
    if not found:
        return say("no faults found")
    errors = sum(map(is_error, found))
    doubts_too = len(found) - errors
    faults = plural(errors, "{number} fault", "{number} faults")
    warnings = plural(doubts_too, "{number} warning", "{number} warnings")
    return "\n" + say("{faults}, {warnings}", faults=faults, warnings=warnings)
