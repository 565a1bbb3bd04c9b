"""Tokens to words: how each is spelled, which comments belong to it, and where no space stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeGuard

import lark

from standards_engine.frozen import frozen
from standards_engine.language.keywords import Keywords
from standards_engine.language.layout.boxes import Word
from standards_engine.language.layout.concrete import Branch, Child, branches_of, tokens_of
from standards_engine.language.layout.quoting import Written
from standards_engine.language.layout.spelling import bare
from standards_engine.language.layout.trivia import Between, between, comments_inside

Place = tuple[int, str]
"""Where a token begins, and what it is: a word may have been added where another begins."""

_NONE_BEFORE = {"_COMMA", "_DOT", "_RPAR", "_RANGE"}
_NONE_BEHIND = {"_DOT", "_LPAR", "_RANGE"}
_APART = {"NAME", "STRING", "_RPAR"}
"""What is attached to `24小时` as in `24小时内` stands apart from these."""
_CLOSE_BRACKETS = {"call", "table"}
"""Rules in which a bracket follows its name without a space."""


@frozen
class Words:
    """The word of each token, and what stands after the last."""

    of: Mapping[Place, Word]
    tail: Between


def place(token: lark.Token) -> Place:
    assert token.start_pos is not None
    return token.start_pos, token.type


def written(token: lark.Token, text: str) -> str:
    """The token as it stands in the text."""
    return text[token.start_pos : token.end_pos]


def words(tree: Branch, text: str, spelled: Sequence[Written]) -> Words:
    """`spelled` are the tokens in their order, as they are to be written."""
    tokens = list(tokens_of(tree))
    gaps = list(_gaps(tokens, text))
    found = {
        place(token): Word(each.text, before.comments, after.behind, before.blank, each.is_close)
        for token, each, (before, after) in zip(tokens, spelled, pairwise(gaps), strict=True)
    }
    return Words(found, gaps[-1])


def _gaps(tokens: Sequence[lark.Token], text: str) -> Iterator[Between]:
    """Before each token, and after the last."""
    end = 0
    for token in tokens:
        inside = () if token.type == "STRING" else comments_inside(written(token, text))
        yield between(text, end, token.start_pos or 0, inside)
        end = token.end_pos or 0
    yield between(text, end, len(text))


def close(tree: Branch, target: Keywords) -> set[Place]:
    """The tokens before which no space stands, in the language they are written in."""
    found = {place(each) for each in tokens_of(tree) if each.type in _NONE_BEFORE}
    for before, token in pairwise(tokens_of(tree)):
        is_attached = bare(token.type) in target.attached and before.type not in _APART
        is_wide = before.type == "_COMMA" and target.unspaced
        if is_attached or is_wide or before.type in _NONE_BEHIND:
            found.add(place(token))
    for branch in branches_of(tree):
        if branch.name in _CLOSE_BRACKETS:
            found |= {place(each) for each in branch.children if _is_bracket(each)}
        if branch.name == "minus":
            found.add(place(next(tokens_of(branch.children[1]))))
    return found


def _is_bracket(child: Child) -> TypeGuard[lark.Token]:
    return isinstance(child, lark.Token) and child.type == "_LPAR"
