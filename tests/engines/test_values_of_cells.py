"""Texts of cells as values of every type, from every format."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import duckdb
import pytest

from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Field,
    Instant,
    ListOf,
    Money,
    Months,
    Number,
    OneOf,
    Text,
    Type,
    WorkingDays,
)
from tests.engines.logs_in_hand import cases, opened, refused, ruleset

SECOND = 1_000_000
DAY = 86_400 * SECOND
UNREADABLE = None


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        (Text(), " two words ", "two words"),
        (OneOf(("x", "y")), "x", "x"),
        (OneOf(("x", "y")), "z", UNREADABLE),
        (Number(), "1.10", Fraction(11, 10)),
        (Number(), "-3e2", Fraction(-300)),
        (Number(), "12.5%", Fraction(1, 8)),
        (
            Number(),
            "0.1000000000000000055511151231257827",
            Fraction("0.1000000000000000055511151231257827"),
        ),
        (Number(), "nan", UNREADABLE),
        (Number(), "inf", UNREADABLE),
        (Number(), "1e999999999", UNREADABLE),
        (Number(), "1/3", UNREADABLE),
        (Number(), "٣", UNREADABLE),
        (Money("CNY"), "CNY 120", Fraction(120)),
        (Money("CNY"), "120.50 CNY", Fraction(241, 2)),
        (Money("CNY"), "USD 120", UNREADABLE),
        (Money("CNY"), "¥ 120", Fraction(120)),
        (Money("CNY"), "€ 120", UNREADABLE),
        (Money("EUR"), "45 €", Fraction(45)),
        (Money("EUR"), "1.200", UNREADABLE),
        (Money("EUR"), "EUR 12.000", UNREADABLE),
        (Money("EUR"), "1.200.000", UNREADABLE),
        (Money("EUR"), "0.125", Fraction(1, 8)),
        (Money("EUR"), "1200.500", Fraction(2401, 2)),
        (Money("EUR"), "25%", UNREADABLE),
        (Boolean(), "Yes", 1),
        (Boolean(), "否", 0),
        (Boolean(), "Y", 1),
        (Boolean(), "perhaps", UNREADABLE),
        (Date(), "1970-01-02", 1),
        (Date(), "1970-01-02 00:00:00", 1),
        (Date(), "1970-01-02 10:00", 1),
        (Date(), '"1970-01-02T23:59:59,999999999"', 1),
        (Date(), "1970-01-02 23:00-01:00", 2),
        (Date(), "1970-01-02T00:30:00.000+02", 0),
        (Date(), "1970-01-02T10:00z", 1),
        (Date(), "1970-01-02 24:00", UNREADABLE),
        (Date(), "1970-01-02 10:00+16:00", UNREADABLE),
        (Date(), "9999-12-31 23:00-01:00", UNREADABLE),
        (Date(), "2026-02-30", UNREADABLE),
        (Instant(), "1970-01-01 00:00:01Z", SECOND),
        (Duration(), "24 hours", DAY),
        (Duration(), "90s", 90 * SECOND),
        (Duration(), "1:02:03.5", 3_723_500_000),
        (Duration(), "-0:30", -1800 * SECOND),
        (Duration(), "PT1H30M", 5400 * SECOND),
        (Duration(), "5", UNREADABLE),
        (Duration(), "1 day", UNREADABLE),
        (Duration(), "PT", UNREADABLE),
        (Duration(), "99999999999999999999 hours", UNREADABLE),
        (Duration(), "1e9 hours", UNREADABLE),
        (Duration(), "1152921504606846976 microseconds", 2**60),
        (Duration(), "1152921504606846977 microseconds", UNREADABLE),
        (Duration(), "-1152921504606846977 microseconds", UNREADABLE),
        (Days(), "3", 3),
        (Days(), "2 weeks", 14),
        (Days(), "2.5", UNREADABLE),
        (Days(), "-400000", -400_000),
        (Days(), "400001", UNREADABLE),
        (Days(), "-400001", UNREADABLE),
        (Days(), "57143 weeks", UNREADABLE),
        (Days(), "1e99", UNREADABLE),
        (Days(), "9223372036854775808", UNREADABLE),
        (WorkingDays(), "3", 3),
        (WorkingDays(), "400001", UNREADABLE),
        (WorkingDays(), "1e99", UNREADABLE),
        (Months(), "2 years", 24),
        (Months(), "400000", 400_000),
        (Months(), "33334 years", UNREADABLE),
        (Months(), "9e17", UNREADABLE),
        (ListOf(Days()), "1; 1e99", UNREADABLE),
        (Months(), "6个月", 6),
        (ListOf(Text()), "a; b", ("a", "b")),
        (ListOf(Number()), '"[1, 2.5]"', (Fraction(1), Fraction(5, 2))),
        (ListOf(Number()), '"1,x"', UNREADABLE),
    ],
)
def test_a_cell_is_the_value_it_says(tmp_path: Path, type_: Type, text: str, value: object) -> None:
    rules = ruleset({"a": (Field("x", type_, optional=True),)})
    mapped = "case: case_id\nactivity: activity\ntime: timestamp\n"
    if isinstance(type_, Boolean):
        mapped += "fields: {x: {true: [Y]}}\n"
    with opened(
        tmp_path, f"case_id,activity,timestamp,x\n1,a,2026-01-01,{text}\n", rules, mapped
    ) as log:
        values = cases(log)["1"].events[0].values
        assert values.get("x") == value
        assert log.summary.rows_partly_used == (value is UNREADABLE)


MAPPED = "case: case_id\nactivity: activity\ntime: timestamp\n"


@pytest.mark.parametrize(
    ("decimal", "type_", "text", "value"),
    [
        (",", Money("EUR"), "1.200,50", Fraction(2401, 2)),
        (",", Money("EUR"), "12,50", Fraction(25, 2)),
        (",", Money("EUR"), "€ 45", Fraction(45)),
        (",", Money("EUR"), "€ 1.200", Fraction(1200)),
        (",", Money("EUR"), "1\u00a0200\u00a0000,5 EUR", Fraction(2400001, 2)),
        (",", Money("EUR"), "1.20", UNREADABLE),
        (",", Money("EUR"), "1.200.50", UNREADABLE),
        (",", Money("EUR"), "1.200 000", UNREADABLE),
        (",", Number(), "-1.200,5", Fraction(-2401, 2)),
        (",", Number(), "12,5 %", Fraction(1, 8)),
        (",", Number(), "1,200,000", UNREADABLE),
        (",", ListOf(Number()), "1,5;2", (Fraction(3, 2), Fraction(2))),
        (",", ListOf(Number()), "1,5", (Fraction(3, 2),)),
        (",", ListOf(Money("EUR")), "[1.200, 2]", (Fraction(6, 5), Fraction(2))),
        (".", Money("EUR"), "1.200", Fraction(6, 5)),
        (".", Money("EUR"), "1,200.50", Fraction(2401, 2)),
        (".", Money("EUR"), "1 200", Fraction(1200)),
        (".", Number(), "12,50", UNREADABLE),
    ],
)
def test_the_mapping_says_what_separates_decimals(
    tmp_path: Path, decimal: str, type_: Type, text: str, value: object
) -> None:
    rules = ruleset({"a": (Field("x", type_, optional=True),)})
    log_text = f'case_id,activity,timestamp,x\n1,a,2026-01-01,"{text}"\n'
    with opened(tmp_path, log_text, rules, MAPPED + f'decimal: "{decimal}"\n') as log:
        assert cases(log)["1"].events[0].values.get("x") == value
        assert log.summary.rows_partly_used == (value is UNREADABLE)


def test_money_that_may_be_read_in_two_ways_says_what_to_write(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("cost", Money("EUR"), optional=True),)})
    rows = "".join(f'1,a,2026-01-01,"{each}"\n' for each in ("1.200", "12,50", "much", "12.50"))
    with opened(tmp_path, "case_id,activity,timestamp,cost\n" + rows, rules) as log:
        found = {each.reason: (each.count, each.first_row) for each in log.summary.quarantine}
    assert found == {
        "`cost` leaves open which sign separates decimals; write "
        '`decimal: ","` (1.200,50) or `decimal: "."` (1,200.50) into the mapping': (2, 2),
        "`cost` is not money in EUR": (1, 4),
    }


@pytest.mark.parametrize("decimal", ["", 'decimal: ","\n'])
def test_numbers_of_a_typed_file_are_what_they_are(tmp_path: Path, decimal: str) -> None:
    """A Parquet or JSON number is no text: its point separates decimals."""
    duckdb.sql(
        "COPY (SELECT 1 AS case_id, 'a' AS activity, DATE '2026-01-01' AS timestamp, "
        f"1.125::DOUBLE AS cost, 2.500::DECIMAL(9, 3) AS fee) TO '{tmp_path}/made.parquet'"
    )
    line = b'{"case_id": 1, "activity": "a", "timestamp": "2026-01-01", "cost": 1.125, "fee": 2.5}'
    rules = ruleset({"a": (Field("cost", Money("EUR")), Field("fee", Money("EUR")))})
    parquet = (tmp_path / "made.parquet").read_bytes()
    for content, name in ((parquet, "log.parquet"), (line, "log.jsonl")):
        with opened(tmp_path, content, rules, MAPPED + decimal, name) as log:
            assert cases(log)["1"].events[0].values == {
                "cost": Fraction(9, 8),
                "fee": Fraction(5, 2),
            }


def test_conditions_and_orders_know_the_decimals_too(tmp_path: Path) -> None:
    rules = ruleset({"a": ()})
    mapped = (
        'case: id\ndecimal: ","\norder: [n]\n'
        "events: {a: {time: t, when: 'cost > 100 and cost != 1200.5'}}\n"
    )
    rows = "1;2026-01-01;1.200,00;1.000\n1;2026-01-01;99,5;3\n1;2026-01-01;101;9,5\n"
    rows += "1;2026-01-01;1.200,50;4\n"
    with opened(tmp_path, "id;t;cost;n\n" + rows, rules, mapped) as log:
        assert [event.row for event in cases(log)["1"].events] == [4, 2]
        assert log.summary.rows_partly_used == 0


def test_a_json_text_of_money_is_a_text(tmp_path: Path) -> None:
    line = b'{"case_id": 1, "activity": "a", "timestamp": "2026-01-01", "cost": "1.200"}'
    rules = ruleset({"a": (Field("cost", Money("EUR")),)})
    with opened(tmp_path, line, rules, MAPPED + 'decimal: ","\n', "log.jsonl") as log:
        assert cases(log)["1"].events[0].values == {"cost": Fraction(1200)}


def _mapped_kind(values: str) -> str:
    return MAPPED + f"fields: {{kind: {{column: Tipo, values: {values}}}}}\n"


KIND = OneOf(("repair", "service"))
TIPI = (
    "case_id,activity,timestamp,Tipo\n"
    "1,a,2026-01-01,riparazione\n2,a,2026-01-01,tagliando\n"
    "3,a,2026-01-01,repair\n4,a,2026-01-01,lavaggio\n5,a,2026-01-01,\n"
)


def test_values_of_a_column_are_translated(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("kind", KIND, optional=True),)})
    mapped = _mapped_kind("{riparazione: repair, tagliando: service}")
    with opened(tmp_path, TIPI, rules, mapped) as log:
        found = [case.events[0].values.get("kind") for _, case in sorted(cases(log).items())]
        assert found == ["repair", "service", "repair", None, None]
        assert (log.summary.rows_partly_used, log.summary.warnings) == (1, ())


def test_translations_are_not_translated_again(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("kind", Text()),)})
    mapped = _mapped_kind("{riparazione: tagliando, tagliando: riparazione}")
    with opened(tmp_path, TIPI, rules, mapped) as log:
        found = [case.events[0].values.get("kind") for _, case in sorted(cases(log).items())]
    assert found == ["tagliando", "riparazione", "repair", "lavaggio", None]


@pytest.mark.parametrize(
    ("type_", "values", "text", "value"),
    [
        (Boolean(), "{aperto: yes, chiuso: no}", "chiuso", 0),
        (Number(), "{poco: 1, molto: 10}", "molto", Fraction(10)),
        (Money("EUR"), "{gratis: 0}", "gratis", Fraction(0)),
        (Duration(), "{subito: 1 minute}", "subito", 60 * SECOND),
        (ListOf(KIND), "{r: repair, s: service}", "r; s; repair", ("repair", "service", "repair")),
        (ListOf(KIND), "{r: repair}", '"[""r""]"', ("repair",)),
    ],
)
def test_values_of_every_type_are_translated(
    tmp_path: Path, type_: Type, values: str, text: str, value: object
) -> None:
    rules = ruleset({"a": (Field("kind", type_),)})
    content = f"case_id,activity,timestamp,Tipo\n1,a,2026-01-01,{text}\n"
    with opened(tmp_path, content, rules, _mapped_kind(values)) as log:
        assert cases(log)["1"].events[0].values == {"kind": value}
        assert log.summary.rows_used == 1


def test_values_that_never_occur_are_told(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("kind", KIND, optional=True),)})
    mapped = _mapped_kind("{riparazione: repair, tagliando: service, lavagio: service}")
    with opened(tmp_path, TIPI, rules, mapped) as log:
        assert log.summary.warnings[0] == (
            "`lavagio`, under `values` of `Tipo` in the mapping, never occurs in the log; "
            "did you mean `lavaggio`?"
        )


@pytest.mark.parametrize(
    ("type_", "value", "message", "help_"),
    [
        (
            KIND,
            "repiar",
            "`repiar` is none of the texts that `kind` may be in the rules",
            "did you mean `repair`?",
        ),
        (
            Number(),
            "much",
            "`much` is not a number, as `kind` is in the rules",
            "write what the log says first, then a value as the rules know it",
        ),
    ],
)
def test_what_a_text_stands_for_must_be_a_value_of_the_field(
    tmp_path: Path, type_: Type, value: str, message: str, help_: str
) -> None:
    rules = ruleset({"a": (Field("kind", type_),)})
    said = refused(tmp_path, TIPI, rules, _mapped_kind(f"{{tagliando: {value}}}"))
    assert f"mapping.yaml:4:51: error: {message} [unknown-mapped-value]" in said
    assert f"help: {help_}" in said


def test_a_unit_of_the_mapping(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("wait", Duration()), Field("life", Months()))})
    mapped = (
        "case: case_id\nactivity: activity\ntime: timestamp\n"
        "fields: {wait: {column: q_time, unit: minutes}, a.life: {column: q_time, unit: years}}\n"
    )
    text = "case_id,activity,timestamp,q_time\n1,a,2026-01-01,1\n2,a,2026-01-01,0.0000001\n"
    with opened(tmp_path, text, rules, mapped) as log:
        found = {key: case.events[0].values for key, case in cases(log).items()}
    assert found == {"1": {"wait": 60 * SECOND, "life": 12}, "2": {"wait": 6}}


def test_a_date_may_be_written_as_the_times_are(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("due", Date(), optional=True),)}, zone="Europe/Rome")
    mapped = MAPPED + 'format: ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M%z"]\n'
    rows = ("02/01/1970 23:30", "02/01/1970 23:30+0000", "1970-01-02", "02/01/1970")
    text = "case_id,activity,timestamp,due\n" + "".join(
        f"{number},a,01/01/2026 10:00,{due}\n" for number, due in enumerate(rows)
    )
    with opened(tmp_path, text, rules, mapped) as log:
        found = [cases(log)[str(number)].events[0].values.get("due") for number in range(4)]
        (unread,) = log.summary.quarantine
    assert found == [1, 2, 1, UNREADABLE]
    says = "`due` is not a date; `format:` in the mapping says how it is written"
    assert (unread.reason, unread.first_row, unread.sample) == (says, 5, "02/01/1970")


def test_parquet_times_and_numbers_keep_their_meaning(tmp_path: Path) -> None:
    duckdb.sql(
        "COPY (SELECT 1 AS case_id, 'a' AS activity, TIMESTAMP '2026-07-01 12:00:00.25' AS "
        "timestamp, TIMESTAMPTZ '2026-07-01 12:00:00+02' AS due, 0.1::DOUBLE AS n, "
        "'nan'::DOUBLE AS nothing, true AS urgent, DATE '1970-01-02' AS day) "
        f"TO '{tmp_path}/made.parquet'"
    )
    content = (tmp_path / "made.parquet").read_bytes()
    rules = ruleset(
        {
            "a": (
                Field("due", Instant()),
                Field("n", Number()),
                Field("nothing", Number()),
                Field("urgent", Boolean()),
                Field("day", Date()),
            )
        },
        zone="Europe/Paris",
    )
    with opened(tmp_path, content, rules, name="log.parquet") as log:
        (event,) = cases(log)["1"].events
    noon_in_paris = 1782900000 * SECOND
    assert event.time == noon_in_paris + 250_000
    assert event.row == 1
    assert event.values == {"due": noon_in_paris, "n": Fraction(1, 10), "urgent": 1, "day": 1}


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [
        ("utf-8-sig", None),
        ("utf-16", None),
        ("gb18030", "gb18030"),
        ("gb18030", "gbk"),
        ("big5", "big5"),
    ],
)
def test_texts_in_other_encodings(tmp_path: Path, encoding: str, stated: str | None) -> None:
    rules = ruleset({"a": (Field("city", Text()),)})
    mapped = "case: case_id\nactivity: activity\ntime: timestamp\nfields: {city: 城市}\n"
    mapped += f"encoding: {stated}\n" if stated else ""
    text = "case_id;activity;timestamp;城市\n1;a;2026-01-01;北京\n"
    with opened(tmp_path, text.encode(encoding), rules, mapped) as log:
        assert cases(log)["1"].events[0].values == {"city": "北京"}


def test_broken_bytes_of_another_encoding_cost_one_row(tmp_path: Path) -> None:
    mapped = "case: case_id\nactivity: activity\ntime: timestamp\nencoding: gb18030\n"
    content = "case_id,activity,timestamp\n一,a,2026-01-01\n".encode("gb18030")
    content += b"\xff\xff,a,2026-01-01\n"
    with opened(tmp_path, content, mapped=mapped) as log:
        assert list(cases(log)) == ["一"]
        assert [row for row, _, _ in log.quarantined_rows()] == [3]


def test_delimiter_and_quote_of_the_mapping(tmp_path: Path) -> None:
    mapped = "case: case_id\nactivity: activity\ntime: timestamp\ndelimiter: '~'\nquote: \"'\"\n"
    text = "case_id~activity~timestamp\n'1~2'~a~2026-01-01\n\"3~b~2026-01-01\n"
    with opened(tmp_path, text, mapped=mapped) as log:
        assert sorted(cases(log)) == ['"3', "1~2"]
