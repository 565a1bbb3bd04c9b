"""A whole file: its declarations one below the other, and the empty lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from standards_engine.language.layout.boxes import Box, Comment, Word, words_in
from standards_engine.language.layout.clauses import INDENT
from standards_engine.language.layout.columns import parameters
from standards_engine.language.layout.concrete import Branch
from standards_engine.language.layout.declarations import first_line, lines_below
from standards_engine.language.layout.lines import Page
from standards_engine.language.layout.words import Words

_TOGETHER = (
    {"use"},
    {"parameter"},
    {"define"},
    {"event", "each_has", "case_ends_at", "case_ends_with_the_log"},
)
"""Declarations that may follow each other without an empty line."""


def set_out(tree: Branch, words: Words) -> str:
    page = Page()
    declarations = [each for each in tree.children if isinstance(each, Branch)]
    before: Branch | None = None
    for group in _groups(declarations, words):
        for declaration, box in zip(group, _first_lines(group, words), strict=True):
            _begin(page, box, must_part=before is not None and not _together(before, declaration))
            page.set(0, box)
            for line in lines_below(declaration, words.of):
                first = _first(line)
                page.comments(first.before, INDENT)
                if first.blank:
                    page.blank_line()
                page.set(INDENT, line)
            before = declaration
    _end(page, words.tail.comments)
    return page.text()


def _begin(page: Page, box: Box, *, must_part: bool) -> None:
    """The comments and the empty line above a declaration.

    Comments right below the lines of the declaration before, and indented like these, are its own.
    """
    first = _first(box)
    own, above = _parted(first.before)
    page.comments(own, INDENT)
    has_blank = first.blank or any(each.after_blank for each in above)
    if must_part and not has_blank:
        page.blank_line()
    page.comments(above, 0)
    if first.blank:
        page.blank_line()


def _end(page: Page, comments: tuple[Comment, ...]) -> None:
    own, below = _parted(comments)
    page.comments(own, INDENT)
    page.comments(below, 0)


def _parted(comments: tuple[Comment, ...]) -> tuple[tuple[Comment, ...], tuple[Comment, ...]]:
    """Those that belong to the lines above them, and the others."""
    own = 0
    while own < len(comments) and comments[own].indented and not comments[own].after_blank:
        own += 1
    return comments[:own], comments[own:]


def _first_lines(group: Sequence[Branch], words: Words) -> Iterator[Box]:
    if group[0].name in ("parameter", "define"):
        return parameters(group, words.of)
    return (first_line(each, words.of) for each in group)


def _groups(declarations: Sequence[Branch], words: Words) -> Iterator[list[Branch]]:
    """Parameters without an empty line between them share their columns."""
    if not declarations:
        return
    group = [declarations[0]]
    for before, following in pairwise(declarations):
        word = _first(first_line(following, words.of))
        is_parted = word.blank or any(each.after_blank for each in word.before)
        if is_parted or before.name != following.name:
            yield group
            group = []
        group.append(following)
    yield group


def _together(one: Branch, other: Branch) -> bool:
    return any(one.name in each and other.name in each for each in _TOGETHER)


def _first(box: Box) -> Word:
    return next(words_in(box))
