"""Words that one language needs and another does not: `24小时内` has a closing word for `within`.

A clause that is written in another language, or not as that writes it, gains or loses them.
"""

from __future__ import annotations

import lark

from standards_engine.language.keywords import Keywords
from standards_engine.language.layout.concrete import Branch, Child, branches_of, tokens_of
from standards_engine.language.layout.spelling import bare

_OPENING = "_WITHIN"
_CLOSING = {"within": "_WITHIN_END", "silence": "_WITHIN_END", "after": "_AFTER_END"}


def close_clauses(tree: Branch, target: Keywords) -> None:
    """Changes the tree: a closing word wherever the language has one, and nowhere else."""
    for branch in branches_of(tree):
        closing = _CLOSING.get(branch.name)
        if closing is None:
            continue
        parts = [each for each in branch.children if not _is(each, closing)]
        is_closed = bare(closing) in target.spelling
        if branch.name != "after":
            parts = _opened(parts, is_needed=not is_closed or not _is_quantity(parts[-1]))
        if is_closed:
            parts.append(_added(closing, _end(parts[-1])))
        branch.children[:] = parts


def _opened(parts: list[Child], *, is_needed: bool) -> list[Child]:
    """With the opening word, or without it."""
    place = next((i for i, each in enumerate(parts) if _is(each, _OPENING)), None)
    if place is None and is_needed:
        *before, limit = parts
        start = next(tokens_of(limit)).start_pos or 0
        return [*before, _added(_OPENING, start), limit]
    if place is not None and not is_needed:
        return parts[:place] + parts[place + 1 :]
    return parts


def _is(part: Child, terminal: str) -> bool:
    return isinstance(part, lark.Token) and part.type == terminal


def _is_quantity(part: Child) -> bool:
    return [each.type for each in tokens_of(part)] == ["QUANTITY"]


def _end(part: Child) -> int:
    return list(tokens_of(part))[-1].end_pos or 0


def _added(terminal: str, place: int) -> lark.Token:
    return lark.Token(terminal, "", start_pos=place, end_pos=place)
