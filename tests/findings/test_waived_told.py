"""Waived misses are told one by one, with the reason and the approver, and blame nobody."""

from __future__ import annotations

from tests.findings.auditing import audited, waiver
from tests.findings.building import home_visit


def told(**options: object) -> list[tuple[str | None, str, str, str]]:
    found = audited(home_visit(), waivers=(waiver(),), **options)  # type: ignore[arg-type]
    return [(w.violation.case, w.because, w.approved_by, w.until) for w in found.waived]


def test_each_waived_miss_is_told_with_its_waiver() -> None:
    assert told() == [
        ("3", "floods", "manager", "2026-03-15"),
        ("4", "floods", "manager", "2026-03-15"),
    ]


def test_small_batches_change_nothing() -> None:
    assert told(batch=1) == told()


def test_no_more_are_told_than_violations_are_shown() -> None:
    found = audited(home_visit(), waivers=(waiver(),), max_violations=1)
    assert [each.violation.case for each in found.waived] == ["3"]
    assert found.standards[0].counts.waived == 2


def test_it_is_told_as_the_violation_that_it_would_have_been() -> None:
    blamed = {v.id: v.message for v in audited(home_visit()).violations}
    waived = audited(home_visit(), waivers=(waiver(),)).waived
    assert [blamed[w.violation.id] for w in waived] == [w.violation.message for w in waived]
