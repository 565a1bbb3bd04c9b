"""Fields that follow from others: who refers to an entity, and what a need comes to.

Lists of an entity's referrers let a rule look at a plan from both ends: `objective.services` are
the services that name the objective.
"""

from __future__ import annotations

from standards_engine.rules.types import Field, ListOf, Number, Record

BACK_REFERENCES = (
    # entity, its derived list, the entities in it, and their field that refers to it
    ("objective", "services", "service", "objectives"),
    ("segment", "services", "service", "segments"),
    ("segment", "studies", "study", "segments"),
    ("study", "services", "service", "evidence"),
    ("contact", "services", "service", "contacts"),
    ("resource", "needs", "need", "resource"),
    ("service", "offers", "offer", "service"),
)

NEED_AMOUNT = Field(
    "amount",
    Number(),
    title="What the need comes to in the plan's period: `each` times the service's volume, plus"
    " `fixed`.",
)


def derived_fields(entity: str) -> tuple[Field, ...]:
    back = tuple(
        Field(name, ListOf(Record(referrer)), title=f"Every {referrer} that names it.")
        for of, name, referrer, _ in BACK_REFERENCES
        if of == entity
    )
    return (*back, NEED_AMOUNT) if entity == "need" else back
