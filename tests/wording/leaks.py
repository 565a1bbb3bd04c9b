"""English that shines through where Chinese is spoken."""

from __future__ import annotations

import re
from collections.abc import Collection

_QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|（[A-Za-z]+/[A-Za-z_/]+）")
"""A user's words, and a zone in brackets."""
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9_./:\-]*")
_NAMES = {"CSV", "JSON", "YAML", "XES", "XML", "SQL", "UTF", "SHA", "HTML", "PDF", "ASCII"}
_NAMES |= {
    "UTC",
    "Excel",
    "Parquet",
    "Arrow",
    "PostgreSQL",
    "SQLite",
    "DuckDB",
    "Spark",
    "Java",
    "Python",
}
"""Names that are the same in every language."""


def english_words(text: str, names: Collection[str] = ()) -> list[str]:
    """Words of three letters or more that stand in no quotes and are none of the names.

    What holds a digit, a dot, a slash, a hyphen or `_` inside is a name too: `case.region`, `R-1`.
    """
    plain = _QUOTED.sub(" ", text)
    tokens = (token.rstrip(".:-/") for token in _TOKEN.findall(plain))
    return [
        token
        for token in tokens
        if len(token) > 2 and token.isalpha() and token not in _NAMES and token not in names
    ]
