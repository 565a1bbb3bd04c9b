"""Values of the wrong type or unit, and values that may not be there."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.frozen import frozen
from standards_engine.wording import alternatives, say


@frozen(kw_only=True)
class MismatchedTypes(Diagnostic):
    """Two values are put together that do not go together.

    require call.agent = 3
    """

    operation: str
    left: str | None
    """None where the operation has one side only, as in `-reported.fault`."""
    right: str
    hint: str | None = None

    @property
    def message(self) -> str:
        if self.left is None:
            return say(
                "`{operation}` cannot stand before {right}",
                operation=self.operation,
                right=self.right,
            )
        return say(
            "`{operation}` does not work between {left} and {right}",
            operation=keyword(self.operation, self.span),
            left=self.left,
            right=self.right,
        )

    @property
    def help(self) -> str:
        return self.hint or say("both sides must be of one kind")


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
        return say(
            "`{operation}` needs values with an order; this is {type}",
            operation=self.operation,
            type=self.type,
        )

    @property
    def help(self) -> str:
        example = in_rules('in ("P1", "P2")', self.span)
        return say("use `=` or `!=`, or list the values: `{example}`", example=example)


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
        return say(
            "{place} needs {wanted}; this is {found}",
            place=self.place,
            wanted=self.wanted,
            found=self.found,
        )

    @property
    def help(self) -> str:
        return self.hint or say("write {wanted} here", wanted=self.wanted)


@frozen(kw_only=True)
class NotACondition(Diagnostic):
    """A condition is wanted, and a value is given.

    for each reported where reported.fault
    """

    found: str
    hint: str | None = None

    @property
    def message(self) -> str:
        return say("a condition is either true or false; this is {found}", found=self.found)

    @property
    def help(self) -> str:
        if self.hint is not None:
            return self.hint
        given = keyword("is given", self.span)
        return say("compare it with something: `=`, `<`, `{given}`", given=given)


@frozen(kw_only=True)
class UnguardedOptional(Diagnostic):
    """An optional value is used where it may not be given.

    expect visited after reported.appointment within 24 hours
    """

    path: str

    @property
    def message(self) -> str:
        return say("`{path}` is optional, and may be missing here", path=self.path)

    @property
    def help(self) -> str:
        return say(
            "ask first: `{condition}`, or `{where}` in the clause before",
            condition=in_rules("{path} is given and …", self.span, path=self.path),
            where=in_rules("where {path} is given", self.span, path=self.path),
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
        return say("`{name}` cannot be read of {found}", name=self.name, found=self.found)

    @property
    def help(self) -> str:
        return self.hint or say("only events, the case and the things of a plan have fields")


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
        return say(
            "`{function}` takes {wanted}; {found} given",
            function=keyword(self.function, self.span),
            wanted=self.wanted,
            found=self.found,
        )

    @property
    def help(self) -> str:
        return say("give as many values as it takes, separated by commas")


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
            return say(
                "`{function}` needs something to run over",
                function=keyword(self.function, self.span),
            )
        names = alternatives([f"`{name}`" for name in self.lists])
        return say(
            "`{function}` runs over one list: is it {names}?",
            function=keyword(self.function, self.span),
            names=names,
        )

    @property
    def help(self) -> str:
        return say(
            "name one event or list: `{first}`, `{second}`",
            first=in_rules("count(visited where …)", self.span),
            second=in_rules("sum(call.wait)", self.span),
        )


@frozen(kw_only=True)
class BadPattern(Diagnostic):
    """The text after `matches` is no pattern.

    where call.number matches "(86"
    """

    reason: str

    @property
    def message(self) -> str:
        return say("this is no pattern: {reason}", reason=self.reason)

    @property
    def help(self) -> str:
        return say('write a pattern of the RE2 kind, such as `"^[0-9]+$"`')
