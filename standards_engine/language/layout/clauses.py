"""A clause: its word, and its content in the column that all contents of a declaration share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import lark

from standards_engine.language.layout.boxes import (
    Box,
    Break,
    Fill,
    Group,
    Hang,
    Tab,
    flat_width,
    words_in,
)
from standards_engine.language.layout.concrete import Branch, Child
from standards_engine.language.layout.expressions import (
    Words,
    boxed,
    is_keyword,
    is_token,
)

INDENT = 2
_LONGEST_OPENING = 9
"""Words that are longer, such as `restarted by`, move no column; their content follows them."""
_LONGEST_NAME = 24
_SEEN_THROUGH = {
    "names_any", "names_one", "modifiers", "silence", "effective", "effective_from",
    "effective_between", "effective_until", "goal_period", "wording",
}  # fmt: skip
"""Rules whose parts are parts of the clause around them."""
_BEHIND = {"_COMMA", "_WITHIN_END", "_AFTER_END"}
_SIDES = {"before", "just_before", "before_or_after"}
"""Tokens and rules that belong to what stands before them: `within 2 hours before`."""


def rows(clauses: Sequence[Branch], words: Words) -> Iterator[Box]:
    """One box for each line of a standard, a constraint, a calendar, a header or a waiver."""
    is_waiver = all(each.name.startswith("waive_") for each in clauses)
    longest = max(_LONGEST_OPENING, 99 * is_waiver)
    column = INDENT + _widest([boxed(each.children[0], words) for each in clauses], longest) + 1
    exceptions = [boxed(each.children[1], words) for each in clauses if each.name == "exception"]
    condition = column + _widest(exceptions, _LONGEST_NAME) + 1
    for clause in clauses:
        opening, *content = clause.children
        inner = (
            _exception(content, condition, words)
            if clause.name == "exception"
            else units(content, words)
        )
        is_attached = any(each.close for each in islice(words_in(inner), 1))  # as in `每月`
        yield (boxed(opening, words), () if is_attached else Tab(column), Hang((inner,)))


def _widest(boxes: Sequence[Box], limit: int) -> int:
    """The width of the widest that is not wider than the limit."""
    return max((width for width in map(flat_width, boxes) if width <= limit), default=0)


def _exception(parts: Sequence[Child], column: int, words: Words) -> Box:
    """Its name and condition; an expectation of its own stands on the next line."""
    name, when, condition, outcome = parts
    head: Box = (boxed(when, words), Hang((boxed(condition, words),)))
    if isinstance(outcome, lark.Token):
        head = Hang((Fill((head, boxed(outcome, words))),))
        return (boxed(name, words), Tab(column), head)
    opening, *content = outcome.children
    pattern: Box = (boxed(opening, words), Hang((units(content, words),)))
    return (boxed(name, words), Tab(column), head, Break(), pattern)


def units(parts: Sequence[Child], words: Words) -> Box:
    """A keyword with what follows it is one unit; a line ends between units only."""
    flat = list(_flat(parts))
    if any(is_token(each, "_COMMA") for each in flat):
        return _choices(flat, words)
    found: list[Box] = []
    is_open = False
    for part in flat:
        box = _unit(part, words)
        if found and (is_open or _is_behind(part)):
            found[-1] = (found[-1], box)
        else:
            found.append(box)
        is_open = (is_keyword(part) and not _is_behind(part)) or _is_bound(part)
    return Fill(tuple(found)) if found else ()


def _choices(parts: Sequence[Child], words: Words) -> Box:
    """`4 hours when …, 8 hours when …, otherwise 24 hours`: on one line, or each on its own."""
    found: list[Box] = []
    for part in parts:
        if _is_behind(part):
            found[-1] = (found[-1], boxed(part, words))
        else:
            found += [Break(), _unit(part, words)]
    return Group((Hang(tuple(found[1:])),))


def _is_behind(part: Child) -> bool:
    if isinstance(part, Branch):
        return part.name in _SIDES
    return part.type in _BEHIND


def _is_bound(part: Child) -> bool:
    """`at least 5`, of what comes next."""
    return isinstance(part, Branch) and part.name == "bound"


def _flat(parts: Sequence[Child]) -> Iterator[Child]:
    for each in parts:
        if isinstance(each, Branch) and each.name in _SEEN_THROUGH:
            yield from _flat(each.children)
        else:
            yield each


def _unit(part: Child, words: Words) -> Box:
    if not isinstance(part, Branch):
        return boxed(part, words)
    match part.name:
        case "within":
            opening = 1 if is_keyword(part.children[0]) else 0
            head = tuple(boxed(each, words) for each in part.children[:opening])
            return (*head, _choices(part.children[opening:], words))
        case "limit_when" | "calendar_when":
            value, when, condition = part.children
            choice = (boxed(when, words), Hang((boxed(condition, words),)))
            return Hang((Fill((boxed(value, words), choice)),), by=2)
        case "selection":
            return Hang((units(part.children, words),))
        case "until":
            return tuple(_unit(each, words) for each in part.children)
        case _:
            return boxed(part, words)
