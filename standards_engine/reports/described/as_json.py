"""As a document that scripts read."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.reports.described import documents
from standards_engine.reports.described.nodes import Described
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_json import written


def render(found: Sequence[Described], _options: Options = DEFAULT) -> str:
    return written([document(each) for each in found])


def document(of: Described) -> documents.Declaration:
    return {
        "kind": of.kind,
        "name": of.name,
        "title": of.title,
        "version": of.version,
        "place": None if of.span is None else str(of.span),
        "about": dict(of.about),
        "words": list(of.words),
        "uses": [{"heading": each.heading, "words": list(each.lines)} for each in of.used],
        "text": "\n".join(of.written),
    }
