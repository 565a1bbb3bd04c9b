"""Faults of a mapping: its own form, and what it says about the log and the rules."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import instead, is_meant, nearest, replaced
from standards_engine.diagnostics.phrases import joined, quoted
from standards_engine.frozen import frozen
from standards_engine.wording import later, listed, say

_LISTED = 20
"""Columns that a message lists."""


_FORMS = later("write `activity` and `time`, or `event` and `time`, or `events`")


_IN_CHINESE = {
    "时间": "time",
    "格式": "format",
    "案件": "case",
    "案件编号": "case",
    "事件": "activity",
    "活动": "activity",
    "时区": "zone",
    "字段": "fields",
    "列": "column",
    "单位": "unit",
    "名称": "names",
    "编码": "encoding",
}
"""Keys of a mapping are English in every language."""


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
        meant = self._meant
        if meant is not None:
            return is_meant(meant)
        return say("known here: {names}", names=quoted(self.known))

    @property
    def edit(self) -> Edit | None:
        return None if self._meant is None else instead(self.span, self.key, self._meant)

    @property
    def _meant(self) -> str | None:
        key = _IN_CHINESE.get(self.key)
        return key if key in self.known else nearest(self.key, self.known)


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
                "`standards mapping {path} -o mapping.yaml` proposes a mapping, which you name "
                "with `-m mapping.yaml`; or write `case:`, `activity:` and `time:`, each with its "
                "column (docs/logs.md)",
                path=self.path,
            )
        return say(
            "write `case:`, `activity:` and `time:`, each with its column, into the mapping "
            "(docs/logs.md)"
        )
