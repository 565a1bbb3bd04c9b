"""The names of what is told of a declaration, as headings."""

from __future__ import annotations

from standards_engine.rules.in_words import SEVERITIES
from standards_engine.rules.nodes import Severity
from standards_engine.wording import later, say

_ABOUT = {
    "promise": later("promise"),
    "because": later("why"),
    "source": later("source"),
    "owner": later("owner"),
    "covers": later("covers"),
    "severity": later("severity"),
    "ruleset": later("ruleset"),
}


def label(key: str) -> str:
    """What stands before a value of `about`."""
    return say(_ABOUT[key])


def shown(key: str, value: str) -> str:
    return say(SEVERITIES[Severity(value)]) if key == "severity" else value


def in_words() -> str:
    return say("In words")


def as_written() -> str:
    return say("As it is written")
