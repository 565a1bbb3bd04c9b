"""The parse table of `grammar/standards.lark`, built once and kept between runs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

import lark
from lark.lexer import Lexer

from standards_engine.cache import keep, kept
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
    """The grammar, from the cache where it is kept, else built and kept."""
    text = resource("grammar", "standards.lark").read_text(encoding="utf-8")
    key = (lark.__version__, text)
    table = kept("grammar", key)
    if isinstance(table, bytes):
        return lark.Lark.load(io.BytesIO(table))
    built = _built(text)
    table = io.BytesIO()
    built.save(table)
    keep("grammar", key, table.getvalue())
    return built


def _built(text: str) -> lark.Lark:
    return lark.Lark(
        text,
        parser="lalr",
        lexer=NoLexer,
        start=list(STARTS),
        propagate_positions=True,
        maybe_placeholders=True,
    )
