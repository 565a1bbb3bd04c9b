"""Clauses that are missing, too many, out of place, or at odds with each other."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class MissingHeader(Diagnostic):
    """A file does not begin with its name.

    standard home_visit …      (as the first line)
    """

    @property
    def message(self) -> str:
        return say("the file does not say which ruleset it is")

    @property
    def help(self) -> str:
        return say(
            "begin with a line such as `{example}`",
            example=in_rules('ruleset repairs "How we repair"', self.span),
        )


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
        return say("`{rule}` has no {clause}", rule=self.rule, clause=self.clause)

    @property
    def help(self) -> str:
        return say("add a line such as `{example}`", example=self.example)


@frozen(kw_only=True)
class RepeatedClause(Diagnostic):
    """A clause that a rule can have once stands there twice.

    severity major
    severity minor
    """

    clause: str
    first: str | None = None
    hint: str | None = None

    @property
    def message(self) -> str:
        if self.first is not None and self.first != self.clause:
            return say(
                "`{clause}` stands here beside `{first}`",
                clause=keyword(self.clause, self.span),
                first=keyword(self.first, self.span),
            )
        clause = keyword(self.clause, self.span)
        return say("`{clause}` stands here a second time", clause=clause)

    @property
    def help(self) -> str:
        return self.hint or say("keep one of them")


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
        clause = keyword(self.clause, self.span)
        return say("`{clause}` has no meaning in {place}", clause=clause, place=self.place)

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
        return say("{first} and {second} do not go together", first=self.first, second=self.second)

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
        return say("working days need a calendar")

    @property
    def help(self) -> str:
        return say(
            "add a line such as `{example}`, naming a declared calendar",
            example=in_rules("clock runs during office", self.span),
        )


@frozen(kw_only=True)
class MissingOtherwise(Diagnostic):
    """Limits or table rows leave a case without an answer.

    within 4 hours when request.priority = "P1"
    """

    what: str
    example: str

    @property
    def message(self) -> str:
        return say("{what} does not say what holds in every other case", what=self.what)

    @property
    def help(self) -> str:
        return say("end it with `{example}`", example=self.example)


@frozen(kw_only=True)
class MissingZone(Diagnostic):
    """Days, periods or calendars are used, and no time zone says when a day begins.

    ruleset repairs
    standard visit for each reported expect visited within 2 days
    """

    reason: str

    @property
    def message(self) -> str:
        return say("{reason} need a time zone, and the ruleset names none", reason=self.reason)

    @property
    def help(self) -> str:
        example = in_rules('zone "Asia/Shanghai"', self.span)
        return say("add a line to the head of the file, such as `{example}`", example=example)


@frozen(kw_only=True)
class MissingCaseEnd(Diagnostic):
    """A standard waits for the end of the case, and nothing says when a case ends.

    standard once for each case expect at most 1 collected
    """

    rule: str
    events: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        return say(
            "`{rule}` can only be judged when its case ends, and no line says when it does",
            rule=self.rule,
        )

    @property
    def help(self) -> str:
        with_the_log = in_rules("a case ends with the log", self.span)
        ends = [event for event in self.events if _is_end(event)]
        if not ends:
            return say("add `{line}`", line=with_the_log)
        return say(
            "add `{line}`; or `{other}`, if nothing follows that",
            line=with_the_log,
            other=in_rules("a case ends at {events}", self.span, events=", ".join(ends)),
        )


def _is_end(event: str) -> bool:
    """Whether an event sounds as if nothing followed it."""
    words = {*event.casefold().split("_")}
    return bool(_WORDS_OF_AN_END & words) or any(part in event for part in _PARTS_OF_AN_END)


_PARTS_OF_AN_END = ("结束", "关闭", "完成", "结案", "取消", "办结", "撤回", "报废", "归档")


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
        own = keyword("its own", self.span)
        return say("with `{own}`, the two events can only be compared by `=`", own=own)

    @property
    def help(self) -> str:
        return say(
            "compare with `=`, joined by `{both}`, or leave `{own}` out",
            both=keyword("and", self.span),
            own=keyword("its own", self.span),
        )


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
        return say("the waiver of `{rule}` has no {part}", rule=self.rule, part=self.part)

    @property
    def help(self) -> str:
        return say("add `{example}`", example=self.example)


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
        return say(
            "no `{counted}` can be grouped by `{name}`, a field of `{event}`",
            counted=self.counted,
            name=self.name,
            event=self.event,
        )

    @property
    def help(self) -> str:
        return say(
            "group by a field of `{counted}`, or by one of the case, such as "
            "`{example}`, which every event of a case shares",
            counted=self.counted,
            example=in_rules("case.region", self.span),
        )
