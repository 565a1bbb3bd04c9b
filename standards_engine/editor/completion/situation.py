"""Everything that is known of the place at which somebody types."""

from __future__ import annotations

from standards_engine.analysis.names import Declared, Hand
from standards_engine.editor.completion.clauses import Declaration, declaration
from standards_engine.editor.completion.hands import hand_at
from standards_engine.editor.completion.here import Here
from standards_engine.editor.own_names import OwnNames
from standards_engine.frozen import frozen
from standards_engine.language.keywords import Keywords
from standards_engine.source import Source


@frozen
class Situation:
    here: Here
    declaration: Declaration
    hand: Hand
    known: Declared
    own: OwnNames
    keywords: Keywords
    source: Source

    @property
    def expected(self) -> frozenset[str]:
        return self.here.before.expected


def situation(
    here: Here, known: Declared, own: OwnNames, keywords: Keywords, source: Source
) -> Situation:
    written = declaration(here.before.tokens)
    return Situation(here, written, hand_at(written, known, own), known, own, keywords, source)
