"""What Spark throws, as a diagnostic with the essential line of its cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from standards_engine.diagnostics.engines import EngineFailed, WorkersDied
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.wording import say

_LONGEST = 300
_STOPPED = "stopped SparkContext"
_DIED = (
    "Python worker exited unexpectedly",
    "ExecutorLostFailure",
    "Connection reset",
    "Cannot run program",
)
_TRIES = re.compile(r"failed (\d+) times")
_CLASS = re.compile(
    r"^(?:Caused by: )?(?:[a-z_]\w*\.)*(\w*(?:Exception|Error|Interrupt))\b:? ?(.*)$"
)


@contextmanager
def engine_faults() -> Iterator[None]:
    """Raises UnusableLogError in place of what Spark and py4j raise."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError, ConnectionError, EOFError) as error:
        text = str(error)
        if any(sign in text for sign in _DIED):
            tries = _TRIES.search(text)
            raise UnusableLogError(WorkersDied(tries=int(tries[1]) if tries else 1)) from error
        fault = EngineFailed(engine="spark", reason=essential(error))
        raise UnusableLogError(fault) from error


def essential(error: Exception) -> str:
    """The line that says why: of a chain of causes the last one, without places in programs."""
    if _STOPPED in str(error):
        return say("the master does not answer, or has ended the session")
    lines = [line.strip() for line in str(error).splitlines()]
    told = [found for line in lines if (found := _CLASS.match(line)) and found[2]]
    text = told[-1][2] if told else next(filter(None, lines), type(error).__name__)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
