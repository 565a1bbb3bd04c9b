"""Expressions."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.language.nodes.base import Name, Node, String


class Unit(StrEnum):
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working days"


@frozen
class NumberLiteral(Node):
    """`25%` has the value 0.25 and `percent` set."""

    value: Decimal
    percent: bool = False


@frozen
class QuantityLiteral(Node):
    """`24 hours`."""

    amount: Decimal
    unit: Unit


@frozen
class MoneyLiteral(Node):
    """`CNY 120`."""

    currency: str
    amount: Decimal


@frozen
class BooleanLiteral(Node):
    value: bool


@frozen
class DateLiteral(Node):
    """Year, month, day as written, not yet known to exist."""

    text: str


@frozen
class InstantLiteral(Node):
    """`2026-03-01 09:00`, with seconds, fractions or an offset, as written."""

    text: str


@frozen
class Reference(Node):
    """A bare name: a parameter, an alias, an event, a definition, an entity …"""

    name: str


@frozen
class Member(Node):
    """`base.name`."""

    base: Expression
    name: Name


@frozen
class Argument(Node):
    """`value [where condition] [satisfies claim]`."""

    value: Expression
    where: Expression | None = None
    satisfies: Expression | None = None


@frozen
class Call(Node):
    """`count(visit where …)`, `percentile(80, call.wait)`, `limits(a.x, b.y)`, `first(E)`."""

    function: Name
    arguments: tuple[Argument, ...]


@frozen
class CountDifferent(Node):
    """`count of different E.f [where …]`."""

    argument: Argument


class UnaryOperator(StrEnum):
    NOT = "not"
    MINUS = "-"


@frozen
class Unary(Node):
    operator: UnaryOperator
    operand: Expression


class BinaryOperator(StrEnum):
    OR = "or"
    AND = "and"
    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    IN = "in"
    CONTAINS = "contains"
    STARTS_WITH = "starts with"
    ENDS_WITH = "ends with"
    MATCHES = "matches"
    BETTER_THAN = "is better than"
    AS_GOOD_AS = "is at least as good as"


@frozen
class Binary(Node):
    operator: BinaryOperator
    left: Expression
    right: Expression


@frozen
class Given(Node):
    """`x is given`, `x is not given`."""

    operand: Expression
    negated: bool = False


@frozen
class Conditional(Node):
    condition: Expression
    yes: Expression
    no: Expression


class Quantifier(StrEnum):
    SOME = "some"
    EVERY = "every"
    NO = "no"


@frozen
class Quantified(Node):
    """`some x in xs satisfies c`."""

    quantifier: Quantifier
    variable: Name
    items: Expression
    condition: Expression


@frozen
class ListExpression(Node):
    """`("a", "b")`: two or more items in brackets."""

    items: tuple[Expression, ...]


Expression = (
    String
    | NumberLiteral
    | QuantityLiteral
    | MoneyLiteral
    | BooleanLiteral
    | DateLiteral
    | InstantLiteral
    | Reference
    | Member
    | Call
    | CountDifferent
    | Unary
    | Binary
    | Given
    | Conditional
    | Quantified
    | ListExpression
)
