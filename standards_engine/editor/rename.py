"""Another name for something, in every file that reads it; refused where the rules would change.

Nothing is guessed: the changed files are read and checked as they would be, and there must be no
new fault, and every place must still name the same thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from standards_engine.analysis.names import Index, Kind, Occurrence, Symbol
from standards_engine.editor.programs import Program, Programs
from standards_engine.editor.references import programs_of
from standards_engine.editor.session import Asked, Session
from standards_engine.editor.texts import Texts, is_shipped
from standards_engine.language import language_of
from standards_engine.language.keywords import keywords
from standards_engine.language.layout.spelling import is_bare_name, quoted
from standards_engine.source import Span
from standards_engine.wording import say

Edits = Mapping[str, list[tuple[Span, str]]]


class Refused(JsonRpcException):
    """Told to whoever asked, in plain words."""

    CODE = -32803
    MESSAGE = "refused"


def renaming(asked: Asked, session: Session) -> types.PrepareRenamePlaceholder:
    """The name that would be changed, and where it stands."""
    found = _renamable(asked)
    return types.PrepareRenamePlaceholder(session.places.range(found.span), found.symbols[0].name)


def renamed(asked: Asked, new: str, session: Session) -> types.WorkspaceEdit:
    found = _renamable(asked)
    _check_name(new, asked)
    symbols = asked.program.index.tied(found.symbols)
    programs = programs_of(symbols, asked.program, session)
    places = _places(symbols, programs)
    shipped = next((each for each in places if is_shipped(each.span.source.name)), None)
    if shipped is not None:
        raise Refused(say("`{name}` comes with the tool and keeps its name", name=_name(found)))
    edits = _sound_edits(places, new, symbols, programs, session)
    changes = {
        session.uri(file): [
            types.TextEdit(session.places.range(span), text) for span, text in changed
        ]
        for file, changed in edits.items()
    }
    return types.WorkspaceEdit(changes=changes)


def _renamable(asked: Asked) -> Occurrence:
    index = asked.program.index
    found = index.at(asked.file, asked.offset)
    if found is None or not found.symbols:
        raise Refused(say("there is no name here that rules declare"))
    if any(symbol.kind is Kind.FILE for symbol in found.symbols):
        raise Refused(say("this is the name of a file: rename the file, and write its name here"))
    if not index.declarations(found.symbols):
        raise Refused(say("`{name}` comes with the tool and keeps its name", name=_name(found)))
    return found


def _name(found: Occurrence) -> str:
    return found.symbols[0].name


def _check_name(new: str, asked: Asked) -> None:
    if not is_bare_name(new):
        raise Refused(
            say(
                "`{name}` cannot be a name: names are letters, digits and `_`, "
                "and do not begin with a digit",
                name=new,
            )
        )
    table = keywords(language_of(asked.text))
    if new.casefold() in table.reserved or new in {*table.names.values(), *_OWN}:
        raise Refused(say("`{name}` is a word of the language", name=new))


_OWN = ("case", "event", "plan", "as_of", "standard")


def _places(symbols: Iterable[Symbol], programs: Iterable[Program]) -> list[Occurrence]:
    found = (each for program in programs for each in program.index.of(symbols))
    return list({(each.span.source.name, each.span.start): each for each in found}.values())


def _sound_edits(
    places: list[Occurrence],
    new: str,
    symbols: frozenset[Symbol],
    programs: tuple[Program, ...],
    session: Session,
) -> Edits:
    """Bare where that reads well, else in back quotes."""
    reason = ""
    for written in (new, quoted(new)):
        edits = _edits(places, new, written)
        trial = Programs(_trial(edits, session.texts))
        reasons = (_objection(each, trial, edits, symbols, new) for each in programs)
        reason = next((each for each in reasons if each), "")
        if not reason:
            return edits
    raise Refused(say("`{name}` cannot be the name: {reason}", name=new, reason=reason))


def _edits(places: list[Occurrence], new: str, written: str) -> Edits:
    found: dict[str, list[tuple[Span, str]]] = {}
    for each in sorted(places, key=lambda each: each.span.start):
        text = new if each.in_text else written
        found.setdefault(each.span.source.name, []).append((each.span, text))
    return found


def _trial(edits: Edits, texts: Texts) -> Texts:
    """The texts as they would be."""
    changed = {file: _changed(each) for file, each in edits.items()}
    return texts.with_shown(changed)


def _changed(edits: list[tuple[Span, str]]) -> str:
    text = edits[0][0].source.text
    for span, new in reversed(edits):
        text = text[: span.start] + new + text[span.end :]
    return text


def _objection(
    program: Program, trial: Programs, edits: Edits, symbols: frozenset[Symbol], new: str
) -> str:
    """Why the rules would not say the same; nothing where they would."""
    after = trial.of(program.name)
    if after is None:
        return say("the rules could not be read any more")
    before = Counter(type(fault) for fault in program.checked.diagnostics)
    for fault in after.checked.diagnostics:
        before[type(fault)] -= 1
        if before[type(fault)] < 0:
            return fault.message
    if _shape(program.index, symbols) != _shape(after.index, _after(after.index, edits, new)):
        return say("it would stand for something else somewhere")
    return ""


def _shape(index: Index, symbols: Iterable[Symbol]) -> tuple[int, int, int]:
    found = index.of(symbols)
    unbound = sum(not each.symbols for each in index.occurrences)
    return len(found), len([each for each in found if each.declares]), unbound


def _after(index: Index, edits: Edits, new: str) -> frozenset[Symbol]:
    """The symbols at the places that were changed."""
    found: set[Symbol] = set()
    for file, changed in edits.items():
        moved = 0
        for span, text in changed:
            at = index.at(file, span.start + moved)
            if at is not None:
                found.update(at.symbols)
            moved += len(text) - (span.end - span.start)
    return frozenset(symbol for symbol in found if symbol.name == new)
