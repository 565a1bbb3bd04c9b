"""Which line of a broken YAML text is indented wrongly, by trying what would mend it.

The parser stumbles over the first line that cannot be read, which often is the one below the line
at fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import yaml

from standards_engine.frozen import frozen

_LONGEST = 200_000
"""Characters of a text for which it is tried."""
_SHIFTS = (1, -1, 2, -2, 3, -3)


@frozen
class Shift:
    """`line`, from 1 on, is mended by so many more spaces, or fewer where it is negative."""

    line: int
    spaces: int


def wrong_indentation(text: str, fault: int) -> Shift | None:
    """The one line whose indentation breaks the text at line `fault`; None where none is sure."""
    if len(text) > _LONGEST:
        return None
    lines = text.split("\n")
    mending = [each for each in _candidates(lines, fault) if _is_sound(lines, each)]
    columns = Counter(_indentation(line) for line in lines if line.strip())
    return max(mending, key=lambda each: _likelihood(each, lines, columns), default=None)


def _candidates(lines: list[str], fault: int) -> Iterator[Shift]:
    """The line at which the parser stopped, and the one above it, moved a little."""
    above = (number for number in range(fault - 1, 0, -1) if lines[number - 1].strip())
    for number in (fault, next(above, 0)):
        if 0 < number <= len(lines):
            indentation = _indentation(lines[number - 1])
            yield from (Shift(number, each) for each in _SHIFTS if indentation + each >= 0)


def _likelihood(
    shift: Shift, lines: list[str], columns: Counter[int]
) -> tuple[int, bool, bool, int]:
    """A line that is hardly moved, and comes to stand as the one above it and as many others."""
    before = _indentation(lines[shift.line - 1])
    column = before + shift.spaces
    above = shift.line > 1 and _indentation(lines[shift.line - 2]) == column
    return -abs(shift.spaces), column % 2 == 0, above, columns[column] - columns[before]


def _is_sound(lines: list[str], shift: Shift) -> bool:
    """Whether all of it can be read then, and something begins where the line does."""
    line = lines[shift.line - 1].lstrip(" ")
    column = _indentation(lines[shift.line - 1]) + shift.spaces
    mended = [*lines[: shift.line - 1], " " * column + line, *lines[shift.line :]]
    begun = False
    try:
        for event in yaml.parse("\n".join(mended), Loader=yaml.CSafeLoader):
            mark = event.start_mark
            if mark is not None:
                begun |= (mark.line, mark.column) == (shift.line - 1, column)
    except yaml.YAMLError:
        return False
    return begun


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
