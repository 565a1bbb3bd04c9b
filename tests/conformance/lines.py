"""The lines of the fences `verdicts` and `groups`. What is None is not looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from standards_engine.verdicts import Verdict

MISSING = "missing"
"""Stands for the value of a `by` field that is missing."""
_INSTANT = r"\d{4}-\d\d-\d\d(?: \d\d:\d\d\S*)?"
_VERDICT = re.compile(
    r"(?P<standard>\w+(?:@[\d-]+)?) (?P<case>\S+?)(?:#(?P<ordinal>\d+))?(?: by (?P<by>.+?))?"
    rf" (?P<verdict>{'|'.join(each.word for each in Verdict)})"
    r"(?: because (?P<reason>[\w-]+))?"
    r"(?: exception (?P<clause>\w+))?"
    rf"(?: started (?P<started>-|{_INSTANT}))?"
    rf"(?: due (?P<due>-|{_INSTANT}))?"
    r"(?: counted (?P<counted>\d+) (?P<unit>hours|days|minutes|seconds|microseconds))?"
    r"(?: restarted (?P<restarts>\d+) times?)?"
    r'(?: observed "(?P<observed>[^"]*)")?'
    r"(?P<at_risk> at-risk)?(?P<partial> partial)?(?P<tie> tie)?"
)
_GROUP = re.compile(
    r"(?P<standard>\w+(?:@[\d-]+)?)(?: (?P<period>\d\S*?))?(?: by (?P<by>[^:]+))?:"
    r" (?P<status>nothing|kept|open|violated)(?P<rest>(?:, [^,]+)*)"
)
_CONSTRAINT = re.compile(
    r"(?P<name>\w+) (?P<verdict>met|violated|unproven|not_judged|waived)"
    r"(?: lines? (?P<lines>\d+(?:, \d+)*)(?P<in_rules> of the rules)?)?"
    r"(?: write (?P<missing>\S.*))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedVerdict:
    """`case` of a standard for each period is its period and group: `2026-03 by north`.

    `standard` may say which version is meant: `visit@2026-07-01`.
    """

    standard: str
    case: str
    ordinal: int
    verdict: str
    reason: str | None
    clause: str | None
    started: str | None
    due: str | None
    """"-" for none, like `started`."""
    counted: tuple[int, str] | None
    restarts: int | None
    observed: str | None
    at_risk: bool
    partial: bool
    tie: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedGroup:
    """All of `counts` must be as here, and 0 where they are not named."""

    standard: str
    group: str
    """`2026-03 by north`; empty where everything is one group."""
    status: str
    counts: dict[str, int]
    shares: dict[str, Fraction | None]
    """Those named of `attained`, `best` and `worst`; None for none at all."""
    partial: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedConstraint:
    """`lines` of the plan, or of the rules, that its violations blame.

    `missing` is what to write into the plan.
    """

    name: str
    verdict: str
    lines: tuple[int, ...]
    in_rules: bool
    missing: tuple[str, ...] | None


def verdict_of(line: str) -> ExpectedVerdict:
    found = _VERDICT.fullmatch(line)
    assert found, f"cannot read the line {line!r}"
    return ExpectedVerdict(
        standard=found["standard"],
        case=label(found["case"], found["by"]),
        ordinal=int(found["ordinal"] or 1),
        verdict=found["verdict"],
        reason=found["reason"],
        clause=found["clause"],
        started=found["started"],
        due=found["due"],
        counted=(int(found["counted"]), found["unit"]) if found["counted"] else None,
        restarts=int(found["restarts"]) if found["restarts"] else None,
        observed=found["observed"],
        at_risk=bool(found["at_risk"]),
        partial=bool(found["partial"]),
        tie=bool(found["tie"]),
    )


def group_of(line: str) -> ExpectedGroup:
    found = _GROUP.fullmatch(line)
    assert found, f"cannot read the line {line!r}"
    counts: dict[str, int] = {}
    shares: dict[str, Fraction | None] = {}
    rest = [part for part in found["rest"].split(", ") if part and part != "partial"]
    for part in rest:
        first, second = part.rsplit(" ", 1)
        if first in ("attained", "best", "worst"):
            shares[first] = None if second == "-" else Fraction(second)
        else:
            counts[second] = int(first)
    return ExpectedGroup(
        standard=found["standard"],
        group=label(found["period"], found["by"]),
        status=found["status"],
        counts=counts,
        shares=shares,
        partial=", partial" in found["rest"],
    )


def constraint_of(line: str) -> ExpectedConstraint:
    found = _CONSTRAINT.fullmatch(line)
    assert found, f"cannot read the line {line!r}"
    return ExpectedConstraint(
        name=found["name"],
        verdict=found["verdict"],
        lines=tuple(map(int, (found["lines"] or "").replace(",", "").split())),
        in_rules=bool(found["in_rules"]),
        missing=tuple(found["missing"].split(", ")) if found["missing"] else None,
    )


def label(period: str | None, by: str | None) -> str:
    """A group in one line."""
    return " by ".join(part for part in (period, by) if part)
