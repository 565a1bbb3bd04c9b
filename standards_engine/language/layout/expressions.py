"""Where an expression may end a line: at its outermost joint first."""

from __future__ import annotations

from collections.abc import Mapping

import lark

from standards_engine.language.layout.boxes import Box, Break, Fill, Group, Hang, Word
from standards_engine.language.layout.concrete import CHAINS, Branch, Child
from standards_engine.language.layout.words import Place, place

Words = Mapping[Place, Word]

_BRACKETS = ("call", "postfix", "list_expression", "count_different")


def boxed(child: Child, words: Words) -> Box:
    """What has no layout of its own stands on one line, as do the parts it is made of."""
    if isinstance(child, lark.Token):
        return words[place(child)]
    parts = child.children
    match child.name:
        case name if name in CHAINS:
            return _chain(parts, words)
        case "comparison":
            return _comparison(parts, words)
        case "quantified":
            *head, body = parts
            return Group((Hang((*_all(head, words), Break(), boxed(body, words)), by=2),))
        case "conditional":
            return _conditional(parts, words)
        case "call" | "postfix" | "list_expression" | "count_different":
            return _brackets(parts, words)
        case "argument":
            return Hang((Fill(_all(parts, words)),))
        case "where" | "satisfies":
            word, condition = parts
            return (boxed(word, words), Hang((boxed(condition, words),)))
        case "names" | "settings" | "arguments" | "by_fields" | "one_of_type":
            return listed(parts, words)
        case _:
            return _all(parts, words)


def listed(parts: list[Child], words: Words) -> Box:
    """`one of "a", "b"`: as many on a line as there is room for, below the first of them."""
    head = parts[: next((i for i, each in enumerate(parts) if not is_keyword(each)), 0)]
    return (*_all(head, words), Hang((Fill(with_commas(parts[len(head) :], words)),)))


def with_commas(parts: list[Child], words: Words) -> tuple[Box, ...]:
    """Each part with the comma behind it."""
    found: list[Box] = []
    for each in parts:
        if is_token(each, "_COMMA"):
            found[-1] = (found[-1], boxed(each, words))
        else:
            found.append(boxed(each, words))
    return tuple(found)


def is_token(child: Child, terminal: str) -> bool:
    return isinstance(child, lark.Token) and child.type == terminal


def is_keyword(child: Child) -> bool:
    return isinstance(child, lark.Token) and child.type not in _VALUES


_VALUES = {"NAME", "STRING", "NUMBER", "QUANTITY", "MONEY", "DATE", "INSTANT", "TIME"}


def _all(parts: list[Child], words: Words) -> tuple[Box, ...]:
    return tuple(boxed(each, words) for each in parts)


def _chain(parts: list[Child], words: Words) -> Box:
    """`a and b and c`: the words between begin the lines; sums end one only in their brackets."""
    if not _is_logical(parts) and any(map(_has_brackets, parts)):
        return _all(parts, words)
    first, *rest = parts
    found: list[Box] = [boxed(first, words)]
    for operator, operand in zip(rest[::2], rest[1::2], strict=True):
        found += [Break(), (boxed(operator, words), boxed(operand, words))]
    return Group((Hang(tuple(found)),))


def _comparison(parts: list[Child], words: Words) -> Box:
    """Ends a line before its sign, but not before a list: that may end one in its brackets."""
    left, sign, right = parts
    tail: Box = (boxed(sign, words), boxed(right, words))
    if _is_list(right):
        return (boxed(left, words), tail)
    return Hang((Fill((boxed(left, words), tail), close=True),), by=2)


def _is_logical(parts: list[Child]) -> bool:
    return is_token(parts[1], "_AND") or is_token(parts[1], "_OR")


def _has_brackets(child: Child) -> bool:
    return isinstance(child, Branch) and (
        child.name in _BRACKETS or any(map(_has_brackets, child.children))
    )


def _is_list(child: Child) -> bool:
    return isinstance(child, Branch) and child.name == "list_expression"


def _conditional(parts: list[Child], words: Words) -> Box:
    if_, condition, then, value, else_, other = _all(parts, words)
    lines = ((if_, condition), Break(), (then, value), Break(), (else_, other))
    return Group((Hang(lines),))


def _brackets(parts: list[Child], words: Words) -> Box:
    """What stands in brackets begins its lines behind the bracket."""
    opened = next((i for i, each in enumerate(parts) if is_token(each, "_LPAR")), None)
    if opened is None:
        return _all(parts, words)
    head, inner, closing = parts[: opened + 1], parts[opened + 1 : -1], parts[-1]
    inside: Box = Fill(with_commas(inner, words)) if inner else ()
    return (*_all(head, words), Hang((inside,)), boxed(closing, words))
