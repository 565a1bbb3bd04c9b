"""Faults of a log file in the ways of its format: XES, workbooks, Arrow."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import did_you_mean, replaced
from standards_engine.diagnostics.phrases import quoted
from standards_engine.frozen import frozen
from standards_engine.wording import say

_LISTED = 12


@frozen(kw_only=True)
class BrokenXml(Diagnostic):
    """A file that should be XML breaks its rules.

    <event><string key="concept:name" value="Smith & Sons"/></event>
    """

    path: str
    line: int
    column: int
    reason: str
    """Such as `a tag is closed that is not the open one`."""

    @property
    def message(self) -> str:
        return say(
            "`{path}` is no well-formed XML in line {line}, column {column}: {reason}",
            path=self.path,
            line=self.line,
            column=self.column,
            reason=self.reason,
        )

    @property
    def help(self) -> str:
        return say(
            "export the log again; in texts, `&` and `<` are written `&amp;` and "
            "`&lt;`, and all signs in the encoding that the first line names"
        )


@frozen(kw_only=True)
class TruncatedXml(Diagnostic):
    """A file that should be XML ends before its last tag is closed.

    a log of which only the first half was copied
    """

    path: str
    line: int

    @property
    def message(self) -> str:
        return say(
            "`{path}` is cut short: it ends in line {line}, before all tags are closed",
            path=self.path,
            line=self.line,
        )

    @property
    def help(self) -> str:
        return say("copy or export the whole file again; nothing of it was judged")


@frozen(kw_only=True)
class ForbiddenXml(Diagnostic):
    """An XML file declares a document type, by which it could swell or read other files.

    <!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"> …]>
    """

    path: str
    line: int

    @property
    def message(self) -> str:
        return say(
            "`{path}` declares a document type in line {line}, which no log needs",
            path=self.path,
            line=self.line,
        )

    @property
    def help(self) -> str:
        return say("take out what stands between `<!DOCTYPE` and its `>`, and what uses it")


@frozen(kw_only=True)
class NotXes(Diagnostic):
    """A file ends in `.xes`, and its outermost element is no log.

    <html>
    """

    path: str
    root: str

    @property
    def message(self) -> str:
        return say(
            "`{path}` is no XES log: its outermost element is `{root}`, not `log`",
            path=self.path,
            root=self.root,
        )

    @property
    def help(self) -> str:
        return say("export the event log as XES (IEEE 1849), or as CSV")


@frozen(kw_only=True)
class UnusableXes(Diagnostic):
    """An XES log is built in a way that cannot be read piece by piece.

    <trace> … a hundred thousand events … <string key="concept:name" value="A1"/></trace>
    """

    path: str
    line: int
    what: str

    @property
    def message(self) -> str:
        return say("`{path}`, line {line}: {what}", path=self.path, line=self.line, what=self.what)

    @property
    def help(self) -> str:
        return say("export the log again as the XES standard (IEEE 1849) orders it, or as CSV")


@frozen(kw_only=True)
class OldFeather(Diagnostic):
    """A Feather file of version 1, which has no types for most of what a log holds.

    a file that a program wrote before 2020
    """

    path: str

    @property
    def message(self) -> str:
        return say("`{path}` is a Feather file of version 1, which is not read", path=self.path)

    @property
    def help(self) -> str:
        return say("write it again as Feather version 2, as Parquet or as CSV")


@frozen(kw_only=True)
class OldWorkbook(Diagnostic):
    """A spreadsheet in a format other than `.xlsx`.

    standards audit tickets.xls -r service.std
    """

    path: str
    kind: str
    """Such as `an old Excel workbook`."""

    @property
    def message(self) -> str:
        return say("`{path}` is {kind}, which is not read", path=self.path, kind=self.kind)

    @property
    def help(self) -> str:
        return say("open it in your spreadsheet program and save it as `.xlsx` or CSV")


@frozen(kw_only=True)
class ProtectedWorkbook(Diagnostic):
    """A workbook that opens only with a password.

    an `.xlsx` file saved with a password
    """

    path: str

    @property
    def message(self) -> str:
        return say(
            "`{path}` is protected by a password, or is an old workbook under a new name",
            path=self.path,
        )

    @property
    def help(self) -> str:
        return say("open it and save it as `.xlsx` without a password, or as CSV")


@frozen(kw_only=True)
class SwellingArchive(Diagnostic):
    """A file of a few kilobytes that would unpack to many gigabytes.

    a workbook made to fill the memory of who opens it
    """

    path: str
    part: str
    size: int
    """Bytes to which the part says that it unpacks."""

    @property
    def message(self) -> str:
        return say(
            "`{path}` is not opened: its part `{part}` would unpack to {size} GB",
            path=self.path,
            part=self.part,
            size=f"{self.size / 10**9:.1f}",
        )

    @property
    def help(self) -> str:
        return say("save the sheet as CSV, which is read however long it is")


@frozen(kw_only=True)
class SeveralSheets(Diagnostic):
    """A workbook has several sheets that hold something, and nothing says which is the log.

    a workbook with the sheets `March` and `April`, and no `sheet:` in the mapping
    """

    path: str
    sheets: tuple[str, ...]

    @property
    def message(self) -> str:
        return say(
            "`{path}` has {number} sheets that are not empty: {names}",
            path=self.path,
            number=len(self.sheets),
            names=quoted(self.sheets, _LISTED),
        )

    @property
    def help(self) -> str:
        return say('name one in the mapping: `sheet: "{sheet}"`', sheet=self.sheets[0])


@frozen(kw_only=True)
class UnknownSheet(Diagnostic):
    """The mapping names a sheet that the workbook does not have.

    sheet: Tikets
    """

    path: str
    sheet: str
    sheets: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("`{path}` has no sheet `{sheet}`", path=self.path, sheet=self.sheet)

    @property
    def help(self) -> str:
        names = quoted(self.sheets, _LISTED)
        return did_you_mean(self.sheet, self.sheets) or say("its sheets are {names}", names=names)

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.sheet, self.sheets)
