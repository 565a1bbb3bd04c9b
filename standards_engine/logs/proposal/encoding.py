"""In which encoding a text that is no UTF-8 was probably written."""

from __future__ import annotations

import codecs
import gzip
import re
import zipfile
from pathlib import Path

_LOOKED_AT = 1 << 20
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_IN_RUNS = 0.6
"""So many Chinese signs stand beside another one in a Chinese text; by accident, few do."""


def encoding_of(path: Path) -> str | None:
    """None where it is UTF-8, or cannot be looked at."""
    data = _head(path)
    if data is None or _reads(data, "utf-8") is not None:
        return None
    text = _reads(data, "gb18030")
    if text is not None:
        runs = _CHINESE.findall(text)
        signs = sum(map(len, runs))
        if signs and sum(len(run) for run in runs if len(run) > 1) >= _IN_RUNS * signs:
            return "gb18030"
    return "cp1252"


def _reads(data: bytes, encoding: str) -> str | None:
    """The text; a sign cut in two at its end is left out."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return None


def _head(path: Path) -> bytes | None:
    try:
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as packed:
                return packed.read(_LOOKED_AT)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                name = max(archive.infolist(), key=lambda each: each.file_size)
                with archive.open(name) as inner:
                    return inner.read(_LOOKED_AT)
        with path.open("rb") as file:
            return file.read(_LOOKED_AT)
    except (OSError, ValueError, EOFError):
        return None
