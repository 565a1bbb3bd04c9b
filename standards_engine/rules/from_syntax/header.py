"""The head of a file: its name, version, zone, owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath
from typing import overload
from zoneinfo import ZoneInfo, available_timezones

from standards_engine.diagnostics.clauses import MissingHeader, RepeatedClause
from standards_engine.diagnostics.names import DuplicateName
from standards_engine.diagnostics.phrases import in_rules
from standards_engine.diagnostics.values import NewerLanguage, NotWhole, UnknownZone
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import HeaderWord
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.names import FileContext
from standards_engine.rules.from_syntax.use import FileInUse
from standards_engine.rules.nodes import CaseEnd, EndsAt, EndsWithTheLog, Origin, Wording
from standards_engine.source import Span
from standards_engine.wording import say

LANGUAGE = 1
"""The newest version of the language that is known here."""


def file_contexts(files: Sequence[FileInUse], faults: Faults) -> list[FileContext]:
    """What each file says of itself, and takes from the files around it.

    A used file has the zone of its user where it names none. The end of a case may be said in
    the file itself, by its user, or by a file it uses.
    """
    own = {id(file): _own_context(file, faults) for file in files}
    return [_inherited(file, own) for file in files]


def _own_context(file: FileInUse, faults: Faults) -> FileContext:
    tree = file.tree
    lines = _lines(tree, faults)
    zone, version = lines.get(HeaderWord.ZONE), lines.get(HeaderWord.VERSION)
    origin = Origin(
        file.name if tree.header else PurePath(tree.source.name).stem,
        version.text if version else None,
        tree.source.name,
        sha256(tree.source.text.encode()).hexdigest(),
        _zone(tree, zone, faults),
    )
    owner, source = lines.get(HeaderWord.OWNER), lines.get(HeaderWord.SOURCE)
    return FileContext(
        origin,
        origin.zone,
        _case_end(tree, faults),
        wording(owner),
        wording(source),
        tree.own_names,
    )


def _zone(tree: syntax.RulesetFile, zone: syntax.Wording | None, faults: Faults) -> str | None:
    """The zone; where it may be lost or is unknown, one that lets the check go on."""
    if zone is not None:
        return zone.text if is_zone(zone.text, zone.span, faults) else "UTC"
    lost = tree.header is None or faults.damaged(tree.header.span)
    return "UTC" if lost else None


def _inherited(file: FileInUse, contexts: Mapping[int, FileContext]) -> FileContext:
    own = contexts[id(file)]
    users = [contexts[id(user)] for user in _users(file)]
    used = [contexts[id(each)] for each in _used(file)]
    zones = [each.zone for each in (own, *users) if each.zone is not None]
    ends = [each.case_end for each in (own, *users, *used) if each.case_end is not None]
    zone = zones[0] if zones else None
    origin = replace(own.origin, zone=zone)
    return replace(own, origin=origin, zone=zone, case_end=ends[0] if ends else None)


def _users(file: FileInUse) -> Iterator[FileInUse]:
    user = file.user
    while user is not None:
        yield user
        user = user.user


def _used(file: FileInUse) -> Iterator[FileInUse]:
    for each in file.uses:
        yield each
        yield from _used(each)


@overload
def wording(node: syntax.Wording) -> Wording: ...
@overload
def wording(node: syntax.Wording | None) -> Wording | None: ...
def wording(node: syntax.Wording | None) -> Wording | None:
    if node is None:
        return None
    return Wording(node.text, tuple((each.language, each.text.text) for each in node.translations))


def is_zone(name: str, span: Span, faults: Faults) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        known = tuple(sorted(available_timezones()))
        faults.report(UnknownZone(name=name, known=known, span=span))
        return False
    return True


def _lines(tree: syntax.RulesetFile, faults: Faults) -> dict[HeaderWord, syntax.Wording]:
    found: dict[HeaderWord, syntax.Wording] = {}
    if tree.header is None:
        if not faults.damaged(tree.span) and not tree.span.source.text.isspace():
            faults.report(MissingHeader(span=Span(tree.source, 0, 0)))
        return found
    for line in tree.header.lines:
        match line:
            case syntax.LanguageVersion(number):
                _check_language(number, faults)
            case syntax.HeaderText(word, _) if word in found:
                faults.report(RepeatedClause(clause=word, span=line.span))
            case syntax.HeaderText(word, value):
                found[word] = value
    return found


def _check_language(number: syntax.NumberLiteral, faults: Faults) -> None:
    if number.value != int(number.value):
        faults.report(NotWhole(place=say("the version of the language"), span=number.span))
    elif number.value > LANGUAGE:
        version = str(number.value)
        faults.report(NewerLanguage(version=version, known=LANGUAGE, span=number.span))


def _case_end(tree: syntax.RulesetFile, faults: Faults) -> CaseEnd | None:
    """What the file says of it; whether the events exist is checked once all are known."""
    found: CaseEnd | None = None
    for each in tree.declarations:
        if not isinstance(each, syntax.CaseEndsAt | syntax.CaseEndsWithTheLog):
            continue
        if found is not None:
            other, line = found.span, in_rules("a case ends …", each.span)
            faults.report(DuplicateName(kind="the line", name=line, other=other, span=each.span))
            continue
        match each:
            case syntax.CaseEndsAt(events):
                found = EndsAt(tuple(name.text for name in events), span=each.span)
            case syntax.CaseEndsWithTheLog():
                found = EndsWithTheLog(span=each.span)
    return found
