"""Signals that stop a command: Ctrl-C, and what a terminal or a CI job sends when it ends.

The first one raises KeyboardInterrupt, and everything unwinds as after any fault. But Python hears
a signal only between two of its own steps, and a sort may be one step of a minute. So a thread of
its own hears it, too: it calls off what works outside of Python, and if the command has not ended
after a moment, it takes back what would be left and ends it.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from standards_engine.cli.work import Work
from standards_engine.wording import say

GRACE_SECONDS = 1.5
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Not every system has each of them."""
_SHOW_CURSOR = b"\x1b[?25h"


class Interruption:
    """A context manager; hears signals while it lasts, where the main thread enters it."""

    def __init__(self, work: Work) -> None:
        self.signal: int | None = None
        """The first one that came."""
        self._work = work
        self._before: dict[int, Any] = {}
        self._wake: socket.socket | None = None
        self._said = False
        self._word = (say("interrupted") + "\n").encode()

    @property
    def exit_code(self) -> int:
        return 128 + (self.signal or signal.SIGINT)

    def conclude(self) -> None:
        """End what was started, take back what would be left, say so; once, whoever comes first."""
        _end_children()
        self._work.clean()
        if not self._said:
            self._said = True
            with suppress(OSError):
                os.write(2, (_SHOW_CURSOR if os.isatty(2) else b"") + self._word)

    def __enter__(self) -> Self:
        if threading.current_thread() is not threading.main_thread():
            return self
        for name in _NAMES:
            number = getattr(signal, name, None)
            # who starts a command with a signal ignored, as nohup does, means it
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._stop)
        ear, self._wake = socket.socketpair()
        self._wake.settimeout(0)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        threading.Thread(target=self._listen, args=(ear,), name="signals", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """After a signal the thread listens on: threads that still work may hold up the end."""
        if self._wake is None:
            return
        if self.signal is not None:
            for number in self._before:  # a second one would end what is ending as it should
                signal.signal(number, signal.SIG_IGN)
            return
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._wake.close()

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        if self.signal is None:
            self.signal = number
            _silence_libraries()
            raise KeyboardInterrupt

    def _listen(self, ear: socket.socket) -> None:
        with ear:
            heard = ear.recv(1)
            while heard and heard[0] not in self._before:
                heard = ear.recv(1)
            if heard:
                self._end(heard[0], ear)

    def _end(self, number: int, ear: socket.socket) -> None:
        """The command has a moment to end by itself; a second signal cuts it short."""
        self._work.interrupt()
        ear.settimeout(GRACE_SECONDS)
        with suppress(TimeoutError):
            ear.recv(1)
        self.signal = self.signal or number
        self.conclude()
        os._exit(self.exit_code)


def _silence_libraries() -> None:
    """They would tell of their calls that are cut short, and Python of what it could not raise."""
    sys.unraisablehook = threading.excepthook = _nothing
    if "logging" in sys.modules:
        import logging

        logging.disable()


def _nothing(_told: object) -> None: ...


def _end_children() -> None:
    """Such as the process of Java that was just being started; only Linux tells which there are."""
    for each in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):
            for number in each.read_text().split():
                os.kill(int(number), signal.SIGKILL)
