"""`standards format`: rule files in their one layout."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import click

from standards_engine.cli.failures import Unusable
from standards_engine.cli.files import check_writable, write_file
from standards_engine.cli.reading import STANDARD_INPUT, read_source
from standards_engine.cli.run import UNUSABLE_INPUT
from standards_engine.cli.work import current_work
from standards_engine.diagnostics import Diagnostic, render_all
from standards_engine.diagnostics.syntax import UnreadableFile
from standards_engine.frozen import frozen
from standards_engine.language.keywords import LANGUAGES
from standards_engine.language.layout import RulesWouldChange, formatted
from standards_engine.rules.declared import declared_together
from standards_engine.rules.files import rule_files
from standards_engine.source import Source
from standards_engine.wording import plural, say

_WOULD_CHANGE = 1


@frozen
class _File:
    """A rule file and what comes of it: a text, faults of its author, or one of the formatter."""

    name: str
    source: Source | None = None
    text: str | None = None
    diagnostics: Sequence[Diagnostic] = ()
    fault: RulesWouldChange | None = None

    @property
    def is_changed(self) -> bool:
        return self.source is not None and self.text not in (None, self.source.text)


@click.command("format", short_help="Lay rule files out in one way, or in another language.")
@click.argument("names", nargs=-1, required=True, metavar="RULES...")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a file would change.")
@click.option("--diff", is_flag=True, help="As --check, and show what would change.")
@click.option(
    "--to", type=click.Choice(LANGUAGES), help="Write the rules with the words of this language."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write the one file that is named to this file, and leave it as it is.",
)
@click.option("--quiet", is_flag=True, help="Say only what is wrong.")
def command(
    names: tuple[str, ...],
    to: str | None,
    output: str | None,
    *,
    check: bool,
    diff: bool,
    quiet: bool,
) -> int:
    """Lay rule files out in one way, each in its place; `-` is read and printed.

    What the rules say stays the same, and comments stay where they are. A file with faults of
    writing is left alone: exit 2.
    """
    found = [each for name in names for each in _named(name)]
    _check_output(found, output)
    declared = declared_together(names) if to else {}
    files = [_laid_out(name, to, declared.get(Path(name).resolve(), ())) for name in found]
    looks = check or diff
    for file in files:
        if diff and file.is_changed:
            click.echo(_difference(file), nl=False)
        if not looks and file.text is not None:
            _write(file, file.text, output)
    quiet = quiet or bool(output) or STANDARD_INPUT in found
    _tell(files, to, looks=looks, quiet=quiet)
    return _exit_code(files, looks=looks)


def _named(name: str) -> Iterator[str]:
    """The files of a folder, else the file of this name."""
    files = rule_files(name)
    yield from [name] if files is None else files


def _check_output(names: Sequence[str], output: str | None) -> None:
    if output is None:
        return
    if len(names) != 1:
        reason = say("one file is written, so name one file to read")
        raise click.BadParameter(reason, param_hint="--output")
    check_writable(output)


def _laid_out(name: str, to: str | None, declared: Collection[str]) -> _File:
    try:
        source = _read(name)
        found = formatted(source, to, declared)
    except Unusable as error:
        return _File(name, diagnostics=error.diagnostics)
    except RulesWouldChange as fault:
        return _File(name, fault=fault)
    return _File(name, source, found.text, found.diagnostics)


def _read(name: str) -> Source:
    if Path(name).is_dir():
        reason = say("the folder holds no rule file")
        raise Unusable([UnreadableFile(path=name, reason=reason)])
    return read_source(name)


def _write(file: _File, text: str, output: str | None) -> None:
    if output is not None:
        write_file(output, text, current_work())
    elif file.name == STANDARD_INPUT:
        click.echo(text, nl=False)
    elif file.is_changed:
        write_file(file.name, text, current_work())


def _difference(file: _File) -> str:
    assert file.source is not None
    assert file.text is not None
    before, after = (text.splitlines(keepends=True) for text in (file.source.text, file.text))
    return "".join(difflib.unified_diff(before, after, file.name, file.name))


def _tell(files: Sequence[_File], to: str | None, *, looks: bool, quiet: bool) -> None:
    faults = [fault for file in files for fault in file.diagnostics]
    if faults:
        click.echo(render_all(faults), err=True)
    if quiet:
        return
    changed = [file for file in files if file.is_changed]
    for file in changed:
        would = say("would change: {file}", file=file.name)
        click.echo(would if looks else _changed(file.name, to))
    kept = sum(file.text is not None for file in files) - len(changed)
    if kept:
        click.echo(plural(kept, "{number} file stays as it is", "{number} files stay as they are"))


def _changed(name: str, to: str | None) -> str:
    match to:
        case "en":
            return say(
                "now in English: {file} (to keep a file as it is, write with `-o FILE`)", file=name
            )
        case "zh":
            return say(
                "now in Chinese: {file} (to keep a file as it is, write with `-o FILE`)", file=name
            )
        case _:
            return say("changed: {file}", file=name)


def _exit_code(files: Sequence[_File], *, looks: bool) -> int:
    """A fault of the formatter is raised when all other files are done."""
    for file in files:
        if file.fault is not None:
            raise file.fault
    if any(file.diagnostics for file in files):
        return UNUSABLE_INPUT
    return _WOULD_CHANGE if looks and any(file.is_changed for file in files) else 0
