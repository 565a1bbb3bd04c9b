"""Annotations as GitHub Actions reads them from what a step prints: workflow commands.

GitHub shows ten of each level from a step. The rest is printed too, folded up, and how many
they are is an annotation of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from standards_engine.frozen import frozen
from standards_engine.reports.escape import one_line, printable
from standards_engine.rules.nodes import Severity
from standards_engine.wording import plural, say

_SHOWN = 10
_IN_VALUES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_VALUES, ":": "%3A", ",": "%2C"}
Level = Literal["error", "warning"]


@frozen(kw_only=True)
class Annotation:
    level: Level
    title: str
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def level_of(severity: Severity) -> Level:
    """The same as in SARIF."""
    return "warning" if severity is Severity.MINOR else "error"


def commands(found: Iterable[Annotation]) -> str:
    """Lines to print; nothing for nothing."""
    shown, folded = _parted(list(found))
    lines = [_command(each) for each in shown]
    if folded:
        lines.append(f"::notice title={_property(_more(folded))}::{_value(_where())}")
        lines += [f"::group::{_value(_more(folded))}", *map(_plain, folded), "::endgroup::"]
    return "".join(f"{line}\n" for line in lines)


def _parted(found: Sequence[Annotation]) -> tuple[list[Annotation], list[Annotation]]:
    """Those that GitHub shows, and the others."""
    seen: Counter[str] = Counter()
    shown: list[Annotation] = []
    folded: list[Annotation] = []
    for each in found:
        seen[each.level] += 1
        (shown if seen[each.level] <= _SHOWN else folded).append(each)
    return shown, folded


def _more(folded: Sequence[Annotation]) -> str:
    return plural(len(folded), "{number} more", "{number} more")


def _where() -> str:
    return say("GitHub shows 10 annotations of a kind; the log of this step has all")


def _command(of: Annotation) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(of))
    return f"::{of.level} {properties}::{_value(of.message)}"


def _properties(of: Annotation) -> Iterator[tuple[str, str]]:
    """Columns only within one line: GitHub refuses others."""
    if of.path is not None and of.line is not None:
        one_line_only = of.end_line in (None, of.line)
        places = (
            ("line", of.line),
            ("endLine", of.end_line),
            ("col", of.column if one_line_only else None),
            ("endColumn", of.end_column if one_line_only else None),
        )
        yield "file", of.path
        yield from ((name, str(number)) for name, number in places if number is not None)
    yield "title", of.title


def _plain(of: Annotation) -> str:
    """A line that is no command, whatever stands in it; `##[` was one once."""
    place = [str(each) for each in (of.path, of.line, of.column) if each is not None]
    text = f"{of.level}: {':'.join(place)} {of.title}: {of.message}"
    return one_line(text).replace("##[", "## [")


def _value(text: str) -> str:
    return _escaped(printable(text), _IN_VALUES)


def _property(text: str) -> str:
    return _escaped(printable(text), _IN_PROPERTIES)


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
