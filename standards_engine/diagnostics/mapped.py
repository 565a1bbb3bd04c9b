"""What a mapping says of events and fields."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import did_you_mean, replaced
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class UndeclaredMappedEvent(Diagnostic):
    """The mapping names an event that the rules do not declare.

    events: {openned: {time: open_dt}}
    """

    event: str
    known: tuple[str, ...]
    named: str = ""
    """The name of the log that stands for it."""

    @property
    def message(self) -> str:
        return say("the rules declare no event `{event}`", event=self.event)

    @property
    def help(self) -> str:
        if self.named in self.known:
            return _the_other_way(self.event, self.named)
        declare = say("declare it in the rules: `event {event}`", event=self.event)
        return did_you_mean(self.event, self.known) or declare

    @property
    def edit(self) -> Edit | None:
        return None if self.named in self.known else replaced(self.span, self.event, self.known)


def _the_other_way(first: str, second: str) -> str:
    return say("write them the other way round: `{line}`", line=f"{first}: {second}")


@frozen(kw_only=True)
class UndeclaredMappedField(Diagnostic):
    """The mapping names a field that no event and no case of the rules has.

    fields: {priorty: prio}
    """

    field: str
    known: tuple[str, ...]
    column: str = ""
    """The column of the log that is said to hold it."""

    @property
    def message(self) -> str:
        return say("the rules declare no field `{field}`", field=self.field)

    @property
    def help(self) -> str:
        if self.column in self.known:
            return _the_other_way(self.column, self.field)
        declare = say("declare it under its event, or under `each case has`")
        return did_you_mean(self.field, self.known) or declare

    @property
    def edit(self) -> Edit | None:
        return None if self.column in self.known else replaced(self.span, self.field, self.known)


@frozen(kw_only=True)
class UnknownMappedUnit(Diagnostic):
    """The unit of a field is none its type can have.

    fields: {wait: {column: q_time, unit: secs}}
    """

    field: str
    unit: str
    type: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        if not self.known:
            return say("`{field}` is {type}; it has no unit", field=self.field, type=self.type)
        return say(
            "`{unit}` is no unit for `{field}`, which is {type}",
            unit=self.unit,
            field=self.field,
            type=self.type,
        )

    @property
    def help(self) -> str | None:
        return did_you_mean(self.unit, self.known) if self.known else say("leave out `unit`")

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.unit, self.known)


@frozen(kw_only=True)
class UnknownMappedValue(Diagnostic):
    """A text is translated into something that the field cannot be.

    fields: {kind: {column: Tipo, values: {riparazione: repiar}}}
    """

    field: str
    value: str
    type: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        if self.known:
            return say(
                "`{value}` is none of the texts that `{field}` may be in the rules",
                value=self.value,
                field=self.field,
            )
        return say(
            "`{value}` is not {type}, as `{field}` is in the rules",
            value=self.value,
            type=self.type,
            field=self.field,
        )

    @property
    def help(self) -> str:
        order = say("write what the log says first, then a value as the rules know it")
        return did_you_mean(self.value, self.known) or order

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.value, self.known)


@frozen(kw_only=True)
class SpellingsNotForField(Diagnostic):
    """Spellings of yes and no are given for a field that is neither.

    fields: {wait: {column: q_time, true: ["Y"]}}
    """

    field: str
    type: str

    @property
    def message(self) -> str:
        return say(
            "`{field}` is {type}; only yes or no has the spellings `true` and `false`",
            field=self.field,
            type=self.type,
        )

    @property
    def help(self) -> str:
        return say(
            "leave them out, or declare the field in the rules: `{field} boolean`", field=self.field
        )


@frozen(kw_only=True)
class BadTimeFormat(Diagnostic):
    """A time format with a sign that stands for nothing.

    format: "%d/%m/%Q"
    """

    format: str

    @property
    def message(self) -> str:
        return say("`{format}` is no time format", format=self.format)

    @property
    def help(self) -> str:
        return say(
            "use `%Y` year, `%m` month, `%d` day, `%H` hour, `%M` minute, `%S` "
            "second, `%z` offset, as in `%d/%m/%Y %H:%M`; leave `format` out for "
            "2026-03-01 09:00"
        )


@frozen(kw_only=True)
class UnsupportedCondition(Diagnostic):
    """A `when` of a mapping uses more than comparisons of columns.

    when: 'count(closed) > 1'
    """

    @property
    def message(self) -> str:
        return say("a mapping's `when` cannot use this")

    @property
    def help(self) -> str:
        return say(
            "compare columns with texts and numbers: `=`, `!=`, `<`, `in`, "
            "`contains`, `is given`, joined by `and`, `or`, `not`; names with "
            "spaces stand in backticks"
        )
