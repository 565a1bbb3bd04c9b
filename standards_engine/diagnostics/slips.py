"""What people write as they do elsewhere, and the language writes otherwise."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.syntax import alternatives
from standards_engine.frozen import frozen


@frozen(kw_only=True)
class NumberInWords(Diagnostic):
    """A number is written out.

    expect visited within three days
    """

    written: str
    meant: str

    @property
    def message(self) -> str:
        return f"`{self.written}` must be written in digits"

    @property
    def help(self) -> str:
        return f"write `{self.meant}`"


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
        return f"`{self.written}` has a comma inside a number"

    @property
    def help(self) -> str:
        if self.between_thousands:
            return f"write `{self.meant}`: nothing stands between thousands, `.` before decimals"
        return f"write `{self.meant}`: decimals stand behind a point"


@frozen(kw_only=True)
class UnusualDate(Diagnostic):
    """A date is not written as year, month and day.

    closed 01/05/2026 "Labour Day"
    """

    written: str
    meant: str
    ambiguous: bool
    """Whether day and month could be either way round: then it is not guessed."""

    @property
    def message(self) -> str:
        return f"`{self.written}` is not how a date is written"

    @property
    def help(self) -> str:
        if self.ambiguous:
            return f"write it as year-month-day, such as `{self.meant}`"
        return f"write `{self.meant}`"


@frozen(kw_only=True)
class BrokenName(Diagnostic):
    """A name is written as several words.

    event dropped-off "The customer hands over the device"
    """

    written: str
    meant: str

    @property
    def message(self) -> str:
        return f"`{self.written}` is no name"

    @property
    def help(self) -> str:
        if " " in self.written:
            return f"a name is one word: `{self.meant}`"
        return f"names use `_`: `{self.meant}`"


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
        return f"something is missing after `{self.last}`, before `{self.next}` begins"

    @property
    def help(self) -> str:
        return f"what is missing is {alternatives(self.expected)}"
