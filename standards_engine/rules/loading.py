"""Rules by name: found, read and checked, or taken from the last run if nothing has changed.

Checked rules are kept between runs, with a witness of everything that was read or looked for; so a
run that judges by unchanged rules never loads the parser.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from standards_engine import cache as between_runs
from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.frozen import frozen
from standards_engine.resources import resource
from standards_engine.rules.checked import Checked
from standards_engine.rules.vocabulary import EMPTY, Vocabulary
from standards_engine.rules.witness import witness
from standards_engine.wording import spoken

_KIND = "rules"


@frozen
class _Kept:
    looked_at: tuple[tuple[Path, str], ...]
    checked: Checked

    def still_holds(self) -> bool:
        return all(witness(path) == found for path, found in self.looked_at)


def load_rules(
    names: Sequence[str],
    *,
    settings: Mapping[str, str] | None = None,
    vocabulary: Vocabulary = EMPTY,
) -> Checked:
    """Find, read and check rule files; all faults of writing and of meaning together."""
    given = settings or {}
    key = (str(Path.cwd()), spoken(), *names, "with", *map("=".join, given.items()), _code())
    found = between_runs.kept(_KIND, (*key, str(bool(vocabulary.records))))
    if isinstance(found, _Kept) and found.still_holds():
        return found.checked
    checked, looked_at = _read_and_check(names, given, vocabulary)
    if checked.ruleset is not None:
        kept = _Kept(tuple(looked_at.items()), checked)
        between_runs.keep(_KIND, (*key, str(bool(vocabulary.records))), kept)
    return checked


def _read_and_check(
    names: Sequence[str], settings: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[Checked, dict[Path, str]]:
    from standards_engine.rules.files import Library
    from standards_engine.rules.from_syntax import check

    library = Library()
    trees = library.settled([tree for name in names for tree in library.find(name)])
    checked = check(
        trees,
        settings=settings,
        vocabulary=vocabulary,
        load=library.used,
        faulty=library.faulty,
    )
    diagnostics = in_reading_order([*library.diagnostics, *checked.diagnostics])
    sound = not any(map(is_error, diagnostics))
    return Checked(checked.ruleset if sound else None, tuple(diagnostics)), library.looked_at


def in_reading_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """By file, in the order in which files were first named, then by place."""
    files: dict[str, int] = {}
    for fault in diagnostics:
        if fault.span is not None:
            files.setdefault(fault.span.source.name, len(files))

    def place(fault: Diagnostic) -> tuple[int, int]:
        return (files[fault.span.source.name], fault.span.start) if fault.span else (-1, 0)

    return sorted(diagnostics, key=place)


@cache
def _code() -> str:
    """A witness of the code that checks: in a checkout it changes without a new version."""
    package = Path(__file__).parent.parent
    rooms = [package / "language", package / "rules", package / "plans", resource("grammar")]
    stats = (entry.stat() for room in rooms for entry in _files(room))
    return " ".join(f"{found.st_mtime_ns}.{found.st_size}" for found in stats)


def _files(folder: Path) -> list[os.DirEntry[str]]:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    inner = (e for e in entries if e.is_dir() and e.name != "__pycache__")
    return [e for e in entries if e.is_file()] + [e for each in inner for e in _files(Path(each))]
