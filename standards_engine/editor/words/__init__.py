"""What each keyword means, and what its completion writes out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from standards_engine.frozen import frozen


@frozen
class Words:
    """By terminal of the keyword tables; a meaning has a sentence and where pages tell more."""

    meaning: Mapping[str, tuple[str, str]]
    snippets: Mapping[str, str]


@cache
def words(language: str) -> Words:
    path = Path(__file__).with_name(f"{language}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    meaning = {name: (sentence, page) for name, (sentence, page) in table["meaning"].items()}
    return Words(meaning, table["snippets"])
