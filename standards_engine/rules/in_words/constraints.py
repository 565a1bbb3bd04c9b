"""A constraint on plans in plain sentences."""

from __future__ import annotations

from typing import assert_never

from standards_engine.diagnostics.phrases import as_written
from standards_engine.rules.in_words.conditions import condition
from standards_engine.rules.in_words.goals import severity, waivers
from standards_engine.rules.in_words.legend import legend
from standards_engine.rules.in_words.messages import message
from standards_engine.rules.in_words.telling import Telling, by_name
from standards_engine.rules.in_words.titles import titles_of
from standards_engine.rules.in_words.values import value, variable
from standards_engine.rules.nodes import (
    Constraint,
    ForEachEntity,
    ForEachStandard,
    ForThePlan,
    Kind,
    Ruleset,
    Subject,
)
from standards_engine.source import Span
from standards_engine.wording import later, say

KINDS = {
    Kind.EXPECTED: later("what is offered is what customers expect"),
    Kind.PERCEPTIBLE: later("customers can understand and feel it"),
    Kind.FEASIBLE: later("it can be done"),
    Kind.ALIGNED: later("it fits the firm's marketing objectives"),
    Kind.RESOURCED: later("the firm has the resources for it"),
    Kind.BALANCED: later("it is in balance with what the services earn"),
    Kind.COMPETITIVE: later("it keeps the firm ahead of its competitors"),
}
"""The seven planning constraints, as what they ask for."""


def constraint_in_words(constraint: Constraint, ruleset: Ruleset) -> tuple[str, ...]:
    """One sentence or a few on a line; all that a verdict hangs on, in the language spoken."""
    telling = Telling(constraint.zone or "UTC", in_plan=True)
    lines = [
        *_required(constraint, telling),
        say("What the plan must prove and does not say is a violation, too (unproven)."),
        *filter(None, (_kind(constraint.kind, constraint.span),)),
        severity(constraint.severity),
        *waivers(constraint.name, ruleset, telling),
        *filter(None, (message(constraint.message, telling), legend(constraint, ruleset))),
    ]
    return by_name(lines, titles_of(ruleset))


def _required(of: Constraint, telling: Telling) -> list[str]:
    lead = _subject(of.subject, telling)
    conditions = [condition(each, telling) for each in of.conditions]
    if len(conditions) == 1:
        return [
            say("{subject}, it must hold that {condition}.", subject=lead, condition=conditions[0])
        ]
    return [
        say("{subject}, all of this must hold:", subject=lead),
        *(say("– {condition};", condition=each) for each in conditions),
    ]


def _subject(of: Subject, telling: Telling) -> str:
    where = None if of.where is None else condition(of.where, telling)
    match of:
        case ForEachEntity(variable=name, items=items):
            named, of_plan = variable(name, items.span), value(items, telling)
            if where is None:
                return say("For each {entity} of {items}", entity=named, items=of_plan)
            return say(
                "For each {entity} of {items} where {condition}",
                entity=named,
                items=of_plan,
                condition=where,
            )
        case ForThePlan():
            if where is None:
                return say("For the plan as a whole")
            return say("For the plan as a whole, where {condition}", condition=where)
        case ForEachStandard():
            if where is None:
                return say("For each standard of the rules")
            return say("For each standard of the rules where {condition}", condition=where)
        case _:
            assert_never(of)


def _kind(of: Kind | None, span: Span | None) -> str | None:
    if of is None:
        return None
    (written,) = as_written([of.value], span)
    return say("It is a part of `{kind}`: {meaning}.", kind=written, meaning=say(KINDS[of]))
