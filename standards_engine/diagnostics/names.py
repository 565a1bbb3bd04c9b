"""Names that mean nothing, mean two things, or mean something else."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import did_you_mean, nearest
from standards_engine.frozen import frozen
from standards_engine.source import Span


@frozen(kw_only=True)
class _Unknown(Diagnostic):
    name: str
    known: tuple[str, ...] = ()

    @property
    def help(self) -> str:
        return did_you_mean(self.name, self.known) or _some(self.known)


def _some(known: tuple[str, ...]) -> str:
    """The first of many names that could stand here."""
    if not known:
        return "nothing of the kind is declared"
    names = ", ".join(f"`{name}`" for name in known[:8])
    return f"it can be {names} and {len(known) - 8} more"


@frozen(kw_only=True)
class UnknownEvent(_Unknown):
    """An event is named that no `event` declaration declares.

    for each reportd
    """

    @property
    def message(self) -> str:
        return f"no event is called `{self.name}`"

    @property
    def help(self) -> str:
        return did_you_mean(self.name, self.known) or f"declare it: `event {self.name}`"


@frozen(kw_only=True)
class UnknownField(_Unknown):
    """A field is read that its event, case or plan entity does not have.

    require inspection.unifrm = "standard"
    """

    owner: str

    @property
    def message(self) -> str:
        return f"`{self.owner}` has no field `{self.name}`"

    @property
    def help(self) -> str:
        fallback = "declare it, with its type, where its owner is declared"
        return did_you_mean(self.name, self.known) or fallback


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
        lacking = ", ".join(f"`{event}`" for event in self.lacking)
        return f"`{self.name}` cannot be read here: {lacking} does not have it, or not as that type"

    @property
    def help(self) -> str:
        events = ", ".join(f"`{event}`" for event in self.events)
        return f"only fields that all of {events} share can be read; declare it in each of them"


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
        return f"nothing here is called `{self.name}`"

    @property
    def help(self) -> str:
        meant = field_meant(self.name, self.fields)
        if meant is not None:
            return meant
        if self.name in _PERIODS:
            return f"did you mean `each {self.name}`?"
        if nearest(self.name, self.known) is not None:
            return did_you_mean(self.name, self.known) or ""
        if self.a_text_may_stand:
            return f'if a text is meant, put it in quotes: "{self.name}"'
        return did_you_mean(self.name, self.fields) or _some(self.fields)


_PERIODS = ("day", "week", "month", "quarter", "year")


def field_meant(name: str, fields: tuple[str, ...]) -> str | None:
    """A help text that names the paths ending in `name`; None where none does."""
    paths = [path for path in fields if path.rpartition(".")[2] == name]
    return f"did you mean {' or '.join(f'`{path}`' for path in paths)}?" if paths else None


@frozen(kw_only=True)
class ConstantGroup(Diagnostic):
    """What a goal or period is grouped by is the same for every obligation.

    goal 80% each month by "branch"
    """

    name: str
    fields: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"`{self.name}` is always the same, so it makes no groups"

    @property
    def help(self) -> str:
        example = self.fields[0] if self.fields else "case.region"
        meant = field_meant(self.name.strip('"'), self.fields)
        return meant or f"name a field that differs from case to case, such as `{example}`"


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
        return f"which `{self.name}` is meant? none is in hand here"

    @property
    def help(self) -> str:
        if self.of_period:
            return f"a period has many; ask of all: `count({self.name})`, `average({self.name}.…)`"
        words = [f"`{name}`" for name in self.in_hand]
        words += [f"`first({self.name})`", f"`latest({self.name})`"]
        return "what can be read here: " + ", ".join(words)


@frozen(kw_only=True)
class AmbiguousName(Diagnostic):
    """A name could be two events of the rule.

    for each update
    expect update where update.done
    """

    name: str

    @property
    def message(self) -> str:
        return f"`{self.name}` may be the first or the second `{self.name}` of this rule"

    @property
    def help(self) -> str:
        name = self.name
        return f"tell them apart with `as`: `for each {name} as opening`, `expect {name} as answer`"


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
        return f"`{self.name}` already is {self.meaning}"

    @property
    def help(self) -> str:
        return "choose another name"


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
        return f"{self.kind} `{self.name}` is declared twice"

    @property
    def help(self) -> str:
        where = f" at {self.other}" if self.other else ""
        return f"the other is{where}; rename one of them, or remove it"


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
        return f"two versions of standard `{self.name}` hold on the same day"

    @property
    def help(self) -> str:
        where = f" at {self.other}" if self.other else ""
        return (
            f"the other is{where}; let `effective from … until …` of the two not overlap, "
            "or rename one"
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
        return f"`{self.name}` is no type"

    @property
    def help(self) -> str:
        if self.word is not None:
            return f"did you mean `{self.word} {self.name}`?"
        return did_you_mean(self.name, self.known) or _some(self.known)


@frozen(kw_only=True)
class UnknownCalendar(_Unknown):
    """A calendar is named that is not declared.

    clock runs during hotlne
    """

    @property
    def message(self) -> str:
        return f"no calendar is called `{self.name}`"

    @property
    def help(self) -> str:
        close = did_you_mean(self.name, self.known)
        return close or f"declare it: `calendar {self.name} open monday..friday 08:00..16:00`"


@frozen(kw_only=True)
class UnknownStandard(_Unknown):
    """A waiver or an example names a rule that does not exist.

    example "late" of home_vist
    """

    @property
    def message(self) -> str:
        return f"no standard or constraint is called `{self.name}`"


@frozen(kw_only=True)
class UnknownFunction(_Unknown):
    """A function or table is used that does not exist.

    within limit(request.priority)
    """

    @property
    def message(self) -> str:
        return f"no function or table is called `{self.name}`"


@frozen(kw_only=True)
class UnknownParameter(_Unknown):
    """A setting (`use … with`, `--set`) names no parameter.

    use planning.seven_constraints with smalest_sample = 100
    """

    @property
    def message(self) -> str:
        return f"no parameter is called `{self.name}`"


@frozen(kw_only=True)
class UnknownEntity(_Unknown):
    """A plan has no such list or thing.

    constraint known for each servce
    """

    @property
    def message(self) -> str:
        return f"a plan has no `{self.name}`"


@frozen(kw_only=True)
class UnknownKind(_Unknown):
    """`ensures` names none of the seven planning constraints.

    ensures expectd
    """

    @property
    def message(self) -> str:
        return f"`{self.name}` is none of the seven planning constraints"


@frozen(kw_only=True)
class UnknownVerdict(_Unknown):
    """An example expects a word that is no verdict.

    expect fulfilled
    """

    @property
    def message(self) -> str:
        return f"`{self.name}` is no verdict"


@frozen(kw_only=True)
class UnknownOption(_Unknown):
    """A text is compared with a `one of` that does not offer it.

    where reported.fault = "nois"
    """

    of: str

    @property
    def message(self) -> str:
        return f"{self.of} is never `{self.name}`"

    @property
    def help(self) -> str:
        options = ", ".join(f'"{option}"' for option in self.known)
        return did_you_mean(self.name, self.known) or f"it is one of {options}"
