"""All occurrences of the names of a few files, to be asked by place and by symbol."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from standards_engine.analysis.names.symbols import Symbol
from standards_engine.frozen import frozen
from standards_engine.source import Span


@frozen
class Occurrence:
    """A name as it stands in a text; with its back quotes, if it has them.

    A field of `any of a, b` has a symbol for each event. `in_text` is a name inside quotes.
    """

    span: Span
    symbols: tuple[Symbol, ...]
    declares: bool = False
    in_text: bool = False


@dataclass(slots=True)
class Index:
    occurrences: tuple[Occurrence, ...]
    _by_file: dict[str, list[Occurrence]] = field(init=False)
    _by_symbol: dict[Symbol, list[Occurrence]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_file, self._by_symbol = defaultdict(list), defaultdict(list)
        for each in sorted(self.occurrences, key=lambda each: each.span.start):
            self._by_file[each.span.source.name].append(each)
            for symbol in each.symbols:
                self._by_symbol[symbol].append(each)

    def at(self, file: str, offset: int) -> Occurrence | None:
        """The name that an offset lies in, or right behind."""
        inside = self._by_file.get(file, [])
        after = bisect_right(inside, offset, key=lambda each: each.span.start)
        found = inside[after - 1] if after else None
        return found if found is not None and offset <= found.span.end else None

    def of(self, symbols: Iterable[Symbol]) -> tuple[Occurrence, ...]:
        """Every occurrence of what any of the symbols names, each once."""
        found = (each for symbol in symbols for each in self._by_symbol.get(symbol, ()))
        return tuple({(each.span.source.name, each.span.start): each for each in found}.values())

    def declarations(self, symbols: Iterable[Symbol]) -> tuple[Occurrence, ...]:
        return tuple(each for each in self.of(symbols) if each.declares)

    def tied(self, symbols: Iterable[Symbol]) -> frozenset[Symbol]:
        """The symbols that must keep one name: some text names them all at once."""
        waiting, found = list(symbols), set[Symbol]()
        while waiting:
            symbol = waiting.pop()
            if symbol not in found:
                found.add(symbol)
                waiting += (s for each in self._by_symbol.get(symbol, ()) for s in each.symbols)
        return frozenset(found)
