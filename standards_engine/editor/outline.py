"""What stands in a file, declaration by declaration: as an outline, and to fold it."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from standards_engine.editor.places import Places
from standards_engine.language import nodes as syntax
from standards_engine.source import Span
from standards_engine.wording import later, say

_Symbol = types.SymbolKind


def outline(tree: syntax.RulesetFile, places: Places) -> list[types.DocumentSymbol]:
    header = [tree.header] if tree.header else []
    nodes = [*header, *tree.declarations]
    return [symbol for node in nodes if (symbol := _symbol(node, places)) is not None]


def folds(tree: syntax.RulesetFile) -> list[types.FoldingRange]:
    spans = [node.span for node in (tree.header, *tree.declarations) if node is not None]
    lines = ((span.line - 1, span.source.line_at(span.end) - 1) for span in spans)
    return [types.FoldingRange(first, last) for first, last in lines if last > first]


def _symbol(
    node: syntax.Header | syntax.Declaration, places: Places
) -> types.DocumentSymbol | None:
    match node:
        case syntax.Header(name, title):
            return _made(node, name, _Symbol.Module, title, places)
        case syntax.Parameter(name, _, title):
            return _made(node, name, _Symbol.Constant, title, places)
        case syntax.Define(name):
            return _made(node, name, _Symbol.Variable, None, places)
        case syntax.CalendarDeclaration(name, title):
            return _made(node, name, _Symbol.Array, title, places)
        case syntax.EachHas(name):
            return _made(node, name, _Symbol.Struct, None, places, tuple(_fields(node, places)))
        case syntax.EventDeclaration(name, title):
            return _made(node, name, _Symbol.Event, title, places, tuple(_fields(node, places)))
        case syntax.TableDeclaration(name):
            return _made(node, name, _Symbol.Array, None, places)
        case syntax.StandardDeclaration(name, title) | syntax.ConstraintDeclaration(name, title):
            inner = tuple(_exceptions(node, places))
            return _made(node, name, _Symbol.Function, title, places, inner)
        case syntax.ExampleDeclaration(title, rule):
            return _made(node, rule, _Symbol.Key, title, places)
        case syntax.Waive(rule):
            return _made(node, rule, _Symbol.Key, None, places)
        case syntax.Use() | syntax.CaseEndsAt() | syntax.CaseEndsWithTheLog():
            return None


_CALLED = {
    syntax.ExampleDeclaration: later("example of {name}"),
    syntax.Waive: later("waiver of {name}"),
}


def _made(
    node: syntax.Node,
    name: syntax.Name,
    kind: types.SymbolKind,
    title: syntax.Wording | None,
    places: Places,
    children: tuple[types.DocumentSymbol, ...] = (),
) -> types.DocumentSymbol:
    template = _CALLED.get(type(node))
    return types.DocumentSymbol(
        name=say(template, name=name.text) if template else _called(node, name),
        detail=title.text if title else None,
        kind=kind,
        range=places.range(node.span),
        selection_range=places.range(_within(name.span, node.span)),
        children=list(children),
    )


def _called(node: syntax.Node, name: syntax.Name) -> str:
    """`each case has` as it is written: the tree keeps of it the English name alone."""
    return " ".join(name.span.text.split()) if isinstance(node, syntax.EachHas) else name.text


def _within(inner: Span, outer: Span) -> Span:
    """A selection must lie in what it is selected from."""
    lies_in = outer.start <= inner.start and inner.end <= outer.end
    return inner if lies_in else outer


def _fields(
    node: syntax.EachHas | syntax.EventDeclaration, places: Places
) -> Iterator[types.DocumentSymbol]:
    for field in node.fields:
        yield _made(field, field.name, _Symbol.Field, field.title, places)


def _exceptions(
    node: syntax.StandardDeclaration | syntax.ConstraintDeclaration, places: Places
) -> Iterator[types.DocumentSymbol]:
    for clause in node.clauses:
        if isinstance(clause, syntax.Except):
            yield _made(clause, clause.name, _Symbol.EnumMember, None, places)
