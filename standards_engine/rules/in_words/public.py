"""What customers should know beside a promise: what it leaves out, and how time is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.rules.in_words.clocks import clock
from standards_engine.rules.in_words.conditions import condition
from standards_engine.rules.in_words.events import events
from standards_engine.rules.in_words.goals import effective
from standards_engine.rules.in_words.notes import notes
from standards_engine.rules.in_words.patterns import pattern
from standards_engine.rules.in_words.telling import Telling, by_title, sentences
from standards_engine.rules.in_words.titles import titles_of
from standards_engine.rules.in_words.triggers import variable_of
from standards_engine.rules.in_words.windows import near
from standards_engine.rules.nodes import Excepted, ExceptionClause, Ruleset, Standard
from standards_engine.verdicts import Verdict
from standards_engine.wording import say


@frozen(kw_only=True)
class Promised:
    """Sentences without a name of the rule file, where its author gave titles."""

    exceptions: tuple[str, ...]
    clock: tuple[str, ...]
    effective: tuple[str, ...]


def promised_by_title(standard: Standard, ruleset: Ruleset) -> Promised:
    telling = Telling(standard.zone, near=variable_of(standard.trigger), names_parameters=False)
    titles = titles_of(ruleset)

    def shown(lines: Iterable[str]) -> tuple[str, ...]:
        return by_title(dict.fromkeys(lines), titles, codes=False)

    since = effective(standard)
    return Promised(
        exceptions=shown(_exceptions(standard, telling)),
        clock=shown(_clock(standard, telling)),
        effective=shown([since] if since else []),
    )


def _clock(standard: Standard, telling: Telling) -> Iterator[str]:
    yield from clock(replace(standard, cancels=()), telling)
    for match in standard.cancels:
        yield say(
            "If {events} comes first, the promise does not hold any more.",
            events=events(match, telling),
        )


def _exceptions(standard: Standard, telling: Telling) -> Iterator[str]:
    told = frozenset(notes(standard.expectation, telling, standard))
    for each in standard.exceptions:
        where = condition(each.when, near(each.when, telling))
        yield _exception(each, where, standard, telling, told)


def _exception(
    of: ExceptionClause,
    where: str,
    standard: Standard,
    telling: Telling,
    told: frozenset[str],
) -> str:
    match of.outcome:
        case Excepted(verdict=Verdict.EXCUSED):
            return say("Where {condition}, the promise does not hold.", condition=where)
        case Excepted():
            return say("Where {condition}, it cannot be judged.", condition=where)
        case other:
            instead = pattern(other, telling, standard.trigger)
            head = say("Where {condition}, {expectation}.", condition=where, expectation=instead)
            meant = notes(other, telling, standard)
            return sentences(head, *(each for each in meant if each not in told))
