"""From the names of a log to those of the rules: the nearest, how sure, and what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.logs.proposal import Certainty
from standards_engine.logs.proposal.names import likeness
from tests.logs.proposal.proposing import part, proposed, said

RULES = """ruleset repairs "Repairs"
  zone "Europe/Rome"
each case has
  region text
event reported
  appointment optional instant
  urgent      boolean
event visited
  wait        duration
  outcome     one of "repaired", "not repaired"
event loaner_delivered
event closed
"""
LOG = """case_id,activity,timestamp,Region,appointment_at,wait_seconds,result,urgent
1,Fault Reported,2026-03-01 09:00,north,2026-03-02 10:00,,,yes
1,visited,2026-03-01 10:00,north,,30,repaired,
1,loaner out,2026-03-01 11:00,north,,,,
2,Fault Reported,2026-03-01 09:00,south,,,,no
2,visited,2026-03-01 12:00,south,,45,not repaired,
2,strange,2026-03-01 13:00,south,,,,
"""


def test_names_and_fields(tmp_path: Path) -> None:
    found = proposed(tmp_path, LOG, RULES)
    assert found.mapping["names"] == {"Fault Reported": "reported"}
    assert found.mapping["fields"] == {
        "region": "Region",
        "appointment": "appointment_at",
        "wait": {"column": "wait_seconds", "unit": "seconds"},
        "outcome": "result",
    }
    assert part(found, "fields", "region").certainty is Certainty.SURE
    assert part(found, "names", "Fault Reported").certainty is Certainty.UNSURE


def test_a_weak_likeness_is_a_comment(tmp_path: Path) -> None:
    found = part(proposed(tmp_path, LOG, RULES), "names", "loaner out")
    assert (found.value, found.certainty) == ("loaner_delivered", Certainty.POSSIBLE)


def test_what_is_not_found_is_said(tmp_path: Path) -> None:
    found = proposed(tmp_path, LOG, RULES)
    assert part(found, "names", "closed").certainty is Certainty.MISSING
    assert "no activity is like the event `closed`" in said(found)
    assert part(found, "names", "closed").others == ("loaner out", "strange")
    without = LOG.replace("repaired", "mended")
    found = proposed(tmp_path, without.replace("wait_seconds", "lasted"), RULES)
    assert part(found, "fields", "outcome").certainty is Certainty.MISSING
    assert "no column is like the field `outcome` (one of a few texts)" in said(found)
    assert part(found, "fields", "wait").others == ("lasted",)


def test_a_column_with_the_values_of_the_rules_may_be_the_field(tmp_path: Path) -> None:
    found = part(proposed(tmp_path, LOG, RULES), "fields", "outcome")
    assert (found.value, found.certainty) == ("result", Certainty.UNSURE)
    assert found.because == ("all values of `result` are those of the rules",)


def test_an_optional_field_that_is_not_there_is_not_missed(tmp_path: Path) -> None:
    without = LOG.replace("appointment_at", "remark")
    found = proposed(tmp_path, without, RULES)
    assert not [each for each in found.of("fields") if each.name == "appointment"]


def test_values_that_are_written_otherwise(tmp_path: Path) -> None:
    log = LOG.replace("result", "outcome").replace("not repaired", "Not Repaired")
    found = part(proposed(tmp_path, log, RULES), "fields", "outcome")
    assert found.value == {"column": "outcome", "values": {"Not Repaired": "not repaired"}}


def test_a_unit_that_nothing_tells_is_a_guess(tmp_path: Path) -> None:
    found = part(proposed(tmp_path, LOG.replace("wait_seconds", "wait"), RULES), "fields", "wait")
    assert found.value == {"column": "wait", "unit": "seconds"}
    assert any("nothing says in which unit" in each for each in found.because)


@pytest.mark.parametrize(
    ("name", "other", "least", "most"),
    [
        ("reported", "Reported", 1, 1),
        ("customer_away", "customer away", 1, 1),
        ("opened", "open_dt", 0.9, 1),
        ("started", "case:startdate", 0.9, 1),
        ("deadline", "case:deadline", 0.9, 1),
        ("visited", "visted", 0.6, 0.8),
        ("state", "lifecycle:transition", 0.6, 0.8),
        ("报修", "报修时间", 0.6, 1),
        ("类型", "请求类型", 0.6, 0.8),
        ("visited", "closed", 0, 0.39),
    ],
)
def test_likeness(name: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(name, other) <= most
