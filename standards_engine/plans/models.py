"""The form of a plan document: what may stand where, and what it means.

This is the only definition. The JSON Schema, the vocabulary of rules and the reading of documents
all follow from these models. Everything but names may be left out; a rule that needs a value which
is not there finds the plan `unproven`.
"""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from standards_engine.plans.fields import (
    Amount,
    Count,
    Currency,
    Date,
    LevelField,
    Money,
    Rank,
    Refers,
    Share,
    Words,
    Zone,
    one_of,
)

METHODS = (
    "interview",
    "focus_group",
    "survey",
    "observation",
    "mystery_shopping",
    "complaint_analysis",
    "service_records",
    "assumption",
)
"""How a study learned what customers expect; `assumption` means that nobody asked them."""

OBJECTIVES = (
    "sales",
    "market_share",
    "profit",
    "cost",
    "satisfaction",
    "loyalty",
    "reputation",
    "quality",
    "other",
)
PROOFS = ("operation", "pilot", "trial", "calculation", "estimate")
"""How a level was demonstrated, the strongest first."""

Better = Annotated[str, one_of("lower", "higher")]
Method = Annotated[str, one_of(*METHODS)]
ObjectiveKind = Annotated[str, one_of(*OBJECTIVES)]
Proof = Annotated[str, one_of(*PROOFS)]
Tier = Annotated[str, one_of("basic", "expected", "ideal")]
Stage = Annotated[str, one_of("before_purchase", "purchase", "use", "repair", "after")]
ResourceKind = Annotated[str, one_of("people", "equipment", "material", "system", "money", "other")]


class PlanModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    entity: ClassVar[str]
    """What rules call it."""


class Objective(PlanModel):
    """A marketing objective of the firm that services should serve."""

    entity = "objective"
    name: Words = Field(description="How services refer to it.")
    kind: ObjectiveKind | None = Field(None, description="What it is about.")
    figure: LevelField | None = Field(None, description="The figure to reach.")
    better: Better | None = Field(None, description="Whether a lower or a higher figure is better.")
    unit: Words | None = Field(None, description="What the figure counts, where it is a number.")
    due: Date | None = Field(None, description="The date by which it should be reached.")
    owner: Words | None = Field(None, description="Who answers for it.")


class Segment(PlanModel):
    """A group of customers who expect alike."""

    entity = "segment"
    name: Words = Field(description="How services and studies refer to it.")
    description: Words | None = Field(None, description="Who these customers are.")
    share: Share | None = Field(None, description="Their share of all customers.")
    customers: Count | None = Field(None, description="How many they are.")


class Result(PlanModel):
    """The level of one service that customers expect, as a study found it."""

    entity = "result"
    service: Annotated[Words, Refers("service")] | None = Field(
        None, description="The service it is about."
    )
    segment: Annotated[Words, Refers("segment")] | None = Field(
        None, description="The customers who expect it; left out, all the study speaks for."
    )
    level: LevelField | None = Field(None, description="The level they expect.")
    tier: Tier | None = Field(
        None, description="Whether they take it for granted, expect it, or dream of it."
    )


class Study(PlanModel):
    """A piece of research into what customers expect."""

    entity = "study"
    name: Words = Field(description="How services refer to it as evidence.")
    method: Method | None = Field(None, description="How customers were asked.")
    sample: Count | None = Field(None, description="How many customers or cases it rests on.")
    date: Date | None = Field(None, description="When it was finished.")
    segments: tuple[Annotated[Words, Refers("segment")], ...] | None = Field(
        None, description="The customers it speaks for."
    )
    finding: Words | None = Field(None, description="What it found, in a sentence.")
    results: tuple[Result, ...] | None = Field(
        None, description="What it found customers to expect, service by service."
    )


class Contact(PlanModel):
    """A point of the customer's journey at which the customer meets the firm."""

    entity = "contact"
    name: Words = Field(description="How services refer to it.")
    stage: Stage | None = Field(None, description="When in the journey it comes.")
    channel: Words | None = Field(None, description="Telephone, shop, home, website …")
    segments: tuple[Annotated[Words, Refers("segment")], ...] | None = Field(
        None, description="The customers who pass here."
    )


class Promise(PlanModel):
    """What customers are told they will get."""

    entity = "promise"
    text: Words | None = Field(None, description="The promise in the words customers read.")
    level: LevelField | None = Field(None, description="The level promised.")
    published: tuple[Annotated[Words, Refers("contact")], ...] | None = Field(
        None, description="The contacts at which customers can read or hear it."
    )


class Demonstration(PlanModel):
    """What the firm has shown that it can do."""

    entity = "demonstration"
    level: LevelField | None = Field(None, description="The level reached.")
    by: Proof | None = Field(None, description="How it was shown.")
    date: Date | None = Field(None, description="When.")
    sample: Count | None = Field(None, description="On how many cases.")


class Need(PlanModel):
    """What a service needs of one resource."""

    entity = "need"
    resource: Annotated[Words, Refers("resource")] | None = Field(
        None, description="The resource's name."
    )
    each: Amount | None = Field(None, description="How much of it each unit of volume takes.")
    fixed: Amount | None = Field(
        None, description="How much of it is taken whatever the volume, for the plan's period."
    )


class Service(PlanModel):
    """One item of customer service that the plan offers."""

    entity = "service"
    name: Words = Field(description="What the service is called.")
    description: Words | None = Field(None, description="What it consists of.")
    importance: Rank | None = Field(
        None, description="Its rank among what customers ask for; 1 is the most important."
    )
    segments: tuple[Annotated[Words, Refers("segment")], ...] | None = Field(
        None, description="The customers it is for."
    )
    expected: LevelField | None = Field(None, description="The level customers expect.")
    promise: Promise | None = Field(None, description="What customers are told.")
    demonstrated: Demonstration | None = Field(None, description="What the firm has shown.")
    better: Better | None = Field(
        None,
        description="Whether a lower or a higher level is better. Left out, less time and money"
        " is better, and more of anything else.",
    )
    contacts: tuple[Annotated[Words, Refers("contact")], ...] | None = Field(
        None, description="The contacts at which customers feel it."
    )
    objectives: tuple[Annotated[Words, Refers("objective")], ...] | None = Field(
        None, description="The objectives it serves."
    )
    evidence: tuple[Annotated[Words, Refers("study")], ...] | None = Field(
        None, description="The studies that show that customers expect it."
    )
    needs: tuple[Need, ...] | None = Field(
        None, description="The resources it needs; `[]` says that it needs none."
    )
    volume: Count | None = Field(None, description="How often it is given in the plan's period.")
    cost: Money | None = Field(None, description="What it costs in the plan's period.")
    return_: Money | None = Field(
        None, alias="return", description="What it brings in the plan's period."
    )
    standard: Annotated[Words, Refers("standard")] | None = Field(
        None, description="The standard in the rules by which it is delivered."
    )
    owner: Words | None = Field(None, description="Who answers for it.")


class Resource(PlanModel):
    """People, vehicles, parts, money: what services use up or occupy."""

    entity = "resource"
    name: Words = Field(description="How needs refer to it.")
    kind: ResourceKind | None = Field(None, description="What sort of resource it is.")
    unit: Words | None = Field(None, description="What it is counted in: hours, vehicles …")
    capacity: Amount | None = Field(
        None, description="How much of it there is in the plan's period."
    )
    utilisation_limit: Share | None = Field(
        None, description="The share of the capacity that may be planned."
    )
    staff: Count | None = Field(None, description="How many people.")
    skill: Words | None = Field(None, description="What they must be able to do.")
    hours: Words | None = Field(
        None, description="The calendar of the rules that says when it is there."
    )
    owner: Words | None = Field(None, description="Who answers for it.")


class Offer(PlanModel):
    """The level of one service at a competitor."""

    entity = "offer"
    service: Annotated[Words, Refers("service")] | None = Field(
        None, description="The service of this plan it compares with."
    )
    level: LevelField | None = Field(None, description="The competitor's level.")
    source: Words | None = Field(None, description="How it is known.")
    date: Date | None = Field(None, description="When it was found out.")


class Competitor(PlanModel):
    """A firm that customers could go to instead."""

    entity = "competitor"
    name: Words = Field(description="The firm's name.")
    offers: tuple[Offer, ...] | None = Field(None, description="What it offers.")


class PlanDocument(PlanModel):
    """A plan of customer service."""

    entity = "plan"
    name: Words = Field(description="The plan's name.")
    description: Words | None = Field(None, description="What it is for.")
    owner: Words | None = Field(None, description="Who answers for it.")
    zone: Zone | None = Field(None, description="The time zone, such as Asia/Shanghai.")
    currency: Currency | None = Field(None, description="The currency of all amounts of money.")
    period: Words | None = Field(
        None,
        description="The period that volumes, capacities, costs and returns are for, such as 2026.",
    )
    rules: tuple[Words, ...] | None = Field(
        None, description="The rule files and shipped rulesets that the plan is checked by."
    )
    objectives: tuple[Objective, ...] | None = Field(None, description="Marketing objectives.")
    segments: tuple[Segment, ...] | None = Field(None, description="Groups of customers.")
    studies: tuple[Study, ...] | None = Field(None, description="Research into expectations.")
    contacts: tuple[Contact, ...] | None = Field(None, description="The customer's journey.")
    services: tuple[Service, ...] | None = Field(None, description="The services planned.")
    resources: tuple[Resource, ...] | None = Field(None, description="What services use.")
    competitors: tuple[Competitor, ...] | None = Field(None, description="Rival firms.")
