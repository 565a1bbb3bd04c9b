"""Faults of a mapping: its own form, and what it says about the log and the rules."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import did_you_mean, is_meant, nearest, replaced
from standards_engine.diagnostics.phrases import joined, quoted
from standards_engine.frozen import frozen
from standards_engine.wording import later, listed, say

_LISTED = 20
"""Columns that a message lists."""
_FORMS = later("write `activity` and `time`, or `event` and `time`, or `events`")


@frozen(kw_only=True)
class UnknownMappingKey(Diagnostic):
    """A mapping has a key that means nothing.

    zon: Europe/Rome
    """

    key: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("a mapping has no `{key}` here", key=self.key)

    @property
    def help(self) -> str:
        meant = nearest(self.key, self.known)
        if meant is not None:
            return is_meant(meant)
        return say("known here: {names}", names=quoted(self.known))

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.key, self.known)


@frozen(kw_only=True)
class WrongMappingValue(Diagnostic):
    """A key of the mapping has a value of another form than it needs.

    fields: wait
    """

    key: str
    wanted: str
    example: str

    @property
    def message(self) -> str:
        return say("`{key}` must be {wanted}", key=self.key, wanted=self.wanted)

    @property
    def help(self) -> str:
        return say("for example `{example}`", example=self.example)


@frozen(kw_only=True)
class MissingMappingKey(Diagnostic):
    """A key of the mapping needs another beside it.

    activity: state        (and no `time`)
    """

    key: str
    owner: str | None = None
    """What needs it: `for opened`."""
    beside: str | None = None
    """The key that goes with it."""

    @property
    def message(self) -> str:
        if self.owner is not None:
            return say("`{key}` is missing for `{owner}`", key=self.key, owner=self.owner)
        if self.beside is not None:
            return say("`{key}` is missing beside `{beside}`", key=self.key, beside=self.beside)
        return say("`{key}` is missing", key=self.key)

    @property
    def help(self) -> str:
        return say("add a line `{key}: …` with the name of a column of the log", key=self.key)


@frozen(kw_only=True)
class MissingMappingForm(Diagnostic):
    """The mapping does not say how rows become events.

    case: number
    """

    @property
    def message(self) -> str:
        return say("the mapping does not say how the log's rows become events")

    @property
    def help(self) -> str:
        return say(_FORMS)


@frozen(kw_only=True)
class ContradictingForms(Diagnostic):
    """The mapping describes one log in two ways at once.

    activity: state
    events: {opened: {time: open_dt}}
    """

    first: str
    second: str

    @property
    def message(self) -> str:
        return say("`{second}` contradicts `{first}`", second=self.second, first=self.first)

    @property
    def help(self) -> str:
        return say("a log has one form: {forms}", forms=say(_FORMS))


@frozen(kw_only=True)
class DelimiterIsQuote(Diagnostic):
    """One sign is to stand both between the cells of a log and around its texts.

    delimiter: ","
    quote: ","
    """

    sign: str

    @property
    def message(self) -> str:
        return say("`{sign}` cannot stand both between cells and around texts", sign=self.sign)

    @property
    def help(self) -> str:
        other = "'" if self.sign == '"' else '"'
        return say(
            "write another `quote`, such as `quote: {other}`, or another `delimiter`",
            other=_in_yaml(other),
        )


@frozen(kw_only=True)
class UnknownColumn(Diagnostic):
    """The mapping names a column that the log does not have.

    time: open_date        (the log has `open_dt`)
    """

    column: str
    path: str
    columns: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("`{path}` has no column `{column}`", path=self.path, column=self.column)

    @property
    def help(self) -> str:
        meant = nearest(self.column, self.columns)
        if meant is not None:
            return is_meant(meant)
        return say("its columns are {names}", names=quoted(self.columns, _LISTED))

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.column, self.columns)


@frozen(kw_only=True)
class DuplicateColumn(Diagnostic):
    """Several columns of the log have a name that the mapping or the rules ask for.

    time: date             (the log's first line is `id,date,date`)
    """

    column: str
    path: str
    places: tuple[int, ...]
    """Which columns they are, from 1 on."""

    @property
    def message(self) -> str:
        *first, last = (str(place) for place in self.places)
        places = say("{first} and {last}", first=listed(first), last=last) if first else last
        return say(
            "`{path}` has several columns named `{column}`: columns {places}",
            path=self.path,
            column=self.column,
            places=places,
        )

    @property
    def help(self) -> str:
        return say("give each a name of its own in the log's first line")


@frozen(kw_only=True)
class WrongDelimiter(Diagnostic):
    """The mapping's delimiter leaves the log with one column, and another would not.

    delimiter: ","         (the log's first line is `id;step;when`)
    """

    path: str
    stated: str
    found: str

    @property
    def message(self) -> str:
        if self.stated == "\t":
            return say("a tab does not separate the columns of `{path}`", path=self.path)
        return say(
            "`{stated}` does not separate the columns of `{path}`",
            stated=self.stated,
            path=self.path,
        )

    @property
    def help(self) -> str:
        return say(
            "leave out `delimiter`, or write `delimiter: {found}`", found=_in_yaml(self.found)
        )


def _in_yaml(sign: str) -> str:
    match sign:
        case "\t":
            return '"\\t"'
        case '"':
            return "'\"'"
        case _:
            return f'"{sign}"'


@frozen(kw_only=True)
class NoMappingFits(Diagnostic):
    """The log has not the customary column names, and no mapping names others.

    standards audit tickets.csv -r service.std
    """

    path: str
    missing: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def message(self) -> str:
        names = joined(self.missing)
        if len(self.missing) == 1:
            return say(
                "`{path}` has no column {names}, and no mapping says where it stands",
                path=self.path,
                names=names,
            )
        return say(
            "`{path}` has no columns {names}, and no mapping says where they stand",
            path=self.path,
            names=names,
        )

    @property
    def help(self) -> str:
        found = (nearest(name, self.columns) for name in self.missing)
        meant = [*dict.fromkeys(name for name in found if name is not None)]
        if not meant:
            return self._columns()
        return say("did you mean {names}? {columns}", names=joined(meant), columns=self._columns())

    def _columns(self) -> str:
        if not self.columns:
            return self._write()
        names = quoted(self.columns, _LISTED)
        return say("its columns are {names}; {advice}", names=names, advice=self._write())

    def _write(self) -> str:
        if self.span is None:
            return say(
                "write `case:`, `activity:` and `time:`, each with its column, into a mapping "
                "file, and name it with `-m mapping.yaml` (docs/logs.md)"
            )
        return say(
            "write `case:`, `activity:` and `time:`, each with its column, into the mapping "
            "(docs/logs.md)"
        )


@frozen(kw_only=True)
class UndeclaredMappedEvent(Diagnostic):
    """The mapping names an event that the rules do not declare.

    events: {openned: {time: open_dt}}
    """

    event: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("the rules declare no event `{event}`", event=self.event)

    @property
    def help(self) -> str:
        declare = say("declare it in the rules: `event {event}`", event=self.event)
        return did_you_mean(self.event, self.known) or declare

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.event, self.known)


@frozen(kw_only=True)
class UndeclaredMappedField(Diagnostic):
    """The mapping names a field that no event and no case of the rules has.

    fields: {priorty: prio}
    """

    field: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("the rules declare no field `{field}`", field=self.field)

    @property
    def help(self) -> str:
        declare = say("declare it under its event, or under `each case has`")
        return did_you_mean(self.field, self.known) or declare

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.field, self.known)


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
