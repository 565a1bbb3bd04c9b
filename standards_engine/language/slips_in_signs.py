"""Signs that stand where the language has none, or others: points, bullets, quotes, dashes."""

from __future__ import annotations

import re

from standards_engine.diagnostics import Edit
from standards_engine.diagnostics.syntax import UnexpectedWord
from standards_engine.language.stuck import Slip, Stuck, instead
from standards_engine.wording import say

_BULLET = re.compile(r"(?:[-–—•·●▪*]|\(?\d{1,2}[.),])(?=[ \t]*[^\s\d])")
_AT_END = re.compile(r"[,.;。](?=[ \t]*(?:#|$))")
_COLON = re.compile(r":(?![\d:])")
_COMMENT = re.compile(r"//+|--+|;+")
_QUOTED = re.compile(r"'([^'\"\n]*)'|‘([^’\"\n]*)’|《([^》\"\n]*)》|«([^»\"\n]*)»")
_DASH = re.compile(r"[-–—−~]+")
_WEEKDAYS = {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"}
_ENDS_OF_RANGES = _WEEKDAYS | {"DATE", "TIME"}


def _needless(stuck: Stuck, start: int, end: int, hint: str | None = None) -> Slip:
    span = stuck.span(start, end)
    hint = hint or say("take it out: clauses need no sign between them")
    fault = UnexpectedWord(
        span=span, found=span.text, expected=(), hint=hint, change=Edit(span, "", safe=True)
    )
    return Slip(fault, start, end, "")


def comment_sign(stuck: Stuck) -> Slip | None:
    """`// agreed in March`, as programs are commented."""
    found = _COMMENT.match(stuck.rest)
    if found is None or len(found[0]) < 2 or not stuck.scanner.begins_line(stuck.offset):
        return None
    span = stuck.span(stuck.offset, stuck.offset + found.end())
    fault = UnexpectedWord(
        span=span, found=span.text, expected=(), nearest="#", change=Edit(span, "#", safe=True)
    )
    return Slip(fault, stuck.offset, stuck.line_end, "")


def bullet(stuck: Stuck) -> Slip | None:
    """`- expect …`, `1. expect …`, as on a slide; after an amount, `-` was read as minus."""
    last = stuck.last
    if last is not None and last.terminal in ("_MINUS", "_TIMES"):
        begins = stuck.scanner.begins_line(last.start)
        return _needless(stuck, last.start, last.end) if begins else None
    found = _BULLET.match(stuck.rest)
    if found is None or not stuck.scanner.begins_line(stuck.offset):
        return None
    return _needless(stuck, stuck.offset, stuck.offset + found.end())


def sign_at_line_end(stuck: Stuck) -> Slip | None:
    """A comma, point or semicolon behind a clause; a point was read as one before a field."""
    last = stuck.last
    point = next((e for e in stuck.before[-2:] if e.terminal in ("_DOT", "_COMMA")), None)
    if last is not None and point is not None:
        at_end = "\n" in stuck.scanner.text[point.end : stuck.scanner.next_start(point.end)]
        opens = point is last or stuck.scanner.begins_line(last.start)
        return _needless(stuck, point.start, point.end) if at_end and opens else None
    found = _AT_END.match(stuck.rest)
    if found is not None:
        return _needless(stuck, stuck.offset, stuck.offset + found.end())
    here = stuck.here("_COMMA")
    if here is None or stuck.scanner.text[here.start] != "," or not stuck.may_follow("WHERE"):
        return None
    behind = stuck.scanner.next_start(here.end)
    readings = () if behind >= stuck.scanner.end else stuck.scanner.candidates(behind)
    where = any(each.terminal == "WHERE" for each in readings)
    return _needless(stuck, here.start, here.end) if where else None


def colon(stuck: Stuck) -> Slip | None:
    """`expect: visited`, `goal: 95%`, as lists of settings are written."""
    if not stuck.rest.startswith(":"):
        return None
    start, end = stuck.offset, stuck.offset + 1
    keyword = stuck.last is not None and stuck.terminals[-1] in stuck.scanner.keywords.spelling
    if keyword:
        return _needless(stuck, start, end, say("take it out: no colon stands behind a keyword"))
    return _needless(stuck, start, end) if _COLON.match(stuck.rest) else None


def other_quotes(stuck: Stuck) -> Slip | None:
    """`'like this'`, `《这样》`."""
    found = _QUOTED.match(stuck.rest)
    if found is None or not stuck.may_follow("STRING"):
        return None
    text = next(each for each in found.groups() if each is not None)
    return instead(stuck, stuck.offset, stuck.offset + found.end(), f'"{text}"')


def dash_of_range(stuck: Stuck) -> Slip | None:
    """`09:00-17:00`, `monday–friday`, `周一至周五`, where `..` joins the two."""
    if stuck.last is not None and stuck.last.terminal in ("UNTIL", "_UNTIL"):
        first, dash = stuck.before[-2:][0], stuck.last.start
        behind = stuck.offset
    else:
        found = _DASH.match(stuck.rest)
        if found is None or stuck.last is None or not stuck.may_follow("RANGE"):
            return None
        first, dash = stuck.last, stuck.offset
        behind = stuck.scanner.next_start(stuck.offset + found.end())
    if first.terminal not in _ENDS_OF_RANGES or behind >= stuck.scanner.end:
        return None
    readings = stuck.scanner.candidates(behind)
    second = next((each for each in readings if each.terminal in _ENDS_OF_RANGES), None)
    if second is None:
        return None
    return _joined(stuck, first.start, dash, behind, second.end)


def _joined(stuck: Stuck, start: int, dash: int, behind: int, end: int) -> Slip:
    meant = f"{stuck.text(start, dash).rstrip()}..{stuck.text(behind, end)}"
    whole, sign = stuck.span(start, end), stuck.span(dash, behind)
    fault = UnexpectedWord(
        span=sign,
        found=sign.text.strip(),
        expected=(),
        nearest=meant,
        change=Edit(whole, meant, safe=True),
    )
    return Slip(fault, start, end, meant)


IN_SIGNS = (comment_sign, bullet, sign_at_line_end, colon, other_quotes, dash_of_range)
