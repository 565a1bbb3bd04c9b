"""Faults of a plan: fields, values, units, and names that refer to nothing."""

from __future__ import annotations

import re

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import did_you_mean, instead, is_meant, nearest, replaced
from standards_engine.diagnostics.phrases import quoted
from standards_engine.frozen import frozen
from standards_engine.wording import say

_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


_YEAR_FIRST = re.compile(r"\d{4}-\d\d-\d\d")


_CALLED_ELSEWHERE = {
    **dict.fromkeys(("resource", "resources", "资源"), "needs"),
    **dict.fromkeys(("priority", "rank", "重要性", "优先级"), "importance"),
    **dict.fromkeys(("revenue", "income", "收入"), "return"),
}


_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "CNY", "￥": "CNY"}


_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")


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
        if self.entity[0] in "aeiou":
            return say("an {entity} has no field `{field}`", entity=self.entity, field=self.field)
        return say("a {entity} has no field `{field}`", entity=self.entity, field=self.field)

    @property
    def help(self) -> str:
        if self.field[:1].isdigit():
            return say(
                "inside `{{…}}` a comma ends a value: leave it out, or put the amount in quotes"
            )
        if self._meant is not None:
            return is_meant(self._meant)
        return say(
            "it can be {names}; a field of your own is declared in the rules: "
            "`each {entity} has …`",
            names=quoted(self.known),
            entity=self.entity,
        )

    @property
    def edit(self) -> Edit | None:
        meant = self._meant
        return None if meant is None else instead(self.span, self.field, meant)

    @property
    def _meant(self) -> str | None:
        """The field that is called so elsewhere, else the one written nearly so."""
        called = _CALLED_ELSEWHERE.get(self.field.casefold())
        return called if called in self.known else nearest(self.field, self.known)


@frozen(kw_only=True)
class MissingName(Diagnostic):
    """A plan, or one of its entries, has no name.

    services:
      - importance: 1
    """

    entity: str

    @property
    def message(self) -> str:
        return say("this {entity} has no name", entity=self.entity)

    @property
    def help(self) -> str:
        return say("add a line `name: …`; other parts of the plan refer to it by that name")


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
        return say("another {entity} is named `{name}`", entity=self.entity, name=self.name)

    @property
    def help(self) -> str:
        return say(
            "the first stands in line {first_line}; give each a name of its own",
            first_line=self.first_line,
        )


@frozen(kw_only=True)
class ExpectedList(Diagnostic):
    """A single value stands where a list should.

    services: home visit
    """

    field: str

    @property
    def message(self) -> str:
        return say("`{field}` must be a list", field=self.field)

    @property
    def help(self) -> str:
        return say("begin each item on its own line with `- `, or write `[one, two]`")


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
        return say("a {entity} is described by lines of the form `name: value`", entity=self.entity)

    @property
    def help(self) -> str:
        return say("its fields are {names}", names=quoted(self.known))


@frozen(kw_only=True)
class ExpectedValue(Diagnostic):
    """A list, a group of lines, or nothing stands where one value should.

    name: [home visit]
    """

    field: str

    @property
    def message(self) -> str:
        return say("`{field}` must be a single value", field=self.field)

    @property
    def help(self) -> str:
        return say("write `{field}: value` in one line, or leave the line out", field=self.field)


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
        return say("`{written}` is not {expected}", written=self.written, expected=self.expected)

    @property
    def help(self) -> str:
        return say("write it like `{example}`", example=self._meant())

    def _meant(self) -> str:
        """What was written, as far as it can be told, in the form of the example."""
        signs = (code for sign, code in _SIGNS.items() if sign in self.written)
        currency = next(signs, self.currency)
        example = self.example.replace("{currency}", currency)
        date, number = _DATE.search(self.written), _AMOUNT.findall(self.written)
        if _YEAR_FIRST.fullmatch(example):
            return f"{date[3]}-{int(date[2]):02}-{int(date[1]):02}" if date else example
        is_plain = _AMOUNT.sub("", example).strip() in ("", currency)
        if len(number) != 1 or not is_plain or "-" in self.written:
            return example
        if "." in number[0] and currency not in example:
            return example
        return _AMOUNT.sub(str(number[0]), example, count=1)


@frozen(kw_only=True)
class UnknownChoice(Diagnostic):
    """A value is not among those its field allows.

    method: intervew
    """

    written: str
    options: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("`{written}` is not one of the values that may stand here", written=self.written)

    @property
    def help(self) -> str:
        meant = nearest(self.written, self.options)
        if meant is not None:
            return is_meant(meant)
        return say("they are {names}", names=quoted(self.options))

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.written, self.options)


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
        return say("the plan has no {entity} named `{name}`", entity=self.entity, name=self.name)

    @property
    def help(self) -> str | None:
        return did_you_mean(self.name, self.known) or say(
            "add the {entity} to the plan", entity=self.entity
        )

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.name, self.known)
