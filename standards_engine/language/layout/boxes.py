"""What a layout is made of: words, places where a line may end, and groups of these.

A line ends only where it must. A group is set on one line if it fits; else it ends the line at
each of its breaks, or, being filled, at as few of them as will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from standards_engine.frozen import frozen


@frozen
class Comment:
    """A comment on lines of its own. `indented`: not at the margin when it was read."""

    text: str
    after_blank: bool
    indented: bool


@frozen
class Word:
    """A token as it is to be written.

    `before` are the comments above it, `behind` the one after it on its line; `blank` whether the
    line above is empty. No space stands before a word that is `close`.
    """

    text: str
    before: tuple[Comment, ...] = ()
    behind: str | None = None
    blank: bool = False
    close: bool = False


@frozen
class Break:
    """The line may end here; else a space, if the words around it want one."""


@frozen
class Tab:
    """Go on at this column, or behind what stands there already."""

    column: int


@frozen
class Hang:
    """Lines after the first begin where the first began, and `by` columns further in."""

    parts: tuple[Box, ...]
    by: int = 0


@frozen
class Group:
    """On one line, or on as many as it has breaks."""

    parts: tuple[Box, ...]


@frozen
class Fill:
    """Parts with a break between each two; a line ends only before a part that has no room.

    Behind a part of several lines stands nothing more, unless the fill is `close`.
    """

    parts: tuple[Box, ...]
    close: bool = False
    since: int | None = None
    """Of a fill whose first parts are set: the line on which the last of these began."""


Box = Word | Break | Tab | Hang | Group | Fill | tuple["Box", ...]


def columns(text: str) -> int:
    """How wide the text is on a screen: a Chinese character is two columns."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def words_in(box: Box) -> Iterator[Word]:
    waiting = [box]
    while waiting:
        match waiting.pop():
            case Word() as word:
                yield word
            case Hang(parts) | Group(parts) | Fill(parts):
                waiting += reversed(parts)
            case tuple() as parts:
                waiting += reversed(parts)
            case Break() | Tab():
                pass


def flat_width(box: Box) -> int:
    """How wide the box is on one line."""
    width = 0
    for word in words_in(box):
        width += columns(word.text) + (width > 0 and not word.close)
    return width
