"""Checked expressions: every name bound, every type known.

Variables name the rows or entities in hand. In a standard they are the trigger's and the
response's names (their `as` alias, else the event's name), `case` for the fields of the case,
`event` for the row in hand of `pause while`, and in an aggregate the event it runs over. A
variable of an inner scope hides an outer one of the same name only where the author wrote it so;
the checker has already decided which one is meant and made the names distinct.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.rules.types import Boolean, Type
from standards_engine.source import Span


@frozen(kw_only=True)
class _Node:
    span: Span | None = field(default=None, compare=False, repr=False)


@frozen
class Constant(_Node):
    """A literal or a parameter's value; `name` is the parameter's."""

    value: object
    type: Type
    name: str | None = field(default=None, kw_only=True)


@frozen
class Variable(_Node):
    name: str
    type: Type


@frozen
class FieldOf(_Node):
    """`record.name`. Events also have `at` (instant) and `date` (local date in the zone)."""

    record: Expression
    name: str
    type: Type
    optional: bool = False


@frozen
class AsOf(_Node):
    """The as-of instant."""

    type: Type


@frozen
class FirstOf(_Node):
    """The first event of these names in the case, up to the row in hand; unknown if none."""

    events: tuple[str, ...]
    variable: str
    where: Expression | None
    type: Type


@frozen
class LatestOf(_Node):
    """The latest such event of the case, up to the row in hand."""

    events: tuple[str, ...]
    variable: str
    where: Expression | None
    type: Type


class Arithmetic(StrEnum):
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


@frozen
class Calculation(_Node):
    """`left op right`; the operands' types say which arithmetic is meant.

    instant ± duration/days/months, date ± days/months, instant − instant = duration,
    date − date = days, duration ± duration, duration × or ÷ number, duration ÷ duration = number,
    and numbers and money likewise.
    """

    operation: Arithmetic
    left: Expression
    right: Expression
    type: Type


@frozen
class Negative(_Node):
    operand: Expression
    type: Type


class Order(StrEnum):
    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


@frozen
class Comparison(_Node):
    """Operands of one type; two quantities of time of different kinds only in a plan."""

    order: Order
    left: Expression
    right: Expression
    type: Type = Boolean()


class LevelOrder(StrEnum):
    BETTER = "is better than"
    AS_GOOD = "is at least as good as"


@frozen
class LevelComparison(_Node):
    order: LevelOrder
    left: Expression
    right: Expression
    type: Type = Boolean()


@frozen
class Both(_Node):
    """`and` (Kleene)."""

    left: Expression
    right: Expression
    type: Type = Boolean()


@frozen
class Either(_Node):
    """`or` (Kleene)."""

    left: Expression
    right: Expression
    type: Type = Boolean()


@frozen
class Not(_Node):
    operand: Expression
    type: Type = Boolean()


@frozen
class IsGiven(_Node):
    """Whether the value is there. Never unknown."""

    operand: Expression
    type: Type = Boolean()


@frozen
class IsIn(_Node):
    """`item in (a, b)` or `item in list`: `items` is a ListLiteral or an expression of a list."""

    item: Expression
    items: Expression
    type: Type = Boolean()


@frozen
class ListLiteral(_Node):
    items: tuple[Expression, ...]
    type: Type


class TextOrder(StrEnum):
    CONTAINS = "contains"
    STARTS = "starts with"
    ENDS = "ends with"
    MATCHES = "matches"


@frozen
class TextTest(_Node):
    """`matches` is an RE2 search anywhere in the text. `contains` also asks a list for an item."""

    order: TextOrder
    text: Expression
    part: Expression
    type: Type = Boolean()


@frozen
class Choice(_Node):
    """`if condition then yes else no`."""

    condition: Expression
    yes: Expression
    no: Expression
    type: Type


class Quantifier(StrEnum):
    SOME = "some"
    EVERY = "every"
    NO = "no"


@frozen
class Quantified(_Node):
    """`some x in xs satisfies c`."""

    quantifier: Quantifier
    variable: str
    items: Expression
    condition: Expression
    type: Type = Boolean()


class Fold(StrEnum):
    COUNT = "count"
    SUM = "sum"
    AVERAGE = "average"
    MIN = "min"
    MAX = "max"
    MEDIAN = "median"
    PERCENTILE = "percentile"
    SHARE = "share"
    COUNT_DIFFERENT = "count of different"


@frozen
class EventsOf(_Node):
    """All events of these names: of the case up to the row in hand, or of a period's group."""

    events: tuple[str, ...]
    type: Type
    """A list of the events' record."""


@frozen
class Aggregate(_Node):
    """`fold(value for variable in items where … )`.

    `count` has no value; `share` has `satisfies`; `percentile` has `rank` (0 to 100). Missing
    data: count and share become ranges, the others unknown (semantics 5.5).
    """

    fold: Fold
    variable: str
    items: Expression
    value: Expression | None
    where: Expression | None
    type: Type
    satisfies: Expression | None = None
    rank: Expression | None = None


@frozen
class Lookup(_Node):
    """`limits(request.priority, case.region)`: the first row of a table that matches."""

    table: str
    arguments: tuple[Expression, ...]
    type: Type


@frozen
class Call(_Node):
    """A built-in function of plans: `headroom(promised, able)`, `open_time(calendar, …)` …"""

    function: str
    arguments: tuple[Expression, ...]
    type: Type


Expression = (
    Constant
    | Variable
    | FieldOf
    | AsOf
    | FirstOf
    | LatestOf
    | Calculation
    | Negative
    | Comparison
    | LevelComparison
    | Both
    | Either
    | Not
    | IsGiven
    | IsIn
    | ListLiteral
    | TextTest
    | Choice
    | Quantified
    | EventsOf
    | Aggregate
    | Lookup
    | Call
)
