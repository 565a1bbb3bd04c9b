"""Tokens to words: how each is spelled, which comments belong to it, and where no space stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import lark

from standards_engine.frozen import frozen
from standards_engine.language.layout.boxes import Word
from standards_engine.language.layout.concrete import Branch, tokens_of
from standards_engine.language.layout.spelling import bare
from standards_engine.language.layout.trivia import Between, between, comments_inside

Place = tuple[int, str]
"""Where a token begins, and what it is: a word may have been added where another begins."""

_LEFT = {"_COMMA", "_DOT", "_RPAR", "_RANGE"}
_RIGHT = {"_DOT", "_LPAR", "_RANGE"}
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


def words(tree: Branch, text: str, texts: Sequence[str], glued: Mapping[Place, Glue]) -> Words:
    """`texts` are the tokens in their order, as they are to be written."""
    tokens = list(tokens_of(tree))
    gaps = list(_gaps(tokens, text))
    found = {}
    for token, spelled, (before, after) in zip(tokens, texts, pairwise(gaps), strict=True):
        glue = glued[place(token)]
        found[place(token)] = Word(
            spelled, before.comments, after.behind, before.blank, glue.left, glue.right
        )
    return Words(found, gaps[-1])


def _gaps(tokens: Sequence[lark.Token], text: str) -> Iterator[Between]:
    """Before each token, and after the last."""
    end = 0
    for token in tokens:
        inside = () if token.type == "STRING" else comments_inside(written(token, text))
        yield between(text, end, token.start_pos or 0, inside)
        end = token.end_pos or 0
    yield between(text, end, len(text))


@frozen
class Glue:
    """Whether a word stands close to the one before it, and to the one after it."""

    left: bool
    right: bool


def glue(tree: Branch, attached: frozenset[str]) -> dict[Place, Glue]:
    """Of every token. `attached` are keywords that are written right behind a number or keyword."""
    found: dict[Place, Glue] = {}
    last = None
    for token in tokens_of(tree):
        is_attached = bare(token.type) in attached and last is not None and last.type != "NAME"
        is_attached = is_attached and (last is None or last.type not in _RIGHT | _LEFT)
        found[place(token)] = Glue(is_attached or token.type in _LEFT, token.type in _RIGHT)
        last = token
    for branch in branches_of(tree):
        if branch.name in _CLOSE_BRACKETS:
            bracket = next((each for each in branch.children if _is(each, "_LPAR")), None)
            if isinstance(bracket, lark.Token):
                found[place(bracket)] = Glue(left=True, right=True)
        if branch.name == "minus" and isinstance(sign := branch.children[0], lark.Token):
            found[place(sign)] = Glue(left=False, right=True)
    return found


def branches_of(tree: Branch) -> Iterator[Branch]:
    waiting = [tree]
    while waiting:
        branch = waiting.pop()
        yield branch
        waiting += [each for each in branch.children if isinstance(each, Branch)]


def _is(child: object, terminal: str) -> bool:
    return isinstance(child, lark.Token) and child.type == terminal
