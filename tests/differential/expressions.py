"""Expressions of every operator and function, built by their type, as text."""

from __future__ import annotations

from collections.abc import Callable

from tests.differential.choices import Choices
from tests.differential.fields import ORDERED, SCALED, Kind, values
from tests.differential.scope import Row, Scope
from tests.differential.vocabulary import Vocabulary

_ORDERS = ("=", ">", "<=", "<", ">=", "!=")
_ONE_OF_KINDS = (Kind.TEXT, Kind.OPTION, Kind.BOOLEAN)
_OF_TEXT = ("contains", "starts with", "ends with", "matches")
_COMPARED = (Kind.TEXT, *ORDERED, Kind.OPTION, Kind.BOOLEAN)


class Expressions:
    """Writes conditions and values; `depth` is how much deeper they may nest."""

    def __init__(self, choices: Choices, vocabulary: Vocabulary) -> None:
        self.choices = choices
        self.vocabulary = vocabulary

    def condition(self, scope: Scope, depth: int = 2) -> str:
        leaves = [self._comparison, self._given, self._truth, self._membership, self._text_test]
        if scope.of_period:
            leaves = [self._comparison, self._quantified, self._aggregated]
        nodes = [self._joined, self._negated, self._choice_of_conditions, self._guarded]
        if scope.folds and not scope.of_period:
            nodes += [self._aggregated, self._quantified, self._quantified_list]
        return self.choices.pick([*leaves, *leaves, *nodes] if depth else leaves)(scope, depth)

    def value(self, kind: Kind, scope: Scope, depth: int = 1) -> str:
        """A value of the type; where no field has it, a literal."""
        if scope.of_period:
            return self._period_value(kind, scope, depth)
        nodes: list[Callable[[Kind, Scope, int], str]] = [self._field, self._field, self._literal]
        if depth:
            nodes += [self._calculated, self._choice]
            nodes += [self._of_first, self._fold] if scope.folds else []
        return self.choices.pick(nodes)(kind, scope, depth)

    def literal(self, kind: Kind, *, negative: bool = True) -> str:
        return self._plain_literal(kind, negative=negative)

    # conditions

    def _comparison(self, scope: Scope, depth: int) -> str:
        if scope.of_period:
            return self._aggregated(scope, depth)
        kind = self.choices.pick(_COMPARED)
        orders = _ORDERS if kind in ORDERED else ("=", "!=")
        left = self._field(kind, scope, depth) if depth < 2 else self.value(kind, scope, depth - 1)
        right = self.value(kind, scope, min(depth, 1))
        return f"{left} {self.choices.pick(orders)} {right}"

    def _given(self, scope: Scope, depth: int) -> str:
        words = self.choices.pick(("is given", "is not given"))
        if scope.folds and self.choices.maybe(4):
            event = self.vocabulary.event()
            where = self._where(scope.bind(Row(event, (event,))), 0)
            return f"{self.choices.pick(('first', 'latest'))}({event}{where}) {words}"
        path = self._path(self.choices.pick(_COMPARED), scope)
        return f"{path} {words}" if path else self._comparison(scope, depth)

    def _truth(self, scope: Scope, depth: int) -> str:
        return self._field(Kind.BOOLEAN, scope, depth)

    def _membership(self, scope: Scope, depth: int) -> str:
        kind = self.choices.pick((Kind.TEXT, Kind.NUMBER, Kind.OPTION))
        item = self.value(kind, scope, 0)
        items = [self.value(kind, scope, 0) for _ in range(self.choices.count(1, 2))]
        tags = self._path(Kind.LIST, scope) if kind is Kind.TEXT else None
        if tags and self._is_sure(tags, scope) and self.choices.maybe():
            return f"{item} in {tags}"
        return f"{item} in ({', '.join(items)})"

    def _text_test(self, scope: Scope, depth: int) -> str:
        tags = self._path(Kind.LIST, scope)
        if tags and self._is_sure(tags, scope) and self.choices.maybe(3):
            return f"{tags} contains {self.value(Kind.TEXT, scope, 0)}"
        test = self.choices.pick(_OF_TEXT)
        part = self.choices.pick(('"a"', '"^b?$"' if test == "matches" else '""'))
        return f"{self._field(Kind.TEXT, scope, depth)} {test} {part}"

    def _joined(self, scope: Scope, depth: int) -> str:
        word = self.choices.pick(("and", "or"))
        parts = [self.condition(scope, depth - 1) for _ in range(2)]
        return f"({parts[0]} {word} {parts[1]})"

    def _negated(self, scope: Scope, depth: int) -> str:
        return f"(not {self.condition(scope, depth - 1)})"

    def _choice_of_conditions(self, scope: Scope, depth: int) -> str:
        asked, yes, no = (self.condition(scope, depth - 1) for _ in range(3))
        return f"(if {asked} then {yes} else {no})"

    def _guarded(self, scope: Scope, depth: int) -> str:
        """Inside, the optional value may be read."""
        path = self._path(self.choices.pick(_COMPARED), scope)
        if path is None:
            return self._negated(scope, depth)
        inner = self.condition(scope.knowing(path), depth - 1)
        if self.choices.maybe(3):
            return f"({path} is not given or {inner})"
        return f"({path} is given and {inner})"

    def _quantified(self, scope: Scope, depth: int) -> str:
        event = self.vocabulary.event()
        name = f"x{len(scope.rows)}"
        inner = scope.inside(Row(name, (event,)))
        word = self.choices.pick(("some", "every", "no"))
        return f"({word} {name} in {event} satisfies {self.condition(inner, max(depth - 1, 0))})"

    def _quantified_list(self, scope: Scope, depth: int) -> str:
        word = self.choices.pick(("some", "every", "no"))
        tags = self._path(Kind.LIST, scope)
        items = tags if tags and self._is_sure(tags, scope) else '("a", "b")'
        return f"({word} t in {items} satisfies t = {self.value(Kind.TEXT, scope, 0)})"

    def _aggregated(self, scope: Scope, depth: int) -> str:
        order = self.choices.pick((">=", "<", "=", ">", "<=", "!="))
        kind = self.choices.pick((Kind.NUMBER, Kind.NUMBER, *ORDERED))
        if kind is Kind.NUMBER:
            return f"{self._number_fold(scope, depth)} {order} {self._mark(scope, depth)}"
        folded = self._fold(kind, scope, depth)
        return f"{folded} {order} {self.value(kind, scope, min(depth, 1))}"

    def _mark(self, scope: Scope, depth: int) -> str:
        """What a count or a share is held against."""
        if depth and self.choices.maybe(4):
            return self.value(Kind.NUMBER, scope, depth - 1)
        return self.choices.pick(("1", "0", "2", "50%", "0.5"))

    # values

    def _field(self, kind: Kind, scope: Scope, depth: int) -> str:
        path = self._path(kind, scope)
        if path is None:
            return self._literal(kind, scope, depth)
        if self._is_sure(path, scope):
            return path
        return f"(if {path} is given then {path} else {self._literal(kind, scope, depth)})"

    def _literal(self, kind: Kind, scope: Scope, depth: int) -> str:
        if kind is Kind.INSTANT and self.choices.maybe(6):
            return "as_of"
        text = self._plain_literal(kind, negative=True)
        if kind in (Kind.OPTION, Kind.TEXT) or not self.choices.maybe(12):
            return text
        return self.vocabulary.declare("p", f"parameter NAME = {text}")

    def _plain_literal(self, kind: Kind, *, negative: bool) -> str:
        known = [value.literal for value in values(kind, self.vocabulary.world)]
        return self.choices.pick([text for text in known if negative or not text.startswith("-")])

    def _path(self, kind: Kind, scope: Scope) -> str | None:
        """A field of some row in hand."""
        found: list[tuple[Row, str | None]] = [(row, None) for row in scope.rows]
        if kind in (Kind.INSTANT, Kind.DATE):
            built_in = "at" if kind is Kind.INSTANT else "date"
            found += [(row, built_in) for row in scope.rows if row.is_event]
        if not found:
            return "as_of" if kind is Kind.INSTANT else None
        row, name = self.choices.pick(found)
        name = name or self.vocabulary.field(kind, row.owners)
        return f"{row.name}.{name}" if name else None

    def _is_sure(self, path: str, scope: Scope) -> bool:
        """Whether it may be read without asking whether it is given."""
        owner, name = path.rsplit(".", 1) if "." in path else ("", path)
        key = f"case.{name}" if owner == "case" else name
        return path in scope.given or not self.vocabulary.optional.get(key, False)

    def _calculated(self, kind: Kind, scope: Scope, depth: int) -> str:
        one = self.value(kind, scope, depth - 1)
        sign = self.choices.pick(("+", "-"))
        match kind:
            case Kind.NUMBER:
                return self._of_numbers(one, scope, depth)
            case Kind.MONEY if self.choices.maybe():
                return f"({one} * {self.value(Kind.NUMBER, scope, depth - 1)})"
            case Kind.DURATION:
                return self._of_durations(one, scope, depth)
            case Kind.INSTANT:
                amount = self.choices.pick((Kind.DURATION, Kind.DAYS, Kind.MONTHS))
                return f"({one} {sign} {self.value(amount, scope, depth - 1)})"
            case Kind.DATE:
                amount = self.choices.pick((Kind.DAYS, Kind.MONTHS))
                return f"({one} {sign} {self.value(amount, scope, depth - 1)})"
            case Kind.DAYS if self.choices.maybe():
                return f"({self.value(Kind.DATE, scope, 0)} - {self.value(Kind.DATE, scope, 0)})"
            case Kind.MONEY | Kind.DAYS | Kind.MONTHS | Kind.WORKING_DAYS:
                return f"({one} {sign} {self.value(kind, scope, depth - 1)})"
            case _:
                return one

    def _of_numbers(self, one: str, scope: Scope, depth: int) -> str:
        kind = self.choices.pick((Kind.NUMBER, Kind.DURATION, Kind.MONEY))
        sign = self.choices.pick(("+", "-", "*", "/") if kind is Kind.NUMBER else ("/",))
        if sign == "/":
            left = one if kind is Kind.NUMBER else self.value(kind, scope, depth - 1)
            divisor = self._path(kind, scope)
            sure = divisor is not None and self._is_sure(divisor, scope)
            return f"({left} / {divisor})" if sure else f"(-{one})"
        return f"({one} {sign} {self.value(Kind.NUMBER, scope, depth - 1)})"

    def _of_durations(self, one: str, scope: Scope, depth: int) -> str:
        match self.choices.count(0, 3):
            case 0:
                moments = [self.value(Kind.INSTANT, scope, 0) for _ in range(2)]
                return f"({moments[0]} - {moments[1]})"
            case 1:
                return f"({one} + {self.value(Kind.DURATION, scope, depth - 1)})"
            case 2:
                return f"({one} * {self.choices.pick(('2', '0.5', '1.5'))})"
            case _:
                return f"({one} / {self.choices.pick(('2', '3', '7'))})"

    def _choice(self, kind: Kind, scope: Scope, depth: int) -> str:
        asked = self.condition(scope, depth - 1)
        yes, no = (self.value(kind, scope, depth - 1) for _ in range(2))
        return f"(if {asked} then {yes} else {no})"

    def _of_first(self, kind: Kind, scope: Scope, depth: int) -> str:
        """A field of the first or latest event."""
        event = self.vocabulary.event()
        built_in = {Kind.INSTANT: "at", Kind.DATE: "date"}.get(kind)
        name = built_in if built_in and self.choices.maybe() else None
        name = name or self.vocabulary.field(kind, (event,))
        row = Row(event, (event,))
        where = self._where(scope.bind(row), depth)
        path = f"{self.choices.pick(('first', 'latest'))}({event}{where}).{name}"
        if name in ("at", "date") or not self.vocabulary.optional.get(name or "", False):
            return path
        return f"(if {path} is given then {path} else {self._literal(kind, scope, depth)})"

    def _where(self, scope: Scope, depth: int) -> str:
        return f" where {self.condition(scope, max(depth - 1, 0))}" if self.choices.maybe(3) else ""

    # aggregates

    def _number_fold(self, scope: Scope, depth: int) -> str:
        fold = self.choices.pick(("count", "share", "different", "sum"))
        if fold == "sum":
            return self._fold(Kind.NUMBER, scope, depth)
        event = self.vocabulary.event()
        inner = scope.inside(Row(event, (event,)))
        where = self._where(inner, depth)
        if fold == "count":
            return f"count({event}{where})"
        if fold == "share":
            return f"share({event}{where} satisfies {self.condition(inner, max(depth - 1, 0))})"
        kind = self.choices.pick((Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.INSTANT, Kind.BOOLEAN))
        path = self._folded_path(kind, event, inner)
        if path is None:
            return f"count({event}{where})"
        return f"count of different ({path}{where})" if where else f"count of different {path}"

    def _fold(self, kind: Kind, scope: Scope, depth: int) -> str:
        if kind not in ORDERED:
            return self._field(kind, scope, depth)
        folds = ["max", "min", "percentile"] + ["sum", "average", "median"] * (kind in SCALED)
        fold = self.choices.pick(folds)
        event = self.vocabulary.event()
        inner = scope.inside(Row(event, (event,)))
        path = self._folded_path(kind, event, inner)
        if path is None:
            return self._literal(kind, scope, depth)
        rank = f"{self.choices.pick(('80', '0', '50', '100'))}, " if fold == "percentile" else ""
        return f"{fold}({rank}{path}{self._where(inner, depth)})"

    def _folded_path(self, kind: Kind, event: str, inner: Scope) -> str | None:
        """A field of the events gone through; None where an optional one cannot be asked for."""
        name = self.vocabulary.field(kind, (event,))
        path = f"{event}.{name}"
        return path if self._is_sure(path, inner) else None

    def _period_value(self, kind: Kind, scope: Scope, depth: int) -> str:
        if not depth or self.choices.maybe():
            return self._literal(kind, scope, 0)
        return self._fold(kind, scope, depth - 1)
