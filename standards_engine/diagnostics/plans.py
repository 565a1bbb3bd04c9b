"""Faults of a plan: fields, values, units, and names that refer to nothing."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import did_you_mean, nearest
from standards_engine.frozen import frozen


@frozen(kw_only=True)
class UnknownPlanField(Diagnostic):
    """A plan has a field that neither the plan's form nor the rules declare.

    services:
      - name: home visit
        promis: ...
    """

    field: str
    entity: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"{_article(self.entity)} {self.entity} has no field `{self.field}`"

    @property
    def help(self) -> str:
        if self.field[:1].isdigit():
            return "inside `{…}` a comma ends a value: leave it out, or put the amount in quotes"
        meant = nearest(self.field, self.known)
        if meant is not None:
            return f"did you mean `{meant}`?"
        return f"a field of your own is declared in the rules: `each {self.entity} has …`"


@frozen(kw_only=True)
class MissingName(Diagnostic):
    """A plan, or one of its entries, has no name.

    services:
      - importance: 1
    """

    entity: str

    @property
    def message(self) -> str:
        return f"this {self.entity} has no name"

    @property
    def help(self) -> str:
        return "add a line `name: …`; other parts of the plan refer to it by that name"


@frozen(kw_only=True)
class DuplicatePlanName(Diagnostic):
    """Two entries of one list have the same name.

    segments:
      - name: city
      - name: city
    """

    entity: str
    name: str
    first_line: int

    @property
    def message(self) -> str:
        return f"another {self.entity} is named `{self.name}`"

    @property
    def help(self) -> str:
        return f"the first stands in line {self.first_line}; give each a name of its own"


@frozen(kw_only=True)
class ExpectedList(Diagnostic):
    """A single value stands where a list should.

    services: home visit
    """

    field: str

    @property
    def message(self) -> str:
        return f"`{self.field}` must be a list"

    @property
    def help(self) -> str:
        return "begin each item on its own line with `- `, or write `[one, two]`"


@frozen(kw_only=True)
class ExpectedFields(Diagnostic):
    """A value stands where lines of the form `name: value` should.

    services:
      - home visit
    """

    entity: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"a {self.entity} is described by lines of the form `name: value`"

    @property
    def help(self) -> str:
        return "its fields are " + ", ".join(f"`{name}`" for name in self.known)


@frozen(kw_only=True)
class ExpectedValue(Diagnostic):
    """A list, a group of lines, or nothing stands where one value should.

    name: [home visit]
    """

    field: str

    @property
    def message(self) -> str:
        return f"`{self.field}` must be a single value"

    @property
    def help(self) -> str:
        return f"write `{self.field}: value` in one line, or leave the line out"


@frozen(kw_only=True)
class UnreadableValue(Diagnostic):
    """A value is not of the kind its field asks for.

    volume: many
    """

    written: str
    expected: str
    example: str
    """`{currency}` in it stands for the plan's own."""
    currency: str = "CNY"

    @property
    def message(self) -> str:
        return f"`{self.written}` is not {self.expected}"

    @property
    def help(self) -> str:
        return f"write it like `{self.example.replace('{currency}', self.currency)}`"


@frozen(kw_only=True)
class AmbiguousMoney(Diagnostic):
    """Nobody can tell whether the point in an amount of money groups thousands.

    cost: EUR 12.000
    """

    written: str
    currency: str
    number: str

    @property
    def message(self) -> str:
        return f"the point in `{self.written}` may group thousands or separate decimals"

    @property
    def help(self) -> str:
        whole, _, decimals = self.number.rpartition(".")
        grouped = f"{self.currency} {self.number.replace('.', ',')}"
        plain = f"{self.currency} {self.number.replace('.', '')}"
        if "." in whole:
            return f"write `{plain}` or `{grouped}`"
        small = decimals[:2] if decimals.endswith("0") else f"{decimals}0"
        exact = f"{self.currency} {whole}.{small}"
        return f"write `{plain}` or `{grouped}`; if it separates decimals, `{exact}`"


@frozen(kw_only=True)
class UnknownUnit(Diagnostic):
    """A value has a unit that is not known.

    expected: 24 hors
    """

    written: str
    unit: str
    meant: str | None
    currency: str = "CNY"

    @property
    def message(self) -> str:
        return f"`{self.unit}` in `{self.written}` is not a known unit"

    @property
    def help(self) -> str:
        if self.meant is not None:
            return f"did you mean `{self.meant}`?"
        return (
            "units are seconds, minutes, hours, days, working days, weeks, months, years, `%`,"
            f" and currencies such as `{self.currency} 120`"
        )


@frozen(kw_only=True)
class UnknownChoice(Diagnostic):
    """A value is not among those its field allows.

    method: intervew
    """

    written: str
    options: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"`{self.written}` is not one of the values that may stand here"

    @property
    def help(self) -> str:
        meant = nearest(self.written, self.options)
        if meant is not None:
            return f"did you mean `{meant}`?"
        return "they are " + ", ".join(f"`{option}`" for option in self.options)


@frozen(kw_only=True)
class NoCurrency(Diagnostic):
    """A plan names amounts of money and not its currency.

    cost: CNY 120
    """

    currency: str

    @property
    def message(self) -> str:
        return "the plan has amounts of money and does not say its currency"

    @property
    def help(self) -> str:
        return f"add a line `currency: {self.currency}` at the top of the plan"


@frozen(kw_only=True)
class OtherCurrency(Diagnostic):
    """An amount is in another currency than the plan's.

    currency: CNY
    ...
    cost: USD 20
    """

    written: str
    currency: str

    @property
    def message(self) -> str:
        return f"`{self.written}` is not in the plan's currency, {self.currency}"

    @property
    def help(self) -> str:
        return f"convert it and write `{self.currency} …`: a plan has one currency"


@frozen(kw_only=True)
class MixedLevels(Diagnostic):
    """The levels of one service are of different kinds and cannot be compared.

    expected: 24 hours
    promise:
      level: 95%
    """

    service: str
    written: str
    other: str
    other_line: int

    @property
    def message(self) -> str:
        return (
            f"`{self.written}` cannot be compared with `{self.other}`, another level of"
            f" `{self.service}`"
        )

    @property
    def help(self) -> str:
        return f"write both in the same kind of unit; the other stands in line {self.other_line}"


@frozen(kw_only=True)
class OtherUnit(Diagnostic):
    """A need is written in another unit than the resource is counted in.

    needs:
      - resource: vans
        each: 2 hours
    """

    written: str
    resource: str
    unit: str

    @property
    def message(self) -> str:
        return f"`{self.written}` is not in {self.unit}, in which `{self.resource}` is counted"

    @property
    def help(self) -> str:
        return f"write a number of {self.unit}"


@frozen(kw_only=True)
class UnknownReference(Diagnostic):
    """A name refers to nothing in the plan.

    evidence: [spring survy]
    """

    entity: str
    name: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"the plan has no {self.entity} named `{self.name}`"

    @property
    def help(self) -> str | None:
        return did_you_mean(self.name, self.known) or f"add the {self.entity} to the plan"


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
