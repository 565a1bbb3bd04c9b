"""Logs of a city, a bank, a municipality and a manufacturer, read whole."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from standards_engine.engines.duckdb import DuckLog, open_log
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.types import Duration, Field, Instant, Number, OneOf, Text
from tests.engines.logs_in_hand import FAR, cases, mapping, ruleset

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.real_log,
    pytest.mark.skipif(not DATA.is_dir(), reason="the folder of real logs is not here"),
]
SECOND = 1_000_000


def real(name: str, rules: Ruleset, mapped: str | None) -> DuckLog:
    return open_log([DATA / name], mapping(mapped) if mapped else None, rules)


def _instant(text: str) -> int:
    return int(datetime.fromisoformat(text).astimezone(UTC).timestamp()) * SECOND


def test_requests_of_a_city_in_wide_form() -> None:
    rules = ruleset(
        {"opened": (Field("target", Instant(), optional=True),), "closed": ()},
        case=(Field("neighborhood", Text()),),
        zone="America/New_York",
    )
    mapped = (
        "case: case_enquiry_id\n"
        "events: {opened: open_dt, closed: {time: closed_dt, when: 'case_status = \"Closed\"'}}\n"
        "fields: {target: target_dt}\n"
    )
    with real("boston_311/311_service_requests_2011.zip", rules, mapped) as log:
        summary = log.summary
        assert (summary.rows_read, summary.rows_used, summary.cases) == (58_251, 58_251, 58_251)
        assert dict(summary.event_counts)["opened"] == 58_251
        without_target = in_time = 0
        for case in cases(log).values():
            opened, *closed = case.events
            target = opened.values.get("target")
            without_target += target is None
            if closed and isinstance(target, int) and closed[0].time is not None:
                in_time += closed[0].time <= target
        assert without_target == 10_981
        assert in_time == 35_591
        first = cases(log)["101000295613"].events[0]
        assert first.time == _instant("2011-07-01T01:32:33-04:00")
        assert first.row == 2
        assert any("1666 days after nearly all others" in each for each in summary.warnings)


def test_calls_of_a_bank_with_composite_keys_and_two_columns_of_time() -> None:
    outcomes = OneOf(("AGENT", "HANG", "PHANTOM"))
    rules = ruleset(
        {
            "call": (
                Field("wait", Duration()),
                Field("outcome", outcomes),
                Field("priority", Number()),
            )
        },
        zone="Asia/Jerusalem",
    )
    mapped = (
        "case: [vru+line, call_id, date, vru_entry]\n"
        "event: call\n"
        "time: [date, vru_entry]\n"
        'format: "%y%m%d %H:%M:%S"\n'
        "fields: {wait: {column: q_time, unit: seconds}}\n"
    )
    with real("call_centre/february_1999.tsv.gz", rules, mapped) as log:
        assert (log.summary.rows_used, log.summary.cases) == (33_344, 33_344)
        events = [event for case in cases(log).values() for event in case.events]
    assert min(event.time or 0 for event in events) == _instant("1999-02-01T00:11:28+02:00")
    calls = [event.values for event in events if event.values["outcome"] != "PHANTOM"]
    quick = [
        values
        for values in calls
        if values["outcome"] == "AGENT" and int(str(values["wait"])) <= 20 * SECOND
    ]
    assert round(100 * len(quick) / len(calls), 1) == 49.0


def test_permits_with_offsets_need_no_mapping() -> None:
    rules = ruleset(
        {"Confirmation of receipt": ()},
        case=(Field("deadline", Instant()), Field("enddate", Instant(), optional=True)),
    )
    with real("permit_receipt/receipt.csv.gz", rules, None) as log:
        assert (log.summary.rows_used, log.summary.cases) == (8_577, 1_434)
        assert (log.summary.events, len(log.summary.unknown_activities)) == (1_434, 26)
        values = [case.values for case in cases(log).values()]
    assert sum("enddate" not in each for each in values) == 105
    late = [
        each for each in values if int(str(each.get("enddate", 0))) > int(str(each["deadline"]))
    ]
    assert len(late) == 377


def test_incidents_in_batches_of_any_size() -> None:
    rules = ruleset({"accepted": (), "queued": (), "completed": ()})
    mapped = (
        "case: case:concept:name\nactivity: concept:name\ntime: time:timestamp\n"
        "names: {Accepted: accepted, Queued: queued, Completed: completed}\n"
    )
    with real("volvo_incidents/incidents.csv.gz", rules, mapped) as log:
        assert (log.summary.rows_read, log.summary.cases) == (65_533, 7_554)
        (unmatched,) = log.summary.unknown_activities
        assert (unmatched.name, unmatched.count) == ("Unmatched", 5)
        for size in (1, 999, 10**9):
            batches = list(log.batches(FAR, size=size))
            assert sum(len(batch.time) for batch in batches) == 65_533
            assert sum(len(batch.cases) for batch in batches) == 7_554
