"""The functions of plans in words."""

from __future__ import annotations

from standards_engine.rules.expressions import Call
from standards_engine.rules.in_words import values
from standards_engine.rules.in_words.telling import Telling
from standards_engine.wording import later, listed, say

_SAID = {
    "headroom": (
        ("promised", "able"),
        later("the share by which {able} is better than {promised}"),
    ),
    "length": (("text",), later("the number of characters of {text}")),
    "mentions": (("text", "level"), later("whether {text} names the figure of {level}")),
    "kept_within": (
        ("standard", "level"),
        later("the share of {standard} that the log shows as kept with {level} as its limit"),
    ),
    "open_time": (
        ("calendar", "first", "last"),
        later("the time that calendar {calendar} is open from {first} through {last}"),
    ),
    "staffed": (
        ("calendar", "shifts"),
        later("whether the shifts of {shifts} cover all open time of {calendar}"),
    ),
    "staff_needed": (
        ("calls", "handling", "wait", "share"),
        later(
            "the staff that must answer {calls} calls an hour of {handling} each, so that {share} "
            "of them wait {wait} at most"
        ),
    ),
}
"""By function: the names of its arguments, and the sentence."""

_HOLDS = {
    "mentions": later("{text} names the figure of {level}"),
    "staffed": later("the shifts of {shifts} cover all open time of {calendar}"),
}
_FAILS = {
    "mentions": later("{text} does not name the figure of {level}"),
    "staffed": later("the shifts of {shifts} do not cover all open time of {calendar}"),
}


def call(of: Call, telling: Telling) -> str:
    if of.function not in _SAID:
        arguments = listed(values.value(each, telling) for each in of.arguments)
        return say("`{function}` of {arguments}", function=of.function, arguments=arguments)
    _, template = _SAID[of.function]
    return say(template, **_arguments(of, telling))


def answer(of: Call, telling: Telling, *, holds: bool) -> str | None:
    """A function of yes or no as a condition; None for another one."""
    table = _HOLDS if holds else _FAILS
    found = table.get(of.function)
    return None if found is None else say(found, **_arguments(of, telling))


def _arguments(of: Call, telling: Telling) -> dict[str, str]:
    names, _ = _SAID[of.function]
    shown = (values.value(each, telling) for each in of.arguments)
    return dict(zip(names, shown, strict=True))
