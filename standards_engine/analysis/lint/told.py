"""The title and the promise of a standard, in every language, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.analysis.lint.trees import tree_of
from standards_engine.diagnostics.texts import Told
from standards_engine.frozen import frozen, once_each
from standards_engine.language import nodes as syntax
from standards_engine.rules.nodes import Standard
from standards_engine.source import Source, Span


@frozen
class Text:
    """A text for customers; `span` is that of its quotes and all between them."""

    told: Told
    text: str
    span: Span

    def place(self, start: int, end: int) -> Span | None:
        """Of these characters of the text, if they stand in the file just so."""
        at = self.span.text.find(self.text[start:end])
        if at < 0 or self.span.text.count(self.text[start:end]) > 1:
            return None
        begin = self.span.start + at
        return Span(self.span.source, begin, begin + end - start)


def told_by(standard: Standard) -> Iterator[Text]:
    """Nothing where the standard is not from a file."""
    node = None if standard.span is None else _declaration(standard.span)
    if node is None:
        return
    yield from _texts(Told.TITLE, node.title)
    for clause in node.clauses:
        if isinstance(clause, syntax.TextClause) and clause.word is syntax.TextClauseWord.PROMISE:
            yield from _texts(Told.PROMISE, clause.value)


def _texts(told: Told, wording: syntax.Wording | None) -> Iterator[Text]:
    if wording is not None:
        for each in (wording.plain, *(other.text for other in wording.translations)):
            yield Text(told, each.text, each.span)


def _declaration(name: Span) -> syntax.StandardDeclaration | None:
    return _standards(name.source).get(name.start)


@once_each
def _standards(source: Source) -> dict[int, syntax.StandardDeclaration]:
    """By where their names begin."""
    declared = tree_of(source).declarations
    found = (each for each in declared if isinstance(each, syntax.StandardDeclaration))
    return {each.name.span.start: each for each in found}
