"""`+ - * /`: which arithmetic is meant, and the value where both sides are fixed."""

from __future__ import annotations

from fractions import Fraction

from standards_engine.diagnostics.phrases import in_rules
from standards_engine.diagnostics.types import MismatchedTypes
from standards_engine.diagnostics.values import OutOfRange
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import (
    Arithmetic,
    Calculation,
    Constant,
    Expression,
    Negative,
)
from standards_engine.rules.from_syntax.expressions.fitting import (
    TIME,
    mismatch,
    number_of,
    where_set,
)
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.types import (
    Date,
    Days,
    Duration,
    Instant,
    Money,
    Months,
    Number,
    Type,
    WorkingDays,
    describe,
)
from standards_engine.wording import say

_SUM = (Arithmetic.ADD, Arithmetic.SUBTRACT)


def calculate(
    node: syntax.Binary, left: Expression, right: Expression, scope: Scope
) -> Expression | None:
    operation = Arithmetic(node.operator.value)
    type_ = _result(operation, left.type, right.type, scope.place)
    if type_ is None:
        scope.report(_fault(operation, left, right, node))
        return None
    if isinstance(left.type, Instant) and isinstance(right.type, Days | Months):
        scope.need_zone(say("days and months"), node.span)
    if operation is Arithmetic.DIVIDE and isinstance(right, Constant) and right.value == 0:
        span, found = where_set(right, right.span, scope)
        place, allowed = say("a divisor"), say("anything but 0")
        scope.report(OutOfRange(place=place, allowed=allowed, value=found, span=span))
        return None
    folded = _fold(operation, left, right, type_)
    if folded is not None:
        return Constant(folded, type_, span=node.span)
    return Calculation(operation, left, right, type_, span=node.span)


def negate(node: syntax.Unary, operand: Expression, scope: Scope) -> Expression | None:
    if not isinstance(operand.type, Number | Money | TIME):
        scope.report(
            MismatchedTypes(operation="-", left=None, right=describe(operand.type), span=node.span)
        )
        return None
    if isinstance(operand, Constant):
        return Constant(-number_of(operand), operand.type, span=node.span)
    return Negative(operand, operand.type, span=node.span)


def _result(operation: Arithmetic, left: Type, right: Type, place: Place) -> Type | None:
    match operation:
        case Arithmetic.ADD:
            return _moved(left, right) or _moved(right, left) or _sum(left, right, place)
        case Arithmetic.SUBTRACT:
            return _distance(left, right) or _moved(left, right) or _sum(left, right, place)
        case Arithmetic.MULTIPLY:
            return _scaled(left, right) or _scaled(right, left)
        case Arithmetic.DIVIDE:
            return _scaled(left, right) or _ratio(left, right, place)


def _moved(start: Type, amount: Type) -> Type | None:
    match start, amount:
        case (Instant(), Duration() | Days() | Months()) | (Date(), Days() | Months()):
            return start
        case _:
            return None


def _distance(left: Type, right: Type) -> Type | None:
    match left, right:
        case Instant(), Instant():
            return Duration()
        case Date(), Date():
            return Days()
        case _:
            return None


def _sum(left: Type, right: Type, place: Place) -> Type | None:
    match left, right:
        case Money(a), Money(b) if place is Place.CONSTRAINT and None in (a, b):
            return Money(a or b)
        case (Number() | Money() | Duration() | Days() | Months() | WorkingDays(), _) if (
            left == right
        ):
            return left
        case _:
            return None


def _scaled(amount: Type, factor: Type) -> Type | None:
    """Whole days and months are not scaled: half a day has no meaning of its own."""
    scalable = isinstance(amount, Number | Money | Duration) and isinstance(factor, Number)
    return amount if scalable else None


def _ratio(left: Type, right: Type, place: Place) -> Type | None:
    divisible = isinstance(left, Money | Duration) and _sum(left, right, place) is not None
    return Number() if divisible else None


def _fold(
    operation: Arithmetic, left: Expression, right: Expression, type_: Type
) -> int | Fraction | None:
    """The value of fixed operands; moving by months or in a zone is left to the judge."""
    if not (isinstance(left, Constant) and isinstance(right, Constant)):
        return None
    kinds = {type(left.type), type(right.type)}
    if isinstance(type_, Instant | Date) and kinds not in ({Date, Days}, {Instant, Duration}):
        return None
    a, b = Fraction(number_of(left)), Fraction(number_of(right))
    value = {
        Arithmetic.ADD: lambda: a + b,
        Arithmetic.SUBTRACT: lambda: a - b,
        Arithmetic.MULTIPLY: lambda: a * b,
        Arithmetic.DIVIDE: lambda: a / b,
    }[operation]()
    whole = isinstance(type_, TIME | Date | Instant)
    return value.numerator // value.denominator if whole else value


def _fault(
    operation: Arithmetic, left: Expression, right: Expression, node: syntax.Binary
) -> MismatchedTypes:
    hint = None
    if isinstance(left.type, Days | Months | WorkingDays) and operation not in _SUM:
        hint = say("days and months are whole; write the number itself")
    if isinstance(right.type, WorkingDays):
        example = in_rules("within 3 working days", node.span)
        hint = say("working days are counted by a calendar: use `{example}`", example=example)
    if operation is Arithmetic.SUBTRACT and isinstance(left.type, Date | Instant):
        hint = say("subtract dates from dates, instants from instants")
    found = mismatch(operation.value, left, right, node.span)
    return found if hint is None or found.hint else _with_hint(found, hint)


def _with_hint(fault: MismatchedTypes, hint: str) -> MismatchedTypes:
    return type(fault)(
        operation=fault.operation,
        left=fault.left,
        right=fault.right,
        hint=hint,
        span=fault.span,
    )
