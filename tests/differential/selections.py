"""Events that a clause waits for, with `any of`, `as` and `where`; amounts and instants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.differential.choices import Choices
from tests.differential.expressions import Expressions
from tests.differential.fields import Kind
from tests.differential.scope import Row, Scope
from tests.differential.vocabulary import EVENTS, Vocabulary

_PAIRED = (Kind.TEXT, Kind.NUMBER, Kind.BOOLEAN, Kind.INSTANT)
_AMOUNTS = ("8 hours", "2 hours", "24 hours", "0 hours", "90 minutes", "1 days", "0 days", "2 days")
_RARE_AMOUNTS = ("1 months", "1 weeks", "0 months", "48 hours", "0.000001 seconds")
_OPEN_AMOUNTS = ("4 hours", "8 hours", "1 working days", "2 working days", "0 hours")
_RARE_OPEN_AMOUNTS = ("0 working days", "16 hours", "10 hours", "3 working days")

_READS = re.compile(r"[\w)]\.[a-z]")
"""What no fixed value holds; a fixed limit might be below zero, which is refused."""


class Selections:
    """The parts that clauses are made of."""

    def __init__(self, choices: Choices, vocabulary: Vocabulary, expressions: Expressions) -> None:
        self.choices = choices
        self.vocabulary = vocabulary
        self.expressions = expressions

    def selection(
        self,
        scope: Scope,
        among: Sequence[str] = EVENTS,
        *,
        several: bool = True,
        condition_in: int = 3,
    ) -> tuple[str, Scope]:
        """The text, and the scope in which the events are in hand."""
        events = (self.vocabulary.event(among),)
        text = events[0]
        if several and self.choices.maybe(6):
            events = (*events, self._another(events[0]))
            text = f"any of {', '.join(events)}"
        name = events[0]
        if set(events) & scope.names() or self.choices.maybe(6):
            name = f"a{len(scope.rows)}"
            text += f" as {name}"
        inner = scope.bind(Row(name, events))
        if self.choices.maybe(condition_in):
            text += f" where {self.expressions.condition(inner, 1)}"
        return text, inner

    def _another(self, event: str) -> str:
        return self.vocabulary.event([each for each in EVENTS if each != event])

    def paired(self, trigger: Row, scope: Scope, among: Sequence[str] = EVENTS) -> str:
        """A selection that looks at the trigger by `=` alone."""
        event = self.vocabulary.event(among)
        name = f"a{len(scope.rows)}" if event in scope.names() else event
        text = event if name == event else f"{event} as {name}"
        conditions = []
        if self.choices.maybe():
            kind = self.choices.pick(_PAIRED)
            both = self.vocabulary.field(kind, (*trigger.owners, event))
            if not self.vocabulary.optional[both or ""]:
                conditions.append(f"{name}.{both} = {trigger.name}.{both}")
        if self.choices.maybe(4):
            alone = Scope(rows=(Row(name, (event,)),), folds=False)
            conditions.append(f"({self.expressions.condition(alone, 0)})")
        return f"{text} where {' and '.join(conditions)}" if conditions else text

    def amount(self, scope: Scope, *, in_open_hours: bool) -> str:
        """A length of time that a limit can have."""
        common, rare = _AMOUNTS, _RARE_AMOUNTS
        if in_open_hours:
            common, rare = _OPEN_AMOUNTS, _RARE_OPEN_AMOUNTS
        if not self.choices.maybe(5):
            return self.choices.pick((*common, *common, *rare))
        kinds = (Kind.DURATION, Kind.WORKING_DAYS if in_open_hours else Kind.DAYS, Kind.MONTHS)
        kind = self.choices.pick(kinds[: 2 if in_open_hours else 3])
        text = self.expressions.value(kind, scope, 1)
        if _READS.search(text):
            return text
        return self.expressions.literal(kind, negative=False)

    def moment(self, kind: Kind, scope: Scope) -> str:
        return self.expressions.value(kind, scope, 1)
