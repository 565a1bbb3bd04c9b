"""What rules tell people, beside what they ask for."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from standards_engine.diagnostics.base import Diagnostic, Edit, Level
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.frozen import frozen
from standards_engine.source import Span
from standards_engine.wording import alternatives, later, plural, say


class Told(StrEnum):
    """A text of a rule that customers may read."""

    TITLE = "title"
    PROMISE = "promise"


@frozen(kw_only=True)
class PromiseDiffers(Diagnostic):
    """A title or promise names another figure than the rule.

    standard home_visit "An engineer arrives within 12 hours"
      for each reported
      expect visited within 24 hours
    """

    level: ClassVar[Level] = Level.WARNING

    told: Told
    figure: str
    asked: tuple[str, ...]
    """The figures of the rule, as a rule file would write them."""
    written: Span | None = None
    """Where the text has the figure, if it stands there in one piece."""

    @property
    def message(self) -> str:
        asked = alternatives([f"`{each}`" for each in self.asked])
        if self.told is Told.TITLE:
            return say(
                "the title says `{figure}`, and the rule {asked}", figure=self.figure, asked=asked
            )
        return say(
            "the promise says `{figure}`, and the rule {asked}", figure=self.figure, asked=asked
        )

    @property
    def help(self) -> str:
        return say("customers are held to what they read: change the text, or the rule")

    @property
    def edit(self) -> Edit | None:
        """The figure of the rule in the text, where the rule has only one."""
        if self.written is None or len(self.asked) != 1:
            return None
        return Edit(self.written, self.asked[0])


class Meant(StrEnum):
    """What the text beside a limit of days or hours says."""

    NOTHING = "nothing"
    HOURS = "hours"
    DAYS = "days"


@frozen(kw_only=True)
class DaysOrHours(Diagnostic):
    """A limit is in days where hours may be meant, or the other way round.

    standard home_visit "An engineer arrives within 24 hours"
      for each reported
      expect visited within 1 day
    """

    level: ClassVar[Level] = Level.WARNING

    days: int
    meant: Meant
    in_place: bool
    """Whether the limit itself stands at the span, and not the name of a parameter."""

    @property
    def message(self) -> str:
        days, hours = self._days, self._hours
        match self.meant:
            case Meant.HOURS:
                return say(
                    "the text says `{hours}`, and the limit is `{days}`", hours=hours, days=days
                )
            case Meant.DAYS:
                return say(
                    "the text says `{days}`, and the limit is `{hours}`", hours=hours, days=days
                )
            case Meant.NOTHING:
                return say(
                    "`{days}` lasts until the end of the next day, not `{hours}`",
                    days=days,
                    hours=hours,
                )

    @property
    def help(self) -> str:
        if self.meant is Meant.NOTHING:
            return say(
                "write `{hours}` if that is meant; else let the title speak of days too",
                hours=self._hours,
            )
        return say(
            "`{days}` ends with a day, at midnight; `{hours}` ends to the minute",
            days=self._days,
            hours=self._hours,
        )

    @property
    def edit(self) -> Edit | None:
        if self.span is None or not self.in_place:
            return None
        return Edit(self.span, self._days if self.meant is Meant.DAYS else self._hours)

    @property
    def _days(self) -> str:
        if self.days == 1:
            return in_rules(later("1 day"), self.span)
        return in_rules(later("{number} days"), self.span, number=self.days)

    @property
    def _hours(self) -> str:
        return in_rules(later("{number} hours"), self.span, number=self.days * 24)


@frozen(kw_only=True)
class Lacking(Diagnostic):
    """Of one rule, or of all of a file, told at the first."""

    level: ClassVar[Level] = Level.WARNING

    rules: tuple[str, ...]
    everywhere: bool = False
    """Whether no rule of the file has it, so that it is enough to be told once."""


@frozen(kw_only=True)
class NoPromise(Lacking):
    """A standard does not say what customers are promised.

    standard home_visit "An engineer arrives within 24 hours"
      for each reported
      expect visited within 24 hours
    """

    @property
    def message(self) -> str:
        return plural(
            len(self.rules),
            "`{rule}` does not say what customers are promised",
            "none of these {number} standards says what customers are promised",
            rule=self.rules[0],
        )

    @property
    def help(self) -> str:
        example = in_rules('promise "We come within 24 hours of your call."', self.span)
        return _add_or_allow(example, self)


@frozen(kw_only=True)
class NoOwner(Lacking):
    """Neither a standard nor the head of its file says who answers for it.

    ruleset repairs
    standard home_visit for each reported expect visited within 24 hours
    """

    @property
    def message(self) -> str:
        return plural(
            len(self.rules),
            "nobody answers for `{rule}`",
            "nobody answers for any of these {number} standards",
            rule=self.rules[0],
        )

    @property
    def help(self) -> str:
        example = in_rules('owner "service centre"', self.span)
        return say("add `{example}` here, or to the head of the file for all", example=example)


@frozen(kw_only=True)
class NoGoal(Lacking):
    """A standard has no goal, so that each missed case is a violation of its own.

    standard home_visit "An engineer arrives within 24 hours"
      for each reported
      expect visited within 24 hours
    """

    @property
    def message(self) -> str:
        return plural(
            len(self.rules),
            "`{rule}` has no goal: every missed case is a violation",
            "none of these {number} standards has a goal: every missed case is a violation",
            rule=self.rules[0],
        )

    @property
    def help(self) -> str:
        return _add_or_allow(in_rules("goal 95% each month", self.span), self)


@frozen(kw_only=True)
class NoExample(Lacking):
    """No example shows what a rule says of a case.

    standard home_visit for each reported expect visited within 24 hours
    """

    @property
    def message(self) -> str:
        return plural(
            len(self.rules),
            "no example tests `{rule}`",
            "no example tests any of these {number} rules",
            rule=self.rules[0],
        )

    @property
    def help(self) -> str:
        example = keyword("example", self.span)
        return say(
            "write an `{example}` that is met and one that is missed; `standards test` runs them",
            example=example,
        )


def _add_or_allow(example: str, doubt: Lacking) -> str:
    comment = in_rules("# lint: allow {code} because …", doubt.span, code=doubt.code())
    return say("add `{example}`, or say why not: `{comment}`", example=example, comment=comment)
