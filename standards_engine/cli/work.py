"""What a running command has to take back when it ends, and who is told how far it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import click

from standards_engine.progress import SILENCE, LongCall, Progress


@dataclass(slots=True)
class Work:
    """Of one run; implements `Progress`. A command gets its own by `current_work`.

    Whatever is registered here is gone when the command ends, also where it was stopped in the
    middle of taking it back.
    """

    _display: Progress = SILENCE
    _leftovers: set[Path] = field(default_factory=set)
    _calls: list[LongCall] = field(default_factory=list)

    def stage(self, name: str, total: int | None = None) -> None:
        self._display.stage(name, total)

    def advance(self, rows: int) -> None:
        self._display.advance(rows)

    @contextmanager
    def during(self, call: LongCall) -> Iterator[None]:
        self._calls.append(call)
        try:
            with self._display.during(call):
                yield
        finally:
            self._calls.remove(call)

    @contextmanager
    def shown_by(self, display: Progress) -> Iterator[None]:
        before, self._display = self._display, display
        try:
            yield
        finally:
            self._display = before

    @contextmanager
    def temporary(self, path: Path) -> Iterator[Path]:
        """`path` is a file or folder that nobody needs once the context ends."""
        self._leftovers.add(path)
        try:
            yield path
        finally:
            self.remove(path)

    def remove(self, path: Path) -> None:
        """At once; where that is cut short, when the command ends."""
        self._leftovers.add(path)
        _remove(path)
        self._leftovers.discard(path)

    def interrupt(self) -> None:
        """Make calls that work for long come back. Called from the thread that hears signals."""
        for call in tuple(self._calls):
            with suppress(Exception):  # it may have ended by itself, and be closed
                call.interrupt()

    def clean(self) -> None:
        for path in tuple(self._leftovers):
            _remove(path)


def current_work() -> Work:
    """That of the command that runs; one of its own where none does."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Work) if context is not None else None
    return found or Work()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
