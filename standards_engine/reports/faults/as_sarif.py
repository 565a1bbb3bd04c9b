"""Faults and doubts of rule files as SARIF 2.1.0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.pages import page
from standards_engine.reports.escape import printable
from standards_engine.reports.pages import render_page
from standards_engine.reports.to_sarif.document import (
    Json,
    Run,
    document,
    fingerprint,
    plain,
    text,
)
from standards_engine.reports.to_sarif.places import described, physical, region
from standards_engine.wording import say, spoken


def render(found: Sequence[Diagnostic], exit_code: int) -> str:
    """In the order given. Fingerprints go by the text of the line, and not by its number."""
    kinds = {each.code(): each for each in found}
    numbers = {code: number for number, code in enumerate(kinds)}
    seen: Counter[str] = Counter()
    files = dict.fromkeys(each.span.source.name for each in found if each.span)
    return document(
        Run(
            rules=[_rule(each) for each in kinds.values()],
            results=[_result(each, numbers[each.code()], seen) for each in found],
            artifacts=[described(name, None, "analysisTarget") for name in files],
            exit_code=exit_code,
            successful=True,
            properties={},
        )
    )


def _rule(of: Diagnostic) -> Json:
    told = page(of.code(), spoken())
    lines = render_page(told).strip() if told else of.code()
    first = of.code().replace("-", " ")
    return {
        "id": of.code(),
        "name": of.code(),
        "shortDescription": plain(first),
        "fullDescription": plain(_first_words(lines)),
        "help": {"text": lines, "markdown": f"~~~~\n{lines}\n~~~~"},
        "defaultConfiguration": {"level": of.level.value},
    }


def _first_words(told: str) -> str:
    """The first paragraph behind the heading of a page."""
    paragraphs = told.split("\n\n")
    return " ".join(paragraphs[min(1, len(paragraphs) - 1)].split())


def _result(of: Diagnostic, index: int, seen: Counter[str]) -> Json:
    told = of.message
    if of.help:
        told = say("{message}; {help}", message=told, help=of.help)
    where = _place(of)
    return {
        "ruleId": of.code(),
        "ruleIndex": index,
        "level": of.level.value,
        "message": text(printable(told)),
        "locations": [{"physicalLocation": where}] if where else [],
        "partialFingerprints": fingerprint(_id(of, seen)),
    }


def _place(of: Diagnostic) -> Json | None:
    if of.span is None:
        return None
    source, end = of.span.source, of.span.end
    end_line, end_column = source.line_at(end), source.column_at(end)
    where = region(of.span.line, of.span.column, end_line, end_column, of.span.text)
    return physical(source.name, where)


def _id(of: Diagnostic, seen: Counter[str]) -> str:
    """The same words on two lines of a file are told apart by their order."""
    parts = [of.code(), of.message]
    if of.span is not None:
        line = of.span.source.line_text(of.span.line)
        parts = [of.code(), of.span.source.name, " ".join(line.split()), of.span.text]
    key = "\n".join(parts)
    seen[key] += 1
    return sha256(f"{key}\n{seen[key]}".encode("utf-8", "replace")).hexdigest()[:16]
