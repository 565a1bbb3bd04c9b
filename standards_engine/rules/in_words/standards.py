"""A standard in plain sentences: what its author should read before it judges anybody."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.rules.in_words.clocks import clock
from standards_engine.rules.in_words.events import either
from standards_engine.rules.in_words.exceptions import exceptions
from standards_engine.rules.in_words.goals import effective, goal, severity, waivers, warning
from standards_engine.rules.in_words.legend import legend
from standards_engine.rules.in_words.messages import message
from standards_engine.rules.in_words.notes import how_counted, notes
from standards_engine.rules.in_words.patterns import pattern
from standards_engine.rules.in_words.reading import looks_back_in
from standards_engine.rules.in_words.telling import Telling, sentences, titled, titles_of
from standards_engine.rules.in_words.triggers import trigger, variable_of
from standards_engine.rules.nodes import (
    Absence,
    Count,
    EitherSide,
    EndsAt,
    EndsWithTheLog,
    ForEachCase,
    ForEachPeriod,
    ForEachSilence,
    Pattern,
    Periodic,
    Place,
    Position,
    Requirement,
    Response,
    Ruleset,
    Sequence,
    Standard,
    Until,
)
from standards_engine.wording import say


def standard_in_words(standard: Standard, ruleset: Ruleset) -> tuple[str, ...]:
    """One sentence or a few on a line; all that a verdict hangs on, in the language spoken."""
    telling = Telling(standard.zone, near=variable_of(standard.trigger))
    lines = [
        *what_is_owed(standard, telling),
        *exceptions(standard, telling),
        *clock(standard, telling),
        *filter(None, (_case_end(standard), warning(standard))),
        goal(standard, telling),
        *filter(None, (effective(standard), severity(standard.severity))),
        *waivers(standard.name, ruleset, telling),
        *filter(None, (message(standard.message, telling), legend(standard, ruleset))),
    ]
    return titled(dict.fromkeys(lines), titles_of(ruleset))


def what_is_owed(standard: Standard, telling: Telling) -> Iterator[str]:
    """The main sentence, and a line on how it is meant."""
    said = pattern(standard.expectation, telling, standard.trigger)
    lead = trigger(standard.trigger, telling)
    yield say("{trigger}, {expectation}.", trigger=lead, expectation=said)
    meant = (*_silence(standard, telling), *notes(standard.expectation, telling, standard))
    if meant:
        yield sentences(*dict.fromkeys(meant))
    if not isinstance(standard.trigger, ForEachPeriod | ForEachCase) and looks_back_in(
        standard.trigger, standard.expectation, standard.exceptions
    ):
        yield say("What is counted or looked up in the case is taken as it stood at that moment.")


def _silence(standard: Standard, telling: Telling) -> Iterator[str]:
    if isinstance(standard.trigger, ForEachSilence):
        yield say("What is owed is owed from the moment at which that time is over.")
        yield from how_counted(standard.trigger.within, telling)


def _case_end(standard: Standard) -> str | None:
    patterns = (standard.expectation, *(each.outcome for each in standard.exceptions))
    if not any(isinstance(of, Pattern) and _needs_the_end(of, standard) for of in patterns):
        return None
    match standard.case_end:
        case EndsAt(events=events):
            return say("A case ends at {events}.", events=either(events))
        case EndsWithTheLog():
            return say("A case ends with the log.")
        case None:
            return None


def _needs_the_end(of: Pattern, standard: Standard) -> bool:
    """Whether the verdict may wait for the end of the case."""
    match of:
        case Response() | Absence() | Count() | Sequence() | EitherSide():
            return of.limit is None or isinstance(of.limit, Until)
        case Position(place=place):
            return place is not Place.FIRST
        case Requirement():
            return isinstance(standard.trigger, ForEachCase)
        case Periodic():
            return True
        case _:
            return False
