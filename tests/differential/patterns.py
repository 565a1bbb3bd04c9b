"""What is expected, forbidden or required: every pattern with every limit that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.differential.fields import Kind
from tests.differential.scope import Row, Scope
from tests.differential.selections import Selections

_EITHER_WAY = ("expect", "expect", "forbid")
_INTERVALS = (
    "every 8 hours",
    "every 1 days",
    "every 24 hours",
    "every 1 months",
    "every 2 days",
    "each day",
    "each week",
    "each month",
    "WORKED OUT",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a pattern stands in."""

    trigger: str
    """`event`, `case` or `silence`."""
    scope: Scope
    in_open_hours: bool = False
    row: Row | None = None
    """The trigger's own."""


class Patterns:
    def __init__(self, selections: Selections) -> None:
        self.selections = selections
        self.choices = selections.choices
        self.expressions = selections.expressions
        self.repeats = False
        """Whether the last expectation of a standard repeats itself."""

    def pattern(self, setting: Setting, *, excepted: bool = False) -> str:
        options: list[Callable[[Setting], str]] = [
            self.response,
            self.response,
            self.absence,
            self.counted,
            self.steps,
            self.requirement,
        ]
        if setting.trigger == "case":
            options += [self.first_or_last]
        else:
            options += [self.before, self.either_side, self.next, self.before]
        if setting.trigger == "event":
            options += [self.own, self.own_before]
        if not excepted and setting.trigger != "silence":
            options += [self.periodic]
        return self.choices.pick(options)(setting)

    def response(self, setting: Setting) -> str:
        awaited, _ = self.selections.selection(setting.scope)
        return f"expect {awaited}{self._clock(setting)}"

    def own(self, setting: Setting) -> str:
        assert setting.row is not None
        awaited = self.selections.paired(setting.row, setting.scope)
        return f"expect its own {awaited}{self._clock(setting)}"

    def absence(self, setting: Setting) -> str:
        forbidden, _ = self.selections.selection(setting.scope)
        return f"forbid {forbidden}{self._until(setting) or self._clock(setting)}"

    def counted(self, setting: Setting) -> str:
        bound = self.choices.pick(("at most", "at least", "exactly"))
        awaited, _ = self.selections.selection(setting.scope)
        limit = self._until(setting) or self._limit(setting)
        return f"expect {bound} {self.choices.count(0, 2)} {awaited}{limit}"

    def steps(self, setting: Setting) -> str:
        number = self.choices.count(2, 3)
        steps = [self.selections.selection(setting.scope)[0] for _ in range(number)]
        return f"expect {' then '.join(steps)}{self._clock(setting)}"

    def requirement(self, setting: Setting) -> str:
        return f"require {self.expressions.condition(setting.scope)}"

    def before(self, setting: Setting) -> str:
        word = self.choices.pick(_EITHER_WAY)
        awaited, _ = self.selections.selection(setting.scope)
        if self.choices.maybe(3):
            return f"{word} {awaited} just before"
        within = self._within(setting) if self.choices.maybe() else ""
        return f"{word} {awaited}{within} before"

    def own_before(self, setting: Setting) -> str:
        assert setting.row is not None
        awaited = self.selections.paired(setting.row, setting.scope)
        within = self._within(setting) if self.choices.maybe() else ""
        return f"expect its own {awaited}{within} before"

    def either_side(self, setting: Setting) -> str:
        awaited, _ = self.selections.selection(setting.scope)
        within = self._within(setting) if self.choices.maybe() else ""
        return f"expect {awaited} before or after{within}"

    def next(self, setting: Setting) -> str:
        word = self.choices.pick(_EITHER_WAY)
        return f"{word} {self.selections.selection(setting.scope)[0]} as the next event"

    def first_or_last(self, setting: Setting) -> str:
        place = self.choices.pick(("first", "last"))
        return f"expect {self.selections.selection(setting.scope)[0]} as the {place} event"

    def periodic(self, setting: Setting) -> str:
        self.repeats = True
        awaited, _ = self.selections.selection(setting.scope)
        interval = self.choices.pick(_INTERVALS)
        if interval == "WORKED OUT":
            kind = self.choices.pick((Kind.DURATION, Kind.DAYS))
            interval = f"every {self.expressions.value(kind, setting.scope, 1)}"
        until = f" until {self.selections.selection(setting.scope)[0]}" * self.choices.maybe()
        return f"expect {awaited} {interval}{until}"

    # what limits it

    def _clock(self, setting: Setting) -> str:
        after = ""
        if self.choices.maybe(4):
            after = f" after {self.selections.moment(Kind.INSTANT, setting.scope)}"
        return f"{after}{self._limit(setting)}"

    def _limit(self, setting: Setting) -> str:
        match self.choices.count(0, 5):
            case 0:
                return ""
            case 1:
                return self._by(setting)
            case _:
                return self._within(setting)

    def _until(self, setting: Setting) -> str:
        if not self.choices.maybe(4):
            return ""
        return f" until {self.selections.selection(setting.scope)[0]}"

    def _by(self, setting: Setting) -> str:
        kind = self.choices.pick((Kind.INSTANT, Kind.DATE))
        plus = " plus pauses" if self.choices.maybe(3) else ""
        return f" by {self.selections.moment(kind, setting.scope)}{plus}"

    def _within(self, setting: Setting) -> str:
        return f" within {self._lengths(setting)}"

    def _lengths(self, setting: Setting) -> str:
        scope, in_open_hours = setting.scope, setting.in_open_hours
        match self.choices.count(0, 7):
            case 0:
                whens = [
                    f"{self._amount(setting)} when {self.expressions.condition(scope, 1)}"
                    for _ in range(self.choices.count(1, 2))
                ]
                return f"{', '.join(whens)}, otherwise {self._amount(setting)}"
            case 1:
                return self._of_table(setting)
            case _:
                return self.selections.amount(scope, in_open_hours=in_open_hours)

    def _amount(self, setting: Setting) -> str:
        return self.selections.amount(setting.scope, in_open_hours=setting.in_open_hours)

    def _of_table(self, setting: Setting) -> str:
        """A table of one or two columns, asked by what is in hand."""
        kinds = (Kind.TEXT, Kind.NUMBER)[: self.choices.count(1, 2)]
        fixed = ("2 hours", "8 hours", "24 hours")
        header = ", ".join(f"of_{kind.value}" for kind in kinds)
        lines = [f"table NAME({header})"]
        for _ in range(self.choices.count(1, 2)):
            cells = [
                self.choices.pick(("any", '"a"' if kind is Kind.TEXT else "1")) for kind in kinds
            ]
            lines.append(f"  {', '.join(cells)} gives {self.choices.pick(fixed)}")
        lines.append(f"  {', '.join('any' for _ in kinds)} gives {self.choices.pick(fixed)}")
        name = self.selections.vocabulary.declare("t", "\n".join(lines))
        arguments = [self.expressions.value(kind, setting.scope, 1) for kind in kinds]
        return f"{name}({', '.join(arguments)})"
