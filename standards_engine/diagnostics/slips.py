"""What people write as they do elsewhere, and the language writes otherwise."""

from __future__ import annotations

import re

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import instead
from standards_engine.diagnostics.syntax import choice
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class NumberInWords(Diagnostic):
    """A number is written out.

    expect visited within three days
    """

    written: str
    meant: str

    @property
    def message(self) -> str:
        return say("`{written}` must be written in digits", written=self.written)

    @property
    def help(self) -> str:
        return say("write `{meant}`", meant=self.meant)

    @property
    def edit(self) -> Edit | None:
        digits = re.match(r"\d+", self.meant)
        return digits and instead(self.span, self.written, digits[0], safe=True)


@frozen(kw_only=True)
class MissingPercentSign(Diagnostic):
    """A share stands as a number from 1 to 100, without its percent sign.

    goal 95 each month
    """

    written: str
    place: str

    @property
    def meant(self) -> str:
        return f"{self.written}%"

    @property
    def message(self) -> str:
        return say(
            "{place} of `{written}` is {written} times all there is",
            place=self.place,
            written=self.written,
        )

    @property
    def help(self) -> str:
        return say("did you mean `{name}`?", name=self.meant)

    @property
    def edit(self) -> Edit | None:
        return instead(self.span, self.written, self.meant)


@frozen(kw_only=True)
class CommaInNumber(Diagnostic):
    """A comma stands inside a number.

    goal 80,5% each month
    """

    written: str
    meant: str
    between_thousands: bool

    @property
    def message(self) -> str:
        return say("`{written}` has a comma inside a number", written=self.written)

    @property
    def help(self) -> str:
        if self.between_thousands:
            return say(
                "write `{meant}`: nothing stands between thousands, `.` before decimals",
                meant=self.meant,
            )
        return say("write `{meant}`: decimals stand behind a point", meant=self.meant)

    @property
    def edit(self) -> Edit | None:
        if self.span is None or not self.written.startswith(self.span.text):
            return None
        behind = self.written.removeprefix(self.span.text)
        return Edit(self.span, self.meant.removesuffix(behind))


@frozen(kw_only=True)
class UnusualDate(Diagnostic):
    """A date is not written as year, month and day.

    closed 01/05/2026 "Labour Day"
    """

    written: str
    meant: str
    other: str | None = None
    """The other way round, where day and month could be either: then it is not guessed."""

    @property
    def message(self) -> str:
        return say("`{written}` is not how a date is written", written=self.written)

    @property
    def help(self) -> str:
        if self.other is not None:
            return say(
                "write it as year-month-day: `{first}` or `{second}`",
                first=self.meant,
                second=self.other,
            )
        return say("write `{meant}`", meant=self.meant)

    @property
    def edit(self) -> Edit | None:
        return None if self.other else instead(self.span, self.written, self.meant, safe=True)


@frozen(kw_only=True)
class BrokenName(Diagnostic):
    """A name is written as several words.

    event dropped-off "The customer hands over the device"
    """

    written: str
    meant: str

    @property
    def message(self) -> str:
        return say("`{written}` is no name", written=self.written)

    @property
    def help(self) -> str:
        if " " in self.written:
            return say("a name is one word: `{meant}`", meant=self.meant)
        if self.written[:1].isdigit():
            return say("a name does not begin with a digit: `{meant}`", meant=self.meant)
        return say("names use `_`: `{meant}`", meant=self.meant)

    @property
    def edit(self) -> Edit | None:
        return None if self.span is None else Edit(self.span, self.meant)


@frozen(kw_only=True)
class UnfinishedClause(Diagnostic):
    """The next clause begins before this one is complete.

    require
    message "The price is too high"
    """

    last: str
    next: str
    expected: tuple[str, ...]

    @property
    def message(self) -> str:
        return say(
            "something is missing after `{last}`, before `{next}` begins",
            last=self.last,
            next=self.next,
        )

    @property
    def help(self) -> str:
        return say("what is missing is {choice}", choice=choice(self.expected))
