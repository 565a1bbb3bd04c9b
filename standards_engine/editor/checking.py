"""Checks beside the typing: a moment after the last change, in a thread of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lsprotocol import types

from standards_engine.editor.session import Session

LOG = logging.getLogger("standards.editor")
SECONDS_AFTER_TYPING = 0.2


@dataclass(slots=True)
class Checking:
    """One check at a time; what changes meanwhile is checked after it."""

    session: Session
    tell: Callable[[types.PublishDiagnosticsParams], None]
    _waiting: set[str] = field(default_factory=set)
    _later: asyncio.TimerHandle | None = None
    _running: asyncio.Task[None] | None = None

    def soon(self, names: Iterable[str]) -> None:
        self._waiting.update(names)
        if self._later is not None:
            self._later.cancel()
        self._later = asyncio.get_running_loop().call_later(SECONDS_AFTER_TYPING, self._start)

    def forget(self, name: str) -> None:
        self._waiting.discard(name)

    def tell_all(self) -> None:
        for params in self.session.to_tell():
            self.tell(params)

    def _start(self) -> None:
        self._later = None
        if self._waiting and (self._running is None or self._running.done()):
            self._running = asyncio.get_running_loop().create_task(self._check())

    async def _check(self) -> None:
        names, self._waiting = self._waiting, set()
        try:
            await asyncio.to_thread(self.session.check, sorted(names))
            self.tell_all()
        except Exception:
            LOG.exception("checking %s", ", ".join(sorted(names)))
        if self._waiting and self._later is None:
            asyncio.get_running_loop().call_soon(self._start)
