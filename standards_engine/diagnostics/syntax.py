"""Faults in the writing of a rule file."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen


@frozen(kw_only=True)
class UnexpectedWord(Diagnostic):
    """Something stands where the language does not allow it.

    standard home_visit "An engineer arrives"
      expect visited withn 24 hours
    """

    found: str
    expected: tuple[str, ...]
    nearest: str | None = None

    @property
    def message(self) -> str:
        return f"`{self.found}` cannot stand here"

    @property
    def help(self) -> str | None:
        if self.nearest is not None:
            return f"did you mean `{self.nearest}`?"
        if not self.expected:
            return None
        return f"here can stand {alternatives(self.expected)}"


@frozen(kw_only=True)
class UnexpectedEnd(Diagnostic):
    """The file ends in the middle of a clause.

    standard home_visit "An engineer arrives"
      expect
    """

    expected: tuple[str, ...]

    @property
    def message(self) -> str:
        return "the text ends before it is complete"

    @property
    def help(self) -> str | None:
        return f"what is missing is {alternatives(self.expected)}" if self.expected else None


@frozen(kw_only=True)
class UnclosedText(Diagnostic):
    """A text in quotes has no closing quote.

    owner "service centre
    """

    @property
    def message(self) -> str:
        return "this text has no closing quote"

    @property
    def help(self) -> str:
        return 'close it with `"`; write a quote inside a text as `\\"`'


@frozen(kw_only=True)
class UnknownCharacter(Diagnostic):
    """A character the language does not use.

    goal 95% @ month
    """

    character: str

    @property
    def message(self) -> str:
        if not self.character.isprintable():
            return f"a character that cannot be shown (U+{ord(self.character):04X}) stands here"
        return f"`{self.character}` is not a sign of this language"

    @property
    def help(self) -> str:
        return _SIGNS.get(self.character, "take it out, or put it inside a text in quotes")


@frozen(kw_only=True)
class UnreadableFile(Diagnostic):
    """A file is missing, is a folder, or is not text.

    standards check plan.yaml -r missing.std
    """

    path: str
    reason: str
    advice: str | None = None

    @property
    def message(self) -> str:
        return f"`{self.path}` cannot be read: {self.reason}"

    @property
    def help(self) -> str | None:
        return self.advice


@frozen(kw_only=True)
class UnwritableFile(Diagnostic):
    """A file that is to be written cannot be.

    standards audit log.csv -r care.std -o nothere/report.html
    """

    path: str
    reason: str

    @property
    def message(self) -> str:
        return f"`{self.path}` cannot be written: {self.reason}"

    @property
    def help(self) -> str:
        return "name a folder that exists and that you may write to"


@frozen(kw_only=True)
class OutputIsInput(Diagnostic):
    """A report would take the place of a file that the command reads.

    standards audit log.csv -r care.std -o log.csv
    """

    path: str

    @property
    def message(self) -> str:
        return f"`{self.path}` is read by this command, and the report would take its place"

    @property
    def help(self) -> str:
        return "give the report another name; nothing was changed"


@frozen(kw_only=True)
class TooManyFaults(Diagnostic):
    """So many faults that the rest are not shown.

    (the first twenty are shown)
    """

    @property
    def message(self) -> str:
        return "there are more faults of writing below; mend these first"


@frozen(kw_only=True)
class TooDeep(Diagnostic):
    """So many conditions or sums are nested or chained that they cannot be judged.

    require x = 1 or x = 2 or … or x = 300
    """

    @property
    def message(self) -> str:
        return "this is nested or chained more than 150 deep"

    @property
    def help(self) -> str:
        return "write a list, as in `x in (1, 2, 3)`, or give parts of it names with `define`"


_SIGNS = {
    "'": 'texts stand in double quotes: `"like this"`',
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `not`, or `!=` for unequal",
    ";": "clauses need no sign between them; start the next one on a new line",
    "{": "curly brackets only stand inside a `message`",
    "[": "a list of values stands in round brackets: `(1, 2)`",
}


def alternatives(words: tuple[str, ...]) -> str:
    shown = list(words[:8])
    if len(words) > 8:
        shown.append("…")
    if len(shown) == 1:
        return shown[0]
    return ", ".join(shown[:-1]) + " or " + shown[-1]
