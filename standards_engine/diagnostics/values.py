"""Dates, amounts and names from outside that cannot be."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import did_you_mean, instead, is_meant, nearest, replaced
from standards_engine.diagnostics.phrases import in_rules, quoted
from standards_engine.frozen import frozen
from standards_engine.source import Span
from standards_engine.wording import say


@frozen(kw_only=True)
class BadDate(Diagnostic):
    """A date that no calendar has.

    effective from 2026-02-30
    """

    text: str

    @property
    def message(self) -> str:
        return say("there is no date `{text}`", text=self.text)

    @property
    def help(self) -> str:
        return say("dates are written year-month-day, as in `2026-03-01`")


@frozen(kw_only=True)
class BadTime(Diagnostic):
    """A time of day that no clock shows.

    open daily 08:00..25:00
    """

    text: str

    @property
    def message(self) -> str:
        return say("there is no time `{text}`", text=self.text)

    @property
    def help(self) -> str:
        return say("times run from `00:00` to `24:00`, an instant's to `23:59:59`")


@frozen(kw_only=True)
class ReversedRange(Diagnostic):
    """A range ends before it begins.

    closed 2026-02-22..2026-02-16
    """

    first: str
    last: str

    @property
    def message(self) -> str:
        return say(
            "the range ends at `{last}`, before it begins at `{first}`",
            last=self.last,
            first=self.first,
        )

    @property
    def help(self) -> str:
        text = "" if self.span is None else self.span.text
        first, between, last = text.partition(self.first)
        if first or not between or not last.endswith(self.last):
            first, between, last = text.partition(f" {self.first}")
        joint = last.removesuffix(self.last)
        if not between or joint == last:
            return say("put the earlier one first")
        meant = f"{first}{between.replace(self.first, self.last)}{joint}{self.first}"
        return say("put the earlier one first: `{meant}`", meant=meant)


@frozen(kw_only=True)
class EmptyRange(Diagnostic):
    """Opening hours that begin and end at once.

    open daily 08:00..08:00
    """

    text: str

    @property
    def message(self) -> str:
        return say("nothing lies within `{text}`", text=self.text)

    @property
    def help(self) -> str:
        return say("for the whole day write `00:00..24:00`")


@frozen(kw_only=True)
class OverlappingHours(Diagnostic):
    """Hours on one line of a calendar lie over each other.

    open daily 09:00..13:00, 12:00..19:00
    """

    first: str
    second: str

    @property
    def message(self) -> str:
        return say("`{first}` and `{second}` overlap", first=self.first, second=self.second)

    @property
    def help(self) -> str:
        return say("let each begin where the one before it ends, or later")


@frozen(kw_only=True)
class UnknownZone(Diagnostic):
    """A time zone that the world's list of zones does not have.

    zone "Asia/Shanghi"
    """

    name: str
    known: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        return say("no time zone is called `{name}`", name=self.name)

    @property
    def help(self) -> str:
        city = self._of_city()
        if city is not None:
            return is_meant(city)
        return did_you_mean(self.name, self.known) or say(
            'write one such as "Asia/Shanghai" or "UTC"'
        )

    @property
    def edit(self) -> Edit | None:
        city = self._of_city()
        if city is not None:
            return instead(self.span, self.name, city)
        return replaced(self.span, self.name, self.known)

    def _of_city(self) -> str | None:
        """The zone whose last part is what was written."""
        city = self.name.casefold().replace(" ", "_")
        return next((z for z in self.known if z.rpartition("/")[2].casefold() == city), None)


@frozen(kw_only=True)
class UnknownCountry(Diagnostic):
    """Public holidays are asked of a country, or a part of one, that is not known.

    closed holidays "XX"
    """

    name: str
    known: tuple[str, ...] = ()
    """The code that is meant, or those of every part of the country."""

    @property
    def message(self) -> str:
        return say("no public holidays are known for `{name}`", name=self.name)

    @property
    def edit(self) -> Edit | None:
        return instead(self.span, self.name, self.known[0]) if len(self.known) == 1 else None

    @property
    def help(self) -> str:
        if len(self.known) == 1:
            return is_meant(self.known[0])
        if self.known:
            return say("it can be {names}", names=quoted(self.known))
        return say(
            'write the letters of a country, such as "CN", or of a part of it, such as "DE-BY"'
        )


@frozen(kw_only=True)
class OutOfRange(Diagnostic):
    """An amount is smaller or greater than its place allows.

    goal 120%
    """

    place: str
    allowed: str
    value: str | None = None
    """What it is, where something else stands there: `visits is 120%`."""

    @property
    def message(self) -> str:
        if self.value is None:
            return say("{place} is out of range", place=self.place)
        return say("{place} is out of range: {value}", place=self.place, value=self.value)

    @property
    def help(self) -> str:
        return say("write {allowed}", allowed=self.allowed)


@frozen(kw_only=True)
class NotWhole(Diagnostic):
    """A number must be whole, and is not.

    expect at most 1.5 collected
    """

    place: str
    hint: str | None = None

    @property
    def message(self) -> str:
        return say("{place} must be a whole number", place=self.place)

    @property
    def help(self) -> str:
        return self.hint or say("write a whole number")


@frozen(kw_only=True)
class NotConstant(Diagnostic):
    """A value that must be fixed depends on something that is not.

    parameter limit = reported.due
    """

    place: str

    @property
    def message(self) -> str:
        return say("{place} can only use literal values and parameters", place=self.place)

    @property
    def help(self) -> str:
        hours = in_rules("24 hours", self.span)
        return say("write a value such as `{hours}`, `100` or `CNY 120`", hours=hours)


@frozen(kw_only=True)
class BadCurrency(Diagnostic):
    """A currency is not written as its three letters.

    price money in yuan
    """

    name: str

    @property
    def message(self) -> str:
        return say("`{name}` is no currency code", name=self.name)

    @property
    def help(self) -> str:
        return say("write its three capital letters, such as `CNY`, `EUR` or `USD`")


@frozen(kw_only=True)
class NewerLanguage(Diagnostic):
    """The file is written in a newer version of the language than this tool knows.

    language 2
    """

    version: str
    known: int

    @property
    def message(self) -> str:
        return say(
            "this tool knows version {known} of the language, the file needs {version}",
            known=self.known,
            version=self.version,
        )

    @property
    def help(self) -> str:
        line = in_rules("language {known}", self.span, known=self.known)
        return say("install a newer release, or write `{line}`", line=line)


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
        return say(
            "parameter `{name}` is {wanted}; it is set to {found}",
            name=self.name,
            wanted=self.wanted,
            found=self.found,
        )

    @property
    def help(self) -> str:
        return say("its own value is `{example}`; write one of that kind", example=self.example)


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
        return say("no ruleset is found for `{name}`", name=self.name)

    @property
    def help(self) -> str:
        close = nearest(self.name, self.known)
        if close is not None:
            return is_meant(close)
        path = self.name.replace(".", "/")
        return say(
            "it would be `{path}.std` beside this file, or a ruleset that comes with the tool",
            path=path,
        )

    @property
    def edit(self) -> Edit | None:
        start = -1 if self.span is None else self.span.text.find(self.name)
        if self.span is None or start < 0:
            return None
        begin = self.span.start + start
        name = Span(self.span.source, begin, begin + len(self.name))
        return replaced(name, self.name, self.known)


@frozen(kw_only=True)
class CircularUse(Diagnostic):
    """Files use each other in a circle.

    use repairs        (in a file that repairs.std uses)
    """

    path: tuple[str, ...]

    @property
    def message(self) -> str:
        circle = " → ".join(f"`{name}`" for name in self.path)
        return say("these files use each other in a circle: {circle}", circle=circle)

    @property
    def help(self) -> str:
        return say("move what both need into a third file")


@frozen(kw_only=True)
class CircularDefinition(Diagnostic):
    """A definition or parameter is explained by itself.

    define late = very or late
    """

    path: tuple[str, ...]

    @property
    def message(self) -> str:
        circle = " → ".join(f"`{name}`" for name in self.path)
        return say("`{name}` is explained by itself: {circle}", name=self.path[0], circle=circle)

    @property
    def help(self) -> str:
        return say("write it without its own name")
