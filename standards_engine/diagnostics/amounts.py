"""Amounts, units and levels of plans."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import instead, is_meant
from standards_engine.frozen import frozen
from standards_engine.wording import say


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
        return say(
            "the point in `{written}` may group thousands or separate decimals",
            written=self.written,
        )

    @property
    def help(self) -> str:
        whole, _, decimals = self.number.rpartition(".")
        grouped = f"{self.currency} {self.number.replace('.', ',')}"
        plain = f"{self.currency} {self.number.replace('.', '')}"
        if "." in whole:
            return say("write `{plain}` or `{grouped}`", plain=plain, grouped=grouped)
        small = decimals[:2] if decimals.endswith("0") else f"{decimals}0"
        exact = f"{self.currency} {whole}.{small}"
        return say(
            "write `{plain}` or `{grouped}`; if it separates decimals, `{exact}`",
            plain=plain,
            grouped=grouped,
            exact=exact,
        )


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
        return say(
            "`{unit}` in `{written}` is not a known unit", unit=self.unit, written=self.written
        )

    @property
    def help(self) -> str:
        if self.meant is not None:
            return is_meant(self.meant)
        return say(
            "units are seconds, minutes, hours, days, working days, weeks, "
            "months, years, `%`, and currencies such as `{currency} 120`",
            currency=self.currency,
        )

    @property
    def edit(self) -> Edit | None:
        if self.meant is None or self.written.count(self.unit) != 1:
            return None
        return instead(self.span, self.written, self.written.replace(self.unit, self.meant))


@frozen(kw_only=True)
class NoCurrency(Diagnostic):
    """A plan names amounts of money and not its currency.

    cost: CNY 120
    """

    currency: str

    @property
    def message(self) -> str:
        return say("the plan has amounts of money and does not say its currency")

    @property
    def help(self) -> str:
        return say(
            "add a line `currency: {currency}` at the top of the plan", currency=self.currency
        )


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
        return say(
            "`{written}` is not in the plan's currency, {currency}",
            written=self.written,
            currency=self.currency,
        )

    @property
    def help(self) -> str:
        return say(
            "convert it and write `{currency} …`: a plan has one currency", currency=self.currency
        )


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
        return say(
            "`{written}` cannot be compared with `{other}`, another level of `{service}`",
            written=self.written,
            other=self.other,
            service=self.service,
        )

    @property
    def help(self) -> str:
        return say(
            "write both in the same kind of unit; the other stands in line {other_line}",
            other_line=self.other_line,
        )


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
        return say(
            "`{written}` is not in {unit}, in which `{resource}` is counted",
            written=self.written,
            unit=self.unit,
            resource=self.resource,
        )

    @property
    def help(self) -> str:
        return say("write a number of {unit}", unit=self.unit)
