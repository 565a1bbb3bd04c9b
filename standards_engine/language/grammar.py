"""The parse table of `grammar/standards.lark`, built once and kept in a private cache."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lark
from lark.lexer import Lexer

from standards_engine.resources import resource

STARTS = ("ruleset_file", "expression")


class NoLexer(Lexer):
    """The parser is fed token by token (see `parser.py`), so lark's own lexers are not used."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, _lexer_state: object, _parser_state: object) -> Iterator[lark.Token]:
        raise AssertionError("tokens are fed by the parser")


@cache
def grammar() -> lark.Lark:
    """The grammar, from the cache where that is sound, else built and cached."""
    text = resource("grammar", "standards.lark").read_text(encoding="utf-8")
    path = _cache_path(text)
    return _load(path) or _build(text, path)


def _build(text: str, path: Path | None) -> lark.Lark:
    built = lark.Lark(
        text,
        parser="lalr",
        lexer=NoLexer,
        start=list(STARTS),
        propagate_positions=True,
        maybe_placeholders=True,
    )
    if path is not None:
        _save(built, path)
    return built


def _cache_path(text: str) -> Path | None:
    """None where there is no private folder to cache in: a pickle must be one's own."""
    home = os.environ.get("XDG_CACHE_HOME")
    try:
        folder = (Path(home) if home else Path.home() / ".cache") / "standards-engine"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
            return None
    except (OSError, RuntimeError):
        return None
    version = f"{lark.__version__} {sys.version_info[:2]} {text}"
    return folder / f"grammar-{hashlib.sha256(version.encode()).hexdigest()[:16]}.pickle"


def _load(path: Path | None) -> lark.Lark | None:
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            return lark.Lark.load(file)
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, KeyError, ValueError):
        return None


def _save(built: lark.Lark, path: Path) -> None:
    """Written beside and moved into place, so that no reader sees half a file."""
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            built.save(file)
        Path(name).replace(path)
