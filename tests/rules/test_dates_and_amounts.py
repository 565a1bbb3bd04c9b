"""Dates, hours, zones, countries and amounts that cannot be."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rules.checking import CARE, check_text, only_fault, ruleset_of, told

HEAD = 'ruleset care zone "Asia/Shanghai"\n'


_NO_COUNTRY = 'write the letters of a country, such as "CN", or of a part of it, such as "DE-BY"'


@pytest.mark.parametrize(
    ("text", "code", "help_"),
    [
        (
            f"{HEAD}calendar c open daily 08:00..16:00 closed <<2026-02-30>>",
            "bad-date",
            "dates are written year-month-day, as in `2026-03-01`",
        ),
        (
            f"{HEAD}calendar c open daily <<08:00..25:00>>",
            "bad-time",
            "times run from `00:00` to `24:00`, an instant's to `23:59:59`",
        ),
        (
            f"{HEAD}calendar c open daily <<08:00..08:00>>",
            "empty-range",
            "for the whole day write `00:00..24:00`",
        ),
        *(
            (
                f"{HEAD}calendar c open {line}",
                "overlapping-hours",
                "let each begin where the one before it ends, or later",
            )
            for line in (
                "daily 09:00..13:00, <<12:00..19:00>>",
                "daily 09:00..13:00, 14:00..15:00, <<10:00..11:00>>",
                "daily 22:00..06:00, <<05:00..07:00>>",
                "sunday..monday 22:00..06:00, <<05:00..07:00>>",
                "2026-03-01 09:00..13:00, <<12:59..19:00>>",
            )
        ),
        (
            f"{HEAD}calendar c open daily 08:00..16:00 closed <<2026-03-02..2026-03-01>>",
            "reversed-range",
            "put the earlier one first: `2026-03-01..2026-03-02`",
        ),
        *(
            (
                f'{HEAD}calendar c open daily 08:00..16:00 closed holidays <<"{country}">>',
                "unknown-country",
                advice,
            )
            for country, advice in (
                ("XX", _NO_COUNTRY),
                ("de", "did you mean `DE`?"),
                ("DEU", "did you mean `DE`?"),
                ("Massachusetts", "did you mean `US-MA`?"),
                ("US-Massachusetts", "did you mean `US-MA`?"),
                ("Germany", "did you mean `DE`?"),
                ("BE-XX", "it can be `BE-Flemish`, `BE-French`, `BE-German`"),
                ("CN-11", "did you mean `CN`?"),
            )
        ),
        (
            f"{HEAD}calendar <<c>> closed 2026-03-01",
            "missing-clause",
            "add a line such as `open monday..friday 08:00..16:00`",
        ),
        ('ruleset care zone <<"Asia/Shanghi">>', "unknown-zone", "did you mean `Asia/Shanghai`?"),
        ("ruleset care language <<2>>", "newer-language", ("install a newer release, or write "
         "`language 1`")),
        (
            f"{HEAD}parameter p = <<1.5 days>>",
            "not-whole",
            "only hours, minutes and seconds have parts: `36 hours`",
        ),
        (
            f"{HEAD}event paid price money in <<yuan>>",
            "bad-currency",
            "write its three capital letters, such as `CNY`, `EUR` or `USD`",
        ),
        (
            f"{HEAD}event paid parameter p = <<paid>>.price",
            "not-constant",
            "write a value such as `24 hours`, `100` or `CNY 120`",
        ),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be(text: str, code: str, help_: str) -> None:
    found, _, _, found_help = only_fault(text)
    assert (found, found_help) == (code, help_)


@pytest.mark.parametrize(
    ("clauses", "code"),
    [
        ("expect visited within limit goal <<120%>>", "out-of-range"),
        ("expect visited within limit warn at <<1.5>>", "out-of-range"),
        ("expect visited within <<-3 hours>>", "out-of-range"),
        ("expect at most <<1.5>> visited within limit", "not-whole"),
        ("expect visited within limit goal 95% given at least <<2.5>>", "not-whole"),
        ("require true effective <<from 2026-03-02 until 2026-03-01>>", "reversed-range"),
        ("expect visited by as_of effective from <<2026-02-29>>", "bad-date"),
        ("expect visited by <<2026-03-01 25:00>>", "bad-time"),
        ("expect visited by <<2026-13-01 09:00>>", "bad-date"),
    ],
)  # fmt: skip
def test_an_amount_out_of_range_in_a_standard(clauses: str, code: str) -> None:
    assert only_fault(f"{dedent(CARE)}standard s for each reported {clauses}")[0] == code


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("24 hours", 86_400_000_000),
        ("0.5 seconds", 500_000),
        ("2 weeks", 14),
        ("2 years", 24),
        ("1 hour / 3", 1_200_000_000),
        ("2026-01-01 + 3 days", 20_457),
        ("1970-01-02 08:00", 86_400_000_000),
        ("1970-01-01 00:00:00.0000019Z", 1),
        ("2026-03-01 09:00+01:00", 1_772_352_000_000_000),
        ("2026-03-02 - 2026-02-27", 3),
    ],
)
def test_fixed_values_are_the_numbers_judges_use(value: str, expected: int) -> None:
    (found,) = ruleset_of(f"{HEAD}parameter p = {value}").parameters
    assert (found.name, found.value) == ("p", expected)


def test_a_local_time_that_the_clocks_skip_or_repeat() -> None:
    """Paris: 02:30 is skipped on 2026-03-29 and moves on; on 2026-10-25 it is the first one."""
    text = (
        'ruleset care zone "Europe/Paris" '
        "parameter skipped = 2026-03-29 02:30 parameter moved = 2026-03-29 03:30 "
        "parameter repeated = 2026-10-25 02:30 parameter first = 2026-10-25 02:30+02:00"
    )
    skipped, moved, repeated, first = (each.value for each in ruleset_of(text).parameters)
    assert (skipped, repeated) == (moved, first)


def test_faults_of_calendars_do_not_hide_each_other() -> None:
    lines = "open daily 08:00..16:00 closed 2026-02-30 closed 2026-03-02..2026-03-01"
    codes = [each.code() for each in told(check_text(f"{HEAD}calendar c {lines}"))]
    assert codes == ["bad-date", "reversed-range"]


@pytest.mark.parametrize(
    "line",
    [
        "daily 09:00..13:00, 13:00..19:00",
        "daily 22:00..06:00, 06:00..07:00",
        "saturday 22:00..06:00, 05:00..07:00",
        "2026-03-01 22:00..06:00, 05:00..07:00",
        "daily 00:00..24:00",
    ],
)
def test_hours_that_only_touch_do_not_overlap(line: str) -> None:
    assert told(check_text(f"{HEAD}calendar c open {line}")) == []
