"""The values of parameters as a rule would write them."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from standards_engine.findings import words
from standards_engine.judge.groups import text_of
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.types import Duration, Type


def parameters_in_words(ruleset: Ruleset) -> tuple[tuple[str, str], ...]:
    zone = ruleset.zone or "UTC"
    return tuple((name, _text(value, type_, zone)) for name, value, type_ in ruleset.parameters)


def _text(value: object, type_: Type, zone: str) -> str:
    if isinstance(type_, Duration):
        return words.duration(int(cast("Fraction", value)))
    return text_of(value, type_, zone)
