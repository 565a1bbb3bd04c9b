"""Names that mean nothing."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import did_you_mean, instead, is_meant, nearest, replaced
from standards_engine.diagnostics.phrases import as_written, in_rules, keyword, quoted
from standards_engine.diagnostics.types_elsewhere import type_meant
from standards_engine.frozen import frozen
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
_LISTED = 12


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
        glued = self._glued()
        if glued is not None:
            return is_meant(glued)
        declaration = in_rules("event {name}", self.span, name=self.written)
        close = nearest(self.written, self.names)
        if close is not None:
            return is_meant(close)
        if 0 < len(self.names) <= _SHOWN:
            return say(
                "known names: {names}; or declare it: `{declaration}`",
                names=quoted(sorted(self.names)),
                declaration=declaration,
            )
        return say("declare it: `{declaration}`", declaration=declaration)

    @property
    def edit(self) -> Edit | None:
        glued = self._glued()
        if glued is not None:
            return instead(self.span, self.written, glued)
        return replaced(self.span, self.written, self.names)

    def _glued(self) -> str | None:
        """`上门24小时内`, which is an event and what stands behind it."""
        begun = [each for each in self.names if self.written.startswith(each)]
        name = max(begun, key=len, default=self.written)
        behind = self.written.removeprefix(name)
        return f"{name} {behind}" if behind[:1].isdigit() and not name[-1].isascii() else None


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
        close = nearest(self.written, self.names)
        if close is not None:
            return is_meant(close)
        declaration = in_rules("{name} text", self.span, name=self.written)
        if 0 < len(self.names) <= _LISTED:
            return say(
                "known names: {names}; or declare it where its owner is declared: "
                "`{declaration}`, or with another type",
                names=quoted(sorted(set(self.names))),
                declaration=declaration,
            )
        if self.owner == "case":
            declaration = in_rules("each case has {name} text", self.span, name=self.written)
            return say("declare it: `{declaration}`, or with another type", declaration=declaration)
        return say("declare it, with its type, where its owner is declared")


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
        if self.written.replace("的", ".") in fields:
            return is_meant(self.written.replace("的", "."))
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
        meant = type_meant(self.written, self.span)
        if meant is not None:
            return is_meant(meant)
        if self.word is not None:
            return is_meant(f"{self.word} {self.written}")
        return did_you_mean(self.written, self.names) or _some(self.names)

    @property
    def edit(self) -> Edit | None:
        meant = type_meant(self.written, self.span)
        if meant is not None:
            return instead(self.span, self.written, meant)
        return replaced(self.span, self.written, self.names)


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

    @property
    def help(self) -> str:
        return is_meant(self._meant) if self._meant is not None else self._nearest()

    @property
    def edit(self) -> Edit | None:
        if self._meant is not None:
            return instead(self.span, self.written, self._meant)
        return replaced(self.span, self.written, self.names)

    def _nearest(self) -> str:
        return did_you_mean(self.written, self.names) or _some(self.names)

    @property
    def _meant(self) -> str | None:
        """The verdict that is called so elsewhere."""
        word = _VERDICTS.get(self.name.casefold())
        if word is None or word not in self.known:
            return None
        (written,) = as_written((word,), self.span)
        return written


_VERDICTS = {
    **dict.fromkeys(("passed", "pass", "ok", "kept", "in_time", "合格", "准时", "通过"), "met"),
    **dict.fromkeys(("failed", "fail", "late", "不合格", "超时", "迟到"), "missed"),
    **dict.fromkeys(("open", "waiting"), "pending"),
    **dict.fromkeys(("unknown",), "undetermined"),
}


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
