"""The file of `--waivers`: every fault in its line, all of them at once."""

from __future__ import annotations

import pytest

from standards_engine.diagnostics import Diagnostic
from standards_engine.findings.audit import audit
from standards_engine.findings.judging import reference_judge
from standards_engine.findings.options import AuditOptions
from standards_engine.findings.waivers import load_waivers
from standards_engine.findings.words import iso_date
from standards_engine.source import Source
from tests.findings.building import at, home_visit
from tests.findings.small_log import SmallLog, ruleset

SOUND = """\
waivers:
  - rule: home_visit
    case: 0042
    from: 2026-03-01
    until: 2026-03-15
    because: the road was flooded
    approved_by: regional quality manager
"""
RULES = ruleset(home_visit())


def faults(text: str) -> list[tuple[int, str, str]]:
    waivers, found = load_waivers(Source("waivers.yaml", text), RULES)
    assert waivers == ()
    return [_fact(fault) for fault in found]


def _fact(fault: Diagnostic) -> tuple[int, str, str]:
    assert fault.span is not None
    assert fault.help
    return fault.span.line, fault.code(), fault.message


def test_a_sound_waiver_keeps_the_case_as_it_is_written() -> None:
    (waiver,), found = load_waivers(Source("waivers.yaml", SOUND), RULES)
    assert found == ()
    assert (waiver.rule, waiver.case, waiver.because.text) == (
        "home_visit",
        "0042",
        "the road was flooded",
    )
    assert (iso_date(waiver.first), iso_date(waiver.last)) == ("2026-03-01", "2026-03-15")


def test_without_a_beginning_it_covers_all_that_came_before_its_end() -> None:
    text = SOUND.replace("    from: 2026-03-01\n", "")
    waivers, found = load_waivers(Source("waivers.yaml", text), RULES)
    assert found == ()
    log = SmallLog([("0042", "reported", at("2026-03-05 09:00"), {})], RULES)
    options = AuditOptions(engine="reference", waivers=waivers)
    as_of = at("2026-03-31 23:59")
    findings = audit(RULES, log, as_of, judge=reference_judge, options=options)
    assert findings.standards[0].counts.waived == 1
    assert findings.exit_code == 3


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "    until: 2026-03-15\n",
            "",
            (2, "incomplete-waiver", "the waiver of `home_visit` has no end"),
        ),
        (
            "    because: the road was flooded\n",
            "",
            (2, "incomplete-waiver", "the waiver of `home_visit` has no reason"),
        ),
        (
            "approved_by: regional quality manager",
            'approved_by: ""',
            (2, "incomplete-waiver", "the waiver of `home_visit` has no approver"),
        ),
        (
            "    case: 0042\n",
            "",
            (2, "incomplete-waiver", "the waiver of `home_visit` has no `case`"),
        ),
        ("case: 0042", "case: [1, 2]", (3, "wrong-waiver-value", "`case` must be one value")),
        (
            "rule: home_visit",
            "rule: home_vist",
            (2, "unknown-standard", "no standard or constraint is called `home_vist`"),
        ),
        ("2026-03-15", "2026-02-30", (5, "bad-date", "there is no date `2026-02-30`")),
        (
            "2026-03-15",
            "2026-02-01",
            (
                2,
                "reversed-range",
                "the range ends at `2026-02-01`, before it begins at `2026-03-01`",
            ),
        ),
        ("because", "becuase", (6, "unknown-waiver-key", "a waiver has no `becuase`")),
    ],
)
def test_each_fault_is_said_in_its_place(
    old: str, new: str, expected: tuple[int, str, str]
) -> None:
    assert faults(SOUND.replace(old, new))[0] == expected


@pytest.mark.parametrize(
    "text", ["waivers: home_visit\n", "- rule: home_visit\n", "waivers: [home_visit]\n", ""]
)
def test_a_file_of_another_form_is_refused(text: str) -> None:
    assert len(faults(text)) == 1


def test_one_bad_waiver_hides_no_good_one_and_all_faults_are_said() -> None:
    bad = SOUND.replace("waivers:\n", "").replace("2026-03-15", "2026-02-30")
    worse = bad.replace("rule: home_visit", "rule: nothing")
    waivers, found = load_waivers(Source("waivers.yaml", SOUND + bad + worse), RULES)
    assert [waiver.case for waiver in waivers] == ["0042"]
    assert [fault.code() for fault in found] == ["bad-date", "unknown-standard", "bad-date"]
