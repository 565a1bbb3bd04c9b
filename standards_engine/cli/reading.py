"""Texts that commands read besides rule files."""

from __future__ import annotations

import sys
from pathlib import Path

from standards_engine.cli.failures import Unusable
from standards_engine.diagnostics.phrases import of_system
from standards_engine.diagnostics.syntax import UnreadableFile
from standards_engine.documents import decode
from standards_engine.source import Source
from standards_engine.wording import say

STANDARD_INPUT = "-"


def read_source(name: str) -> Source:
    """The text of a file, or of standard input for `-`; raises Unusable."""
    try:
        data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        reason = of_system(error)
        raise Unusable([UnreadableFile(path=name, reason=reason)]) from error
    source, faults = decode(say("standard input") if name == STANDARD_INPUT else name, data)
    if source is None:
        raise Unusable(faults)
    return source
