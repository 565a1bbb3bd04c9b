"""Rule files as they are now: as the editor shows them where they are open, else as on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from standards_engine.diagnostics import Diagnostic
from standards_engine.documents import decode
from standards_engine.frozen import frozen
from standards_engine.language import Parsed, parse
from standards_engine.language.nodes import RulesetFile
from standards_engine.resources import resource
from standards_engine.rules.files import shipped
from standards_engine.rules.witness import ENDING
from standards_engine.source import Source

_MOST_FILES = 2000
"""So many files of a folder are looked at; a folder with more is hardly one of rules."""


@frozen
class Read:
    """A file as read; `faults` are those of writing."""

    source: Source
    tree: RulesetFile
    faults: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Texts:
    """Names are absolute paths. Open texts are replaced, never changed: a check that runs beside
    works with those it began with.
    """

    shown: dict[str, str] = field(default_factory=dict)
    uris: dict[str, str] = field(default_factory=dict)
    """The address by which the editor knows each open text."""
    folders: tuple[str, ...] = ()
    _read: dict[str, Read] = field(default_factory=dict)
    _stated: dict[str, tuple[int, int]] = field(default_factory=dict)

    def show(self, name: str, uri: str, text: str) -> None:
        self.shown = {**self.shown, name: text}
        self.uris[name] = uri

    def hide(self, name: str) -> None:
        self.shown = {each: text for each, text in self.shown.items() if each != name}
        self.uris.pop(name, None)

    def with_shown(self, changed: Mapping[str, str]) -> Texts:
        """The same, with other texts in the place of some."""
        return replace(self, shown={**self.shown, **changed}, _read=dict(self._read))

    def source(self, name: str) -> Source | None:
        """The text of a file now; None where it cannot be read as a text."""
        text = self.shown.get(name)
        known = self._read.get(name)
        if text is not None:
            same = known is not None and known.source.text == text
            return known.source if same and known else Source(name, text)
        return self._on_disk(name, known)

    def read(self, name: str) -> Read | None:
        source = self.source(name)
        if source is None:
            return None
        known = self._read.get(name)
        if known is None or known.source is not source:
            known = _parsed(source, parse(source))
            self._read[name] = known
        return known

    def used(self, parts: Sequence[str], user: Source) -> Read | None:
        """What `use a.b` means in a file: one beside it, or a shipped ruleset."""
        beside = os.path.realpath(Path(user.name).parent.joinpath(*parts).with_suffix(ENDING))
        found = self.read(beside)
        if found is None and (path := shipped("/".join(parts))) is not None:
            found = self.read(os.path.realpath(path))
        return found

    def around(self, name: str) -> Iterable[str]:
        """The rule files of the folders in which the editor works, else those beside a file."""
        path = Path(name)
        inside = [each for each in self.folders if path.is_relative_to(each)]
        found = (file for folder in inside for file in _rule_files(Path(folder)))
        near = found if inside else path.parent.glob(f"*{ENDING}")
        names = dict.fromkeys(os.path.realpath(file) for file in near)
        return (*dict.fromkeys((*self.shown, *names)),)

    def _on_disk(self, name: str, known: Read | None) -> Source | None:
        path = Path(name)
        try:
            found = path.stat()
            stated = found.st_mtime_ns, found.st_size
            if known is not None and self._stated.get(name) == stated:
                return known.source
            source, _ = decode(name, path.read_bytes())
        except (OSError, ValueError):
            return None
        self._stated[name] = stated
        return source


def is_shipped(name: str) -> bool:
    """Whether a file came with the tool, so that nobody edits it."""
    return Path(name).is_relative_to(os.path.realpath(resource("rulesets")))


def _rule_files(folder: Path) -> list[Path]:
    found = []
    for path in folder.rglob(f"*{ENDING}"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            found.append(path)
        if len(found) >= _MOST_FILES:
            break
    return sorted(found)


def _parsed(source: Source, parsed: Parsed) -> Read:
    return Read(source, parsed.tree, parsed.diagnostics)
