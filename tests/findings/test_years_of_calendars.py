"""A log that reaches beyond the dated lines of a calendar is judged, and the report says so."""

from __future__ import annotations

import pytest

from standards_engine.findings.audit import audit
from standards_engine.findings.calendars import beyond_dated_lines, never_open
from standards_engine.findings.judging import reference_judge
from standards_engine.findings.options import AuditOptions
from standards_engine.rules.nodes import Ruleset
from tests.findings.building import at
from tests.findings.small_log import SmallLog
from tests.rules.checking import ruleset_of

FIRST, LAST = at("2026-01-05 09:00"), at("2027-01-04 09:00")
WEEK = "open monday..friday 08:00..17:00"
CLOSED = "closed 2026-02-16..2026-02-22"
WARNING = (
    "the calendar `office` has no dated lines for 2027, which the audit reaches: "
    "holidays may be missing there"
)


def rules(lines: str, clock: str = "clock runs during office") -> Ruleset:
    return ruleset_of(
        f"""
ruleset care
  zone "Asia/Shanghai"
a case ends at visited
calendar office {lines}
event reported
event visited
standard s for each reported expect visited within 4 hours {clock}
"""
    )


def test_a_year_without_dated_lines_is_named() -> None:
    assert list(beyond_dated_lines(rules(f"{WEEK} {CLOSED}"), FIRST, LAST)) == [WARNING]


@pytest.mark.parametrize(
    ("first", "named"),
    [("2025-12-31 23:59", "2025, 2027"), ("2021-06-01 00:00", "2021, 2022, 2023 and other years")],
)
def test_years_before_count_too_and_few_are_named(first: str, named: str) -> None:
    (warning,) = beyond_dated_lines(rules(f"{WEEK} {CLOSED}"), at(first), LAST)
    assert f"no dated lines for {named}, which" in warning


@pytest.mark.parametrize(
    ("lines", "clock", "last"),
    [
        (f"{WEEK} {CLOSED}", "clock runs during office", at("2026-12-31 23:59")),
        (f"{WEEK} {CLOSED} closed 2027-01-01", "clock runs during office", LAST),
        (WEEK, "clock runs during office", LAST),
        (f"{WEEK} {CLOSED}", "", LAST),
    ],
    ids=["same year", "dated too", "no dated lines", "not used"],
)
def test_what_is_covered_is_no_warning(lines: str, clock: str, last: int) -> None:
    assert list(beyond_dated_lines(rules(lines, clock), FIRST, last)) == []


def test_an_empty_log_reaches_nowhere() -> None:
    assert list(beyond_dated_lines(rules(f"{WEEK} {CLOSED}"), None, LAST)) == []


def test_an_audit_warns_of_it() -> None:
    found = rules(f"{WEEK} {CLOSED}")
    log = SmallLog([("1", "reported", FIRST, {}), ("1", "visited", LAST, {})], found)
    options = AuditOptions(engine="reference")
    assert audit(found, log, LAST, judge=reference_judge, options=options).warnings == (WARNING,)


def test_an_audit_as_of_a_later_year_warns_of_it_too() -> None:
    """What is still unanswered then is judged by the open hours of that year."""
    found = rules(f"{WEEK} {CLOSED}")
    log = SmallLog([("1", "reported", FIRST, {})], found)
    options = AuditOptions(engine="reference")
    assert audit(found, log, LAST, judge=reference_judge, options=options).warnings == (WARNING,)


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (f"{WEEK} until 2026-12-31", "2027"),
        (f"{WEEK} from 2027-01-01", "2026"),
        ("open 2026-03-02..2026-03-06 09:00..17:00", "2027"),
        ("open sunday from 2026-01-01 until 2026-06-30", "2027"),
    ],
)
def test_a_year_in_which_it_never_opens_is_named(lines: str, years: str) -> None:
    (warning,) = never_open(rules(lines), FIRST, LAST)
    assert warning == (
        f"the calendar `office` opens on no day of {years}, which the audit reaches: "
        "no clock runs by it there"
    )


@pytest.mark.parametrize(
    ("lines", "clock"),
    [
        (WEEK, "clock runs during office"),
        (f"{WEEK} until 2026-12-31 open sunday", "clock runs during office"),
        (f"{WEEK} until 2027-01-01", "clock runs during office"),
        (f"{WEEK} from 2026-12-31", "clock runs during office"),
        (f"{WEEK} until 2026-12-31", ""),
    ],
)
def test_one_that_opens_in_each_year_or_is_not_used_is_no_warning(lines: str, clock: str) -> None:
    assert list(never_open(rules(lines, clock), FIRST, LAST)) == []


def test_an_audit_warns_of_a_calendar_that_has_run_out() -> None:
    found = rules(f"{WEEK} until 2026-12-31")
    log = SmallLog([("1", "reported", FIRST, {}), ("1", "visited", LAST, {})], found)
    options = AuditOptions(engine="reference")
    (warning,) = audit(found, log, LAST, judge=reference_judge, options=options).warnings
    assert "opens on no day of 2027" in warning
