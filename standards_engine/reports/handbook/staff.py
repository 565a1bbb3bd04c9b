"""For staff: by role what they owe, by when, what stops the clock, how it is measured, and why."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.reports.handbook.nodes import Block, Chapter, Entry, Handbook
from standards_engine.reports.handbook.parts import (
    block,
    calendars,
    plain,
    said,
    tables,
    title_of,
    versions,
)
from standards_engine.rules.in_words import constraint_in_words, standard_by_title
from standards_engine.rules.nodes import Constraint, Ruleset, Standard
from standards_engine.wording import say, spoken

Facts = tuple[tuple[str, str], ...]


def for_staff(ruleset: Ruleset) -> Handbook:
    rules: tuple[Standard | Constraint, ...] = (*ruleset.standards, *ruleset.constraints)
    return Handbook(
        readers="staff",
        title=title_of(ruleset),
        kicker=say("Handbook for staff"),
        about=(
            say("Each chapter is for one role: what it owes, by when, and how it is measured."),
            say("Words in quotes are what happened, as it is entered in the records."),
        ),
        facts=(
            (say("Rules"), versions(ruleset)),
            *(((say("Time zone"), ruleset.zone),) if ruleset.zone else ()),
        ),
        chapters=(
            *_roles(ruleset),
            *_planning(ruleset),
            *calendars(ruleset, ruleset.standards),
            *tables(ruleset, rules),
        ),
        language=spoken(),
    )


def _roles(ruleset: Ruleset) -> Iterator[Chapter]:
    """In the order in which the rules name them; those without an owner last."""
    owners = dict.fromkeys(said(each.owner) for each in ruleset.standards)
    for number, owner in enumerate(sorted(owners, key=lambda each: not each), start=1):
        entries = tuple(
            _standard(each, ruleset, index)
            for index, each in enumerate(ruleset.standards, start=1)
            if said(each.owner) == owner
        )
        yield Chapter(
            anchor=f"role-{number}",
            heading=plain(owner) if owner else say("Nobody in particular"),
            about=None if owner else say("No role answers for these standards yet."),
            entries=entries,
        )


def _standard(of: Standard, ruleset: Ruleset, index: int) -> Entry:
    told = standard_by_title(of, ruleset)
    return Entry(
        anchor=f"standard-{index}-{of.name}",
        heading=said(of.title, plain(of.name)),
        name=of.name,
        lead=said(of.promise) or None,
        blocks=(
            *block(say("What is owed"), told.owed),
            *block(say("Exceptions"), told.exceptions),
            *block(say("The clock"), told.clock),
            *block(say("How it is measured"), told.measured),
            *block("", told.fields),
        ),
        facts=_why(of),
    )


def _planning(ruleset: Ruleset) -> Iterator[Chapter]:
    if ruleset.constraints:
        yield Chapter(
            anchor="planning",
            heading=say("Planning"),
            about=say("What every service plan must show."),
            entries=tuple(
                _constraint(each, ruleset, index)
                for index, each in enumerate(ruleset.constraints, start=1)
            ),
        )


def _constraint(of: Constraint, ruleset: Ruleset, index: int) -> Entry:
    return Entry(
        anchor=f"constraint-{index}-{of.name}",
        heading=said(of.title, plain(of.name)),
        name=of.name,
        blocks=(Block("", constraint_in_words(of, ruleset)),),
        facts=(*_owner(of), *_why(of)),
    )


def _owner(of: Constraint) -> Facts:
    return ((say("owner"), of.owner.said),) if of.owner else ()


def _why(of: Standard | Constraint) -> Facts:
    because = ((say("why"), of.because.said),) if of.because else ()
    return (*because, *(((say("source"), of.source.said),) if of.source else ()))
