"""Faults of a log as a whole: files that are not there, or are not what they seem."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import did_you_mean, replaced
from standards_engine.diagnostics.phrases import quoted
from standards_engine.frozen import frozen
from standards_engine.wording import plural, say


@frozen(kw_only=True)
class LogNotFound(Diagnostic):
    """No file lies where the log is said to be.

    standards audit tikets.csv -r service.std
    """

    path: str
    siblings: tuple[str, ...] = ()
    """Names of the files in the same folder."""

    @property
    def message(self) -> str:
        return say("there is no file `{path}`", path=self.path)

    @property
    def help(self) -> str:
        name = self.path.replace("\\", "/").rsplit("/", 1)[-1]
        return did_you_mean(name, self.siblings) or say("check the folder and the spelling")


@frozen(kw_only=True)
class LogNotReadable(Diagnostic):
    """The operating system, or the format's reader, refuses the file.

    a file that ends in `.parquet` and is cut off
    """

    path: str
    reason: str

    @property
    def message(self) -> str:
        return say("`{path}` cannot be read: {reason}", path=self.path, reason=self.reason)

    @property
    def help(self) -> str:
        return say("export the log again, or check that you may open it")


@frozen(kw_only=True)
class LogIsEmpty(Diagnostic):
    """The file has not even a header.

    standards audit empty.csv -r service.std
    """

    path: str

    @property
    def message(self) -> str:
        return say("`{path}` is empty", path=self.path)

    @property
    def help(self) -> str:
        return say("export the log again; the first line of a text must name the columns")


@frozen(kw_only=True)
class NotAText(Diagnostic):
    """A file with the ending of a text log holds something else.

    a spreadsheet renamed to tickets.csv
    """

    path: str
    seems: str
    """What it seems to be: `an Excel workbook or zip archive`."""

    @property
    def message(self) -> str:
        return say(
            "`{path}` is not a text file; it seems to be {seems}", path=self.path, seems=self.seems
        )

    @property
    def help(self) -> str:
        return say("open it in the program that made it and save it as CSV")


@frozen(kw_only=True)
class IsAText(Diagnostic):
    """A file with the ending of a workbook, of Parquet or of Arrow is a text.

    a CSV export named tickets.xlsx
    """

    path: str
    kind: str
    """What its name says that it is: `Parquet file`."""
    ending: str
    """That fits it: `.csv`."""

    @property
    def message(self) -> str:
        return say("`{path}` is a text file, and no {kind}", path=self.path, kind=self.kind)

    @property
    def help(self) -> str:
        return say(
            "let its name end in `{ending}`, or give `--log-format {format}`",
            ending=self.ending,
            format="jsonl" if self.ending.startswith(".json") else "csv",
        )


@frozen(kw_only=True)
class UnknownLogFormat(Diagnostic):
    """The ending of the file's name is none that is known.

    standards audit tickets.doc -r service.std
    """

    path: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("the ending of `{path}` tells no known format", path=self.path)

    @property
    def help(self) -> str:
        known = quoted(self.known)
        return say("say what it is, as in `--log-format csv`; known endings: {known}", known=known)


@frozen(kw_only=True)
class NotOneFileInArchive(Diagnostic):
    """A zip archive must hold exactly one log.

    standards audit year.zip -r service.std      (with twelve files in it)
    """

    path: str
    names: tuple[str, ...]

    @property
    def message(self) -> str:
        if not self.names:
            return say("the archive `{path}` holds no log", path=self.path)
        return say(
            "the archive `{path}` holds {number} logs; one is expected",
            path=self.path,
            number=len(self.names),
        )

    @property
    def help(self) -> str:
        return say(
            "unpack it and name the files you want: `standards audit january.csv february.csv …`"
        )


@frozen(kw_only=True)
class UnknownEncoding(Diagnostic):
    """The mapping names an encoding that does not exist.

    encoding: utf8-gbk
    """

    name: str
    known: tuple[str, ...] = ("utf-8", "utf-16", "latin-1", "cp1252", "gb18030", "big5")

    @property
    def message(self) -> str:
        return say("there is no encoding `{name}`", name=self.name)

    @property
    def help(self) -> str | None:
        return did_you_mean(self.name, self.known)

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.name, self.known)


@frozen(kw_only=True)
class BadMemoryLimit(Diagnostic):
    """The memory limit is no amount of memory, or less than any log needs.

    standards audit log.csv -r service.std --memory-limit lots
    """

    text: str
    too_small: bool = False

    @property
    def message(self) -> str:
        if self.too_small:
            return say("`{text}` is too little memory", text=self.text)
        return say("`{text}` is no amount of memory", text=self.text)

    @property
    def help(self) -> str:
        return say("write a number and its unit, from 16MB on: `--memory-limit 2GB`")


@frozen(kw_only=True)
class NotEnoughMemory(Diagnostic):
    """The log needs more memory than it may use.

    standards audit year.csv -r service.std --memory-limit 50MB
    """

    limit: str | None
    """What `--memory-limit` says."""

    @property
    def message(self) -> str:
        if self.limit is None:
            return say("the log needs more memory than the machine has to spare")
        return say("the log needs more memory than `{limit}`", limit=self.limit)

    @property
    def help(self) -> str:
        if self.limit is None:
            return say("close other programs, or audit the log in parts, each with whole cases")
        return say(
            "give a higher `--memory-limit`, or leave it out to use most of what the machine has"
        )


@frozen(kw_only=True)
class WrongEncoding(Diagnostic):
    """The first line, which names the columns, is not in the encoding it is read with.

    a log written in GB 18030, and no `encoding: gb18030` in the mapping
    """

    path: str
    encoding: str

    @property
    def message(self) -> str:
        return say(
            "the column names of `{path}` cannot be read as `{encoding}`",
            path=self.path,
            encoding=self.encoding,
        )

    @property
    def help(self) -> str:
        return say("say in the mapping how the file is written, such as `encoding: gb18030`")


@frozen(kw_only=True)
class SameFileTwice(Diagnostic):
    """Two files of one log have the same content, so that everything in it would count twice.

    standards audit march.csv march.csv -r service.std
    """

    first: str
    second: str

    @property
    def message(self) -> str:
        if self.first == self.second:
            return say(
                "`{first}` is named twice: every row of it would count twice", first=self.first
            )
        return say(
            "`{first}` and `{second}` have the same content: every row of it would count twice",
            first=self.first,
            second=self.second,
        )

    @property
    def help(self) -> str:
        if self.first == self.second:
            return say(
                "name it once; where copies are meant to be left out, write "
                "`duplicates: drop` into the mapping"
            )
        return say(
            "name only one of them; where copies are meant to be left out, write "
            "`duplicates: drop` into the mapping"
        )


@frozen(kw_only=True)
class NoZoneForTimes(Diagnostic):
    """Times of the log have no offset, and the rules state more than one zone.

    standards audit tickets.csv -r rome.std -r tokyo.std      (and no `zone:` in the mapping)
    """

    times: int
    """How many of them have none."""
    zones: tuple[str, ...]

    @property
    def message(self) -> str:
        return plural(
            self.times,
            "{number} time of the log has no offset, and the rules are written for several zones: "
            "{zones}",
            "{number} times of the log have no offset, and the rules are written for several "
            "zones: {zones}",
            zones=quoted(self.zones),
        )

    @property
    def help(self) -> str:
        return say("say in the mapping in which zone the log is written: `zone: …`")
