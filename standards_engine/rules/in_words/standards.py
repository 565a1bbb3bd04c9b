"""A standard in plain sentences: what its author should read before it judges anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.rules.in_words.clocks import clock
from standards_engine.rules.in_words.events import either
from standards_engine.rules.in_words.exceptions import exceptions
from standards_engine.rules.in_words.goals import (
    effective,
    goal,
    local_time,
    severity,
    waivers,
    warning,
)
from standards_engine.rules.in_words.legend import legend
from standards_engine.rules.in_words.messages import message
from standards_engine.rules.in_words.notes import how_counted, notes
from standards_engine.rules.in_words.patterns import pattern
from standards_engine.rules.in_words.reading import looks_back_in
from standards_engine.rules.in_words.telling import Telling, by_name, by_title, sentences
from standards_engine.rules.in_words.titles import titles_of
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


@frozen(kw_only=True)
class StandardInWords:
    """Sentences by what they are about; on a line stands one sentence or a few."""

    owed: tuple[str, ...]
    exceptions: tuple[str, ...]
    clock: tuple[str, ...]
    measured: tuple[str, ...]
    """Goal, versions, severity, waivers, the message."""
    fields: tuple[str, ...]
    """What the fields mean that stand in it."""

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.owed, *self.exceptions, *self.clock, *self.measured, *self.fields)


def standard_in_words(standard: Standard, ruleset: Ruleset) -> tuple[str, ...]:
    """All that a verdict hangs on, in the language spoken; with the names of the rule file."""
    telling = Telling(standard.zone, near=variable_of(standard.trigger))
    return by_name(_told(standard, ruleset, telling).lines, titles_of(ruleset))


def standard_by_title(standard: Standard, ruleset: Ruleset) -> StandardInWords:
    """The same for who does not know the rule file: events by their titles."""
    telling = Telling(standard.zone, near=variable_of(standard.trigger), names_parameters=False)
    told, titles = _told(standard, ruleset, telling), titles_of(ruleset)

    def shown(lines: tuple[str, ...]) -> tuple[str, ...]:
        return by_title(lines, titles, codes=True)

    by_titles = StandardInWords(
        owed=shown(told.owed),
        exceptions=shown(told.exceptions),
        clock=shown(told.clock),
        measured=shown(told.measured),
        fields=(),
    )
    named = " ".join(by_titles.lines)
    return replace(by_titles, fields=_there((legend(standard, ruleset, named),)))


def _told(standard: Standard, ruleset: Ruleset, telling: Telling) -> StandardInWords:
    measured = (
        warning(standard),
        goal(standard, telling),
        effective(standard),
        severity(standard.severity),
        *waivers(standard.name, ruleset, telling),
        message(standard.message, telling),
        local_time(standard, ruleset),
    )
    return StandardInWords(
        owed=tuple(what_is_owed(standard, telling)),
        exceptions=tuple(exceptions(standard, telling)),
        clock=_there((*clock(standard, telling), _case_end(standard))),
        measured=_there(measured),
        fields=_there((legend(standard, ruleset),)),
    )


def _there(lines: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line))


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
