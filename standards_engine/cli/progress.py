"""How far a long command is: one line at the end of the terminal, gone when it ends.

Nothing is shown of work that takes a second. All that is drawn is drawn by one thread, which asks
now and then; those who work only leave numbers behind, and are never held up.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from standards_engine.cli.work import Work
from standards_engine.progress import LongCall
from standards_engine.reports.escape import one_line
from standards_engine.wording import listed, say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_SHOWN_AFTER_SECONDS = 1.0
_SECONDS_BETWEEN = 0.2
_TOO_EARLY_SECONDS, _TOO_LITTLE = 0.5, 0.01
"""Before that much is done, what is left cannot be told."""


@dataclass(slots=True)
class Stage:
    name: str
    total: int | None
    began: float
    done: int = 0
    asked: float = 0.0
    """What the call that works for long has said last."""

    def share(self, calls: Sequence[LongCall]) -> float | None:
        """Between 0 and 1; None where nobody knows."""
        if self.total:
            return min(1.0, self.done / self.total)
        for call in calls[-1:]:
            with suppress(Exception):  # it may have ended by itself, and be closed
                return self._of_call(call.query_progress() / 100)
        return None

    def _of_call(self, share: float) -> float | None:
        """A stage may be several calls, one after the other: each begins anew."""
        if share < self.asked:
            self.began = monotonic()
        self.asked = share
        return share if share >= 0 else None


class Display:
    """Implements `Progress`. A context manager, to which no other thread writes meanwhile."""

    def __init__(self, *, color: bool = True, after: float = _SHOWN_AFTER_SECONDS) -> None:
        self._color = color
        self._after = after
        self._calls: list[LongCall] = []
        self._stage = Stage("", None, monotonic())
        self._over = threading.Event()
        spoken = copy_context()  # a thread begins without the language of the one that starts it
        draw = partial(spoken.run, self._draw)
        self._thread = threading.Thread(target=draw, name="progress", daemon=True)

    def stage(self, name: str, total: int | None = None) -> None:
        self._stage = Stage(name, total, monotonic())

    def advance(self, rows: int) -> None:
        self._stage.done += rows

    @contextmanager
    def during(self, call: LongCall) -> Iterator[None]:
        self._calls.append(call)
        try:
            yield
        finally:
            self._calls.remove(call)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _draw(self) -> None:
        if self._over.wait(self._after):
            return
        with _bar(color=self._color) as bar:
            shown = None
            while not self._over.wait(_SECONDS_BETWEEN):
                stage = self._stage
                if shown is None or shown[0] is not stage:
                    shown = (stage, _next(bar, shown and shown[1]))
                _update(bar, shown[1], stage, stage.share(tuple(self._calls)))


def _bar(*, color: bool) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[told]}", markup=False),
        console=Console(stderr=True, no_color=not color or None),
        transient=True,
        auto_refresh=False,
    )


def _next(bar: Bar, before: TaskID | None) -> TaskID:
    if before is not None:
        bar.remove_task(before)
    return bar.add_task("", total=None, told="")


def _update(bar: Bar, task: TaskID, stage: Stage, share: float | None) -> None:
    bar.update(
        task,
        description=one_line(stage.name),
        total=None if share is None else 1.0,
        completed=share or 0.0,
        told=told(stage, share, monotonic() - stage.began),
        refresh=True,
    )


def told(stage: Stage, share: float | None, elapsed: float) -> str:
    """`1,200,000 of 10,000,000 rows, 0:12 left`, as much of it as is known."""
    parts = []
    if stage.total:
        done, total = f"{min(stage.done, stage.total):,}", f"{stage.total:,}"
        parts.append(say("{done} of {total} rows", done=done, total=total))
    elif stage.done:
        parts.append(say("{done} rows", done=f"{stage.done:,}"))
    elif share is not None:
        parts.append(f"{share:.0%}")
    if share and elapsed > _TOO_EARLY_SECONDS and share > _TOO_LITTLE:
        parts.append(say("{time} left", time=_clock(elapsed * (1 - share) / share)))
    elif share is None:
        parts.append(say("for {time}", time=_clock(elapsed)))
    return listed(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def shown(work: Work, *, quiet: bool, color: bool) -> Iterator[None]:
    """What `work` does meanwhile is shown, on a terminal whose user has not asked for silence."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    with Display(color=color) as display, work.shown_by(display):
        yield
