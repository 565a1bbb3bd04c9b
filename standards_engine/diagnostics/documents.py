"""Faults of a YAML file as such, whatever it is about."""

from __future__ import annotations

import re
from typing import NamedTuple

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.frozen import frozen
from standards_engine.source import Span
from standards_engine.wording import later, plural, say

_CHECK_LINE = later("check this line and the one above: indentation, quotes, brackets, colons")


class _Words(NamedTuple):
    """What the parser says, what we say, what to do; and whether it began at an earlier place."""

    says: str
    message: str
    help: str
    began_earlier: bool = False


MISSING_COLON = "could not find expected ':'"
_NAME_AND_VALUE = later("write `name: value`")
_FIRST_WORD = re.compile(r"([\w-]+)\s*[:：=\s]\s*(\S.*)")
_PROBLEMS = (
    _Words(
        "mapping values are not allowed",
        later("a second colon stands in this line, or the line is indented too far"),
        later("a text that contains `: ` must stand in quotes"),
    ),
    _Words(
        "cannot start any token",
        later("a text cannot begin with this character"),
        later("put the text in quotes"),
    ),
    _Words(
        MISSING_COLON,
        later("a colon is missing after a name"),
        _NAME_AND_VALUE,
        began_earlier=True,
    ),
    _Words(
        "did not find expected key",
        later("this line does not fit the lines above it"),
        later(
            "lines that belong together begin in the same column; a text with quotes inside "
            "must be quoted as a whole"
        ),
    ),
    _Words(
        "did not find expected '-'",
        later("this line does not fit the list above it"),
        later("every item of a list begins with `- ` in the same column"),
    ),
    _Words(
        "block sequence entries are not allowed",
        later("a list cannot begin here"),
        later("put the first `- ` on a line of its own below the name"),
    ),
    _Words(
        "expected ',' or",
        later("a bracket or a comma is missing"),
        later("close every `[` with `]` and every `{{` with `}}`, with commas between the items"),
        began_earlier=True,
    ),
    _Words(
        "unexpected end of stream",
        later("a quote is opened here and never closed"),
        later("close the text with the same quote, `\"` or `'`"),
        began_earlier=True,
    ),
    _Words(
        "unknown escape character",
        later("a backslash inside double quotes has a special meaning"),
        later("use single quotes, or write the backslash twice"),
    ),
    _Words(
        "alphabetic or numeric character",
        later("a text cannot begin with `&` or `*`"),
        later("put the text in quotes"),
    ),
    _Words(
        "expected node content",
        later("a value is missing here"),
        _CHECK_LINE,
    ),
    _Words(
        "<document start>",
        later("the lines above are complete, and this one does not belong to them"),
        later("write `name: value`, in the same column as the other names"),
    ),
    _Words(
        "undefined tag handle",
        later("a text cannot begin with `!`"),
        later("put the text in quotes"),
    ),
)
_OF_INDENTATION = (
    "mapping values are not allowed",
    "did not find expected key",
    "did not find expected '-'",
    "<document start>",
)
_OTHER = _Words("", later("the structure of the file breaks here"), _CHECK_LINE)


@frozen(kw_only=True)
class NotUtf8(Diagnostic):
    """The file is in another encoding than UTF-8.

    a plan that an older program saved as GB 18030 or Windows-1252
    """

    byte: int
    """The first byte that cannot be read, counted from 1."""

    @property
    def message(self) -> str:
        return say("the file is not written in UTF-8: byte {byte} cannot be read", byte=self.byte)

    @property
    def help(self) -> str:
        return say('save the file again and choose the encoding "UTF-8"')


@frozen(kw_only=True)
class ControlCharacter(Diagnostic):
    """A character that nobody can see stands in the file.

    name: home<U+0000> visit
    """

    character: str

    @property
    def message(self) -> str:
        return say(
            "an invisible control character (U+{number}) stands here",
            number=f"{ord(self.character):04X}",
        )

    @property
    def help(self) -> str:
        return say("delete it; it often comes from copying out of another program")

    @property
    def edit(self) -> Edit | None:
        return None if self.span is None else Edit(self.span, "")


@frozen(kw_only=True)
class EmptyDocument(Diagnostic):
    """The file holds nothing, or only comments.

    # to be written
    """

    @property
    def message(self) -> str:
        return say("the file is empty")

    @property
    def help(self) -> str:
        return say("write lines of the form `name: value`")


@frozen(kw_only=True)
class TabIndentation(Diagnostic):
    """A line begins with a tab, which YAML does not allow.

    services:
    <tab>- name: home visit
    """

    @property
    def message(self) -> str:
        return say("this line is indented with a tab")

    @property
    def help(self) -> str:
        return say("indent with spaces, two for each step")


@frozen(kw_only=True)
class BrokenDocument(Diagnostic):
    """The lines do not fit together: indentation, quotes, brackets or colons.

    services:
      - name: home visit
       promise: 24 hours
    """

    problem: str
    """What the parser says."""
    spaces: int = 0
    """That are missing before the line, or too many where it is negative; 0 where nobody knows."""

    @property
    def _words(self) -> _Words:
        return next((each for each in _PROBLEMS if each.says in self.problem), _OTHER)

    @property
    def began_earlier(self) -> bool:
        """Whether the place to show is where the broken part begins, not where it was noticed."""
        return self._words.began_earlier

    @property
    def may_be_indentation(self) -> bool:
        """Whether a line that is indented wrongly can be behind it."""
        return any(words in self.problem for words in _OF_INDENTATION)

    @property
    def message(self) -> str:
        if self.spaces > 0:
            return plural(
                self.spaces,
                "this line is indented by {number} space less than the lines it belongs to",
                "this line is indented by {number} spaces less than the lines it belongs to",
            )
        if self.spaces < 0:
            return plural(
                -self.spaces,
                "this line is indented by {number} space more than the lines it belongs to",
                "this line is indented by {number} spaces more than the lines it belongs to",
            )
        return say(self._words.message)

    @property
    def help(self) -> str:
        if self.spaces:
            column = 1 if self.span is None else self.span.column
            return say("let it begin in column {column}", column=column + self.spaces)
        meant = self._with_colon()
        if meant is not None:
            return say("write `{meant}`", meant=meant)
        return say(self._words.help)

    def _with_colon(self) -> str | None:
        """The line at fault with a colon and a space behind its first word."""
        if self.span is None or self._words.help != _NAME_AND_VALUE:
            return None
        line = self.span.source.line_text(self.span.line).strip()
        found = _FIRST_WORD.match(line)
        return f"{found[1]}: {found[2]}" if found else None

    @property
    def edit(self) -> Edit | None:
        if not self.spaces or self.span is None:
            return None
        start = self.span.start + min(0, self.spaces)
        return Edit(Span(self.span.source, start, self.span.start), " " * max(0, self.spaces))


@frozen(kw_only=True)
class NotAMapping(Diagnostic):
    """The file is a list or a single text.

    - home visit
    """

    @property
    def message(self) -> str:
        return say("the file does not begin with a name and a colon")

    @property
    def help(self) -> str:
        return say("write lines of the form `name: value`")


@frozen(kw_only=True)
class SecondDocument(Diagnostic):
    """One file holds two documents.

    name: this plan
    ---
    name: another plan
    """

    @property
    def message(self) -> str:
        return say("a second document begins here")

    @property
    def help(self) -> str:
        return say("keep one document in a file; delete the line `---` or move what follows")


@frozen(kw_only=True)
class DuplicateKey(Diagnostic):
    """A name stands twice in one group of lines.

    name: home visit
    name: visit at home
    """

    key: str
    first_line: int

    @property
    def message(self) -> str:
        return say("`{key}` is written twice", key=self.key)

    @property
    def help(self) -> str:
        return say(
            "it stands already in line {first_line}; keep one of the two",
            first_line=self.first_line,
        )


@frozen(kw_only=True)
class ComplexKey(Diagnostic):
    """A list or a group of lines stands before a colon.

    [home, visit]: 24 hours
    """

    @property
    def message(self) -> str:
        return say("a list or a group of lines stands where a name should")

    @property
    def help(self) -> str:
        return say("write a plain word before the colon")


@frozen(kw_only=True)
class AliasUsed(Diagnostic):
    """A text begins with `*`, which in YAML stands for another part of the file.

    name: *home
    """

    alias: str

    @property
    def message(self) -> str:
        return say(
            "`*{alias}` stands for another part of the file; that is not supported",
            alias=self.alias,
        )

    @property
    def help(self) -> str:
        return say("write the values out; a text that begins with `*` must stand in quotes")


@frozen(kw_only=True)
class TagUsed(Diagnostic):
    """A text begins with `!`, which in YAML begins a tag.

    name: !important
    """

    tag: str

    @property
    def message(self) -> str:
        return say("`{tag}` is a YAML tag; that is not supported", tag=self.tag)

    @property
    def help(self) -> str:
        return say("delete it; a text that begins with `!` must stand in quotes")


@frozen(kw_only=True)
class NestedTooDeep(Diagnostic):
    """More lists and groups inside each other than any plan or mapping needs.

    name: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ …
    """

    limit: int

    @property
    def message(self) -> str:
        return say("lists and groups are nested more than {limit} deep", limit=self.limit)

    @property
    def help(self) -> str:
        return say("check the brackets and the indentation of this line")
