"""Missing values, decimals, yes and no, order, copies, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.logs.proposal import Certainty
from tests.logs.proposal.proposing import part, proposed, said

HEAD = "case_id;activity;timestamp"


def log_of(column: str, *values: str) -> str:
    """Two rows a case, an hour apart."""
    rows = "".join(
        f"{n // 2};{'ab'[n % 2]};2026-03-01 {9 + n % 2:02}:00;{value}\n"
        for n, value in enumerate(values)
    )
    return f"{HEAD};{column}\n{rows}"


def test_spellings_of_nothing_are_named_with_their_columns(tmp_path: Path) -> None:
    found = proposed(tmp_path, log_of("amount", "12", "NULL", "?", "7", "9", "1"))
    assert set(found.mapping["missing"]) == {"NULL", "?"}
    assert "`NULL` stands in `amount`" in said(found)


def test_a_word_that_may_mean_something_is_only_possible(tmp_path: Path) -> None:
    found = proposed(tmp_path, log_of("note", "good", "none", "bad", "good", "none", "bad"))
    assert "missing" not in found.mapping
    assert part(found, "missing").certainty is Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("values", "decimal"),
    [
        (("12,50", "3,20", "1.200,00", "4,10"), ","),
        (("12.50", "3.20", "1,200.00", "4.10"), "."),
        (("12.50", "3.20", "42.271", "4.10"), None),
    ],
)
def test_decimals(tmp_path: Path, values: tuple[str, ...], decimal: str | None) -> None:
    assert proposed(tmp_path, log_of("price", *values)).mapping.get("decimal") == decimal


def test_numbers_that_can_be_read_in_two_ways_ask(tmp_path: Path) -> None:
    found = proposed(tmp_path, log_of("price", "1.200", "3.400", "5.600", "7.800"))
    assert part(found, "decimal").certainty is Certainty.MISSING
    assert '`decimal: ","` where 1.200 is more than a thousand' in said(found)


def test_yes_and_no_of_a_field(tmp_path: Path) -> None:
    rules = 'ruleset r "R"\nevent a\n  urgent boolean\nevent b\n'
    found = proposed(tmp_path, log_of("urgent", "J", "N", "J", "N"), rules)
    assert found.mapping["fields"] == {
        "urgent": {"column": "urgent", "true": ("J",), "false": ("N",)}
    }


def test_customary_spellings_of_yes_and_no_need_no_line(tmp_path: Path) -> None:
    rules = 'ruleset r "R"\nevent a\n  urgent boolean\nevent b\n'
    found = proposed(tmp_path, log_of("urgent", "yes", "no", "yes", "no"), rules)
    assert "fields" not in found.mapping
    assert found.own == (("urgent", "urgent"),)


def test_a_number_that_rises_orders_equal_times(tmp_path: Path) -> None:
    rows = "".join(
        f"{n // 2};{'ab'[n % 2]};2026-03-01 09:00;{n % 2 + 1};{7 - n}\n" for n in range(8)
    )
    found = proposed(tmp_path, f"{HEAD};step;falling\n{rows}")
    assert found.mapping["order"] == ("step",)


def test_copies_of_rows_are_counted(tmp_path: Path) -> None:
    log = log_of("x", "1", "2", "3", "4")
    twice = log + log.splitlines()[1] + "\n"
    assert "duplicates" not in proposed(tmp_path, log).mapping
    found = proposed(tmp_path, twice)
    assert found.mapping["duplicates"] == "drop"
    assert "1 of 5 rows looked at are exact copies" in said(found)


def test_an_activity_that_is_only_repeated(tmp_path: Path) -> None:
    rows = "".join(f"1;{'open' if n < 5 else 'done'};2026-03-01 09:{n:02}\n" for n in range(8))
    found = part(proposed(tmp_path, f"{HEAD}\n{rows}"), "on_change")
    assert (found.value, found.certainty) == ("activity", Certainty.POSSIBLE)
    assert "75% of the rows" in found.because[0]


@pytest.mark.parametrize(
    ("encoding", "city"),
    [("gb18030", "长沙市天心区客户服务中心"), ("cp1252", "Zürich, Orléans, Forlì")],
)
def test_a_text_that_is_no_utf8(tmp_path: Path, encoding: str, city: str) -> None:
    log = log_of("city", *(f"{city}" for _ in range(6))).encode(encoding)
    found = proposed(tmp_path, log)
    assert found.mapping["encoding"] == encoding
    assert (found.rows, part(found, "encoding").certainty) == (6, Certainty.LIKELY)


def test_the_middle_and_the_end_of_a_long_log_are_looked_at_too(tmp_path: Path) -> None:
    """The first three thousand rows look as if the day could not come first."""
    rows = "".join(
        f"{n // 2};{'ab'[n % 2]};{(n % 28 + 1 if n > 9000 else n % 12 + 1):02}/03/2026 09:00\n"
        for n in range(12_000)
    )
    found = proposed(tmp_path, f"{HEAD}\n{rows}")
    assert (found.rows, found.sampled) == (12_000, 5_000)
    assert part(found, "format").certainty is Certainty.SURE
    assert found.mapping["format"] == "%d/%m/%Y %H:%M"
