"""Values as judges write them, in the language spoken.

Judges write `95%`, `about 12.5 seconds`, `2 to 3`, `unknown`, several joined by `and`, whatever
language is spoken: they are compared by it, and programs rely on it.
"""

from __future__ import annotations

import re

from standards_engine.wording import ENGLISH, both, later, say, spoken

_ONE = re.compile(r"(about )?(\d[\d.]*%?)(?: (seconds|days|working days|months))?")
_UNITS = {
    "seconds": later("{number} seconds"),
    "days": later("{number} days"),
    "working days": later("{number} working days"),
    "months": later("{number} months"),
}
_WORDS = {"unknown": later("unknown"), "yes": later("yes"), "no": later("no")}


def retold(found: str) -> str:
    """A text of the log stays as it is."""
    if spoken() == ENGLISH:
        return found
    return both(map(_range, found.split(" and ")))


def _range(found: str) -> str:
    low, to, high = found.partition(" to ")
    return say("{low} to {high}", low=_value(low), high=_value(high)) if to else _value(low)


def _value(found: str) -> str:
    if found in _WORDS:
        return say(_WORDS[found])
    match = _ONE.fullmatch(found)
    if match is None:
        return found
    about, number, unit = match.groups()
    told = say(_UNITS[unit], number=number) if unit else number
    return say("about {number}", number=told) if about else told
