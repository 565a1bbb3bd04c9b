"""For customers: the promises that are made to them, and what these do not cover."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.reports.handbook.nodes import Chapter, Entry, Handbook
from standards_engine.reports.handbook.parts import block, calendars, plain, said, title_of
from standards_engine.rules.in_words.public import promised_by_title
from standards_engine.rules.nodes import Ruleset, Standard
from standards_engine.rules.wordings import language_of_text
from standards_engine.wording import later, say, spoken

_ELEMENTS = {
    "product_quality": later("The product"),
    "transaction": later("The service"),
    "communication": later("How we speak with you"),
}
"""The three kinds that shipped rules name in `covers`."""


def for_customers(ruleset: Ruleset) -> Handbook:
    public = tuple(each for each in ruleset.standards if each.promise is not None)
    return Handbook(
        readers="customers",
        title=title_of(ruleset),
        kicker=say("What we promise you"),
        about=(),
        facts=(),
        chapters=(*_elements(public, ruleset), *calendars(ruleset, public)),
        language=spoken(),
        left_out=len(ruleset.standards) - len(public),
        other_language=sum(language_of_text(said(each.promise)) != spoken() for each in public),
    )


def _elements(public: tuple[Standard, ...], ruleset: Ruleset) -> Iterator[Chapter]:
    """By the first element of service that a standard covers."""
    found: dict[str, list[Standard]] = {}
    for standard in public:
        found.setdefault(_covered(standard), []).append(standard)
    ordered = sorted(found.items(), key=lambda each: not each[0])
    for number, (covered, standards) in enumerate(ordered, start=1):
        yield Chapter(
            anchor=f"promises-{number}",
            heading=_heading(covered) if covered or len(ordered) > 1 else say("Promises"),
            entries=tuple(_promise(each, ruleset, number) for each in standards),
        )


def _covered(standard: Standard) -> str:
    return standard.covers[0] if standard.covers else ""


def _heading(covered: str) -> str:
    if not covered:
        return say("Further promises")
    known = _ELEMENTS.get(covered)
    return say(known) if known else plain(covered)


def _promise(of: Standard, ruleset: Ruleset, number: int) -> Entry:
    told = promised_by_title(of, ruleset)
    return Entry(
        anchor=f"promise-{number}-{of.name}-{of.first or 0}",
        heading=said(of.title, plain(of.name)),
        lead=said(of.promise),
        blocks=(
            *block(say("What else counts"), told.exceptions),
            *block(say("How the time is counted"), told.clock),
            *block("", told.effective),
        ),
    )
