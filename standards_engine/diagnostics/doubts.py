"""What rules say that their author hardly means."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from standards_engine.diagnostics.base import Diagnostic, Edit, Level
from standards_engine.diagnostics.phrases import as_written, joined, keyword
from standards_engine.frozen import frozen
from standards_engine.source import Span
from standards_engine.wording import alternatives, plural, say


@frozen(kw_only=True)
class NeverApplies(Diagnostic):
    """What a rule is for contradicts itself, so that the rule asks for nothing.

    for each reported where reported.fault = "door" and reported.fault = "noise"
    """

    level: ClassVar[Level] = Level.WARNING

    rule: str

    @property
    def message(self) -> str:
        return say("`{rule}` can never apply: nothing satisfies this condition", rule=self.rule)

    @property
    def help(self) -> str:
        return say("two parts of the condition exclude each other; change one of them")


@frozen(kw_only=True)
class NeverHolds(Diagnostic):
    """A condition inside a rule contradicts itself, or what the rule is for.

    expect visited where visited.engineers > 2 and visited.engineers < 2
    """

    level: ClassVar[Level] = Level.WARNING

    rule: str
    beside_the_trigger: bool
    """Whether the condition alone could hold, and only what the rule is for excludes it."""

    @property
    def message(self) -> str:
        if self.beside_the_trigger:
            return say("this condition never holds where `{rule}` applies", rule=self.rule)
        return say("this condition of `{rule}` can never hold", rule=self.rule)

    @property
    def help(self) -> str:
        if self.beside_the_trigger:
            each = keyword("for each", self.span)
            return say("compare it with what follows `{each}`: they exclude each other", each=each)
        return say("two parts of the condition exclude each other; change one of them")


@frozen(kw_only=True)
class AlwaysExcepted(Diagnostic):
    """Exceptions take every case, so that what the standard itself expects is never asked.

    for each reported where reported.fault = "door"
    except door_only when reported.fault = "door" excused
    """

    level: ClassVar[Level] = Level.WARNING

    rule: str
    exceptions: tuple[str, ...]

    @property
    def message(self) -> str:
        return plural(
            len(self.exceptions),
            "the exception {names} takes every case of `{rule}`",
            "the exceptions {names} together take every case of `{rule}`",
            names=joined(self.exceptions),
            rule=self.rule,
        )

    @property
    def help(self) -> str:
        return say("what `{rule}` itself expects is never asked: narrow one", rule=self.rule)


@frozen(kw_only=True)
class ShadowedException(Diagnostic):
    """An exception never decides, since an earlier one holds wherever it does.

    except any_repair when reported.cost > CNY 0 excused
    except dear_repair when reported.cost > CNY 500 expect called within 2 hours
    """

    level: ClassVar[Level] = Level.WARNING

    exception: str
    earlier: tuple[str, ...]
    place: Span | None = None
    """Of the earlier exception, where there is just one."""

    @property
    def message(self) -> str:
        return plural(
            len(self.earlier),
            "`{exception}` never decides: wherever it holds, {names} before it holds",
            "`{exception}` never decides: wherever it holds, one of {names} before it holds",
            exception=self.exception,
            names=joined(self.earlier),
        )

    @property
    def help(self) -> str:
        return say(
            "the first exception that holds decides; put `{exception}` first, or remove it",
            exception=self.exception,
        )

    @property
    def edit(self) -> Edit | None:
        """The later one put before the earlier one, with all that stands between."""
        if self.span is None or self.place is None:
            return None
        source, start = self.place.source, self.place.start
        margin = " " * (self.place.column - 1)
        between = source.text[start : self.span.start].rstrip()
        if "#" in between or "＃" in between:
            return None
        return Edit(Span(source, start, self.span.end), f"{self.span.text}\n{margin}{between}")


class Effectless(Enum):
    """Why a waiver waives nothing."""

    DATES = "dates"
    CONDITION = "condition"


@frozen(kw_only=True)
class IdleWaiver(Diagnostic):
    """A waiver covers nothing that its rule asks for.

    standard home_visit … effective from 2026-07-01
    waive home_visit from 2026-03-01 until 2026-03-15
    """

    level: ClassVar[Level] = Level.WARNING

    rule: str
    why: Effectless

    @property
    def message(self) -> str:
        if self.why is Effectless.DATES:
            return say("`{rule}` does not hold on any day of this waiver", rule=self.rule)
        return say("nothing that `{rule}` is for satisfies this waiver", rule=self.rule)

    @property
    def help(self) -> str:
        effective = keyword("effective", self.span)
        if self.why is Effectless.DATES:
            return say("compare its days with `{effective}` of the rule", effective=effective)
        where = keyword("where", self.span)
        return say("compare its `{where}` with the condition of the rule", where=where)


@frozen(kw_only=True)
class SaysTheSame(Diagnostic):
    """Two rules ask for the same, under two names.

    standard home_visit for each reported expect visited within 24 hours
    standard quick_visit for each reported expect visited within 24 hours
    """

    level: ClassVar[Level] = Level.WARNING

    rule: str
    other: str

    @property
    def message(self) -> str:
        return say("`{rule}` says the same as `{other}`", rule=self.rule, other=self.other)

    @property
    def help(self) -> str:
        return say("change what differs, or remove one of them: each case is counted twice")


@frozen(kw_only=True)
class UncoveredKinds(Diagnostic):
    """Some kinds of planning constraint are ensured by no constraint.

    constraint researched … ensures expected
    """

    level: ClassVar[Level] = Level.WARNING

    kinds: tuple[str, ...]

    @property
    def message(self) -> str:
        names = alternatives([f"`{each}`" for each in as_written(self.kinds, self.span)])
        return say("no constraint ensures {names}", names=names)

    @property
    def help(self) -> str:
        use = keyword("use", self.span)
        return say(
            "write such constraints, or take the shipped ones: `{line}`",
            line=f"{use} planning.seven_constraints",
        )
