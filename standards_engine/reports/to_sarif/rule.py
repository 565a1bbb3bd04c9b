"""What SARIF tells of a rule: its names, what it asks for, why, and how much it matters."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.frozen import frozen
from standards_engine.reports.escape import printable
from standards_engine.reports.markup import markdown_text
from standards_engine.reports.to_sarif.document import Json, level, plain
from standards_engine.rules.nodes import Severity
from standards_engine.wording import say


@frozen(kw_only=True)
class Rule:
    name: str
    title: str | None
    severity: Severity
    asks: str | None = None
    """What it promises, or the sentence it puts into practice."""
    because: str | None = None
    owner: str | None = None
    properties: Json


def rule(of: Rule) -> Json:
    lines = [printable(line) for line in _help(of)]
    return {
        "id": of.name,
        "name": of.name,
        "shortDescription": plain(printable(of.title or of.name)),
        "fullDescription": plain(printable(of.asks or of.because or of.title or of.name)),
        "help": {
            "text": "\n".join(lines),
            "markdown": "\n\n".join(markdown_text(line) for line in lines),
        },
        "defaultConfiguration": {"level": level(of.severity)},
        "properties": {"severity": of.severity.value, **of.properties},
    }


def _help(of: Rule) -> Sequence[str]:
    """In the words of the rule's author."""
    lines = [of.title or of.name]
    lines += [of.asks] if of.asks else []
    lines += [say("Because: {reason}", reason=of.because)] if of.because else []
    lines += [say("Owner: {owner}", owner=of.owner)] if of.owner else []
    return lines
