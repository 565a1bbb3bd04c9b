"""Safe edits, made: those after which the rules mean just what they meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standards_engine.diagnostics import Diagnostic, Edit, is_error
from standards_engine.language import parse
from standards_engine.source import Source


class BrokenByEdits(Exception):  # noqa: N818 - a fault of the tool, which `run` reports
    """The text would have more faults of writing than before: nothing was changed."""


def safe_ones(found: Iterable[Diagnostic], source: Source) -> list[Diagnostic]:
    """Those with a safe edit of this text, in its order; of edits that overlap the first."""
    mended: list[Diagnostic] = []
    end = 0
    for fault in sorted(found, key=_start):
        edit = fault.edit
        if edit is None or not edit.safe or edit.span.source != source:
            continue
        if edit.span.start >= end:
            mended.append(fault)
            end = max(edit.span.end, edit.span.start + 1)
    return mended


def edited(source: Source, mended: Sequence[Diagnostic]) -> Source:
    """The text after these edits; raises BrokenByEdits."""
    text = source.text
    for fault in reversed(mended):
        edit = fault.edit
        assert edit is not None
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    new = Source(source.name, text)
    if _faults(new) > _faults(source):
        raise BrokenByEdits(source.name)
    return new


def _start(fault: Diagnostic) -> int:
    edit: Edit | None = fault.edit
    return -1 if edit is None else edit.span.start


def _faults(source: Source) -> int:
    return sum(map(is_error, parse(source).diagnostics))
