"""Whole standards: what begins an obligation, the exceptions, the clock, goals and versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from tests.differential.calendars import calendar
from tests.differential.choices import Choices
from tests.differential.expressions import Expressions
from tests.differential.fields import Kind
from tests.differential.patterns import Patterns, Setting
from tests.differential.scope import Row, Scope
from tests.differential.selections import Selections
from tests.differential.vocabulary import ANY_EVENT, CASE, EVENTS, Vocabulary

_TRIGGERS = ("event", "event", "event", "event", "case", "silence", "period")
_PERIODS = ("day", "month", "week", "quarter", "year")
_KEYS = (Kind.TEXT, Kind.OPTION, Kind.NUMBER, Kind.BOOLEAN, Kind.DATE, Kind.DURATION)
_INTERRUPTING = ("away", "withdrawn", "moved", "back", "visited", "reported", "closed")


_BACKWARDS = ("event", "silence")
_OF_TOPIC = {
    "period": ("period",),
    "silence": ("silence",),
    "first_or_last": ("case",),
    "own": ("event",),
    "own_before": ("event",),
    "resume": ("event",),
    "renew": ("event",),
    "periodic": ("event", "case"),
    "before": _BACKWARDS,
    "either_side": _BACKWARDS,
    "next": _BACKWARDS,
}
"""The triggers that a topic goes with, where not all do."""
TOPICS = ("response", "absence", "counted", "steps", "requirement", *_OF_TOPIC)


class Standards:
    """`topic` is what every standard is about: a pattern, a trigger, or what reopens a case."""

    def __init__(self, choices: Choices, vocabulary: Vocabulary, topic: str | None = None) -> None:
        self.topic = topic
        self.choices = choices
        self.vocabulary = vocabulary
        self.expressions = Expressions(choices, vocabulary)
        self.selections = Selections(choices, vocabulary, self.expressions)
        self.patterns = Patterns(self.selections)
        self._of_periods: list[str] = []

    def standard(self, name: str) -> list[str]:
        """The lines of a standard, or of two versions of it."""
        kind = self._kind()
        body = self._of_period() if kind == "period" else self._of_cases(kind)
        self._of_periods += [name] * (kind == "period")
        if not self.choices.maybe(8):
            return [f"standard {name}", *(f"  {line}" for line in body)]
        return self._versions(name, body, self._of_period() if kind == "period" else body)

    def waiver(self, name: str) -> str:
        """Of some days; of a standard for each period, without a condition."""
        world = self.vocabulary.world
        first = world.day(world.base) + timedelta(days=self.choices.count(-1, 1))
        last = first + timedelta(days=self.choices.count(0, 2))
        where = ""
        if name not in self._of_periods and self.choices.maybe():
            where = f" where {self.expressions.condition(Scope(), 1)}"
        why = '"because" approved by "somebody"'
        return f"waive {name}{where} from {first} until {last} because {why}"

    def _kind(self) -> str:
        if self.topic is None:
            return self.choices.pick(_TRIGGERS)
        return self.choices.pick(_OF_TOPIC.get(self.topic, ("event", "case", "silence")))

    def _versions(self, name: str, first: list[str], second: list[str]) -> list[str]:
        world = self.vocabulary.world
        last = world.day(world.base) + timedelta(days=self.choices.count(0, 2))
        bounds = (f"until {last}", f"from {last + timedelta(days=1)}")
        lines: list[str] = []
        for bound, body in zip(bounds, (first, second), strict=True):
            lines += [f"standard {name}", f"  effective {bound}", *(f"  {line}" for line in body)]
        return lines

    # periods

    def _of_period(self) -> list[str]:
        period = self.choices.pick(_PERIODS)
        condition = self.expressions.condition(Scope(rows=(), of_period=True), 2)
        enough = ""
        if self.choices.maybe(3):
            counted, _ = self.selections.selection(Scope(rows=(), folds=False), several=False)
            enough = f" if there are at least {self.choices.count(0, 3)} {counted}"
        keys = [self._key(Row(CASE, (CASE,)))] if self.choices.maybe() else []
        by = f" by {', '.join(keys)}" if keys else ""
        return [f"for each {period}{by}", f"require {condition}{enough}", *self._goal(None)]

    def _key(self, row: Row) -> str:
        kinds = (Kind.TEXT, Kind.OPTION, Kind.NUMBER) if row.name == CASE else _KEYS
        return f"{row.name}.{self.vocabulary.field(self.choices.pick(kinds), row.owners)}"

    # events, cases, silences

    def _of_cases(self, kind: str) -> list[str]:
        in_open_hours = self.choices.maybe(4)
        trigger, scope = self._trigger(kind, in_open_hours=in_open_hours)
        row = None if kind == "case" else scope.rows[0]
        setting = Setting(kind, scope, in_open_hours, row)
        resumes = self.topic == "resume" or self._rarely(kind)
        renews = self.topic == "renew" or self._rarely(kind)
        lines = [trigger, self._expectation(setting, resumes=resumes)]
        repeats = self.patterns.repeats
        lines += self._exceptions(setting, resumes=resumes, repeats=repeats)
        if in_open_hours:
            lines.append(f"clock runs during {self._calendars(scope)}")
        lines += self._interruptions(scope)
        if not repeats:
            lines += self._restarts(scope)
            lines += self._reopenings(scope, resumes=resumes, renews=renews)
        if self.choices.maybe(5):
            lines.append(f"warn at {self.choices.pick(('50%', '80%', '0%', '100%'))}")
        return [*lines, *self._goal(scope)]

    def _rarely(self, kind: str) -> bool:
        """Whether a clause is there that goes with events alone."""
        return self.topic is None and kind == "event" and self.choices.maybe(8)

    def _expectation(self, setting: Setting, *, resumes: bool) -> str:
        self.patterns.repeats = False
        if resumes:
            return self.patterns.response(setting)
        named: Callable[[Setting], str] | None = getattr(self.patterns, self.topic or "", None)
        return self.patterns.pattern(setting) if named is None else named(setting)

    def _trigger(self, kind: str, *, in_open_hours: bool) -> tuple[str, Scope]:
        if kind == "case":
            where = f" where {self.expressions.condition(Scope(), 1)}" * self.choices.maybe(3)
            return f"for each case{where}", Scope()
        common = ("reported", "reported", "reported", *EVENTS)
        selected, scope = self.selections.selection(Scope(), common)
        if kind == "event":
            first = self.choices.maybe(6)
            return f"for {'the first' if first else 'each'} {selected}", scope
        missing, _ = self.selections.selection(scope, several=False)
        length = self.selections.amount(scope, in_open_hours=in_open_hours)
        return f"for each {selected} not followed by {missing} within {length}", scope

    def _exceptions(self, setting: Setting, *, resumes: bool, repeats: bool) -> Iterator[str]:
        if not self.choices.maybe(4):
            return
        for number in range(self.choices.count(1, 2)):
            when = self.expressions.condition(setting.scope, 1)
            outcome = self.choices.pick(("excused", "undetermined", "PATTERN", "PATTERN"))
            if outcome == "PATTERN":
                outcome = "excused" if repeats else self._excepted(setting, resumes=resumes)
            yield f"except e{number} when {when} {outcome}"

    def _excepted(self, setting: Setting, *, resumes: bool) -> str:
        if resumes:
            return self.patterns.response(setting)
        return self.patterns.pattern(setting, excepted=True)

    # the clock

    def _calendars(self, scope: Scope) -> str:
        first = calendar(self.choices, self.vocabulary)
        if not self.choices.maybe(3):
            return first
        other = calendar(self.choices, self.vocabulary)
        return f"{first} when {self.expressions.condition(scope, 1)}, otherwise {other}"

    def _interruptions(self, scope: Scope) -> Iterator[str]:
        case = Scope()
        if self.choices.maybe(3):
            for _ in range(self.choices.count(1, 2)):
                start, _ = self.selections.selection(case, ("away", *EVENTS), condition_in=4)
                end, _ = self.selections.selection(case, ("back", *EVENTS), condition_in=4)
                yield f"pause {start} until {end}"
        if self.choices.maybe(8):
            yield f"pause while {self._paused_while()}"
        if self.choices.maybe(4):
            for _ in range(self.choices.count(1, 2)):
                cancelled, _ = self.selections.selection(scope, ("withdrawn", *_INTERRUPTING))
                yield f"cancelled by {cancelled}"

    def _paused_while(self) -> str:
        """A condition on the latest row, whatever event it is; some event must have the field."""
        self.vocabulary.event()
        owner = self.choices.pick(self.vocabulary.events)
        kind = self.choices.pick((Kind.TEXT, Kind.BOOLEAN, Kind.NUMBER, Kind.OPTION))
        name = self.vocabulary.field(kind, (owner,))
        guard = f"{ANY_EVENT}.{name} is given and " * self.vocabulary.optional[name or ""]
        return f"{guard}{ANY_EVENT}.{name} = {self.expressions.literal(kind)}"

    def _restarts(self, scope: Scope) -> Iterator[str]:
        if not self.choices.maybe(4):
            return
        for _ in range(self.choices.count(1, 2)):
            moved, inner = self.selections.selection(scope, ("moved", *_INTERRUPTING))
            start = ""
            if self.choices.maybe(3):
                start = f" from {self.selections.moment(Kind.INSTANT, inner)}"
            yield f"restarted by {moved}{start}"

    def _reopenings(self, scope: Scope, *, resumes: bool, renews: bool) -> Iterator[str]:
        words = ["resume"] * resumes + ["each REOPENED counts as new"] * renews
        for word in words:
            reopened, _ = self.selections.selection(scope, ("reopened", *_INTERRUPTING))
            name = reopened.removeprefix("any of ").split(",")[0].split()[0]
            yield f"reopened by {reopened} {word.replace('REOPENED', name)}"

    def _goal(self, scope: Scope | None) -> Iterator[str]:
        if not self.choices.maybe(3):
            return
        goal = f"goal {self.choices.pick(('95%', '50%', '100%', '0%', '66.67%'))}"
        if scope is not None and self.choices.maybe():
            goal += f" each {self.choices.pick(_PERIODS)}"
            if self.choices.maybe(4):
                kind = self.choices.pick((Kind.INSTANT, Kind.DATE))
                goal += f" of {self.selections.moment(kind, scope)}"
        if scope is not None and self.choices.maybe():
            rows = [self.choices.pick(scope.rows) for _ in range(self.choices.count(1, 2))]
            goal += f" by {', '.join(self._key(row) for row in rows)}"
        if self.choices.maybe(4):
            goal += f" given at least {self.choices.count(0, 3)}"
        yield goal
