"""Exceptions: when something else is owed, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.rules.in_words.conditions import condition
from standards_engine.rules.in_words.notes import notes
from standards_engine.rules.in_words.patterns import pattern
from standards_engine.rules.in_words.telling import Telling, sentences
from standards_engine.rules.in_words.windows import near
from standards_engine.rules.nodes import Excepted, ExceptionClause, Standard
from standards_engine.verdicts import Verdict
from standards_engine.wording import say


def exceptions(standard: Standard, telling: Telling) -> Iterator[str]:
    told = frozenset(notes(standard.expectation, telling, standard))
    for each in standard.exceptions:
        yield _exception(each, standard, telling, told)
    if len(standard.exceptions) > 1:
        yield say("The first of these exceptions that applies decides alone.")


def _exception(
    of: ExceptionClause, standard: Standard, telling: Telling, told: frozenset[str]
) -> str:
    """`told` are the sentences that stand under the standard's own expectation."""
    where = condition(of.when, near(of.when, telling))
    match of.outcome:
        case Excepted(verdict=Verdict.EXCUSED):
            return say(
                "Exception `{name}`: where {condition}, nothing is owed (excused).",
                name=of.name,
                condition=where,
            )
        case Excepted():
            return say(
                "Exception `{name}`: where {condition}, nobody can say (undetermined).",
                name=of.name,
                condition=where,
            )
        case other:
            instead = pattern(other, telling, standard.trigger)
            head = say(
                "Exception `{name}`: where {condition}, instead {expectation}.",
                name=of.name,
                condition=where,
                expectation=instead,
            )
            meant = notes(other, telling, standard)
            return sentences(head, *(each for each in meant if each not in told))
