"""The exit code: what a script sees of the findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from fractions import Fraction

from standards_engine.findings.nodes import StandardFindings
from standards_engine.findings.words import ratio
from standards_engine.frozen import frozen
from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import Severity
from standards_engine.wording import say


class ExitCode(IntEnum):
    KEPT = 0
    VIOLATED = 1
    UNUSABLE = 2
    """Unusable input or usage."""
    NOT_ENOUGH = 3
    """Not enough was judged."""
    FAULT = 4
    """A fault of the tool or an engine."""


_RANK = (
    ExitCode.KEPT,
    ExitCode.NOT_ENOUGH,
    ExitCode.VIOLATED,
    ExitCode.UNUSABLE,
    ExitCode.FAULT,
)
_SEVERITIES = tuple(Severity)


@frozen(kw_only=True)
class Thresholds:
    """What the caller asks for: the options that decide about the exit code."""

    severity: Severity = Severity.MINOR
    max_undetermined: Fraction | None = None
    max_quarantined: Fraction | None = None
    strict: bool = False


def worst(codes: Iterable[int]) -> ExitCode:
    """4 outranks 2, 2 outranks 1, 1 outranks 3; nothing at all is 0."""
    return max((ExitCode(code) for code in codes), key=_RANK.index, default=ExitCode.KEPT)


def exit_code(
    *, fault: bool = False, unusable: bool = False, violated: bool = False, not_enough: bool = False
) -> ExitCode:
    found = (
        (fault, ExitCode.FAULT),
        (unusable, ExitCode.UNUSABLE),
        (violated, ExitCode.VIOLATED),
        (not_enough, ExitCode.NOT_ENOUGH),
    )
    return worst(code for holds, code in found if holds)


def counts_as_violation(severity: Severity, thresholds: Thresholds) -> bool:
    return _SEVERITIES.index(severity) >= _SEVERITIES.index(thresholds.severity)


def too_many_quarantined(log: LogSummary, thresholds: Thresholds) -> bool:
    return _exceeds(log.rows_quarantined, log.rows_read, thresholds.max_quarantined)


def not_enough_judged(standards: Iterable[StandardFindings], thresholds: Thresholds) -> bool:
    """Nothing met or missed at all, or too much of one standard undetermined."""
    counts = [standard.counts for standard in standards]
    limit = thresholds.max_undetermined
    return not any(c.decided for c in counts) or any(
        _exceeds(c.undetermined, c.obligations, limit) for c in counts
    )


def limits_exceeded(
    log: LogSummary, standards: Iterable[StandardFindings], thresholds: Thresholds
) -> Iterator[str]:
    """In words, the limits of the caller that the findings exceed."""
    if too_many_quarantined(log, thresholds):
        share = ratio(thresholds.max_quarantined or Fraction(0))
        yield say(
            "more rows could not be read than the {share} that --max-quarantined allows",
            share=share,
        )
    for each in standards:
        counts = each.counts
        if _exceeds(counts.undetermined, counts.obligations, thresholds.max_undetermined):
            share = ratio(thresholds.max_undetermined or Fraction(0))
            yield say(
                "more obligations of `{standard}` could not be judged than the {share} that"
                " --max-undetermined allows",
                standard=each.name,
                share=share,
            )


def _exceeds(part: int, whole: int, limit: Fraction | None) -> bool:
    return limit is not None and whole > 0 and Fraction(part, whole) > limit
