"""Lines in columns: fields, the rows of a table, parameters, the events of an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from standards_engine.language.layout.boxes import Box, Break, Hang, Tab, flat_width
from standards_engine.language.layout.clauses import INDENT, units
from standards_engine.language.layout.concrete import Branch, Child
from standards_engine.language.layout.expressions import Words, boxed, is_token

_WIDEST_CONTENT = 56
"""A value or type that is wider moves no title."""
_WIDTH_WITH_TITLE = 120
"""A title is not broken, so that its line may be longer than others."""


def fields(lines: Sequence[Branch], words: Words) -> Iterator[Box]:
    """Name, type and title. A title behind a type that is too wide stands on the next line."""
    names = [boxed(each.children[0], words) for each in lines]
    types = [_type(each, words) for each in lines]
    titles = [_title(each, words) for each in lines]
    start = INDENT + max(map(flat_width, names), default=0) + 1
    column = _column(start, types, titles)
    for name, kind, title in zip(names, types, titles, strict=True):
        yield (name, Tab(start), Hang((kind,)), *_titled(start, column, kind, title))


def parameters(declarations: Sequence[Branch], words: Words) -> Iterator[Box]:
    """Name, value and title of parameters and definitions that follow each other."""
    heads = [_parts(each.children[:2], words) for each in declarations]
    values = [_parts(each.children[2:4], words) for each in declarations]
    titles = [_parts(each.children[4:], words) for each in declarations]
    start = max(map(flat_width, heads)) + 1
    column = _column(start, values, titles)
    for declaration, head, value, title in zip(declarations, heads, values, titles, strict=True):
        equal, content = (boxed(each, words) for each in declaration.children[2:4])
        yield (head, Tab(start), equal, Hang((content,)), *_titled(start, column, value, title))


def _titled(start: int, column: int, content: Box, title: Box) -> tuple[Box, ...]:
    """Behind the content; where there is no room, on the next line in the same column."""
    if title == ():
        return ()
    width = flat_width(content)
    is_beside = start + width < column or _has_room(start + width + 1, title)
    below = (Tab(column), Hang((title,)))
    return below if is_beside else (Break(), *below)


def _column(start: int, contents: Sequence[Box], titles: Sequence[Box]) -> int:
    """Of the titles: behind the widest content with which no other title loses its room."""
    titled = [(flat_width(c), t) for c, t in zip(contents, titles, strict=True) if t != ()]
    narrow = [(width, title) for width, title in titled if width <= _WIDEST_CONTENT]
    fitting = [(width, title) for width, title in narrow if _has_room(start + width + 1, title)]
    for widest in sorted({width for width, _ in fitting}, reverse=True):
        column = start + widest + 1
        if all(_has_room(column, title) for width, title in fitting if width <= widest):
            return column
    return start + min((width for width, _ in titled), default=0) + 1


def _has_room(column: int, title: Box) -> bool:
    return column + flat_width(title) <= _WIDTH_WITH_TITLE


def _parts(children: Sequence[Child], words: Words) -> Box:
    return tuple(boxed(each, words) for each in children)


def _type(field: Branch, words: Words) -> Box:
    return _parts([each for each in field.children[1:] if not _is_wording(each)], words)


def _title(field: Branch, words: Words) -> Box:
    return _parts([each for each in field.children if _is_wording(each)], words)


def _is_wording(child: Child) -> bool:
    return isinstance(child, Branch) and child.name == "wording"


def table_rows(lines: Sequence[Branch], words: Words) -> Iterator[Box]:
    """Each cell below the cell above it."""
    cells = [list(_cells(each.children[0], words)) for each in lines]
    starts = [INDENT]
    for column in zip_longest(*cells, fillvalue=()):
        starts.append(starts[-1] + max(map(flat_width, column)) + 1)
    for line, row in zip(lines, cells, strict=True):
        found = [
            box for start, cell in zip(starts, row, strict=False) for box in (Tab(start), cell)
        ]
        gives, value = line.children[1:]
        yield (*found, Tab(starts[-1]), boxed(gives, words), Hang((boxed(value, words),)))


def _cells(cells: Child, words: Words) -> Iterator[Box]:
    """With the comma behind each."""
    found: list[Box] = []
    for each in cells.children if isinstance(cells, Branch) else [cells]:
        if is_token(each, "_COMMA"):
            found[-1] = (found[-1], boxed(each, words))
        else:
            found.append(boxed(each, words))
    yield from found


def example_lines(lines: Sequence[Branch], words: Words) -> Iterator[Box]:
    """What is given of each event begins in one column."""
    given = [each.children[1] for each in lines if len(each.children) > 2 and _is_event(each)]
    width = max((flat_width(boxed(each, words)) for each in given), default=0)
    for line in lines:
        opening, *rest = line.children
        if not _is_event(line):
            yield (boxed(opening, words), Hang((units(rest, words),)))
            continue
        when = boxed(opening, words)
        name, *settings = rest
        start = INDENT + flat_width(when) + 1 + width + 1
        yield (
            when,
            boxed(name, words),
            *((Tab(start), Hang((boxed(s, words),))) for s in settings),
        )


def _is_event(line: Branch) -> bool:
    return line.name == "example_event"
