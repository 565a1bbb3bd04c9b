"""An audit says on which public holidays a calendar was closed, and who knows of them."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from standards_engine.findings.audit import audit
from standards_engine.findings.calendars import public_holidays
from standards_engine.findings.judging import reference_judge
from standards_engine.findings.nodes import PublicHolidays
from standards_engine.findings.options import AuditOptions
from standards_engine.rules.nodes import Ruleset
from tests.findings.building import at
from tests.findings.small_log import SmallLog
from tests.rules.checking import ruleset_of

SPRING, AUTUMN, NEXT_YEAR = at("2026-03-02 09:00"), at("2026-10-05 09:00"), at("2027-01-04 09:00")
BAVARIA = (
    "2026-01-01 2026-01-06 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-06-04"
    " 2026-10-03 2026-11-01 2026-12-25 2026-12-26"
)


def rules(lines: str, clock: str = "clock runs during office") -> Ruleset:
    return ruleset_of(
        f"""
ruleset care
  zone "Europe/Berlin"
calendar office open monday..friday 08:00..17:00 {lines}
event reported
event visited
standard s for each reported expect visited within 4 hours {clock}
"""
    )


def found(lines: str, last: int = AUTUMN) -> list[tuple[str, str]]:
    every = public_holidays(rules(lines), SPRING, last)
    return [(each.country, " ".join(each.dates)) for each in every]


def test_they_are_those_of_the_years_that_are_judged() -> None:
    assert found('closed holidays "DE-BY"') == [("DE-BY", BAVARIA)]


def test_epiphany_is_a_holiday_in_bavaria_only() -> None:
    national = BAVARIA.replace("2026-01-06 ", "").replace("2026-06-04 ", "")
    assert found('closed holidays "DE"') == [("DE", national.replace("2026-11-01 ", ""))]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("until 2026-01-06", "2026-01-01 2026-01-06"),
        ("from 2026-12-26", "2026-12-26"),
        ("from 2026-12-26 until 2026-12-31", "2026-12-26"),
        ("from 2027-01-01", ""),
    ],
)
def test_dates_of_the_line_bound_them(dates: str, expected: str) -> None:
    assert found(f'closed holidays "DE-BY" {dates}') == [("DE-BY", expected)]


def test_each_line_has_its_own() -> None:
    lines = 'closed holidays "IT" until 2026-01-01 closed holidays "FR" until 2027-01-01'
    assert [country for country, _ in found(lines, NEXT_YEAR)] == ["IT", "FR"]
    assert found(lines, NEXT_YEAR)[1][1].endswith("2026-12-25 2027-01-01")


@pytest.mark.parametrize(
    ("lines", "clock", "first"),
    [
        ('closed holidays "IT"', "", SPRING),
        ("closed 2026-01-01", "clock runs during office", SPRING),
        ('closed holidays "IT"', "clock runs during office", None),
    ],
    ids=["not used", "none asked for", "empty log"],
)
def test_otherwise_there_are_none(lines: str, clock: str, first: int | None) -> None:
    assert list(public_holidays(rules(lines, clock), first, AUTUMN)) == []


def test_an_audit_names_the_library_and_its_version() -> None:
    ruleset = rules('closed holidays "IT" until 2026-01-06')
    log = SmallLog([("1", "reported", SPRING, {})], ruleset)
    findings = audit(
        ruleset, log, AUTUMN, judge=reference_judge, options=AuditOptions(engine="reference")
    )
    assert findings.public_holidays == (
        PublicHolidays(
            calendar="office",
            country="IT",
            source=f"holidays {version('holidays')}",
            dates=("2026-01-01", "2026-01-06"),
        ),
    )
