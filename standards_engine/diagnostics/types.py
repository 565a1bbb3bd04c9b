"""Values of the wrong type or unit, and values that may not be there."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen


@frozen(kw_only=True)
class MismatchedTypes(Diagnostic):
    """Two values are put together that do not go together.

    require call.agent = 3
    """

    operation: str
    left: str
    right: str
    hint: str | None = None

    @property
    def message(self) -> str:
        return f"`{self.operation}` does not work between {self.left} and {self.right}"

    @property
    def help(self) -> str:
        return self.hint or "both sides must be of one kind"


@frozen(kw_only=True)
class MismatchedUnits(MismatchedTypes):
    """Two amounts of different units are compared or added.

    require visit.cost > 3 hours
    """


@frozen(kw_only=True)
class NoOrder(Diagnostic):
    """Values without an order are asked which is more.

    where request.priority < "P2"
    """

    operation: str
    type: str

    @property
    def message(self) -> str:
        return f"`{self.operation}` needs values with an order; this is {self.type}"

    @property
    def help(self) -> str:
        return 'use `=` or `!=`, or list the values: `in ("P1", "P2")`'


@frozen(kw_only=True)
class WrongType(Diagnostic):
    """A value is not of the type that its place needs.

    standard greeting goal "high"
    """

    place: str
    wanted: str
    found: str
    hint: str | None = None

    @property
    def message(self) -> str:
        return f"{self.place} needs {self.wanted}; this is {self.found}"

    @property
    def help(self) -> str:
        return self.hint or f"write {self.wanted} here"


@frozen(kw_only=True)
class NotACondition(Diagnostic):
    """A condition is wanted, and a value is given.

    for each reported where reported.fault
    """

    found: str

    @property
    def message(self) -> str:
        return f"a condition is either true or false; this is {self.found}"

    @property
    def help(self) -> str:
        return "compare it with something: `=`, `<`, `is given`"


@frozen(kw_only=True)
class UnguardedOptional(Diagnostic):
    """An optional value is used where it may not be given.

    expect visited after reported.appointment within 24 hours
    """

    path: str

    @property
    def message(self) -> str:
        return f"`{self.path}` may not be given"

    @property
    def help(self) -> str:
        path = self.path
        return (
            f"ask first: `{path} is given and …`, or `where {path} is given` in the clause before"
        )


@frozen(kw_only=True)
class NotARecord(Diagnostic):
    """A field is read of something that has none.

    where visit_limit.hours > 3
    """

    name: str
    found: str
    hint: str | None = None

    @property
    def message(self) -> str:
        return f"`{self.name}` cannot be read of {self.found}"

    @property
    def help(self) -> str:
        return self.hint or "only events, the case and the things of a plan have fields"


@frozen(kw_only=True)
class WrongNumberOfArguments(Diagnostic):
    """A function or table is given too few or too many values.

    percentile(call.wait)
    """

    function: str
    wanted: str
    found: int

    @property
    def message(self) -> str:
        return f"`{self.function}` takes {self.wanted}; {self.found} given"

    @property
    def help(self) -> str:
        return "give as many values as it takes, separated by commas"


@frozen(kw_only=True)
class AmbiguousAggregate(Diagnostic):
    """An aggregate runs over one list; here it could be none or several.

    sum(call.wait + visit.wait)
    """

    function: str
    lists: tuple[str, ...]

    @property
    def message(self) -> str:
        if not self.lists:
            return f"`{self.function}` needs something to run over"
        names = " or ".join(f"`{name}`" for name in self.lists)
        return f"`{self.function}` runs over one list: is it {names}?"

    @property
    def help(self) -> str:
        return "name one event or list: `count(visited where …)`, `sum(call.wait)`"


@frozen(kw_only=True)
class BadPattern(Diagnostic):
    """The text after `matches` is no pattern.

    where call.number matches "(86"
    """

    reason: str

    @property
    def message(self) -> str:
        return f"this is no pattern: {self.reason}"

    @property
    def help(self) -> str:
        return 'write a pattern of the RE2 kind, such as "^[0-9]+$"'
