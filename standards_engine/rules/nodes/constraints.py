"""Constraints on plans."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes.base import Origin, Severity, _Node
from standards_engine.rules.nodes.standards import Message
from standards_engine.rules.wordings import Wording


class Kind(StrEnum):
    """The seven planning constraints, in the order of their source."""

    EXPECTED = "expected"
    PERCEPTIBLE = "perceptible"
    FEASIBLE = "feasible"
    ALIGNED = "aligned"
    RESOURCED = "resourced"
    BALANCED = "balanced"
    COMPETITIVE = "competitive"


@frozen
class ForEachEntity(_Node):
    """`for each service [as s] [where …]`: `items` is an expression of a list in the plan."""

    variable: str
    items: Expression
    where: Expression | None = None


@frozen
class ForThePlan(_Node):
    where: Expression | None = None


@frozen
class ForEachStandard(_Node):
    """`for each standard`: the variable is `standard`."""

    where: Expression | None = None


Subject = ForEachEntity | ForThePlan | ForEachStandard


@frozen(kw_only=True)
class Constraint(_Node):
    """In every expression the plan is the variable `plan`."""

    name: str
    title: Wording | None
    origin: Origin
    zone: str | None
    kind: Kind | None
    subject: Subject
    conditions: tuple[Expression, ...]
    """Every `require`, in order; all must hold."""
    message: Message | None = None
    severity: Severity = Severity.MAJOR
    owner: Wording | None = None
    because: Wording | None = None
    source: Wording | None = None
