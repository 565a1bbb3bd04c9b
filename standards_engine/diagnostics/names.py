"""Names that mean nothing, mean two things, or mean something else."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import did_you_mean, instead, is_meant, nearest, replaced
from standards_engine.diagnostics.phrases import as_written, in_rules, keyword, noun, quoted
from standards_engine.frozen import frozen
from standards_engine.source import Span
from standards_engine.wording import alternatives, listed, say


@frozen(kw_only=True)
class _Unknown(Diagnostic):
    name: str
    known: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The name as the file at fault writes it."""
        (written,) = as_written((self.name,), self.span)
        return written

    @property
    def names(self) -> tuple[str, ...]:
        """What is known, as it is written in the file at fault."""
        return as_written(self.known, self.span)

    @property
    def help(self) -> str:
        return did_you_mean(self.written, self.names) or _some(self.names)

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.written, self.names)


def _some(known: tuple[str, ...]) -> str:
    """The first of many names that could stand here."""
    if not known:
        return say("nothing of the kind is declared")
    return say("it can be {names}", names=quoted(known, _SHOWN))


_SHOWN = 8


@frozen(kw_only=True)
class UnknownEvent(_Unknown):
    """An event is named that no `event` declaration declares.

    for each reportd
    """

    @property
    def message(self) -> str:
        return say("no event is called `{name}`", name=self.written)

    @property
    def help(self) -> str:
        declaration = in_rules("event {name}", self.span, name=self.written)
        return did_you_mean(self.written, self.names) or say(
            "declare it: `{declaration}`", declaration=declaration
        )


@frozen(kw_only=True)
class UnknownField(_Unknown):
    """A field is read that its event, case or plan entity does not have.

    require inspection.unifrm = "standard"
    """

    owner: str

    @property
    def message(self) -> str:
        return say("`{owner}` has no field `{name}`", owner=self.owner, name=self.written)

    @property
    def help(self) -> str:
        fallback = say("declare it, with its type, where its owner is declared")
        return did_you_mean(self.written, self.names) or fallback


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
class UnknownName(_Unknown):
    """A bare word is no parameter, definition, event or name of this rule.

    within visit_limt
    """

    fields: tuple[str, ...] = ()
    """What can be read of the case, events or things in hand, as paths: `case.region`."""
    a_text_may_stand: bool = True

    @property
    def message(self) -> str:
        return say("nothing here is called `{name}`", name=self.written)

    @property
    def help(self) -> str:
        fields = as_written(self.fields, self.span)
        meant = field_meant(self.written, fields)
        if meant is not None:
            return meant
        if self.name in _PERIODS:
            return is_meant(self._period)
        if nearest(self.written, self.names) is not None:
            return did_you_mean(self.written, self.names) or ""
        if self.a_text_may_stand:
            return say('if a text is meant, put it in quotes: "{name}"', name=self.written)
        return did_you_mean(self.written, fields) or _some(fields)

    @property
    def edit(self) -> Edit | None:
        fields = as_written(self.fields, self.span)
        paths = _paths(self.written, fields)
        if paths:
            return instead(self.span, self.written, paths[0]) if len(paths) == 1 else None
        if self.name in _PERIODS:
            return instead(self.span, self.written, self._period)
        known = self.names if self.a_text_may_stand else (*self.names, *fields)
        return replaced(self.span, self.written, known)

    @property
    def _period(self) -> str:
        return f"{keyword('each', self.span)} {self.written}"


_PERIODS = ("day", "week", "month", "quarter", "year")


def field_meant(name: str, fields: tuple[str, ...]) -> str | None:
    """A help text that names the paths ending in `name`; None where none does."""
    paths = _paths(name, fields)
    if not paths:
        return None
    return say("did you mean {names}?", names=alternatives([f"`{path}`" for path in paths]))


def _paths(name: str, fields: tuple[str, ...]) -> list[str]:
    return [path for path in fields if path.rpartition(".")[2] == name]


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


@frozen(kw_only=True)
class UnknownType(_Unknown):
    """The type of a field is no type.

    region txt
    """

    word: str | None = None
    """The declaration that may be meant where a field is read: `evnt closed`."""

    @property
    def message(self) -> str:
        return say("`{name}` is no type", name=self.written)

    @property
    def help(self) -> str:
        if self.word is not None:
            return is_meant(f"{self.word} {self.written}")
        return did_you_mean(self.written, self.names) or _some(self.names)


@frozen(kw_only=True)
class UnknownCalendar(_Unknown):
    """A calendar is named that is not declared.

    clock runs during hotlne
    """

    @property
    def message(self) -> str:
        return say("no calendar is called `{name}`", name=self.written)

    @property
    def help(self) -> str:
        close = did_you_mean(self.written, self.names)
        declaration = in_rules(
            "calendar {name} open monday..friday 08:00..16:00", self.span, name=self.written
        )
        return close or say("declare it: `{declaration}`", declaration=declaration)


@frozen(kw_only=True)
class UnknownStandard(_Unknown):
    """A waiver or an example names a rule that does not exist.

    example "late" of home_vist
    """

    @property
    def message(self) -> str:
        return say("no standard or constraint is called `{name}`", name=self.written)


@frozen(kw_only=True)
class UnknownDeclaration(_Unknown):
    """`standards explain` is asked about a name that the rules do not declare.

    standards explain repairs.std home_vist
    """

    @property
    def message(self) -> str:
        return say("the rules declare nothing called `{name}`", name=self.written)


@frozen(kw_only=True)
class UnknownFunction(_Unknown):
    """A function or table is used that does not exist.

    within limit(request.priority)
    """

    @property
    def message(self) -> str:
        return say("no function or table is called `{name}`", name=self.written)


@frozen(kw_only=True)
class UnknownParameter(_Unknown):
    """A setting (`use … with`, `--set`) names no parameter.

    use planning.seven_constraints with smalest_sample = 100
    """

    @property
    def message(self) -> str:
        return say("no parameter is called `{name}`", name=self.written)


@frozen(kw_only=True)
class UnknownEntity(_Unknown):
    """A plan has no such list or thing.

    constraint known for each servce
    """

    @property
    def message(self) -> str:
        return say("a plan has no `{name}`", name=self.written)


@frozen(kw_only=True)
class UnknownKind(_Unknown):
    """`ensures` names none of the seven planning constraints.

    ensures expectd
    """

    @property
    def message(self) -> str:
        return say("`{name}` is none of the seven planning constraints", name=self.written)


@frozen(kw_only=True)
class UnknownVerdict(_Unknown):
    """An example expects a word that is no verdict.

    expect fulfilled
    """

    @property
    def message(self) -> str:
        return say("`{name}` is no verdict", name=self.written)


@frozen(kw_only=True)
class UnknownOption(_Unknown):
    """A text is compared with a `one of` that does not offer it.

    where reported.fault = "nois"
    """

    of: str

    @property
    def message(self) -> str:
        return say("{what} is never `{name}`", what=self.of, name=self.name)

    @property
    def help(self) -> str:
        options = listed(f'"{option}"' for option in self.known)
        return did_you_mean(self.name, self.names) or say("it is one of {options}", options=options)
