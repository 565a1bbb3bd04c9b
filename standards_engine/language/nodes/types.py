"""Types and fields."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.language.nodes.base import Name, Node, String, Wording


class PlainType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    INSTANT = "instant"
    DURATION = "duration"
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    LEVEL = "level"


@frozen
class PlainTypeNode(Node):
    type: PlainType


@frozen
class NamedType(Node):
    """A word that is no type: `txt`; or a record of the plan, `service`."""

    name: str


@frozen
class MoneyType(Node):
    """`money in CNY`; `money` alone has no currency."""

    currency: Name | None


@frozen
class OneOfType(Node):
    options: tuple[String, ...]


@frozen
class ListType(Node):
    element: TypeNode


TypeNode = PlainTypeNode | NamedType | MoneyType | OneOfType | ListType


@frozen
class FieldNode(Node):
    name: Name
    type: TypeNode
    optional: bool
    title: Wording | None
