"""What `standards explain` shows of a case: one telling for each obligation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from standards_engine.findings.explained import Told, contributions_told, nothing_told, told
from standards_engine.findings.explaining import Explained
from standards_engine.frozen import frozen
from standards_engine.judge.reference.explanation import Contributions, Explanation, NothingOwed
from standards_engine.reports.phrases import as_of
from standards_engine.wording import listed, say


@frozen(kw_only=True)
class CaseExplained:
    standard: str
    title: str | None
    zone: str
    case: str
    as_of: int
    explained: tuple[Explained, ...]


def headline(of: CaseExplained) -> str:
    """`home_visit, case R-1001, as of 2026-03-31 (Europe/Rome)`."""
    return say(
        "{standard}, case {case}, {moment}",
        standard=of.standard,
        case=of.case,
        moment=as_of(of.as_of, of.zone),
    )


def left_out(of: CaseExplained) -> str | None:
    """Where a case has more obligations than are explained at once."""
    total = sum(
        {e.standard.version: e.of for e in of.explained if isinstance(e, Explanation)}.values()
    )
    more = total - len(of.explained)
    if more <= 0 or len(of.explained) == 1:
        return None
    return say(
        "{number} more of {total} obligations are not shown: --obligation names one",
        number=more,
        total=total,
    )


def summary(of: Explanation, told_: Told) -> str:
    """`How case 4711 was judged: missed, the awaited event came after it was due`."""
    facts = {
        "case": of.obligation.case,
        "verdict": told_.verdict,
        "reason": told_.reason,
    }
    if of.of == 1:
        return say("How case {case} was judged: {verdict}, {reason}", **facts)
    return say(
        "How case {case}, obligation {number} of {total} was judged: {verdict}, {reason}",
        number=of.obligation.ordinal,
        total=of.of,
        **facts,
    )


def telling(of: Explained) -> Told:
    match of:
        case Explanation():
            return told(of)
        case NothingOwed():
            return nothing_told(of)
        case Contributions():
            return contributions_told(of)
        case _:
            assert_never(of)


def heading(of: Explained, all_of_them: Sequence[Explained]) -> str | None:
    """`Obligation 2 of 3`, and of several versions which one; None where there is only one."""
    if len(all_of_them) == 1 and not (isinstance(of, Explanation) and of.of > 1):
        return None
    versions = {each.standard.version for each in all_of_them}
    parts = []
    if isinstance(of, Explanation) and of.of > 1:
        ordinal = of.obligation.ordinal
        parts.append(say("obligation {number} of {total}", number=ordinal, total=of.of))
    if len(versions) > 1:
        parts.append(say("version {version}", version=of.standard.version))
    return listed(parts) or None


def verdict(told_: Told) -> str:
    """`missed: the awaited event came after it was due`."""
    return say("{verdict}: {reason}", verdict=told_.verdict, reason=told_.reason)
