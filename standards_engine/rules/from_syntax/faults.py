"""Where faults are gathered: each once, and none that only follows from another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.language.nodes import RulesetFile
from standards_engine.source import Span


@dataclass(slots=True)
class Faults:
    """The diagnostics of one check.

    `syntax` are the spans of faults of writing, told already. What the parser could not read is
    not in the tree: a declaration in whose reach such a fault lies may lack parts.
    """

    syntax: Sequence[Span] = ()
    found: list[Diagnostic] = field(default_factory=list)
    _reaches: dict[str, list[Span]] = field(default_factory=dict)
    """Of the declarations of each source, in order."""

    def know(self, tree: RulesetFile) -> None:
        """Takes note of how far each declaration of a file reaches."""
        self._reaches[tree.source.name] = _reaches(tree)

    def report(self, diagnostic: Diagnostic) -> None:
        """Adds a fault; a definition expanded in several places shows its own only once."""
        known = ((type(each), each.span, each.message) for each in self.found)
        if (type(diagnostic), diagnostic.span, diagnostic.message) not in known:
            self.found.append(diagnostic)

    def damaged(self, span: Span) -> bool:
        """Whether parts of the declaration that begins at a span's start may be lost."""
        return bool(self.syntax) and self._lie_in(self.syntax, span)

    def told_of(self, span: Span) -> bool:
        """Whether the declaration that begins at a span's start has a fault of meaning already."""
        errors = [each.span for each in self.found if each.span and is_error(each)]
        return self._lie_in(errors, span)

    def _lie_in(self, faults: Sequence[Span], span: Span) -> bool:
        known = self._reaches.get(span.source.name, [])
        begun = bisect_right(known, span.start, key=_start)
        reach = next((each for each in known[begun - 1 : begun] if _starts_in(span, each)), span)
        return any(_starts_in(fault, reach) for fault in faults)


def _reaches(tree: RulesetFile) -> list[Span]:
    """Of the header and each declaration: from where it starts to where the next one does."""
    nodes = [*([tree.header] if tree.header else []), *tree.declarations]
    starts = sorted(node.span.start for node in nodes)
    ends = [*starts[1:], len(tree.source.text) + 1]
    return [Span(tree.source, start, end) for start, end in zip(starts, ends, strict=False)]


def may_lack_declarations(tree: RulesetFile, faults: Sequence[Span]) -> bool:
    """Whether a fault begins its line as far left as declarations do: one of them may be lost."""
    columns = [each.span.column for each in tree.declarations]
    leftmost = min(columns, default=1)
    inside = [fault for fault in faults if fault.source == tree.source]
    return any(_indentation(fault) <= leftmost for fault in inside)


def _start(span: Span) -> int:
    return span.start


def _indentation(span: Span) -> int:
    """The column at which the line of a span begins."""
    line = span.source.line_text(span.line)
    return len(line) - len(line.lstrip()) + 1


def _starts_in(span: Span, reach: Span) -> bool:
    return span.source == reach.source and reach.start <= span.start < reach.end
