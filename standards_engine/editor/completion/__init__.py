"""What may be written at a place: words, names, values, units."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from standards_engine.editor.completion.here import Begun, begun_at
from standards_engine.editor.completion.items import item
from standards_engine.editor.completion.phrases import keywords_at, rest_of_keywords, units
from standards_engine.editor.completion.quoted import in_back_quotes
from standards_engine.editor.completion.situation import Situation, situation
from standards_engine.editor.completion.suggestion import Suggestion
from standards_engine.editor.completion.values import named
from standards_engine.editor.completion.wanted import wanted
from standards_engine.editor.own_names import own_names
from standards_engine.editor.places import Places
from standards_engine.editor.programs import Program
from standards_engine.language import language_of
from standards_engine.language.keywords import Keywords, keywords
from standards_engine.source import Source, Span

TRIGGERS = (".",)
Found = list[tuple[int, Suggestion]]
"""Each with where in the text before the place it begins."""


def completions(
    source: Source, offset: int, program: Program, places: Places
) -> types.CompletionList:
    """`program` may be older than the text: it tells only which names there are."""
    table = keywords(language_of(source.text))
    begun = begun_at(source.text, offset, table)
    found = [] if begun is None else _found(begun, source, program, table)
    begin = offset - (len(begun.text) if begun else 0)
    items = [item(each, Span(source, begin + start, offset), places) for start, each in found]
    return types.CompletionList(is_incomplete=table.unspaced, items=items)


def _found(begun: Begun, source: Source, program: Program, table: Keywords) -> Found:
    """Of the places where a word may begin, the first at which something fits what is typed."""
    known = program.declared
    own = own_names(table, known)
    found: Found = []
    if (number := begun.number()) is not None:
        fitting = [each for each in units(number, table) if _fits(each, number.typed)]
        found += [(number.start, each) for each in fitting]
    for here in begun.here():
        place = situation(here, known, own, table, source)
        fitting = [each for each in _at(place) if _fits(each, here.typed)]
        if table.unspaced:
            fitting = [each for each in fitting if each.label != here.typed]
        found += [(here.start, each) for each in in_back_quotes(fitting, here, table)]
        if fitting:
            break
    for here in begun.phrases():
        rest = rest_of_keywords(here, table)
        found += [(here.start, each) for each in rest if _fits(each, here.typed)]
    return _each_once(found)


def _at(place: Situation) -> Iterator[Suggestion]:
    kind = wanted(place.declaration, place.expected)
    if "NAME" in place.expected:
        yield from named(kind, place)
    yield from keywords_at(place)


def _fits(suggestion: Suggestion, typed: str) -> bool:
    written = suggestion.text if suggestion.text and not suggestion.snippet else suggestion.label
    texts = (suggestion.label.casefold(), written.strip().casefold())
    return any(_in_order(typed.casefold(), text) for text in texts)


def _in_order(typed: str, text: str) -> bool:
    """As editors match: the characters typed, in their order, the first one first."""
    rest = iter(text)
    begins = not typed or text.lstrip('"`').startswith(typed[0])
    return begins and all(character in rest for character in typed)


def _each_once(found: Found) -> Found:
    once: dict[tuple[int, str], tuple[int, Suggestion]] = {}
    for start, each in found:
        once.setdefault((start, each.label), (start, each))
    return list(once.values())
