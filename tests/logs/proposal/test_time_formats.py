"""How times are written: the format that reads them, and what decides on day and month."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.logs.proposal import Certainty
from tests.logs.proposal.proposing import part, proposed, said


def log_of(*times: str) -> str:
    rows = "".join(f'{n // 2};{"ab"[n % 2]};"{time}"\n' for n, time in enumerate(times))
    return "case_id;activity;timestamp\n" + rows


@pytest.mark.parametrize(
    ("times", "form"),
    [
        (("31/03/2026 09:00", "01/04/2026 10:30"), "%d/%m/%Y %H:%M"),
        (("03/31/2026 09:00", "04/01/2026 10:30"), "%m/%d/%Y %H:%M"),
        (("31.03.26 09:00:01", "01.04.26 10:30:00"), "%d.%m.%y %H:%M:%S"),
        (("31-3-2026 9:00", "1-4-2026 10:30"), "%d-%m-%Y %H:%M"),
        (("2026/03/31 09:00:05.250", "2026/04/01 10:30:05.500"), "%Y/%m/%d %H:%M:%S.%f"),
        (("20260331", "20260401"), "%Y%m%d"),
        (("990201", "990228"), "%y%m%d"),
        (("31-Mar-2026 09:00", "01-Apr-2026 10:30"), "%d-%b-%Y %H:%M"),
        (("March 31, 2026 9:00", "April 1, 2026 10:30"), "%B %d, %Y %H:%M"),
        (("03/31/2026 09:00:00 AM", "04/01/2026 01:30:00 PM"), "%m/%d/%Y %I:%M:%S %p"),
        (("2026年3月31日 09:00", "2026年4月1日 10:30"), "%Y年%m月%d日 %H:%M"),
        (("31/03/2026 09:00+02:00", "01/04/2026 10:30+02:00"), "%d/%m/%Y %H:%M%z"),
        (("Tue, 31 Mar 2026 09:00:00", "Wed, 01 Apr 2026 10:30:00"), "%a, %d %b %Y %H:%M:%S"),
    ],
)
def test_a_format_is_found(tmp_path: Path, times: tuple[str, ...], form: str) -> None:
    found = proposed(tmp_path, log_of(*times))
    assert found.mapping["format"] == form
    assert part(found, "format").certainty is Certainty.SURE


@pytest.mark.parametrize(
    "times",
    [
        ("2026-03-31 09:00", "2026-04-01 10:30"),
        ("2026-03-31T09:00:00Z", "2026-04-01T10:30:00.250Z"),
        ("2026-03-31", "2026-04-01"),
    ],
)
def test_what_is_read_anyway_needs_none(tmp_path: Path, times: tuple[str, ...]) -> None:
    assert "format" not in proposed(tmp_path, log_of(*times)).mapping


def test_it_is_said_how_many_values_decide(tmp_path: Path) -> None:
    found = proposed(tmp_path, log_of("02/03/2026 09:00", "13/03/2026 10:00", "14/03/2026 10:00"))
    assert "2 values decide that the day comes first" in said(found)
    assert "`timestamp`: 100% of the sampled values read as `%d/%m/%Y %H:%M`" in said(found)


def test_where_nothing_decides_it_is_said_and_the_other_way_is_named(tmp_path: Path) -> None:
    found = part(proposed(tmp_path, log_of("02/03/2026 09:00", "04/03/2026 10:00")), "format")
    assert found.certainty is Certainty.UNSURE
    assert found.value == "%d/%m/%Y %H:%M"
    assert found.others == ("%m/%d/%Y %H:%M",)
    assert any("no value decides whether the day or the month" in each for each in found.because)


def test_values_that_say_the_opposite_are_counted(tmp_path: Path) -> None:
    times = [f"{day}/03/2026 09:00" for day in range(13, 29)] + ["03/31/2026 09:00"]
    found = proposed(tmp_path, log_of(*times))
    assert found.mapping["format"] == "%d/%m/%Y %H:%M"
    assert "1 value says the opposite, and is not read" in said(found)
    assert "not read: `03/31/2026 09:00`" in said(found)


def test_two_ways_of_writing_are_two_formats(tmp_path: Path) -> None:
    times = ["31/03/2026 09:00", "30/03/2026 09:00", "29/03/2026 09:00:30", "28/03/2026 09:00"]
    found = proposed(tmp_path, log_of(*times)).mapping["format"]
    assert found == ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S")


def test_local_times_ask_for_a_zone(tmp_path: Path) -> None:
    log = log_of("2026-03-31 09:00", "2026-04-01 10:30")
    assert part(proposed(tmp_path, log), "zone").certainty is Certainty.MISSING
    rules = 'ruleset r "R"\n  zone "Europe/Rome"\nevent a\nevent b\n'
    assert proposed(tmp_path, log, rules).mapping["zone"] == "Europe/Rome"


def test_times_with_an_offset_ask_for_none(tmp_path: Path) -> None:
    log = log_of("2026-03-31T09:00:00+02:00", "2026-04-01T10:30:00+02:00")
    assert not proposed(tmp_path, log).of("zone")


def test_numbers_of_six_digits_are_no_dates(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'ab'[n % 2]},{100000 + 7919 * n},2026-03-01 09:00\n" for n in range(60))
    found = proposed(tmp_path, "case_id,activity,amount,timestamp\n" + rows)
    assert found.mapping["time"] == "timestamp"
    assert ("amount", "numbers") in found.left
