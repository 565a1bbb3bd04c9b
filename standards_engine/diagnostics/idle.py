"""Declarations, clauses and lines without effect."""

from __future__ import annotations

from typing import ClassVar, Literal

from standards_engine.diagnostics.base import Diagnostic, Edit, Level
from standards_engine.diagnostics.phrases import in_rules, keyword, noun
from standards_engine.diagnostics.removal import removal
from standards_engine.frozen import frozen
from standards_engine.source import Span
from standards_engine.wording import say


@frozen(kw_only=True)
class Unreachable(Diagnostic):
    """A choice or table row can never be the one, since one before it always is.

    any gives 24 hours
    "P1" gives 4 hours
    """

    level: ClassVar[Level] = Level.WARNING

    what: Literal["choice", "row"]
    is_said: bool = False
    """Whether the one before it gives just the same."""

    @property
    def message(self) -> str:
        if self.what == "row":
            return say("this row is never reached: what stands before it covers its values")
        return say("this choice is never reached: what stands before it covers its values")

    @property
    def help(self) -> str:
        return say("the first that fits is taken; put the special ones first, or remove this one")

    @property
    def edit(self) -> Edit | None:
        """Without it; but where it gives something else, it may belong before the others."""
        return removal(self.span, safe=True) if self.is_said and self.span else None


@frozen(kw_only=True)
class PauseWithoutEffect(Diagnostic):
    """Pauses stand beside a deadline that they do not move.

    expect visited by reported.due
    pause customer_away until customer_back
    """

    level: ClassVar[Level] = Level.WARNING

    deadline: Span | None = None

    @property
    def message(self) -> str:
        by = keyword("by", self.span)
        return say("pauses do not move a deadline given by `{by}`", by=by)

    @property
    def help(self) -> str:
        example = in_rules("by … plus pauses", self.span)
        return say("write `{example}` if they should", example=example)

    @property
    def edit(self) -> Edit | None:
        if self.deadline is None:
            return None
        end = Span(self.deadline.source, self.deadline.end, self.deadline.end)
        return Edit(end, " " + keyword("plus pauses", self.span))


@frozen(kw_only=True)
class Unused(Diagnostic):
    """Something is declared and never used.

    parameter visit_limit = 24 hours
    """

    level: ClassVar[Level] = Level.WARNING

    kind: str
    name: str

    @property
    def message(self) -> str:
        return say("{kind} `{name}` is never used", kind=noun(self.kind), name=self.name)

    @property
    def help(self) -> str:
        return say("use it, or remove it")


@frozen(kw_only=True)
class IdleLine(Diagnostic):
    """A line of a calendar says nothing, or what a later line unsays.

    closed sunday
    open   daily 09:00..17:00
    """

    level: ClassVar[Level] = Level.WARNING

    calendar: str

    opens: bool = False
    """Whether it opens, and so says what other lines say too."""

    @property
    def message(self) -> str:
        return say("without this line `{calendar}` would be the same", calendar=self.calendar)

    @property
    def help(self) -> str:
        return say("where a later line says otherwise, put this one after it; or remove it")

    @property
    def edit(self) -> Edit | None:
        """Without it; but one that closes in vain may belong after the line that opens."""
        return removal(self.span, safe=True) if self.opens and self.span else None
