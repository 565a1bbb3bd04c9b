"""Standards and their clauses."""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes.base import Origin, Period, Severity, _Node
from standards_engine.rules.nodes.logs import CaseEnd, EventMatch
from standards_engine.rules.nodes.patterns import Pattern
from standards_engine.rules.nodes.triggers import GroupKey, Trigger
from standards_engine.rules.wordings import Wording, language_of_text
from standards_engine.source import Span
from standards_engine.verdicts import Verdict
from standards_engine.wording import spoken


@frozen
class Excepted(_Node):
    """`except NAME when … excused|undetermined`."""

    verdict: Verdict


@frozen
class ExceptionClause(_Node):
    name: str
    when: Expression
    outcome: Pattern | Excepted


@frozen
class CalendarChoice:
    calendar: str
    when: Expression | None = None


@frozen
class PauseBetween(_Node):
    """`pause customer_away until customer_back`."""

    start: EventMatch
    end: EventMatch


@frozen
class PauseWhile(_Node):
    """`pause while event.state = "Waiting"`; the variable is `event`, any row of the case."""

    condition: Expression


@frozen
class Restart(_Node):
    """`restarted by rescheduled from rescheduled.new_time`."""

    match: EventMatch
    start: Expression | None = None


@frozen
class Reopening(_Node):
    """`reopened by E resume`, `reopened by E each counts as new`."""

    match: EventMatch
    resume: bool


@frozen
class Goal(_Node):
    """`goal 95% each month of reported.due by case.region given at least 20`."""

    ratio: Fraction
    period: Period | None = None
    instant: Expression | None = None
    by: tuple[GroupKey, ...] = ()
    given_at_least: int = 0


@frozen(kw_only=True)
class Standard(_Node):
    name: str
    title: Wording | None
    origin: Origin
    zone: str
    case_end: CaseEnd | None
    trigger: Trigger
    expectation: Pattern
    exceptions: tuple[ExceptionClause, ...] = ()
    calendars: tuple[CalendarChoice, ...] = ()
    """`clock runs during`; empty: around the clock."""
    pauses: tuple[PauseBetween | PauseWhile, ...] = ()
    cancels: tuple[EventMatch, ...] = ()
    restarts: tuple[Restart, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    warn_at: Fraction | None = None
    goal: Goal | None = None
    severity: Severity = Severity.MAJOR
    first: int | None = None
    last: int | None = None
    """`effective from … until …`: dates (days since 1970-01-01), inclusive, in the zone."""
    owner: Wording | None = None
    promise: Wording | None = None
    covers: tuple[str, ...] = ()
    because: Wording | None = None
    source: Wording | None = None
    message: Message | None = None
    written: Span | None = field(default=None, compare=False, repr=False)
    """The whole declaration."""

    @property
    def version(self) -> str | None:
        """The date from which this version holds, or the ruleset's version."""
        if self.first is None:
            return self.origin.version
        from datetime import date, timedelta

        return (date(1970, 1, 1) + timedelta(days=self.first)).isoformat()


MessageParts = tuple[str | Expression, ...]
"""Text pieces and expressions, in order."""


@frozen
class Message:
    """In its author's own language, and its translations by language code."""

    parts: MessageParts
    translations: tuple[tuple[str, MessageParts], ...] = ()

    @property
    def said(self) -> tuple[MessageParts, str]:
        """In the language spoken now, else the author's own; with the language of its text.

        Values are filled in in that language, so that a sentence has one language.
        """
        for language, parts in self.translations:
            if language == spoken():
                return parts, language
        text = "".join(part for part in self.parts if isinstance(part, str))
        return self.parts, language_of_text(text)
