"""Dates, amounts and names from outside that cannot be."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import did_you_mean, nearest
from standards_engine.frozen import frozen


@frozen(kw_only=True)
class BadDate(Diagnostic):
    """A date that no calendar has.

    effective from 2026-02-30
    """

    text: str

    @property
    def message(self) -> str:
        return f"there is no date `{self.text}`"

    @property
    def help(self) -> str:
        return "dates are written year-month-day, as in `2026-03-01`"


@frozen(kw_only=True)
class BadTime(Diagnostic):
    """A time of day that no clock shows.

    open daily 08:00..25:00
    """

    text: str

    @property
    def message(self) -> str:
        return f"there is no time `{self.text}`"

    @property
    def help(self) -> str:
        return "times run from `00:00` to `24:00`, an instant's to `23:59:59`"


@frozen(kw_only=True)
class ReversedRange(Diagnostic):
    """A range ends before it begins.

    closed 2026-02-22..2026-02-16
    """

    first: str
    last: str

    @property
    def message(self) -> str:
        return f"the range ends at `{self.last}`, before it begins at `{self.first}`"

    @property
    def help(self) -> str:
        return "put the earlier one first"


@frozen(kw_only=True)
class EmptyRange(Diagnostic):
    """Opening hours that begin and end at once.

    open daily 08:00..08:00
    """

    text: str

    @property
    def message(self) -> str:
        return f"nothing lies within `{self.text}`"

    @property
    def help(self) -> str:
        return "for the whole day write `00:00..24:00`"


@frozen(kw_only=True)
class OverlappingHours(Diagnostic):
    """Hours on one line of a calendar lie over each other.

    open daily 09:00..13:00, 12:00..19:00
    """

    first: str
    second: str

    @property
    def message(self) -> str:
        return f"`{self.first}` and `{self.second}` overlap"

    @property
    def help(self) -> str:
        return "let each begin where the one before it ends, or later"


@frozen(kw_only=True)
class UnknownZone(Diagnostic):
    """A time zone that the world's list of zones does not have.

    zone "Asia/Shanghi"
    """

    name: str
    known: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        return f"no time zone is called `{self.name}`"

    @property
    def help(self) -> str:
        return did_you_mean(self.name, self.known) or 'write one such as "Asia/Shanghai" or "UTC"'


@frozen(kw_only=True)
class UnknownCountry(Diagnostic):
    """Public holidays are asked of a country, or a part of one, that is not known.

    closed holidays "XX"
    """

    name: str

    @property
    def message(self) -> str:
        return f"no public holidays are known for `{self.name}`"

    @property
    def help(self) -> str:
        return 'write the letters of a country, such as "CN", or of a part of it, such as "DE-BY"'


@frozen(kw_only=True)
class OutOfRange(Diagnostic):
    """An amount is smaller or greater than its place allows.

    goal 120%
    """

    place: str
    allowed: str

    @property
    def message(self) -> str:
        return f"{self.place} is out of range"

    @property
    def help(self) -> str:
        return f"write {self.allowed}"


@frozen(kw_only=True)
class NotWhole(Diagnostic):
    """A number must be whole, and is not.

    expect at most 1.5 collected
    """

    place: str
    hint: str = "write a whole number"

    @property
    def message(self) -> str:
        return f"{self.place} must be a whole number"

    @property
    def help(self) -> str:
        return self.hint


@frozen(kw_only=True)
class NotConstant(Diagnostic):
    """A value that must be fixed depends on something that is not.

    parameter limit = reported.due
    """

    place: str

    @property
    def message(self) -> str:
        return f"{self.place} can only use literal values and parameters"

    @property
    def help(self) -> str:
        return "write a value such as `24 hours`, `100` or `CNY 120`"


@frozen(kw_only=True)
class BadCurrency(Diagnostic):
    """A currency is not written as its three letters.

    price money in yuan
    """

    name: str

    @property
    def message(self) -> str:
        return f"`{self.name}` is no currency code"

    @property
    def help(self) -> str:
        return "write its three capital letters, such as `CNY`, `EUR` or `USD`"


@frozen(kw_only=True)
class NewerLanguage(Diagnostic):
    """The file is written in a newer version of the language than this tool knows.

    language 2
    """

    version: str
    known: int

    @property
    def message(self) -> str:
        return (
            f"this tool knows version {self.known} of the language, the file needs {self.version}"
        )

    @property
    def help(self) -> str:
        return f"install a newer release, or write `language {self.known}`"


@frozen(kw_only=True)
class WrongSetting(Diagnostic):
    """A parameter is set to a value of another kind than its own.

    use planning.seven_constraints with smallest_sample = 24 hours
    """

    name: str
    wanted: str
    found: str
    example: str

    @property
    def message(self) -> str:
        return f"parameter `{self.name}` is {self.wanted}; it is set to {self.found}"

    @property
    def help(self) -> str:
        return f"its own value is `{self.example}`; write one of that kind"


@frozen(kw_only=True)
class MissingFile(Diagnostic):
    """`use` names a ruleset that cannot be found.

    use planning.sevn_constraints
    """

    name: str
    known: tuple[str, ...] = ()
    """Rulesets that could be used here."""

    @property
    def message(self) -> str:
        return f"no ruleset is found for `{self.name}`"

    @property
    def help(self) -> str:
        close = nearest(self.name, self.known)
        if close is not None:
            return f"did you mean `{close}`?"
        path = self.name.replace(".", "/")
        return f"it would be `{path}.std` beside this file, or a ruleset that comes with the tool"


@frozen(kw_only=True)
class CircularUse(Diagnostic):
    """Files use each other in a circle.

    use repairs        (in a file that repairs.std uses)
    """

    path: tuple[str, ...]

    @property
    def message(self) -> str:
        return "these files use each other in a circle: " + " → ".join(self.path)

    @property
    def help(self) -> str:
        return "move what both need into a third file"


@frozen(kw_only=True)
class CircularDefinition(Diagnostic):
    """A definition or parameter is explained by itself.

    define late = very or late
    """

    path: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"`{self.path[0]}` is explained by itself: " + " → ".join(self.path)

    @property
    def help(self) -> str:
        return "write it without its own name"
