"""The wordings of each language, read from its folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ENGLISH = "en"
LANGUAGES = (ENGLISH, "zh")
_HERE = Path(__file__).parent


@cache
def table(language: str) -> Mapping[str, str]:
    """Wording by English template, of all rooms; nothing for English itself."""
    return {key: text for _, wordings in tables(language) for key, text in wordings.items()}


def tables(language: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The name of each file of the language, and its wordings by English template."""
    for path in sorted((_HERE / language).glob("*.toml")):
        yield path.stem, tomllib.loads(path.read_text(encoding="utf-8"))
