"""Where occurrences are gathered while trees are walked."""

from __future__ import annotations

from dataclasses import dataclass, field

from standards_engine.analysis.names.index import Occurrence
from standards_engine.analysis.names.symbols import Kind, Symbol
from standards_engine.language import nodes as syntax
from standards_engine.source import Span


@dataclass(slots=True)
class Gathered:
    found: list[Occurrence] = field(default_factory=list)

    def use(self, span: Span, *symbols: Symbol) -> None:
        self.found.append(Occurrence(span, symbols))

    def use_name(self, name: syntax.Name, kind: Kind, *, known: object) -> None:
        """A use of a name that all files know; without a symbol where nothing declares it."""
        self.use(name.span, *([Symbol(kind, name.text)] if known else ()))

    def use_in_text(self, text: syntax.String, symbol: Symbol) -> None:
        inside = Span(text.span.source, text.span.start + 1, text.span.end - 1)
        self.found.append(Occurrence(inside, (symbol,), in_text=True))

    def declare(self, name: syntax.Name, kind: Kind, owner: str = "") -> Symbol:
        symbol = Symbol(kind, name.text, owner)
        self.found.append(Occurrence(name.span, (symbol,), declares=True))
        return symbol

    def declare_here(self, name: syntax.Name, kind: Kind) -> Symbol:
        """A name known only in the rule that gives it: the place tells it from others."""
        return self.declare(name, kind, f"{name.span.source.name}:{name.span.start}")
