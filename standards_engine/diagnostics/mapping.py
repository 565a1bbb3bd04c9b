"""Faults of a mapping: its own form, and what it says about the log and the rules."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import did_you_mean, nearest
from standards_engine.frozen import frozen

_LISTED = 20
"""Columns that a message lists."""
_FORMS = "write `activity` and `time`, or `event` and `time`, or `events`"


@frozen(kw_only=True)
class UnknownMappingKey(Diagnostic):
    """A mapping has a key that means nothing.

    zon: Europe/Rome
    """

    key: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"a mapping has no `{self.key}` here"

    @property
    def help(self) -> str:
        meant = nearest(self.key, self.known)
        if meant is not None:
            return f"did you mean `{meant}`?"
        return "known here: " + ", ".join(f"`{name}`" for name in self.known)


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
        return f"`{self.key}` must be {self.wanted}"

    @property
    def help(self) -> str:
        return f"for example `{self.example}`"


@frozen(kw_only=True)
class MissingMappingKey(Diagnostic):
    """A key of the mapping needs another beside it.

    activity: state        (and no `time`)
    """

    key: str
    because: str

    @property
    def message(self) -> str:
        return f"`{self.key}` is missing{self.because}"

    @property
    def help(self) -> str:
        return f"add a line `{self.key}: …` with the name of a column of the log"


@frozen(kw_only=True)
class MissingMappingForm(Diagnostic):
    """The mapping does not say how rows become events.

    case: number
    """

    @property
    def message(self) -> str:
        return "the mapping does not say how the log's rows become events"

    @property
    def help(self) -> str:
        return _FORMS


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
        return f"`{self.second}` contradicts `{self.first}`"

    @property
    def help(self) -> str:
        return f"a log has one form: {_FORMS}"


@frozen(kw_only=True)
class DelimiterIsQuote(Diagnostic):
    """One sign is to stand both between the cells of a log and around its texts.

    delimiter: ","
    quote: ","
    """

    sign: str

    @property
    def message(self) -> str:
        return f"`{self.sign}` cannot stand both between cells and around texts"

    @property
    def help(self) -> str:
        other = "'" if self.sign == '"' else '"'
        return f"write another `quote`, such as `quote: {_quoted(other)}`, or another `delimiter`"


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
        return f"`{self.path}` has no column `{self.column}`"

    @property
    def help(self) -> str:
        meant = nearest(self.column, self.columns)
        if meant is not None:
            return f"did you mean `{meant}`?"
        return "its columns are " + ", ".join(f"`{name}`" for name in self.columns[:_LISTED])


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
        places = " and ".join(map(str, self.places))
        return f"`{self.path}` has several columns named `{self.column}`: columns {places}"

    @property
    def help(self) -> str:
        return "give each a name of its own in the log's first line"


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
        stated = "a tab" if self.stated == "\t" else f"`{self.stated}`"
        return f"{stated} does not separate the columns of `{self.path}`"

    @property
    def help(self) -> str:
        return f"leave out `delimiter`, or write `delimiter: {_quoted(self.found)}`"


def _quoted(sign: str) -> str:
    match sign:
        case "\t":
            return '"\\t"'
        case '"':
            return "'\"'"
        case _:
            return f'"{sign}"'


def _and(names: tuple[str, ...]) -> str:
    *before, last = (f"`{name}`" for name in names)
    return f"{', '.join(before)} and {last}" if before else last


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
        names = _and(self.missing)
        if len(self.missing) == 1:
            return f"`{self.path}` has no column {names}, and no mapping says where it stands"
        return f"`{self.path}` has no columns {names}, and no mapping says where they stand"

    @property
    def help(self) -> str:
        write = "write `case:`, `activity:` and `time:`, each with its column, into "
        where = (
            "a mapping file, and name it with `-m mapping.yaml` (docs/logs.md)"
            if self.span is None
            else "the mapping (docs/logs.md)"
        )
        return f"{self._meant()}{self._there()}{write}{where}"

    def _meant(self) -> str:
        found = (nearest(name, self.columns) for name in self.missing)
        meant = tuple(dict.fromkeys(name for name in found if name is not None))
        return f"did you mean {_and(meant)}? " if meant else ""

    def _there(self) -> str:
        if not self.columns:
            return ""
        more = len(self.columns) - _LISTED
        listed = ", ".join(f"`{name}`" for name in self.columns[:_LISTED])
        return f"its columns are {listed}{f' and {more} more' if more > 0 else ''}; "


@frozen(kw_only=True)
class UndeclaredMappedEvent(Diagnostic):
    """The mapping names an event that the rules do not declare.

    events: {openned: {time: open_dt}}
    """

    event: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"the rules declare no event `{self.event}`"

    @property
    def help(self) -> str:
        declare = f"declare it in the rules: `event {self.event}`"
        return did_you_mean(self.event, self.known) or declare


@frozen(kw_only=True)
class UndeclaredMappedField(Diagnostic):
    """The mapping names a field that no event and no case of the rules has.

    fields: {priorty: prio}
    """

    field: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"the rules declare no field `{self.field}`"

    @property
    def help(self) -> str:
        declare = "declare it under its event, or under `each case has`"
        return did_you_mean(self.field, self.known) or declare


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
            return f"`{self.field}` is {self.type}; it has no unit"
        return f"`{self.unit}` is no unit for `{self.field}`, which is {self.type}"

    @property
    def help(self) -> str | None:
        return did_you_mean(self.unit, self.known) if self.known else "leave out `unit`"


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
            return f"`{self.value}` is none of the texts that `{self.field}` may be in the rules"
        return f"`{self.value}` is not {self.type}, as `{self.field}` is in the rules"

    @property
    def help(self) -> str:
        order = "write what the log says first, then a value as the rules know it"
        return did_you_mean(self.value, self.known) or order


@frozen(kw_only=True)
class SpellingsNotForField(Diagnostic):
    """Spellings of yes and no are given for a field that is neither.

    fields: {wait: {column: q_time, true: ["Y"]}}
    """

    field: str
    type: str

    @property
    def message(self) -> str:
        return f"`{self.field}` is {self.type}; only yes or no has the spellings `true` and `false`"

    @property
    def help(self) -> str:
        return f"leave them out, or declare the field in the rules: `{self.field} boolean`"


@frozen(kw_only=True)
class BadTimeFormat(Diagnostic):
    """A time format with a sign that stands for nothing.

    format: "%d/%m/%Q"
    """

    format: str

    @property
    def message(self) -> str:
        return f"`{self.format}` is no time format"

    @property
    def help(self) -> str:
        return (
            "use `%Y` year, `%m` month, `%d` day, `%H` hour, `%M` minute, `%S` second, "
            "`%z` offset, as in `%d/%m/%Y %H:%M`; leave `format` out for 2026-03-01 09:00"
        )


@frozen(kw_only=True)
class UnsupportedCondition(Diagnostic):
    """A `when` of a mapping uses more than comparisons of columns.

    when: 'count(closed) > 1'
    """

    @property
    def message(self) -> str:
        return "a mapping's `when` cannot use this"

    @property
    def help(self) -> str:
        return (
            "compare columns with texts and numbers: "
            "`=`, `!=`, `<`, `in`, `contains`, `is given`, joined by `and`, `or`, `not`; "
            "names with spaces stand in backticks"
        )
