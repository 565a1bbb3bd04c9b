"""Names that mean two things, or something else."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.phrases import in_rules, keyword, noun, quoted
from standards_engine.diagnostics.unknown import field_meant
from standards_engine.frozen import frozen
from standards_engine.source import Span
from standards_engine.wording import say


@frozen(kw_only=True)
class NotShared(Diagnostic):
    """A field is read that only some of several events have.

    for each any of visited, phoned as done
    expect closed where done.engineer is given
    """

    name: str
    events: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def message(self) -> str:
        return say(
            "`{name}` cannot be read here: {lacking} does not have it, or not as that type",
            name=self.name,
            lacking=quoted(self.lacking),
        )

    @property
    def help(self) -> str:
        return say(
            "only fields that all of {events} share can be read; declare it in each of them",
            events=quoted(self.events),
        )


@frozen(kw_only=True)
class ConstantGroup(Diagnostic):
    """What a goal or period is grouped by is the same for every obligation.

    goal 80% each month by "branch"
    """

    name: str
    fields: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("`{name}` is always the same, so it makes no groups", name=self.name)

    @property
    def help(self) -> str:
        example = self.fields[0] if self.fields else in_rules("case.region", self.span)
        meant = field_meant(self.name.strip('"'), self.fields)
        return meant or say(
            "name a field that differs from case to case, such as `{example}`", example=example
        )


@frozen(kw_only=True)
class NotInHand(Diagnostic):
    """An event is read where the rule has no such event in hand.

    for each reported
    expect visited within 24 hours when visited.engineer = "A", otherwise 48 hours
    """

    name: str
    in_hand: tuple[str, ...]
    of_period: bool = False

    @property
    def message(self) -> str:
        return say("which `{name}` is meant? none is in hand here", name=self.name)

    @property
    def help(self) -> str:
        if self.of_period:
            return say(
                "a period has many; ask of all: {examples}",
                examples=quoted(
                    [
                        in_rules("count({name})", self.span, name=self.name),
                        in_rules("average({name}.…)", self.span, name=self.name),
                    ]
                ),
            )
        first = in_rules("first({name})", self.span, name=self.name)
        latest = in_rules("latest({name})", self.span, name=self.name)
        return say("what can be read here: {names}", names=quoted([*self.in_hand, first, latest]))


@frozen(kw_only=True)
class AmbiguousName(Diagnostic):
    """A name could be two events of the rule.

    for each update
    expect update where update.done
    """

    name: str

    @property
    def message(self) -> str:
        return say("`{name}` may be the first or the second `{name}` of this rule", name=self.name)

    @property
    def help(self) -> str:
        first = in_rules("for each {name} as opening", self.span, name=self.name)
        second = in_rules("expect {name} as answer", self.span, name=self.name)
        return say(
            "tell them apart with `{word}`: `{first}`, `{second}`",
            word=keyword("as", self.span),
            first=first,
            second=second,
        )


@frozen(kw_only=True)
class HiddenName(Diagnostic):
    """An alias takes a name that already means something.

    parameter visit = 3
    for each reported as visit
    """

    name: str
    meaning: str

    @property
    def message(self) -> str:
        return say("`{name}` already is {meaning}", name=self.name, meaning=self.meaning)

    @property
    def help(self) -> str:
        return say("choose another name")


@frozen(kw_only=True)
class DuplicateName(Diagnostic):
    """One name is declared twice.

    event closed
    event closed
      reason text
    """

    kind: str
    name: str
    other: Span | None

    @property
    def message(self) -> str:
        return say("{kind} `{name}` is declared twice", kind=noun(self.kind), name=self.name)

    @property
    def help(self) -> str:
        if self.other is None:
            return say("rename one of them, or remove it")
        return say("the other is at {place}; rename one of them, or remove it", place=self.other)


@frozen(kw_only=True)
class OverlappingVersions(Diagnostic):
    """Two versions of a standard hold on the same day.

    standard visit … effective until 2026-06-30
    standard visit … effective from 2026-06-01
    """

    name: str
    other: Span | None

    @property
    def message(self) -> str:
        return say("two versions of standard `{name}` hold on the same day", name=self.name)

    @property
    def help(self) -> str:
        dates = in_rules("effective from … until …", self.span)
        if self.other is None:
            return say("let `{dates}` of the two not overlap, or rename one", dates=dates)
        return say(
            "the other is at {place}; let `{dates}` of the two not overlap, or rename one",
            place=self.other,
            dates=dates,
        )
