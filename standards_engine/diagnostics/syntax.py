"""Faults in the writing of a rule file."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import instead, is_meant
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.frozen import frozen
from standards_engine.wording import alternatives, later, say


@frozen(kw_only=True)
class UnexpectedWord(Diagnostic):
    """Something stands where the language does not allow it.

    standard home_visit "An engineer arrives"
      expect visited withn 24 hours
    """

    found: str
    expected: tuple[str, ...]
    nearest: str | None = None
    change: Edit | None = None
    """Where more than the word found has to be changed."""
    hint: str | None = None
    """What is to be done, where it is not one word for another."""

    @property
    def message(self) -> str:
        return say("`{found}` cannot stand here", found=self.found)

    @property
    def help(self) -> str | None:
        if self.hint is not None:
            return self.hint
        if self.nearest is not None:
            return is_meant(self.nearest)
        if not self.expected:
            return None
        return say("here can stand {choice}", choice=choice(self.expected))

    @property
    def edit(self) -> Edit | None:
        if self.change is not None or self.nearest is None:
            return self.change
        return instead(self.span, self.found, self.nearest)


@frozen(kw_only=True)
class UnexpectedEnd(Diagnostic):
    """The file ends in the middle of a clause.

    standard home_visit "An engineer arrives"
      expect
    """

    expected: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("the text ends before it is complete")

    @property
    def help(self) -> str | None:
        if not self.expected:
            return None
        return say("what is missing is {choice}", choice=choice(self.expected))


@frozen(kw_only=True)
class UnclosedText(Diagnostic):
    """A text in quotes has no closing quote.

    owner "service centre
    """

    @property
    def message(self) -> str:
        return say("this text has no closing quote")

    @property
    def help(self) -> str:
        return say('close it with `"`; write a quote inside a text as `\\"`')


@frozen(kw_only=True)
class UnknownCharacter(Diagnostic):
    """A character the language does not use.

    goal 95% @ month
    """

    character: str

    @property
    def message(self) -> str:
        if not self.character.isprintable():
            return say(
                "a character that cannot be shown (U+{number}) stands here",
                number=f"{ord(self.character):04X}",
            )
        return say("`{character}` is not a sign of this language", character=self.character)

    @property
    def help(self) -> str:
        match self.character:
            case "&" | "|":
                word = keyword("and" if self.character == "&" else "or", self.span)
                return say("write `{word}`", word=word)
            case "!":
                return say("write `{word}`, or `!=` for unequal", word=keyword("not", self.span))
            case "{" | "}":
                message = keyword("message", self.span)
                return say("curly brackets only stand inside a `{message}`", message=message)
            case character:
                return say(_SIGNS.get(character, _OTHER_SIGN))

    @property
    def edit(self) -> Edit | None:
        if self.span is None or (self.character.isprintable() and self.character not in _ENDS):
            return None
        return Edit(self.span, "", safe=self.character in _ENDS)


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
        return say("`{path}` cannot be read: {reason}", path=self.path, reason=self.reason)

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
        return say("`{path}` cannot be written: {reason}", path=self.path, reason=self.reason)

    @property
    def help(self) -> str:
        return say("name a folder that exists and that you may write to")


@frozen(kw_only=True)
class OutputIsInput(Diagnostic):
    """A report would take the place of a file that the command reads.

    standards audit log.csv -r care.std -o log.csv
    """

    path: str

    @property
    def message(self) -> str:
        return say(
            "`{path}` is read by this command, and the report would take its place", path=self.path
        )

    @property
    def help(self) -> str:
        return say("give the report another name; nothing was changed")


@frozen(kw_only=True)
class TooManyFaults(Diagnostic):
    """So many faults that the rest are not shown.

    (the first twenty are shown)
    """

    @property
    def message(self) -> str:
        return say("there are more faults of writing below; mend these first")


@frozen(kw_only=True)
class TooDeep(Diagnostic):
    """So many conditions or sums are nested or chained that they cannot be judged.

    require x = 1 or x = 2 or … or x = 300
    """

    @property
    def message(self) -> str:
        return say("this is nested or chained more than 150 deep")

    @property
    def help(self) -> str:
        return say(
            "write a list, as in `{example}`, or give parts of it names with `{define}`",
            example=in_rules("x in (1, 2, 3)", self.span),
            define=keyword("define", self.span),
        )


_NO_SIGN = later("clauses need no sign between them; start the next one on a new line")
_ENDS = ";；。"
_SIGNS = {
    "'": later('texts stand in double quotes: `"like this"`'),
    **dict.fromkeys(_ENDS, _NO_SIGN),
    "‘": later('texts stand in double quotes: `"like this"`'),
    "[": later("a list of values stands in round brackets: `(1, 2)`"),
}
_OTHER_SIGN = later("take it out, or put it inside a text in quotes")
_SHOWN = 8


def choice(words: tuple[str, ...]) -> str:
    """What could stand somewhere, the first few of it: `a`, `b` or `c`."""
    return alternatives([*words[:_SHOWN], *(["…"] if len(words) > _SHOWN else [])])
