"""Titles as their authors wrote them, in the language spoken."""

from __future__ import annotations

from standards_engine.language import nodes as syntax
from standards_engine.rules.from_syntax.header import wording


def said(title: syntax.Wording | None) -> str | None:
    found = wording(title)
    return found.said if found else None
