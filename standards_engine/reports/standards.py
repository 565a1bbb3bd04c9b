"""What its author says of a standard, and its text as it is written."""

from __future__ import annotations

from standards_engine.rules.nodes import Standard, Wording


def about(standard: Standard) -> tuple[tuple[str, str], ...]:
    """Promise, owner, severity … with their names; only what is given."""
    given = {
        "promise": _said(standard.promise),
        "because": _said(standard.because),
        "source": _said(standard.source),
        "owner": _said(standard.owner),
        "severity": standard.severity.value,
        "ruleset": " ".join(filter(None, (standard.origin.name, standard.origin.version))),
    }
    return tuple((name, value) for name, value in given.items() if value)


def _said(wording: Wording | None) -> str:
    return wording.said if wording else ""


def excerpt(standard: Standard) -> list[str]:
    """The lines of its declaration, without the margin that they share."""
    span = standard.written
    if span is None:
        return []
    lines = (" " * (span.column - 1) + span.text).rstrip().splitlines()
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    return [line[min(margins, default=0) :].rstrip() for line in lines]
