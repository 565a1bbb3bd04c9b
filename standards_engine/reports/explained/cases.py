"""What `standards explain` shows of a case: one telling for each obligation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from standards_engine.findings import words
from standards_engine.findings.explained import Told, contributions_told, nothing_told, told
from standards_engine.findings.explaining import Explained
from standards_engine.frozen import frozen
from standards_engine.judge.reference.explanation import Contributions, Explanation, NothingOwed


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
    moment = f"as of {words.instant(of.as_of, of.zone)} ({of.zone})"
    return f"{of.standard}, case {of.case}, {moment}"


def left_out(of: CaseExplained) -> str | None:
    """Where a case has more obligations than are explained at once."""
    total = sum(
        {e.standard.version: e.of for e in of.explained if isinstance(e, Explanation)}.values()
    )
    more = total - len(of.explained)
    if more <= 0 or len(of.explained) == 1:
        return None
    return f"{more} more of {total} obligations are not shown: --obligation names one"


def summary(of: Explanation, told_: Told) -> str:
    """`How case 4711 was judged: missed, the awaited event came after it was due`."""
    obligation = f", obligation {of.obligation.ordinal} of {of.of}" if of.of > 1 else ""
    case = f"case {of.obligation.case}{obligation}"
    return f"How {case} was judged: {told_.verdict}, {told_.reason}"


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
    version = f"version {of.standard.version}" if len(versions) > 1 else None
    number = None
    if isinstance(of, Explanation) and of.of > 1:
        number = f"obligation {of.obligation.ordinal} of {of.of}"
    return ", ".join(part for part in (number, version) if part) or None
