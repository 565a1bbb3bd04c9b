"""Text files whose names end like those of workbooks, Parquet or Arrow."""

from __future__ import annotations

import codecs
import re

from standards_engine.diagnostics.log import IsAText
from standards_engine.logs.formats.raw import Opening, UnusableLogError
from standards_engine.wording import say

_HEAD = 1 << 16
_ENCODED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
"""Bytes of which a file of another kind has some near its beginning, and no text has one."""
_ENDINGS = {b"{": ".jsonl", b"[": ".json"}


def refuse_text(opening: Opening, kind: str) -> None:
    """Raises UnusableLogError where the file is text, and no `kind` such as `Parquet file`.

    What begins like HTML or XML is left to the reader: some programs call such a file a workbook.
    """
    with opening.path.open("rb") as file:
        head = file.read(_HEAD)
    begins = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    in_lines = b"\n" in head or b"\r" in head
    is_text = in_lines and begins != b"<" and not _CONTROL.search(head)
    if is_text or head.startswith(_ENCODED):
        ending = _ENDINGS.get(begins, ".csv")
        raise UnusableLogError(IsAText(path=opening.name, kind=say(kind), ending=ending))
