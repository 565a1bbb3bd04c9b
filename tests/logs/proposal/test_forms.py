"""Case, activity, events and time: which columns they are, in each form of a log."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.logs.proposal import Certainty
from tests.logs.proposal.proposing import part, proposed, said

LONG = """Ticket;Step;When;Area
R1;reported;2026-03-02 09:00;north
R1;visited;2026-03-03 08:30;north
R2;reported;2026-03-02 10:00;south
R2;visited;2026-03-04 15:00;south
R3;reported;2026-03-04 16:00;south
"""
WIDE = """order,opened_at,due_date,delivered_at,region
A1,2026-03-02 09:00,2026-03-06,2026-03-05 17:00,north
A2,2026-03-02 10:00,2026-03-06,,south
A3,2026-03-03 11:00,2026-03-09,2026-03-12 09:00,south
"""
CALLS = """line,call_no,date,entered,left,outcome
L1,1,990201,7:02:47,7:03:00,AGENT
L2,1,990201,7:02:50,7:03:10,HANG
L1,2,990201,7:31:45,7:35:00,AGENT
L1,1,990202,7:02:47,7:04:00,AGENT
L2,1,990202,7:02:47,7:05:00,AGENT
"""


def test_long_form(tmp_path: Path) -> None:
    found = proposed(tmp_path, LONG)
    assert found.mapping == {"case": "Ticket", "activity": "Step", "time": "When"}
    assert (found.rows, found.sampled) == (5, 5)
    assert part(found, "case").certainty is Certainty.SURE
    assert part(found, "case").because == ("`Ticket`: a case has 1.7 rows on average",)
    assert found.left == (("Area", "few different texts: `south`, `north`"),)


def test_a_case_that_is_missing_in_some_rows_says_so(tmp_path: Path) -> None:
    found = proposed(tmp_path, LONG + ";visited;2026-03-05 08:00;north\n")
    assert found.mapping["case"] == "Ticket"
    assert part(found, "case").because[1] == (
        "it is filled in 83.3% of the sampled rows: the others belong to no case"
    )


def test_wide_form_takes_a_deadline_for_a_value(tmp_path: Path) -> None:
    found = proposed(tmp_path, WIDE)
    assert found.mapping == {
        "case": "order",
        "events": {"opened": "opened_at", "delivered": "delivered_at"},
    }
    assert part(found, "case").because == ("`order`: no two of 3 rows have the same",)
    assert ("due_date", "times") in found.left


def test_wide_form_with_rules_names_their_events_and_fields(tmp_path: Path) -> None:
    rules = """ruleset orders "Orders"
  zone "Europe/Rome"
event opened
  due date
event delivered
event returned
"""
    found = proposed(tmp_path, WIDE, rules)
    assert found.mapping == {
        "case": "order",
        "zone": "Europe/Rome",
        "events": {"opened": "opened_at", "delivered": "delivered_at"},
        "fields": {"due": "due_date"},
    }
    assert part(found, "events", "returned").certainty is Certainty.MISSING


def test_one_event_whose_case_and_time_stand_in_several_columns(tmp_path: Path) -> None:
    found = proposed(tmp_path, CALLS, name="calls.csv")
    assert found.mapping["event"] == "calls"
    assert part(found, "event").certainty is Certainty.UNSURE
    assert found.mapping["time"] == ("date", "entered")
    assert found.mapping["format"] == "%y%m%d %H:%M:%S"
    key = found.mapping["case"]
    assert isinstance(key, tuple)
    assert {"call_no", "date"} <= set(key)
    assert "no two of 5 rows have the same" in said(found)


def test_the_only_event_of_the_rules(tmp_path: Path) -> None:
    found = proposed(tmp_path, CALLS, 'ruleset calls "Calls"\nevent called\n')
    assert found.mapping["event"] == "called"
    assert part(found, "event").certainty is Certainty.LIKELY


def test_the_rules_say_which_column_names_what_happened(tmp_path: Path) -> None:
    log = """case_id,timestamp,activity,status
1,2026-03-02 09:00,update,open
1,2026-03-02 10:00,update,solved
2,2026-03-02 11:00,update,open
2,2026-03-02 12:00,comment,solved
"""
    assert proposed(tmp_path, log).mapping["activity"] == "activity"
    rules = 'ruleset r "R"\nevent open\nevent solved\n'
    found = proposed(tmp_path, log, rules)
    assert found.mapping["activity"] == "status"
    assert "2 of the rules' 2 events are among them" in said(found)


def test_an_activity_without_a_customary_name_is_one_that_changes(tmp_path: Path) -> None:
    rows = "".join(
        f"T{n},2026-03-{n:02} 09:00,came,north\nT{n},2026-03-{n:02} 10:00,went,north\n"
        for n in range(1, 20)
    )
    found = proposed(tmp_path, "ticket,timestamp,what,region\n" + rows)
    assert found.mapping["activity"] == "what"
    assert part(found, "activity").certainty is Certainty.UNSURE


@pytest.mark.parametrize(
    ("log", "key", "told"),
    [
        ("weight,when\n1.5,2026-03-01 09:00\n2.25,2026-03-01 10:00\n", "case", "write `case:`"),
        ("case_id,activity\n1,a\n1,b\n", "time", "write `time:` and its column, and `format:`"),
        (
            "case_id,activity,at\n1,a,1772000000\n1,b,1772000100\n",
            "time",
            "`at` looks like seconds since 1970",
        ),
    ],
)
def test_what_is_not_found_says_what_to_write(
    tmp_path: Path, log: str, key: str, told: str
) -> None:
    found = proposed(tmp_path, log)
    assert part(found, key).certainty is Certainty.MISSING
    assert any(told in sentence for sentence in part(found, key).because)
    assert key not in found.mapping


def test_a_column_that_only_looks_like_a_key_is_not_sure(tmp_path: Path) -> None:
    found = proposed(tmp_path, "colour,when\nred,2026-03-01 09:00\nblue,2026-03-01 10:00\n")
    assert (part(found, "case").value, part(found, "case").certainty) == (
        "colour",
        Certainty.UNSURE,
    )


def test_columns_of_the_same_name_are_left_out_and_told(tmp_path: Path) -> None:
    log = "case_id,activity,timestamp,x,x\n1,a,2026-03-01 09:00,1,2\n1,b,2026-03-01 10:00,1,2\n"
    found = proposed(tmp_path, log)
    assert found.mapping["case"] == "case_id"
    assert found.left == ()
    assert "several columns are called `x`: give each a name of its own" in said(found)


def test_a_log_without_rows_says_so(tmp_path: Path) -> None:
    found = proposed(tmp_path, "case_id,activity,timestamp\n")
    assert found.rows == 0
    assert "the log has no row that can be read, so only its columns are known" in said(found)


def test_rows_that_cannot_be_taken_apart_are_told(tmp_path: Path) -> None:
    found = proposed(tmp_path, LONG + "R9;reported\n")
    assert found.rows == 5
    assert "rows that cannot be read: the row has too few cells" in said(found)
