"""`within 4 hours when …, otherwise 24 hours`, `by reported.due`, `until closed`, `after X`."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.diagnostics.clauses import MissingOtherwise
from standards_engine.diagnostics.idle import Unreachable
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.diagnostics.types import WrongType
from standards_engine.diagnostics.values import OutOfRange
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import (
    Comparison,
    Constant,
    Either,
    Expression,
    IsIn,
    ListLiteral,
    Order,
)
from standards_engine.rules.from_syntax.expressions import (
    assuming_not,
    check_condition,
    check_expression,
    narrowed,
)
from standards_engine.rules.from_syntax.expressions.fitting import (
    TIME,
    number_of,
    text_of,
    wants,
    where_set,
)
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.from_syntax.selections import check_selection
from standards_engine.rules.nodes import By, CalendarChoice, LimitChoice, Until, Within
from standards_engine.rules.types import Date, Duration, Instant, Number, OneOf, describe
from standards_engine.source import Span
from standards_engine.wording import alternatives, later, say

_UNITS = (
    later("{number} seconds"),
    later("{number} minutes"),
    later("{number} hours"),
    later("{number} days"),
)


def check_within(node: syntax.Within, scope: Scope) -> Within:
    choices: list[LimitChoice] = []
    for choice in node.choices:
        when, inner = narrowed(choice.when, scope)
        value = check_limit(choice.value, inner)
        if value is not None:
            choices.append(LimitChoice(value, when))
        scope = assuming_not(when, choice.when, scope)
    if len(choices) == len(node.choices):
        written = zip(node.choices, choices, strict=True)
        whens = [(each.when, choice.when, each.span) for each, choice in written]
        example = in_rules("otherwise 24 hours", node.span)
        check_choices(whens, say("the limit"), example, node.span, scope)
    return Within(tuple(choices), span=node.span)


def check_limit(node: syntax.Expression, scope: Scope) -> Expression | None:
    """An amount of time that is not negative."""
    value = check_expression(node, scope)
    words = say(
        "an amount of time, such as `{first}` or `{second}`",
        first=in_rules("24 hours", node.span),
        second=in_rules("3 days", node.span),
    )
    if isinstance(value, Constant) and isinstance(value.type, Number) and value.name is None:
        hint = _with_unit(value, node.span)
        fault = WrongType(
            place=say("a limit"),
            wanted=words,
            found=describe(value.type),
            hint=hint,
            span=node.span,
        )
        scope.report(fault)
        return None
    if value is None or not wants(value, TIME, words, say("a limit"), scope):
        return None
    if isinstance(value, Constant) and number_of(value) < 0:
        place, allowed = say("a limit"), say("an amount from 0 on")
        span, found = where_set(value, node.span, scope)
        scope.report(OutOfRange(place=place, allowed=allowed, value=found, span=span))
        return None
    if not isinstance(value.type, Duration):
        scope.need_zone(say("days, months and years"), node.span)
    return value


def _with_unit(value: Constant, span: Span) -> str:
    """Which amounts of time a bare number may be meant to be."""
    number = text_of(value)
    written = [f"`{in_rules(each, span, number=number)}`" for each in _UNITS]
    return say("write the unit too, such as {units}", units=alternatives(written))


def check_by(node: syntax.By, scope: Scope) -> By | None:
    deadline = check_moment(node.deadline, say("a deadline"), scope)
    return None if deadline is None else By(deadline, node.plus_pauses, span=node.span)


def check_moment(node: syntax.Expression, place: str, scope: Scope) -> Expression | None:
    """An instant, or a date where a whole day will do."""
    value = check_expression(node, scope)
    if not wants(value, Instant | Date, say("an instant or a date"), place, scope):
        return None
    if value is not None and isinstance(value.type, Date):
        scope.need_zone(say("dates"), node.span)
    return value


def check_start(node: syntax.Expression, scope: Scope) -> Expression | None:
    """The instant at which a clock starts."""
    value = check_expression(node, scope)
    place = say("the start of a clock")
    return value if wants(value, Instant, say("an instant"), place, scope) else None


def check_until(node: syntax.Until, scope: Scope) -> Until | None:
    match, _ = check_selection(node.selection, scope)
    return None if match is None else Until(match, span=node.span)


def check_calendar_choices(
    node: syntax.ClockRunsDuring, known: Sequence[str], scope: Scope
) -> tuple[CalendarChoice, ...]:
    found = []
    for choice in node.choices:
        when = None if choice.when is None else check_condition(choice.when, scope)
        scope = assuming_not(when, choice.when, scope)
        if choice.calendar.text in known:
            found.append(CalendarChoice(choice.calendar.text, when))
    if len(found) == len(node.choices):
        written = zip(node.choices, found, strict=True)
        whens = [(each.when, choice.when, each.span) for each, choice in written]
        example = f"{keyword('otherwise', node.span)} {found[-1].calendar}"
        check_choices(whens, say("the choice of calendars"), example, node.span, scope)
    return tuple(found)


_When = tuple[syntax.Expression | None, Expression | None, Span]
"""A condition as written, as checked (None where faulty), and the place of its choice."""


def check_choices(
    whens: Sequence[_When], what: str, example: str, span: Span, scope: Scope
) -> None:
    """Tells where no choice may fit, and of choices that are never reached."""
    if any(written is not None and when is None for written, when, _ in whens):
        return
    seen: list[Expression] = []
    for _, when, place in whens:
        if when is not None and when in seen:
            scope.report(Unreachable(what="choice", span=place))
        elif when is not None:
            seen.append(when)
    open_ended = all(when is not None for _, when, _ in whens) and not _exhausted(seen)
    if open_ended and not scope.faults.damaged(span):
        scope.report(MissingOtherwise(what=what, example=example, span=span))


def _exhausted(whens: Sequence[Expression]) -> bool:
    """Whether the conditions together name every option of one `one of`."""
    named = [_options_named(when) for when in whens]
    subjects = {each[0] for each in named if each is not None}
    if len(subjects) != 1 or any(each is None for each in named):
        return False
    subject = subjects.pop()
    options = subject.type.options if isinstance(subject.type, OneOf) else None
    found = {option for each in named if each is not None for option in each[1]}
    return options is not None and found.issuperset(options)


def _options_named(when: Expression) -> tuple[Expression, frozenset[object]] | None:
    """`x = "a"`, `x in ("a", "b")` or several joined by `or`: x, and the options."""
    match when:
        case Comparison(Order.EQUAL, subject, Constant(value)):
            return subject, frozenset({value})
        case Comparison(Order.EQUAL, Constant(value), subject):
            return subject, frozenset({value})
        case IsIn(subject, ListLiteral(items)):
            values = [item.value for item in items if isinstance(item, Constant)]
            return (subject, frozenset(values)) if len(values) == len(items) else None
        case Either(left, right):
            one, other = _options_named(left), _options_named(right)
            if one is None or other is None or one[0] != other[0]:
                return None
            return one[0], one[1] | other[1]
        case _:
            return None
