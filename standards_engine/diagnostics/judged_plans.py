"""Doubts about a plan that only its rules raise: standards it names, waivers of its constraints."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Level
from standards_engine.diagnostics.nearest import did_you_mean
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class UnknownPlanStandard(Diagnostic):
    """A service names a standard that the rules do not have.

    standard: home_visti
    """

    name: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("the rules have no standard `{name}`", name=self.name)

    @property
    def help(self) -> str | None:
        return did_you_mean(self.name, self.known) or say(
            "give the ruleset that has it with `--rules`"
        )


@frozen(kw_only=True)
class NoStandardsInRules(Diagnostic):
    """A service names a standard, and the rules are constraints alone.

    standard: home_visit
    """

    level = Level.WARNING
    name: str

    @property
    def message(self) -> str:
        return say(
            "the rules have no standards, so nothing is asked about `{name}`", name=self.name
        )

    @property
    def help(self) -> str:
        return say("give the ruleset that has it with `--rules`")


@frozen(kw_only=True)
class EndedPlanWaiver(Diagnostic):
    """A waiver of a constraint has ended and waives nothing any more.

    waive researched from 2025-01-01 until 2025-06-30
    """

    level = Level.WARNING
    rule: str

    @property
    def message(self) -> str:
        return say("the waiver of `{rule}` has ended", rule=self.rule)

    @property
    def help(self) -> str:
        return say("remove it, or have it approved again until a later date")


@frozen(kw_only=True)
class NeedlessPlanWaiver(Diagnostic):
    """A waiver of a constraint covers nothing that is at fault.

    waive researched where service.name = "home visit" from … until …
    """

    level = Level.WARNING
    rule: str

    @property
    def message(self) -> str:
        return say("the waiver of `{rule}` waives nothing in this plan", rule=self.rule)

    @property
    def help(self) -> str:
        return say("remove it if the fault it was for is mended")
