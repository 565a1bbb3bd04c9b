"""Fields that follow from others: who refers to an entity, and what a need comes to.

Lists of an entity's referrers let a rule look at a plan from both ends: `objective.services` are
the services that name the objective.
"""

from __future__ import annotations

from itertools import starmap
from typing import NamedTuple

from standards_engine.rules.types import Field, ListOf, Number, Record
from standards_engine.rules.wordings import Wording


class BackReference(NamedTuple):
    """`entity.name` lists every `referrer` whose field `by` refers to the entity."""

    entity: str
    name: str
    referrer: str
    by: str
    written_at: str
    """Where a plan would say so."""


BACK_REFERENCES = tuple(
    starmap(
        BackReference,
        (
            ("objective", "services", "service", "objectives", "services[…].objectives"),
            ("segment", "services", "service", "segments", "services[…].segments"),
            ("segment", "studies", "study", "segments", "studies[…].segments"),
            ("study", "services", "service", "evidence", "services[…].evidence"),
            ("contact", "services", "service", "contacts", "services[…].contacts"),
            ("resource", "needs", "need", "resource", "services[…].needs[…].resource"),
            ("service", "offers", "offer", "service", "competitors[…].offers[…].service"),
            ("service", "results", "result", "service", "studies[…].results[…].service"),
        ),
    )
)

NEED_AMOUNT = Field(
    "amount",
    Number(),
    title=Wording(
        "What the need comes to in the plan's period: `each` times the service's volume, plus"
        " `fixed`."
    ),
)


def derived_fields(entity: str) -> tuple[Field, ...]:
    back = tuple(
        Field(
            each.name,
            ListOf(Record(each.referrer)),
            title=Wording(f"Every {each.referrer} that names it."),
        )
        for each in BACK_REFERENCES
        if each.entity == entity
    )
    return (*back, NEED_AMOUNT) if entity == "need" else back
