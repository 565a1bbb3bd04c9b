"""Calendars with every kind of line, near the world's own days."""

from __future__ import annotations

from datetime import timedelta

from tests.differential.choices import Choices
from tests.differential.vocabulary import Vocabulary

_WEEKS = ("monday..friday", "daily", "friday..monday", "saturday, sunday", "thursday")
_SHIFTS = (
    "09:00..17:00",
    "08:00..12:00, 13:00..18:00",
    "22:00..06:00",
    "00:00..24:00",
    "18:00..24:00, 00:00..02:00",
    "16:00..20:00",
)
_DATED = (
    "closed DAY",
    "open DAY 10:00..14:00",
    "closed DAY 12:00..16:00",
    "closed DAY..LATER",
    "open DAY..LATER 00:00..24:00",
    "open DAY 20:00..04:00",
)
_COUNTRIES = ("FR", "CL", "US")
_ZONES = ("America/New_York", "Asia/Tokyo", "Australia/Lord_Howe")


def calendar(choices: Choices, vocabulary: Vocabulary) -> str:
    """Declares a calendar, or takes one that is there; its name."""
    if vocabulary.calendars and choices.maybe():
        return choices.pick(vocabulary.calendars)
    lines = ["calendar NAME"]
    if choices.maybe(6):
        lines.append(f'  zone "{choices.pick(_ZONES)}"')
    lines.append(f"  open {choices.pick(_WEEKS)} {choices.pick(_SHIFTS)}")
    if choices.maybe(4):
        start = _day(vocabulary, choices.count(0, 3))
        word = choices.pick(("from", "until"))
        lines.append(f"  open {choices.pick(_WEEKS)} {choices.pick(_SHIFTS)} {word} {start}")
    for _ in range(choices.count(0, 2)):
        first = choices.count(0, 4)
        line = choices.pick(_DATED).replace("DAY", _day(vocabulary, first))
        lines.append("  " + line.replace("LATER", _day(vocabulary, first + choices.count(0, 2))))
    if choices.maybe(8):
        lines.append(f'  closed holidays "{choices.pick(_COUNTRIES)}"')
    name = vocabulary.declare("c", "\n".join(lines))
    vocabulary.calendars.append(name)
    return name


def _day(vocabulary: Vocabulary, days: int) -> str:
    world = vocabulary.world
    return (world.day(world.base) + timedelta(days=days)).isoformat()
