"""The words of a file as they are to be written, in its own language or in another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import lark

from standards_engine.frozen import frozen
from standards_engine.language.keywords import Keywords
from standards_engine.language.layout.closing import close_clauses
from standards_engine.language.layout.concrete import (
    Branch,
    branches_of,
    concrete_expression,
    tokens_of,
)
from standards_engine.language.layout.quoting import Written, with_quotes
from standards_engine.language.layout.sameness import IN_BRACES
from standards_engine.language.layout.spelling import Speller, text_in_quotes
from standards_engine.language.layout.words import Place, Words, close, place, words, written
from standards_engine.language.own_names import own_names
from standards_engine.language.parser import parse_tree
from standards_engine.source import Source


@frozen
class Writer:
    """Writes the parts of one file."""

    source: Source
    speller: Speller

    @classmethod
    def of(
        cls, source: Source, read: Keywords, target: Keywords, declared: Collection[str]
    ) -> Writer:
        """The language's own names are found in the whole file: it may declare some of them."""
        if not (read.names or target.names):
            return cls(source, Speller(read, target, {}, {}))
        tree, _ = parse_tree(source, read, "ruleset_file", 0, len(source.text))
        assert tree is not None
        own, others = (own_names(tree, each, declared) for each in (read, target))
        written_as = {english: word for word, english in others.items()}
        return cls(source, Speller(read, target, dict(own), written_as))

    def words(self, tree: Branch) -> Words:
        """Of a whole file; closing words are put in or taken out of the tree."""
        return words(tree, self.source.text, self._written(tree, "ruleset_file"))

    def _written(self, tree: Branch, start: str) -> list[Written]:
        target = self.speller.target
        close_clauses(tree, target)
        messages, files = set(_messages(tree)), set(_files(tree))
        closed = close(tree, target)
        tokens = [
            Written(each.type, self._spelled(each, messages, files), place(each) in closed)
            for each in tokens_of(tree)
        ]
        return with_quotes(tokens, target, start)

    def _spelled(self, token: lark.Token, messages: set[Place], files: set[Place]) -> str:
        if place(token) in messages:
            return self._message(token)
        if place(token) in files:
            return written(token, self.source.text)
        return self.speller.spelled(token, written(token, self.source.text))

    def _message(self, token: lark.Token) -> str:
        """What stands in braces is an expression."""
        start, end = (token.start_pos or 0) + 1, (token.end_pos or 0) - 1
        text, pieces, last = self.source.text, list[str](), start
        for piece in IN_BRACES.finditer(text, start, end):
            pieces += [text[last : piece.start(1)], self._in_braces(piece)]
            last = piece.end(1)
        return text_in_quotes("".join([*pieces, text[last:end]]))

    def _in_braces(self, piece: re.Match[str]) -> str:
        """On one line; what is no expression stays as it is."""
        read = self.speller.source
        tree, faults = concrete_expression(self.source, read, piece.start(1), piece.end(1))
        if tree is None or faults or "#" in piece[1]:
            return piece[1]
        tokens = self._written(tree, "expression")
        return "".join(("" if each.is_close else " ") + each.text for each in tokens).lstrip()


def _files(tree: Branch) -> Iterator[Place]:
    """The names of files and folders that are used: they are the same in every language."""
    uses = (branch for branch in branches_of(tree) if branch.name == "use")
    paths = (child for use in uses for child in use.children if isinstance(child, Branch))
    for path in paths:
        if path.name != "settings":
            yield from (place(each) for each in tokens_of(path) if each.type == "NAME")


def _messages(tree: Branch) -> Iterator[Place]:
    """The texts of messages, in every language they are in."""
    for branch in branches_of(tree):
        first = branch.children[0] if branch.children else None
        if isinstance(first, lark.Token) and first.type == "MESSAGE":
            yield from (place(each) for each in tokens_of(branch) if each.type == "STRING")
