"""Whether what was found is what a page expects."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from standards_engine.cli.instants import instant_of
from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import AuditFindings, GroupFindings, StandardFindings
from standards_engine.findings.tally import grouped
from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import Group, Obligation
from tests.conformance.auditing import Audited, Key, group_label
from tests.conformance.lines import ExpectedGroup, ExpectedVerdict
from tests.conformance.page import Page

_UNITS = {
    "microseconds": 1,
    "seconds": 1_000_000,
    "minutes": 60_000_000,
    "hours": 3_600_000_000,
    "days": 1,
}
_COUNTS = {
    "at-risk": "at_risk",
    "ties": "tie_decided",
    **{name: name for name in ("met", "missed", "pending", "excused", "waived", "undetermined")},
}


def agrees(page: Page, ruleset: Ruleset, audited: Audited) -> None:
    """Verdicts, groups, what was read and the warnings."""
    for expected, obligation in _pairs(page, audited):
        verdict_agrees(expected, obligation, ruleset.zone or "UTC")
    assert not audited.findings.disagreements
    if page.groups is not None:
        groups_agree(page.groups, audited.findings)
    if page.read is not None:
        summary = _numbers_read(audited.findings.log)
        assert page.read == {name: summary[name] for name in page.read}
    if page.warnings is not None:
        warnings_agree(page.warnings, audited.findings.warnings)
    tallies_agree(audited)


def _pairs(page: Page, audited: Audited) -> Iterator[tuple[ExpectedVerdict, Obligation]]:
    """Every obligation with its line. A line may leave out the version."""
    expected = {(e.standard, e.case, e.ordinal): e for e in page.verdicts}
    assert len(expected) == len(page.verdicts), "the page names an obligation twice"
    lines = {key: key if key in expected else _without_version(key) for key in audited.found}
    assert sorted(lines.values()) == sorted(expected), audited.how
    for key, obligation in audited.found.items():
        yield expected[lines[key]], obligation


def _without_version(key: Key) -> Key:
    return (key[0].partition("@")[0], *key[1:])


def verdict_agrees(expected: ExpectedVerdict, found: Obligation, zone: str) -> None:
    assert found.verdict.word == expected.verdict
    assert found.tie is expected.tie
    assert found.at_risk is expected.at_risk
    assert found.partial is expected.partial
    if expected.reason is not None:
        assert found.reason.word == expected.reason
    if expected.clause is not None:
        assert found.clause == expected.clause
    _instant_agrees(expected.started, found.started, zone, end_of_day=False)
    _instant_agrees(expected.due, found.due, zone, end_of_day=True)
    if expected.counted is not None:
        number, unit = expected.counted
        assert found.counted == number * _UNITS[unit]
    if expected.restarts is not None:
        assert found.restarts == expected.restarts
    if expected.observed is not None:
        assert found.observed == expected.observed


def _instant_agrees(text: str | None, found: int | None, zone: str, *, end_of_day: bool) -> None:
    if text == "-":
        assert found is None
    elif text is not None:
        assert found == instant_of(text, zone, option="due", end_of_day=end_of_day)


def groups_agree(expected: tuple[ExpectedGroup, ...], findings: AuditFindings) -> None:
    """Of the standards that the page names, every group. A line may leave out the version."""
    lines = {(each.standard, each.group): each for each in expected}
    named = {each.standard.partition("@")[0] for each in expected}
    taken = []
    for standard in findings.standards:
        for group in standard.groups if standard.name in named else ():
            key = (f"{standard.name}@{standard.version}", _label(group))
            key = key if key in lines else (standard.name, key[1])
            taken.append(key)
            _group_agrees(lines[key], standard, group)
    assert sorted(taken) == sorted(lines)


def _label(group: GroupFindings) -> str:
    return group_label(Group(group.period, tuple(value for _, value in group.by)))


def _group_agrees(
    expected: ExpectedGroup, standard: StandardFindings, group: GroupFindings
) -> None:
    assert group.status.value == expected.status
    assert group.partial is expected.partial
    counted = {word: getattr(group.counts, name) for word, name in _COUNTS.items()}
    assert {word: number for word, number in counted.items() if number} == expected.counts
    shares: dict[str, Fraction | None] = {
        "attained": group.counts.attainment,
        "best": group.counts.best,
        "worst": group.counts.worst,
    }
    assert expected.shares == {name: shares[name] for name in expected.shares}
    assert not standard.violated or standard.violations


def _numbers_read(log: LogSummary) -> dict[str, int]:
    return {
        "rows": log.rows_read,
        "used": log.rows_used,
        "partly used": log.rows_partly_used,
        "quarantined": log.rows_quarantined,
        "events": log.events,
        "cases": log.cases,
    }


def warnings_agree(expected: tuple[str, ...], found: tuple[str, ...]) -> None:
    """Every warning is expected, by a part of its text, and every expected one was given."""
    assert [w for w in found if not any(part in w for part in expected)] == []
    assert [part for part in expected if not any(part in w for w in found)] == []


def tallies_agree(audited: Audited) -> None:
    """Counts that were added up batch by batch, and the other way round, are the same."""
    for index, tally in audited.tallies.items():
        standard = audited.findings.standards[int(index)]
        merged = tally.by_group()
        total = sum(merged.values(), Counts())
        assert total == standard.counts
        if grouped(tally.standard):
            assert merged == {
                Group(g.period, tuple(value for _, value in g.by)): g.counts
                for g in standard.groups
            }


def survives_shuffling(page: Page, shuffled: Audited) -> None:
    """A verdict that is not marked as a tie is the same in whatever order the rows stand."""
    for expected, obligation in _pairs(page, shuffled):
        if not expected.tie:
            assert obligation.verdict.word == expected.verdict, expected
