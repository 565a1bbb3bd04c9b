"""A proposed mapping as the mapping itself, the evidence in comments.

What is only possible, or was not found, is a comment; so that the whole can be used at once.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from itertools import groupby

from standards_engine.logs.proposal import Part, Proposal
from standards_engine.logs.proposal.nodes import Value
from standards_engine.reports.options import Options
from standards_engine.reports.proposal.phrases import comments, looked_at
from standards_engine.wording import listed, say

_WIDTH = 88
_PLAIN = re.compile(r"[^\W\d][\w./+-]*(?: [\w./+-]+)*")
_NOT_TEXTS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_COLUMN_KEYS = frozenset({"case", "activity", "time", "event", "events"})
_INNER = ("names", "events", "fields")


def render(proposal: Proposal, options: Options) -> str:
    del options
    return "\n".join(_lines(proposal)) + "\n"


def _lines(proposal: Proposal) -> Iterator[str]:
    yield from _comment(say("A mapping proposed from the log itself: see whether it is right."))
    yield from _comment(looked_at(proposal))
    usable = _is_usable(proposal)
    if not usable:
        yield from _comment(
            say("it is not complete yet: write what was not found, then take the `#` away")
        )
    if not usable and not (set(proposal.mapping) - _COLUMN_KEYS):
        yield ""
        yield "duplicates: keep"  # what holds anyway: a mapping has at least one line
    for key, group in groupby(proposal.parts, key=lambda part: part.key):
        parts = list(group)
        yield ""
        off = not usable and key in _COLUMN_KEYS
        lines = _nested(parts) if key in _INNER else _flat(parts)
        for line in lines:
            yield f"# {line}" if off and not line.startswith("#") else line
    yield from _left(proposal)


def _is_usable(proposal: Proposal) -> bool:
    """Whether it says of every row what happened, when and to whom."""
    found = proposal.mapping
    has_form = "events" in found or ("time" in found and ("activity" in found or "event" in found))
    return "case" in found and has_form


def _flat(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        for line in comments(part):
            yield from _comment(line)
        if part.is_written:
            yield f"{part.key}: {scalar(part.value)}"
        elif part.value:
            yield f"# {part.key}: {scalar(part.value)}"


def _nested(parts: list[Part]) -> Iterator[str]:
    written = any(part.is_written for part in parts)
    yield f"{parts[0].key}:" if written else f"# {parts[0].key}:"
    for part in parts:
        line = f"  {scalar(part.name or '')}: {scalar(part.value)}"
        line = line if part.is_written else f"  #{line[1:]}"
        reasons = comments(part)
        beside = f"{line}  # {reasons[0]}"
        if part.value and len(reasons) == 1 and len(beside) <= _WIDTH:
            yield beside
            continue
        for reason in reasons:
            yield from _comment(reason, "  ")
        if part.value:
            yield line


def _left(proposal: Proposal) -> Iterator[str]:
    if proposal.own:
        yield ""
        names = [name if name == column else f"{name} ({column})" for name, column in proposal.own]
        yield from _comment(say("Read under their own names: {names}", names=listed(names)))
    if proposal.left:
        yield ""
        yield from _comment(
            say("Columns that nothing reads yet; rules read them as fields that they declare:")
        )
        for name, what in proposal.left:
            yield from _comment(f"  {name}: {what}")


def _comment(text: str, indent: str = "") -> Iterator[str]:
    first = f"{indent}# "
    lead = " " * (len(text) - len(text.lstrip()))
    yield from textwrap.wrap(
        text.strip(),
        _WIDTH,
        initial_indent=first + lead,
        subsequent_indent=f"{first}  {lead}",
        break_long_words=False,
        break_on_hyphens=False,
    )


def scalar(value: Value) -> str:
    """On one line; a text that YAML could take for something else stands in quotes."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(scalar, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k)}: {scalar(v)}" for k, v in value.items()) + "}"
    if _PLAIN.fullmatch(value) and value.casefold() not in _NOT_TEXTS:
        return value
    return json.dumps(value, ensure_ascii=False)
