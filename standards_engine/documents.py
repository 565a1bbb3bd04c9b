"""YAML documents as people write them, every name and value with its place.

A value that is not quoted is yes or no (`true`, `false`, `yes`, `no`), a whole number, a decimal
number, nothing (`null`, `~`, or no text at all), or else text. So `1:30`, `012`, `2026-03-01` and
`off` are the text that stands there. Numbers are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

import yaml

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.documents import (
    MISSING_COLON,
    AliasUsed,
    BrokenDocument,
    ComplexKey,
    ControlCharacter,
    DuplicateKey,
    EmptyDocument,
    NestedTooDeep,
    NotAMapping,
    NotUtf8,
    SecondDocument,
    TabIndentation,
    TagUsed,
)
from standards_engine.frozen import frozen
from standards_engine.indentation import Shift, wrong_indentation
from standards_engine.source import Source, Span

DEPTH_LIMIT = 40
"""Lists and mappings inside each other; plans need seven."""

_FAULTS_SHOWN = 20
"""Of one kind that repeats on many lines."""


@frozen
class ScalarNode:
    """`text` is what is written, without quotes; `value` what it means."""

    value: str | int | Decimal | bool | None
    text: str
    span: Span


@frozen
class ListNode:
    items: tuple[Node, ...]
    span: Span


@frozen
class Entry:
    key: str
    key_span: Span
    value: Node


@frozen
class MappingNode:
    entries: tuple[Entry, ...]
    span: Span

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def get(self, key: str) -> Node | None:
        entry = self.entry(key)
        return None if entry is None else entry.value


Node = ScalarNode | ListNode | MappingNode


def decode(name: str, data: bytes) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The bytes of a file as a source. A byte order mark is dropped."""
    try:
        return Source(name, data.decode("utf-8-sig")), ()
    except UnicodeDecodeError as error:
        source = Source(name, data.decode("utf-8", errors="replace"))
        offset = len(data[: error.start].decode("utf-8"))
        span = Span(source, offset, offset + 1)
        return None, (NotUtf8(span=span, byte=error.start + 1),)


@lru_cache(maxsize=4)
def load_document(source: Source) -> tuple[MappingNode | None, tuple[Diagnostic, ...]]:
    """The one mapping that a document must be; None where it cannot be read as one."""
    faults: list[Diagnostic] = list(_control_characters(source))
    if faults:
        return None, tuple(faults)
    builder = _Builder(source, faults)
    try:
        for event in yaml.parse(source.text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        faults.extend(_syntax_faults(source, error))
        return None, tuple(faults)
    aliases = [fault for fault in faults if isinstance(fault, AliasUsed)]
    if aliases:
        others = [fault for fault in faults if not isinstance(fault, AliasUsed)]
        return None, (*others, aliases[0])
    return _as_mapping(builder.root, source, faults), tuple(faults)


def plain(node: Node) -> object:
    """The values alone, as dict, list, str, int, Decimal, bool and None."""
    match node:
        case ScalarNode(value):
            return value
        case ListNode(items):
            return [plain(item) for item in items]
        case MappingNode(entries):
            return {entry.key: plain(entry.value) for entry in entries}
        case _:
            assert_never(node)


_VALUES = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "yes": True,
    "false": False,
    "no": False,
}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?")


def resolve(text: str) -> str | int | Decimal | bool | None:
    """What an unquoted value means."""
    folded = text.lower()
    if folded in _VALUES:
        return _VALUES[folded]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    return Decimal(text) if number[1] else int(text)


def _as_mapping(root: Node | None, source: Source, faults: list[Diagnostic]) -> MappingNode | None:
    if isinstance(root, MappingNode):
        return root
    if faults:
        return None
    if root is None or (isinstance(root, ScalarNode) and root.value is None):
        faults.append(EmptyDocument(span=Span(source, 0, 0)))
    else:
        faults.append(NotAMapping(span=Span(source, root.span.start, root.span.start + 1)))
    return None


def _marks(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        raise ValueError("the parser left out where an event stands")
    return start.index, end.index


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    start: int
    is_mapping: bool
    as_key: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: ScalarNode | None = None


@dataclass(slots=True)
class _Builder:
    """Makes nodes of the parser's events; a loop with a stack, so that depth costs nothing."""

    source: Source
    faults: list[Diagnostic]
    root: Node | None = None
    documents: int = 0
    stack: list[_Open] = field(default_factory=list)

    def take(self, event: yaml.Event) -> bool:
        """False where the rest is not worth reading."""
        match event:
            case yaml.DocumentStartEvent():
                return self._begin_document(event)
            case yaml.ScalarEvent():
                self._refuse_tag(event)
                self._add(self._scalar(event))
            case yaml.AliasEvent():
                span = self._span(event)
                self.faults.append(AliasUsed(span=span, alias=str(event.anchor)))
                self._add(ScalarNode(None, "", span))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                return self._open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close(event)
        return True

    def _span(self, event: yaml.Event) -> Span:
        return Span(self.source, *_marks(event))

    def _begin_document(self, event: yaml.Event) -> bool:
        self.documents += 1
        if self.documents > 1:
            self.faults.append(SecondDocument(span=self._span(event)))
        return self.documents == 1

    def _refuse_tag(
        self, event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent
    ) -> None:
        if event.tag is not None:
            span = self._span(event)
            self.faults.append(TagUsed(span=span, tag=span.text.split()[0]))

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        is_plain = event.implicit[0] and not event.style
        value = resolve(event.value) if is_plain else event.value
        return ScalarNode(value, event.value, self._span(event))

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> bool:
        self._refuse_tag(event)
        start, _ = _marks(event)
        span = Span(self.source, start, start + 1)
        if len(self.stack) >= DEPTH_LIMIT:
            self.faults.append(NestedTooDeep(span=span, limit=DEPTH_LIMIT))
            return False
        as_key = bool(self.stack) and self.stack[-1].is_mapping and self.stack[-1].key is None
        if as_key:
            self.faults.append(ComplexKey(span=span))
        self.stack.append(_Open(start, isinstance(event, yaml.MappingStartEvent), as_key))
        return True

    def _close(self, event: yaml.Event) -> None:
        closed = self.stack.pop()
        span = Span(self.source, closed.start, self._end(closed.start, _marks(event)[1]))
        if closed.as_key:
            self._add(ScalarNode(None, span.text, span))
        elif closed.is_mapping:
            self._add(MappingNode(tuple(closed.entries.values()), span))
        else:
            self._add(ListNode(tuple(closed.items), span))

    def _end(self, start: int, end: int) -> int:
        """A block ends, for the parser, where the next thing begins: step back over the gap."""
        return start + len(self.source.text[start:end].rstrip())

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None and isinstance(node, ScalarNode):
            top.key = node
        elif top.key is not None:
            self._enter(top, top.key, node)
            top.key = None

    def _enter(self, mapping: _Open, key: ScalarNode, value: Node) -> None:
        first = mapping.entries.get(key.text)
        if first is None:
            mapping.entries[key.text] = Entry(key.text, key.span, value)
            return
        line = first.key_span.line
        self.faults.append(DuplicateKey(span=key.span, key=key.text, first_line=line))


_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_TAB_INDENTED = re.compile(r"^ *\t[\t ]*(?=\S)", re.MULTILINE)


def _control_characters(source: Source) -> Iterator[Diagnostic]:
    for number, match in enumerate(_UNPRINTABLE.finditer(source.text)):
        if number == _FAULTS_SHOWN:
            return
        span = Span(source, match.start(), match.end())
        yield ControlCharacter(span=span, character=match.group())


def _syntax_faults(source: Source, error: yaml.YAMLError) -> Iterator[Diagnostic]:
    """Tabs where the parser stumbled over one, else what it says, in plain words."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        yield BrokenDocument(problem=str(error))
        return
    offset = error.problem_mark.index
    line = source.line_at(min(offset, len(source.text)))
    if _TAB_INDENTED.match(source.line_text(line)):
        for number, match in enumerate(_TAB_INDENTED.finditer(source.text)):
            if number < _FAULTS_SHOWN:
                yield TabIndentation(span=Span(source, match.start(), match.end()))
        return
    broken = _broken(source, error, offset)
    shift = wrong_indentation(source.text, line) if broken.may_be_indentation else None
    yield broken if shift is None else _badly_indented(source, shift)


def _badly_indented(source: Source, shift: Shift) -> Diagnostic:
    line = source.line_text(shift.line)
    start = source.line_start(shift.line)
    indentation = len(line) - len(line.lstrip(" "))
    span = Span(source, start + indentation, start + len(line.rstrip()))
    return BrokenDocument(problem="", spaces=shift.spaces, span=span)


def _broken(source: Source, error: yaml.MarkedYAMLError, offset: int) -> BrokenDocument:
    fault = BrokenDocument(problem=error.problem or "")
    above = _without_colon(source, source.line_at(offset) - 1) if fault.may_be_indentation else None
    if above is not None:
        return BrokenDocument(problem=MISSING_COLON, span=above)
    if fault.began_earlier and error.context_mark is not None:
        offset = error.context_mark.index
    return replace(fault, span=_one_character(source, offset))


def _without_colon(source: Source, line: int) -> Span | None:
    """A line above the fault that lacks its colon: the one below was read as more of its text."""
    text = source.line_text(line) if line > 0 else ""
    below = source.line_text(line + 1)
    same_column = len(text) - len(text.lstrip()) == len(below) - len(below.lstrip())
    if _TWO_WORDS.fullmatch(text) is None or not same_column:
        return None
    return _one_character(source, source.line_start(line) + len(text) - len(text.lstrip()))


_TWO_WORDS = re.compile(r" *\w+ [^:#]*\S")


def _one_character(source: Source, offset: int) -> Span:
    """At the end of the text, its last visible character."""
    if offset >= len(source.text):
        offset = max(0, len(source.text.rstrip()) - 1)
    return Span(source, offset, min(offset + 1, len(source.text)))
