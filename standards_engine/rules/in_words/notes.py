"""What else decides: the edge of a limit, how days are counted, whom an event answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Constant, Expression
from standards_engine.rules.in_words.amounts import written
from standards_engine.rules.in_words.events import either, events
from standards_engine.rules.in_words.telling import Telling
from standards_engine.rules.in_words.windows import choices
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    By,
    Count,
    EitherSide,
    Enough,
    ForEachEvent,
    LimitChoice,
    Pattern,
    Period,
    Periodic,
    PeriodRequirement,
    Position,
    Precedence,
    Requirement,
    Response,
    Sequence,
    Standard,
    Until,
    Within,
)
from standards_engine.rules.types import Days, Duration, Months, WorkingDays
from standards_engine.wording import later, say


def notes(of: Pattern, telling: Telling, standard: Standard) -> Iterator[str]:
    """Sentences, the nearest to the expectation first."""
    match of:
        case Response():
            yield from _limit(of.limit, telling, standard, _IN_TIME)
            yield from _start(of.after, either(of.match.events))
            yield from _answers(of, standard)
        case Precedence(limit=limit):
            yield from _limit(limit, telling, standard, _BEFORE)
            yield from _own_before(of, standard)
            yield from _every_row(when=of.just)
        case EitherSide(limit=limit):
            yield from _limit(limit, telling, standard, _IN_TIME)
        case Absence(limit=limit):
            yield from _limit(limit, telling, standard, _FORBIDDEN)
            yield from _start(of.after, either(of.match.events))
            yield from _stayed_away(limit)
        case Count(limit=limit):
            yield from _limit(limit, telling, standard, _COUNTED)
            yield from _after_the_end(of)
        case Sequence(limit=limit, steps=steps):
            yield from _limit(limit, telling, standard, _IN_TIME)
            yield from _start(of.after, either(steps[0].events))
            yield say("Other events may lie between them; the time runs to the last of them.")
        case Position():
            yield from _every_row(when=True)
        case Periodic():
            yield _stretches(of)
        case PeriodRequirement(enough=enough):
            yield from _enough(enough)
        case Requirement():
            return
        case _:
            assert_never(of)


@frozen
class _Edge:
    """What happens exactly at the limit: of an amount, and of a deadline."""

    amount: str
    deadline: str


_IN_TIME = _Edge(
    later("Exactly {limit} is in time."),
    later(
        "Exactly then is in time; if that lies before the start, it cannot be kept any more "
        "(missed)."
    ),
)
_BEFORE = _Edge(later("Exactly {limit} before still counts."), later("Exactly then still counts."))
_FORBIDDEN = _Edge(
    later("Exactly {limit} later is still forbidden."), later("Exactly then is still forbidden.")
)
_COUNTED = _Edge(
    later("What comes exactly {limit} later still counts."), later("Exactly then still counts.")
)


def _limit(
    limit: Within | By | Until | None, telling: Telling, standard: Standard, edge: _Edge
) -> Iterator[str]:
    match limit:
        case Within():
            chosen = choices(limit, telling)
            if chosen:
                yield chosen
            yield from how_counted(limit, telling, edge)
        case By():
            yield say(edge.deadline)
            yield from _moved(limit, standard)
        case _:
            return


def how_counted(limit: Within, telling: Telling, edge: _Edge = _IN_TIME) -> Iterator[str]:
    """By kind of amount; a fixed limit is named."""
    types = {type(each.value.type) for each in limit.choices}
    if Duration in types:
        yield say(edge.amount, limit=_fixed(limit, telling) or say("the limit"))
    if Days in types:
        yield say(
            "Days end at midnight in `{zone}`: the day on which the clock starts is day 0, and the "
            "last day counts to its end.",
            zone=telling.zone,
        )
    if WorkingDays in types:
        yield say(
            "Only days on which the calendar opens are counted, and not the one on which the clock "
            "starts; the last one counts until the next one begins, at midnight in `{zone}`.",
            zone=telling.zone,
        )
    if Months in types:
        yield say(
            "Months and years end at midnight in `{zone}`: on the same date so many months later, "
            "or on the last day of a shorter month.",
            zone=telling.zone,
        )


def _fixed(limit: Within, telling: Telling) -> str | None:
    """The one amount, without the name of its parameter."""
    match limit.choices:
        case (LimitChoice(value=Constant(value=value, type=type_), when=None),):
            return written(value, type_, telling.zone)
        case _:
            return None


def _moved(limit: By, standard: Standard) -> Iterator[str]:
    if limit.plus_pauses:
        yield say("The time in which the clock stands still is added to it.")
    elif standard.pauses or standard.calendars:
        yield say("Neither pauses nor closed hours move it.")


def _enough(of: Enough | None) -> Iterator[str]:
    if of is None:
        return
    named = events(of.match, Telling("UTC"))
    if of.number == 1:
        yield say("Where there is no {events} in it, nothing is judged (excused).", events=named)
        return
    yield say(
        "Where there are fewer than {number} {events} in it, nothing is judged (excused).",
        number=of.number,
        events=named,
    )


def _start(after: Expression | None, named: str) -> Iterator[str]:
    if after is not None:
        yield say("An earlier {events} does not count.", events=named)


def _answers(of: Response, standard: Standard) -> Iterator[str]:
    if not isinstance(standard.trigger, ForEachEvent):
        return
    answers, asked = either(of.match.events), either(standard.trigger.match.events)
    if of.own:
        yield say(
            "One {events} answers one {asked} only, the one that has waited longest.",
            events=answers,
            asked=asked,
        )
    elif not standard.trigger.first and of.match.where is not None:
        yield say(
            "One {events} answers every {asked} before it that it fits.",
            events=answers,
            asked=asked,
        )
    elif not standard.trigger.first:
        yield say("One {events} answers every {asked} before it.", events=answers, asked=asked)


def _own_before(of: Precedence, standard: Standard) -> Iterator[str]:
    if of.own and isinstance(standard.trigger, ForEachEvent):
        yield say(
            "Each {asked} takes the latest {events} that no other has taken.",
            asked=either(standard.trigger.match.events),
            events=either(of.match.events),
        )


def _every_row(*, when: bool) -> Iterator[str]:
    if when:
        yield say("Every row of the case counts for this, also one that no rule names.")


def _stayed_away(limit: Within | By | Until | None) -> Iterator[str]:
    match limit:
        case None:
            yield say(
                "It is met once the case ends without one; one after its end is forbidden all the "
                "same."
            )
        case Until(match=match):
            yield say("It is met once that comes without one.")
            yield say(
                "Where {events} never comes, it is met once the case ends without one; one after "
                "its end is forbidden all the same.",
                events=either(match.events),
            )
        case _:
            yield say("It is met only when that time is over without one.")


def _after_the_end(of: Count) -> Iterator[str]:
    if of.limit is not None and not isinstance(of.limit, Until):
        return
    if of.bound is not Bound.AT_LEAST:
        yield say("One too many after the end of the case is one too many all the same.")
    if of.bound is not Bound.AT_MOST:
        yield say("Those after the end of the case do not make up for what was missing.")


def _stretches(of: Periodic) -> str:
    if isinstance(of.every, Period):
        return say(
            "Each is judged for itself; one that is cut off at its beginning or end is excused if "
            "nothing came."
        )
    return say(
        "Each stretch is judged for itself, the first begins there; one that is cut off at its "
        "end is excused if nothing came."
    )
