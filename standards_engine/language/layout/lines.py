"""Boxes to lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never

from standards_engine.language.layout.boxes import (
    Box,
    Break,
    Comment,
    Fill,
    Group,
    Hang,
    Tab,
    Word,
    columns,
    words_in,
)

WIDTH = 110
"""As wide as excerpts of diagnostics are shown."""
_BEHIND = 2
"""Columns between a line and the comment at its end."""

_Task = tuple[int, bool, Box]
"""Where a line begins that is ended here; whether all stands on one line; what to set."""


@dataclass(slots=True)
class Line:
    text: str
    comment: str | None = None
    """The comment at its end."""


@dataclass(slots=True)
class Page:
    """Sets one box after another, each from a line of its own."""

    lines: list[Line] = field(default_factory=list)
    _text: str = ""
    _column: int = 0
    _is_spaced: bool = True
    """Whether what stands before ends in a space, or nothing does."""
    _comment: str | None = None
    _is_first: bool = True
    """Whether the next word is the first of the box."""

    def blank_line(self) -> None:
        if self.lines:
            self.lines.append(Line(""))

    def comments(self, comments: tuple[Comment, ...], indent: int) -> None:
        """Each on a line of its own, with the empty lines that stood between them."""
        for each in comments:
            if each.after_blank:
                self.blank_line()
            self.lines.append(Line(" " * indent + each.text))

    def set(self, indent: int, box: Box) -> None:
        """The comments above its first word have been set already."""
        self._indent(indent)
        self._is_first = True
        tasks: list[_Task] = [(indent, False, box)]
        while tasks:
            self._set(tasks.pop(), tasks)
        self._end_line()

    def text(self) -> str:
        return "".join(f"{line}\n" for line in _with_comments(self.lines))

    def _set(self, task: _Task, tasks: list[_Task]) -> None:
        indent, is_flat, box = task
        match box:
            case Word():
                self._word(box, indent)
            case Break():
                if not is_flat:
                    self._next_line(indent)
            case Tab(column):
                self._go_to(column)
            case Hang(parts, by):
                start = self._start_of(parts) + by
                tasks += [(start, is_flat, each) for each in reversed(parts)]
            case Group(parts):
                fits = is_flat or self._fits(parts, tasks)
                tasks += [(indent, fits, each) for each in reversed(parts)]
            case Fill(parts) if is_flat:
                tasks += [(indent, True, each) for each in reversed(parts)]
            case Fill():
                self._fill(box, indent, tasks)
            case tuple():
                tasks += [(indent, is_flat, each) for each in reversed(box)]
            case _:
                assert_never(box)

    def _fill(self, fill: Fill, indent: int, tasks: list[_Task]) -> None:
        """Sets the first part; the others wait."""
        first, *rest = fill.parts
        waiting = len(tasks)
        if rest:
            tasks.append((indent, False, Fill(tuple(rest), fill.close, len(self.lines))))
        if fill.since is not None:
            is_behind_lines = fill.since < len(self.lines) and not fill.close
            if is_behind_lines or not self._fits((first,), tasks):
                self._next_line(indent)
        if rest:
            tasks[waiting] = (indent, False, Fill(tuple(rest), fill.close, len(self.lines)))
        tasks.append((indent, self._fits((first,), tasks), first))

    def _fits(self, parts: tuple[Box, ...], tasks: list[_Task]) -> bool:
        """Whether the parts, and what follows up to where a line may end, have room on one line."""
        room, is_commented, is_spaced = (
            WIDTH - self._column,
            self._comment is not None,
            self._is_spaced,
        )
        waiting: list[tuple[bool, Box]] = [(True, each) for each in reversed(parts)]
        following = len(tasks)
        while waiting or following:
            if not waiting:
                following -= 1
                waiting.append(tasks[following][1:])
            is_flat, box = waiting.pop()
            match box:
                case Word():
                    if is_commented or (box.before and not self._is_first):
                        return False
                    room -= columns(box.text.partition("\n")[0])
                    room -= not (is_spaced or box.close)
                    if room < 0 or "\n" in box.text:
                        return room >= 0
                    is_spaced, is_commented = False, box.behind is not None
                case Break():
                    if not is_flat:
                        return True
                case Fill(_, _, since) if since is not None and not is_flat:
                    return True
                case Hang(inner) | Group(inner) | Fill(inner):
                    waiting += [(is_flat, each) for each in reversed(inner)]
                case tuple():
                    waiting += [(is_flat, each) for each in reversed(box)]
                case Tab():  # what stands in the next column has a break of its own
                    return True
                case _:
                    assert_never(box)
        return True

    def _word(self, word: Word, indent: int) -> None:
        must_end = self._comment is not None or (word.before and not self._is_first)
        if must_end and self._text.strip():
            self._next_line(indent)
        if word.before and not self._is_first:
            self.comments(word.before, indent)
        if not (self._is_spaced or word.close):
            self._write(" ")
        first, *others = word.text.split("\n")
        start = self._column + 1
        self._write(first)
        for each in others:  # a text over several lines
            self._next_line(start)
            self._write(each)
        self._is_spaced, self._comment, self._is_first = False, word.behind, False

    def _start_of(self, parts: tuple[Box, ...]) -> int:
        first = next(words_in(parts), None)
        is_apart = first is not None and not (self._is_spaced or first.close)
        return self._column + is_apart

    def _write(self, text: str) -> None:
        self._text += text
        self._column += columns(text)

    def _go_to(self, column: int) -> None:
        if self._column < column:
            self._write(" " * (column - self._column))
            self._is_spaced = True

    def _next_line(self, indent: int) -> None:
        self._end_line()
        self._indent(indent)

    def _indent(self, indent: int) -> None:
        self._text, self._column, self._is_spaced = " " * indent, indent, True

    def _end_line(self) -> None:
        if self._text.strip():
            self.lines.append(Line(self._text.rstrip(), self._comment))
        self._text, self._comment = "", None


def _with_comments(lines: list[Line]) -> Iterator[str]:
    """Comments at the ends of lines that follow each other stand below each other."""
    for has_comment, run in groupby(lines, key=lambda line: line.comment is not None):
        found = list(run)
        if not has_comment:
            yield from (line.text for line in found)
            continue
        widths = [columns(line.text) for line in found]
        column = max(widths) + _BEHIND
        longest = max(columns(f"{line.comment}") for line in found)
        for line, width in zip(found, widths, strict=True):
            until = column if column + longest <= WIDTH else width + _BEHIND
            yield f"{line.text}{' ' * (until - width)}{line.comment}"
