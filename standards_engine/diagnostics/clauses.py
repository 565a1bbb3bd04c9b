"""Clauses that are missing, too many, out of place, or at odds with each other."""

from __future__ import annotations

from typing import ClassVar

from standards_engine.diagnostics.base import Diagnostic, Level
from standards_engine.frozen import frozen


@frozen(kw_only=True)
class MissingHeader(Diagnostic):
    """A file does not begin with its name.

    standard home_visit …      (as the first line)
    """

    @property
    def message(self) -> str:
        return "the file does not say which ruleset it is"

    @property
    def help(self) -> str:
        return 'begin with a line such as `ruleset repairs "How we repair"`'


@frozen(kw_only=True)
class MissingClause(Diagnostic):
    """A rule lacks a clause that every rule needs.

    standard home_visit
      expect visited within 24 hours
    """

    rule: str
    clause: str
    example: str

    @property
    def message(self) -> str:
        return f"`{self.rule}` has no {self.clause}"

    @property
    def help(self) -> str:
        return f"add a line such as `{self.example}`"


@frozen(kw_only=True)
class RepeatedClause(Diagnostic):
    """A clause that a rule can have once stands there twice.

    severity major
    severity minor
    """

    clause: str
    first: str | None = None
    hint: str = "keep one of them"

    @property
    def message(self) -> str:
        if self.first is not None and self.first != self.clause:
            return f"`{self.clause}` stands here beside `{self.first}`"
        return f"`{self.clause}` stands here a second time"

    @property
    def help(self) -> str:
        return self.hint


@frozen(kw_only=True)
class MisplacedClause(Diagnostic):
    """A clause stands where it has no meaning.

    constraint known for each service goal 95%
    """

    clause: str
    place: str
    hint: str

    @property
    def message(self) -> str:
        return f"`{self.clause}` has no meaning in {self.place}"

    @property
    def help(self) -> str:
        return self.hint


@frozen(kw_only=True)
class ContradictingClauses(Diagnostic):
    """Two clauses cannot both hold.

    expect visited by reported.due within 24 hours
    """

    first: str
    second: str
    hint: str

    @property
    def message(self) -> str:
        return f"{self.first} and {self.second} do not go together"

    @property
    def help(self) -> str:
        return self.hint


@frozen(kw_only=True)
class MissingCalendar(Diagnostic):
    """Working days are counted, and no calendar says which days are worked.

    expect answered within 3 working days
    """

    @property
    def message(self) -> str:
        return "working days need a calendar"

    @property
    def help(self) -> str:
        return "add a line such as `clock runs during office`, naming a declared calendar"


@frozen(kw_only=True)
class MissingOtherwise(Diagnostic):
    """Limits or table rows leave a case without an answer.

    within 4 hours when request.priority = "P1"
    """

    what: str
    example: str

    @property
    def message(self) -> str:
        return f"{self.what} does not say what holds in every other case"

    @property
    def help(self) -> str:
        return f"end it with `{self.example}`"


@frozen(kw_only=True)
class Unreachable(Diagnostic):
    """A choice or table row can never be the one, since one before it always is.

    any gives 24 hours
    "P1" gives 4 hours
    """

    level: ClassVar[Level] = Level.WARNING

    what: str

    @property
    def message(self) -> str:
        return f"this {self.what} is never reached: one before it covers the same values"

    @property
    def help(self) -> str:
        return "the first that fits is taken; put the special ones first, or remove this one"


@frozen(kw_only=True)
class MissingZone(Diagnostic):
    """Days, periods or calendars are used, and no time zone says when a day begins.

    ruleset repairs
    standard visit for each reported expect visited within 2 days
    """

    reason: str

    @property
    def message(self) -> str:
        return f"{self.reason} need a time zone, and the ruleset names none"

    @property
    def help(self) -> str:
        return 'add a line to the head of the file, such as `zone "Asia/Shanghai"`'


@frozen(kw_only=True)
class MissingCaseEnd(Diagnostic):
    """A standard waits for the end of the case, and nothing says when a case ends.

    standard once for each case expect at most 1 collected
    """

    rule: str
    events: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        return f"`{self.rule}` can only be judged when its case ends, and no line says when it does"

    @property
    def help(self) -> str:
        ends = [event for event in self.events if _WORDS_OF_AN_END & {*event.casefold().split("_")}]
        other = f"; or `a case ends at {', '.join(ends)}`, if nothing follows that" if ends else ""
        return f"add `a case ends with the log`{other}"


_WORDS_OF_AN_END = {
    "archived", "cancelled", "canceled", "closed", "complete", "completed", "done", "end", "ended",
    "finished", "resolved", "scrapped", "settled", "solved", "withdrawn",
}  # fmt: skip


@frozen(kw_only=True)
class UnequalPairing(Diagnostic):
    """With `its own`, the two events are compared otherwise than by `=`.

    expect its own visited where visited.cost < reported.cost
    """

    @property
    def message(self) -> str:
        return "with `its own`, the two events can only be compared by `=`"

    @property
    def help(self) -> str:
        return "compare with `=`, joined by `and`, or leave `its own` out"


@frozen(kw_only=True)
class IncompleteWaiver(Diagnostic):
    """A waiver lacks its reason, its approver or its end.

    waive home_visit from 2026-03-01
    """

    rule: str
    part: str
    example: str

    @property
    def message(self) -> str:
        return f"the waiver of `{self.rule}` has no {self.part}"

    @property
    def help(self) -> str:
        return f"add `{self.example}`"


@frozen(kw_only=True)
class PauseWithoutEffect(Diagnostic):
    """Pauses stand beside a deadline that they do not move.

    expect visited by reported.due
    pause customer_away until customer_back
    """

    level: ClassVar[Level] = Level.WARNING

    @property
    def message(self) -> str:
        return "pauses do not move a deadline given by `by`"

    @property
    def help(self) -> str:
        return "write `by … plus pauses` if they should"


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
        return f"{self.kind} `{self.name}` is never used"

    @property
    def help(self) -> str:
        return "use it, or remove it"


@frozen(kw_only=True)
class IdleLine(Diagnostic):
    """A line of a calendar says nothing, or what a later line unsays.

    closed sunday
    open   daily 09:00..17:00
    """

    level: ClassVar[Level] = Level.WARNING

    calendar: str

    @property
    def message(self) -> str:
        return f"without this line `{self.calendar}` would be the same"

    @property
    def help(self) -> str:
        return "where a later line says otherwise, put this one after it; or remove it"


@frozen(kw_only=True)
class GroupOfAnotherEvent(Diagnostic):
    """A period is grouped by a field of one event, and another event is counted.

    for each month by call.line require average(survey.score) >= 4
    """

    name: str
    event: str
    counted: str

    @property
    def message(self) -> str:
        return f"no `{self.counted}` can be grouped by `{self.name}`, a field of `{self.event}`"

    @property
    def help(self) -> str:
        return (
            f"group by a field of `{self.counted}`, or by one of the case, such as `case.region`,"
            " which every event of a case shares"
        )
