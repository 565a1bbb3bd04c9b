"""How texts of times become instants."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.engines.duckdb import DuckLog
from standards_engine.logs.summary import Quarantined
from standards_engine.rules.nodes import Origin, Ruleset
from standards_engine.rules.types import Field, Instant
from tests.engines.logs_in_hand import HEADER, NO_INSTANT, cases, opened, refused, ruleset
from tests.judge.building import standard

PARIS = ruleset({"a": ()}, zone="Europe/Paris")
LONG = "case: case_id\nactivity: activity\ntime: timestamp\n"


def _times(log: DuckLog) -> list[int | None]:
    """The instants in the order of the rows."""
    events = [event for case in cases(log).values() for event in case.events]
    return [event.time for event in sorted(events, key=lambda event: event.row)]


def _utc(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1_000_000)


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-01 09:00", "2026-03-01T08:00+00:00"),
        ("2026-03-01T09:00:00", "2026-03-01T08:00+00:00"),
        ("2026-3-1 9:00", "2026-03-01T08:00+00:00"),
        ("2026-07-01", "2026-06-30T22:00+00:00"),
        ("2026-03-01 09:00:00Z", "2026-03-01T09:00+00:00"),
        ("2026-03-01T09:00:00.5+05:30", "2026-03-01T03:30:00.5+00:00"),
        ("2026-03-01 09:00:00 -0330", "2026-03-01T12:30+00:00"),
        ("2026-03-01 09:00+02", "2026-03-01T07:00+00:00"),
        ('"2026-03-01 09:00:00,25Z"', "2026-03-01T09:00:00.25+00:00"),
        ("2026-03-01 09:00:00.123456999Z", "2026-03-01T09:00:00.123456+00:00"),
        ("  2026-03-01 09:00  ", "2026-03-01T08:00+00:00"),
    ],
)
def test_iso_times_need_no_format(tmp_path: Path, written: str, meant: str) -> None:
    with opened(tmp_path, HEADER + f"1,a,{written}\n", PARIS) as log:
        assert _times(log) == [_utc(meant)]


@pytest.mark.parametrize(
    "written",
    ["2026-02-30", "09:00", "20260301", "12026-01-01", "2026-03-01 09:00:61", "infinity", "1.5"],
)
def test_what_is_no_instant_is_a_hole(tmp_path: Path, written: str) -> None:
    with opened(tmp_path, HEADER + f"1,a,{written}\n", PARIS) as log:
        assert _times(log) == [None]
        assert log.summary.quarantine == (Quarantined(f"`timestamp` {NO_INSTANT}", 1, 2, written),)


def test_formats_are_tried_in_order(tmp_path: Path) -> None:
    mapped = LONG + 'format: ["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M %z"]\n'
    text = HEADER + (
        "1,a,03/04/2026 09:00\n"
        "1,a,03/14/2026 09:00\n"
        "1,a,03/04/2026 09:00 +0200\n"
        "1,a,2026-04-03 09:00\n"
    )
    with opened(tmp_path, text, ruleset({"a": ()}), mapped) as log:
        assert _times(log) == [
            _utc("2026-04-03T09:00+00:00"),
            _utc("2026-03-14T09:00+00:00"),
            _utc("2026-04-03T07:00+00:00"),
            _utc("2026-04-03T09:00+00:00"),
        ]


def test_a_time_of_several_columns_is_joined(tmp_path: Path) -> None:
    mapped = (
        'case: id\nevent: a\ntime: [day, clock]\nformat: "%y%m%d %H:%M:%S"\nzone: Asia/Jerusalem\n'
    )
    text = "id,day,clock\n1,990201,7:02:47\n2,990201,\n"
    with opened(tmp_path, text, PARIS, mapped) as log:
        assert _times(log) == [_utc("1999-02-01T05:02:47+00:00"), None]
        assert log.summary.quarantine[0].reason == "`day` and `clock` is missing"


def test_a_repeated_time_is_the_first_and_a_skipped_one_moves_forward(tmp_path: Path) -> None:
    text = HEADER + (
        "1,a,2026-10-25 02:30\n"  # occurs at 00:30 and at 01:30 UTC
        "1,a,2026-10-25 03:00\n"
        "1,a,2026-03-29 02:30\n"  # clocks go from 02:00 to 03:00
        "1,a,2026-03-29 03:00\n"
    )
    with opened(tmp_path, text, PARIS) as log:
        assert _times(log) == [
            _utc("2026-10-25T00:30+00:00"),
            _utc("2026-10-25T02:00+00:00"),
            _utc("2026-03-29T01:30+00:00"),
            _utc("2026-03-29T01:00+00:00"),
        ]
        repeated, skipped = log.summary.warnings
        assert repeated.startswith("1 local time occurs twice")
        assert skipped.startswith("1 local time occurs not at all")


def test_the_zone_of_the_mapping_beats_that_of_the_rules(tmp_path: Path) -> None:
    with opened(
        tmp_path, HEADER + "1,a,2026-01-01 12:00\n", PARIS, LONG + "zone: Asia/Shanghai\n"
    ) as log:
        assert _times(log) == [_utc("2026-01-01T04:00+00:00")]


def test_times_without_offset_or_zone_are_remarked_upon(tmp_path: Path) -> None:
    rules = ruleset({"a": ()}, zone=None)
    with opened(tmp_path, HEADER + "1,a,2026-01-01 12:00\n", rules) as log:
        assert _times(log) == [_utc("2026-01-01T12:00+00:00")]
        assert "1 time has no offset" in log.summary.warnings[0]
    with opened(tmp_path, HEADER + "1,a,2026-01-01 12:00Z\n", rules) as log:
        assert log.summary.warnings == ()


OPTIONAL = "case_id,activity,timestamp,due\n1,a,2026-01-01 12:00Z,\n2,a,2026-01-01 13:00Z,soon\n"


@pytest.mark.parametrize("zone", ["Europe/Rome", None])
def test_an_empty_or_unreadable_cell_lacks_no_zone(tmp_path: Path, zone: str | None) -> None:
    """Neither where a zone is stated and no value is local, nor where none is."""
    rules = ruleset({"a": (Field("due", Instant(), optional=True),)}, zone=zone)
    with opened(tmp_path, OPTIONAL, rules) as log:
        assert log.summary.warnings == ()


def test_only_times_that_were_read_lack_a_zone(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("due", Instant(), optional=True),)}, zone=None)
    with opened(tmp_path, OPTIONAL + "3,a,2026-01-01 14:00Z,2026-01-02 09:00\n", rules) as log:
        assert log.summary.warnings[0].startswith("1 time has no offset")


def test_an_impossible_format_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, HEADER, PARIS, LONG + 'format: "%d/%Q"\n')
    assert "mapping.yaml:4:9: error: `%d/%Q` is no time format [bad-time-format]" in said


@settings(max_examples=25, deadline=None)
@given(
    zone=st.sampled_from(
        ["Europe/Paris", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "UTC"]
    ),
    times=st.lists(  # local times, so without a zone
        st.datetimes(_local("0001-02-01"), _local("9998-01-01"))
        | st.datetimes(_local("2026-03-01"), _local("2026-11-30")),
        min_size=1,
        max_size=30,
    ),
)
def test_local_times_of_any_year_agree_with_the_zone_database(
    tmp_path_factory: pytest.TempPathFactory, zone: str, times: list[datetime]
) -> None:
    """Checked on a field, whose value is in every event, in any order."""
    rules = ruleset({"a": (Field("due", Instant()),)}, zone=zone)
    rows = [f"{i},a,2026-01-01,{time:%H:%M:%S.%f}" for i, time in enumerate(times)]
    rows = [
        row.replace("2026-01-01,", f"2026-01-01,{time.date().isoformat()} ")
        for row, time in zip(rows, times, strict=True)
    ]
    text = "case_id,activity,timestamp,due\n" + "\n".join(rows) + "\n"
    with opened(tmp_path_factory.mktemp("zones"), text, rules) as log:
        found = {int(key): case.events[0].values["due"] for key, case in cases(log).items()}
    for index, time in enumerate(times):
        offset = ZoneInfo(zone).utcoffset(time)  # fold=0
        assert offset is not None
        since = time.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC) - offset
        seconds = since.days * 86_400 + since.seconds
        assert found[index] == seconds * 1_000_000 + since.microseconds


@pytest.mark.parametrize(
    "written",
    [
        "0000-01-01 10:00",
        "0000-01-01 10:00:00",
        "0000-01-01 10:00Z",
        "0001-01-01 00:05",
        "0001-01-01 00:30+01",
        "9999-12-31 23:30-01",
    ],
)
def test_a_time_outside_the_years_1_to_9999_spoils_only_its_row(
    tmp_path: Path, written: str
) -> None:
    text = HEADER + f"1,a,2026-03-01 09:00\n1,a,{written}\n"
    with opened(tmp_path, text, PARIS) as log:
        assert _times(log) == [_utc("2026-03-01T08:00+00:00"), None]
        assert log.summary.quarantine == (Quarantined(f"`timestamp` {NO_INSTANT}", 1, 3, written),)


def test_the_first_and_the_last_instant_are_read(tmp_path: Path) -> None:
    text = HEADER + "1,a,0001-01-01 00:00Z\n1,a,9999-12-31 23:59:59.999999Z\n"
    with opened(tmp_path, text, PARIS) as log:
        assert _times(log) == [-62_135_596_800_000_000, 253_402_300_799_999_999]


def test_a_time_outside_the_years_counts_for_no_zone(tmp_path: Path) -> None:
    mapped = LONG + 'format: "%Y/%m/%d %H:%M"\n'
    rules = ruleset({"a": ()}, zone=None)
    with opened(tmp_path, HEADER + "1,a,0000/01/01 10:00\n", rules, mapped) as log:
        assert _times(log) == [None]
        assert log.summary.warnings == ()


@pytest.mark.parametrize("form", ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M %z"])
@pytest.mark.parametrize("written", ["infinity", "-infinity", "Infinity", "epoch", "EPOCH"])
def test_a_word_is_no_time_in_any_format(tmp_path: Path, form: str, written: str) -> None:
    mapped = f'{LONG}format: "{form}"\n'
    with opened(tmp_path, HEADER + f"1,a,{written}\n", PARIS, mapped) as log:
        assert _times(log) == [None]
        assert log.summary.quarantine == (Quarantined(f"`timestamp` {NO_INSTANT}", 1, 2, written),)


@pytest.mark.parametrize("offset", ["+99:99", "+16:00", "-1600", "+24", "+05:60"])
@pytest.mark.parametrize(
    ("mapped", "written"),
    [
        (LONG, "2026-01-05 10:00{}"),
        (LONG + 'format: "%d.%m.%Y %H:%M %z"\n', "05.01.2026 10:00 {}"),
        (LONG + 'format: "%H:%M%z, %Y-%m-%d"\n', '"10:00{}, 2026-01-05"'),
    ],
)
def test_an_offset_that_no_zone_has_is_unreadable(
    tmp_path: Path, mapped: str, written: str, offset: str
) -> None:
    with opened(tmp_path, HEADER + f"1,a,{written.format(offset)}\n", PARIS, mapped) as log:
        assert _times(log) == [None]
        assert log.summary.rows_partly_used == 1


@pytest.mark.parametrize(
    ("offset", "meant"),
    [("+15:59", "2026-01-04T18:01"), ("-1200", "2026-01-05T22:00"), ("+05", "2026-01-05T05:00")],
)
@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("%d.%m.%Y %H:%M %z", "05.01.2026 10:00 {}"),
        ("%H:%M%z, %Y-%m-%d", '"10:00{}, 2026-01-05"'),
        ("100%% %-d %b %Y um %H:%M (%z)", "100% 5 Jan 2026 um 10:00 ({})"),
    ],
)
def test_an_offset_stands_anywhere_in_a_format(
    tmp_path: Path, form: str, written: str, offset: str, meant: str
) -> None:
    mapped = f'{LONG}format: "{form}"\n'
    with opened(tmp_path, HEADER + f"1,a,{written.format(offset)}\n", PARIS, mapped) as log:
        assert _times(log) == [_utc(f"{meant}+00:00")]


def _of_two_zones() -> Ruleset:
    """Two files with standards, and one whose zone says nothing of logs: it has none."""
    rome, tokyo, lima = (
        Origin(each, None, f"{each}.std", "", zone)
        for each, zone in (
            ("rome", "Europe/Rome"),
            ("tokyo", "Asia/Tokyo"),
            ("lima", "America/Lima"),
        )
    )
    standards = (standard(origin=rome), standard(origin=tokyo))
    made = ruleset({"a": ()}, zone="Europe/Rome")
    return replace(made, origins=(lima, rome, tokyo), standards=standards)


def test_rules_of_several_zones_do_not_say_in_which_the_log_is_written(tmp_path: Path) -> None:
    text = f"{HEADER}1,a,2026-03-01 10:00Z\n1,a,2026-03-01 10:00\n"
    said = refused(tmp_path, text, _of_two_zones())
    assert said == (
        "error: 1 time of the log has no offset, and the rules are written for several zones: "
        "`Europe/Rome`, `Asia/Tokyo` [no-zone-for-times]\n"
        "  help: say in the mapping in which zone the log is written: `zone: …`"
    )


def test_rules_of_several_zones_take_offsets_or_the_zone_of_the_mapping(tmp_path: Path) -> None:
    with opened(tmp_path, f"{HEADER}1,a,2026-03-01 10:00Z\n", _of_two_zones()) as log:
        assert _times(log) == [_utc("2026-03-01T10:00Z")]
    mapped = f"{LONG}zone: Asia/Tokyo\n"
    with opened(tmp_path, f"{HEADER}1,a,2026-03-01 10:00\n", _of_two_zones(), mapped) as log:
        assert _times(log) == [_utc("2026-03-01T01:00Z")]
