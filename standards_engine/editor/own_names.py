"""The language's own names (`case`, `count`, `service`) in the words of a file's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standards_engine.analysis.names import Declared
from standards_engine.frozen import frozen
from standards_engine.language.keywords import Keywords
from standards_engine.language.scanner import Candidate


@frozen
class OwnNames:
    """`words` has those that the files do not declare as names of theirs, by their English ones."""

    words: Mapping[str, str]
    english: Mapping[str, str]

    def shown(self, name: str) -> str:
        return self.words.get(name, name)

    def path(self, tokens: Sequence[Candidate]) -> list[str]:
        """The names of a path, as trees hold them."""
        names = [token.value for token in tokens if token.terminal == "NAME"]
        return [self.english.get(name, name) for name in names]


def own_names(keywords: Keywords, known: Declared) -> OwnNames:
    taken = {
        *known.parameters, *known.definitions, *known.calendars, *known.tables, *known.rules,
        *known.events, *(symbol.name for symbol in known.owners.values()),
    }  # fmt: skip
    words = {
        english: word
        for english, word in keywords.names.items()
        if english not in taken and word not in taken
    }
    return OwnNames(words, {word: english for english, word in words.items()})
