"""How it is measured: the goal, warnings, versions, severity, waivers."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.rules.in_words.amounts import day, share
from standards_engine.rules.in_words.conditions import condition
from standards_engine.rules.in_words.telling import Telling, sentences
from standards_engine.rules.in_words.triggers import PERIODS, groups
from standards_engine.rules.in_words.values import value
from standards_engine.rules.in_words.windows import near
from standards_engine.rules.nodes import ForEachPeriod, Goal, Ruleset, Severity, Standard, Waiver
from standards_engine.wording import later, say

SEVERITIES = {
    Severity.MINOR: later("minor"),
    Severity.MAJOR: later("major"),
    Severity.CRITICAL: later("critical"),
}


def goal(standard: Standard, telling: Telling) -> str:
    if standard.goal is None:
        return say("There is no goal: every one missed is a violation.")
    of = standard.goal
    counted = None if of.instant is None else _counted_by(of, telling)
    fewest = None if not of.given_at_least else _fewest(of)
    return sentences(_share(of, telling), fewest, counted)


def _share(of: Goal, telling: Telling) -> str:
    ratio = share(of.ratio)
    period = None if of.period is None else say(PERIODS[of.period])
    if period is None and not of.by:
        return say("Goal: {ratio} of all, over the whole log.", ratio=ratio)
    if period is None:
        return say(
            "Goal: {ratio} for each value of {groups}, over the whole log.",
            ratio=ratio,
            groups=groups(of.by, telling),
        )
    if not of.by:
        return say("Goal: {ratio} in each {period}.", ratio=ratio, period=period)
    return say(
        "Goal: {ratio} in each {period}, for each value of {groups}.",
        ratio=ratio,
        period=period,
        groups=groups(of.by, telling),
    )


def _fewest(of: Goal) -> str:
    if of.period is None and not of.by:
        return say(
            "It is judged only where at least {number} were met or missed.",
            number=of.given_at_least,
        )
    return say(
        "A group is judged only where at least {number} were met or missed.",
        number=of.given_at_least,
    )


def _counted_by(of: Goal, telling: Telling) -> str | None:
    if of.instant is None or of.period is None:
        return None
    return say(
        "Each is counted in the {period} of {instant}.",
        period=say(PERIODS[of.period]),
        instant=value(of.instant, near(of.instant, telling)),
    )


def warning(standard: Standard) -> str | None:
    if standard.warn_at is None:
        return None
    return say(
        "Once {share} of the limit is used up, it is at risk.", share=share(standard.warn_at)
    )


def effective(standard: Standard) -> str | None:
    first = None if standard.first is None else day(standard.first)
    last = None if standard.last is None else day(standard.last)
    if first is not None and last is not None:
        return say("It holds for what begins from {first} through {last}.", first=first, last=last)
    if first is not None:
        return say("It holds for what begins from {first} on.", first=first)
    if last is not None:
        return say("It holds for what begins until {last}.", last=last)
    return None


def local_time(standard: Standard, ruleset: Ruleset) -> str | None:
    """Where dates begin and end; None where none is named."""
    has_period = standard.goal is not None and standard.goal.period is not None
    is_dated = standard.first is not None or standard.last is not None
    is_waived = any(each.rule == standard.name for each in ruleset.waivers)
    if has_period or is_dated or is_waived or isinstance(standard.trigger, ForEachPeriod):
        return say("Dates and periods go by local time in `{zone}`.", zone=standard.zone)
    return None


def severity(of: Severity) -> str:
    return say("A violation is {severity}.", severity=say(SEVERITIES[of]))


def waivers(rule: str, ruleset: Ruleset, telling: Telling) -> Iterator[str]:
    return (_waiver(each, telling) for each in ruleset.waivers if each.rule == rule)


def _waiver(of: Waiver, telling: Telling) -> str:
    facts = {
        "first": day(of.first),
        "last": day(of.last),
        "because": of.because.said.rstrip(".。"),
        "approved_by": of.approved_by.said,
    }
    if of.where is None:
        return say(
            "What began from {first} through {last} and was missed is waived: {because} (approved "
            "by {approved_by}).",
            **facts,
        )
    return say(
        "What began from {first} through {last} and was missed is waived where {condition}: "
        "{because} (approved by {approved_by}).",
        condition=condition(of.where, near(of.where, telling)),
        **facts,
    )
