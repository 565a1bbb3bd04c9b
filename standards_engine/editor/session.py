"""What a server knows while an editor is open: texts, what they mean, and what was told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from lsprotocol import types
from pygls.workspace import PositionCodec

from standards_engine.diagnostics import Diagnostic
from standards_engine.editor.completion import completions
from standards_engine.editor.faults import faults_of, shown
from standards_engine.editor.places import Places, file_of, uri_of
from standards_engine.editor.programs import Program, Programs
from standards_engine.editor.speech import speaking_of
from standards_engine.editor.texts import Texts, is_shipped
from standards_engine.frozen import frozen

LONG_TEXT = 10_000
"""Characters: what is longer takes more than a few milliseconds to read."""


@frozen
class Asked:
    """A place in a file that a question is about."""

    program: Program
    offset: int

    @property
    def file(self) -> str:
        return self.program.name

    @property
    def text(self) -> str:
        return self.program.root.source.text


@dataclass(slots=True)
class Session:
    texts: Texts = field(default_factory=Texts)
    programs: Programs = field(init=False)
    places: Places = field(default_factory=lambda: Places(PositionCodec()))
    language: str | None = None
    """The editor's setting; without one each file is spoken about in its own."""
    found: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """By file that was checked: the faults of it and of what it uses."""
    _told: set[str] = field(default_factory=set)
    _closed: set[str] = field(default_factory=set)
    """Files that were closed while a check runs, which then says nothing of them."""

    def __post_init__(self) -> None:
        self.programs = Programs(self.texts)

    @contextmanager
    def about(self, uri: str) -> Iterator[Program | None]:
        """The program of a file as it is now; inside, all is said in the file's language."""
        program = self.programs.of(file_of(uri))
        with speaking_of(program.root.source.text if program else "", self.language):
            yield program

    @contextmanager
    def at(self, uri: str, position: types.Position) -> Iterator[Asked | None]:
        with self.about(uri) as program:
            if program is None:
                yield None
            else:
                yield Asked(program, self.places.offset(program.root.source, position))

    def check(self, names: Iterable[str]) -> None:
        """Finds the faults of these files anew; of one that is gone there are none.

        May run in a thread of its own, beside the answers.
        """
        self._closed.clear()
        for name in names:
            program = self.programs.of(name)
            found = None if program is None else faults_of(program)
            if found is None or name in self._closed:
                self.found.pop(name, None)
                self.programs.forget(name)
            else:
                self.found[name] = found

    def touched_by(self, name: str) -> list[str]:
        """The files whose faults may be others, now that one changed."""
        known = self.programs.kept_with(name)
        return list(dict.fromkeys((name, *(each for each in known if each in self.found))))

    def readers_of(self, name: str) -> list[str]:
        """All files around that read a file, also those that are not open."""
        return list(dict.fromkeys((name, *(each.name for each in self.programs.with_file(name)))))

    def completions(self, uri: str, position: types.Position) -> types.CompletionList | None:
        """Of a long file by the names of a moment ago: nothing is read but the place itself."""
        name = file_of(uri)
        source = self.texts.source(name)
        if source is None:
            return None
        is_long = len(source.text) > LONG_TEXT
        program = self.programs.last(name) if is_long else self.programs.of(name)
        if program is None:
            return None
        offset = self.places.offset(source, position)
        with speaking_of(source.text, self.language):
            return completions(source, offset, program, self.places)

    def close(self, name: str) -> None:
        self.texts.hide(name)
        self._closed.add(name)
        self.found.pop(name, None)
        self.programs.forget(name)

    def to_tell(self) -> Iterator[types.PublishDiagnosticsParams]:
        """The faults of each file that has some, and of those that had some and are mended."""
        by_file: dict[str, dict[object, Diagnostic]] = {}
        for fault in (fault for faults in list(self.found.values()) for fault in faults):
            assert fault.span is not None
            key = (type(fault), fault.span.start, fault.span.end, fault.message)
            by_file.setdefault(fault.span.source.name, {}).setdefault(key, fault)
        by_file = {file: each for file, each in by_file.items() if not is_shipped(file)}
        for file in (*by_file, *(self._told | set(self.texts.shown)) - by_file.keys()):
            yield self._published(file, by_file.get(file, {}).values())
        self._told = set(by_file)

    def _published(self, file: str, faults: Iterable[Diagnostic]) -> types.PublishDiagnosticsParams:
        source = self.texts.source(file)
        with speaking_of(source.text if source else "", self.language):
            found = [shown(fault, self.places) for fault in faults]
        return types.PublishDiagnosticsParams(self.uri(file), found)

    def uri(self, file: str) -> str:
        """The address under which the editor knows a file."""
        return self.texts.uris.get(file) or uri_of(file)
