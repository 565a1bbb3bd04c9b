"""Small logs of every form, read by Spark as by DuckDB; what each shows is in its name."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from standards_engine.engines import spark as engine
from standards_engine.language import parse
from standards_engine.rules.from_syntax import check
from standards_engine.rules.types import Boolean, Date, Field, Instant, Money, Number, OneOf, Text
from standards_engine.source import Source
from tests.engines.logs_in_hand import AB, HEADER, mapping, ruleset
from tests.spark.both_engines import alike, refused_alike

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

RICH = ruleset(
    {
        "a": (
            Field("n", Number(), optional=True),
            Field("paid", Money("EUR"), optional=True),
            Field("due", Instant(), optional=True),
            Field("day", Date(), optional=True),
            Field("kind", OneOf(("x", "y")), optional=True),
            Field("urgent", Boolean(), optional=True),
        ),
        "b": (),
    },
    case=(Field("region", Text(), optional=True),),
    zone="Europe/Rome",
)
RICH_HEADER = "case_id,activity,timestamp,n,paid,due,day,kind,urgent,region\n"


def written(folder: Path, **files: str | bytes) -> list[Path]:
    paths = []
    for name, content in files.items():
        path = folder / name.replace("_", ".", 1)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    return paths


def test_values_of_every_type_and_texts_that_are_none(spark: SparkSession, tmp_path: Path) -> None:
    rows = (
        "1,a,2026-03-29 02:30,1.5,10 EUR,2026-04-01 10:00,2026-04-02,x,yes,north\n"
        "1,a,2026-03-29 02:30,many,1.200,soon,someday,z,perhaps,south\n"
        "2,b,2026-10-25 02:30,,,,,,,\n"
        "2,a,,1,1,2026-10-25 02:10:00+01:00,2026-01-01,y,0,\n"
        "3,,2026-01-01,7,,,,,,east\n"
        "3,c,2026-01-01T00:00:00Z,,,,,,,\n"
    )
    alike(spark, written(tmp_path, log_csv=RICH_HEADER + rows), RICH)


def test_rows_that_cannot_be_taken_apart_and_rows_without_a_case(
    spark: SparkSession, tmp_path: Path
) -> None:
    text = (
        "\n\ncase_id,activity,timestamp\n1,a,2026-01-01\n1,b\n\n,a,2026-01-02\n"
        '2,"a\nb",2026-01-03\n2,b,2026-01-04,more\n3,"a,2026-01-05\n4,a,2026-01-06\n'
    )
    alike(spark, written(tmp_path, log_csv=text), AB)


def test_rows_of_several_files_are_numbered_as_in_one_log(
    spark: SparkSession, tmp_path: Path
) -> None:
    long = "".join(f"{row % 7},a,2026-01-01\n" for row in range(1_200))
    paths = written(
        tmp_path,
        first_csv=HEADER + "1,a,2026-01-01\nx\n,a,2026-01-01\n",
        second_csv=HEADER + long + "2,b,sometime\n",
        third_jsonl='{"case_id": "2", "activity": "b", "timestamp": "2026-01-01"}\nnothing\n',
        fourth_csv=gzip.compress((HEADER + "9,a,never\n").encode()),
    )
    paths[3] = paths[3].rename(tmp_path / "fourth.csv.gz")
    alike(spark, paths, AB)


def test_equal_times_are_ordered_by_columns_then_file_then_row(
    spark: SparkSession, tmp_path: Path
) -> None:
    rows = "1,b,2026-01-01,10\n1,a,2026-01-01,9\n1,a,2026-01-01,z\n1,b,2026-01-01,\n"
    header = "case_id,activity,timestamp,step\n"
    paths = written(tmp_path, one_csv=header + rows, two_csv=header + rows.replace("10", "9.0"))
    mapped = mapping("case: case_id\nactivity: activity\ntime: timestamp\norder: [step]\n")
    alike(spark, paths, AB, mapped)


@pytest.mark.parametrize("missing", ["", "missing: [north, NA]\n"])
def test_on_change_keeps_rows_in_which_the_value_is_another(
    spark: SparkSession, tmp_path: Path, missing: str
) -> None:
    states = ["north", "north", "", "NA", "south", "south", "north"]
    rows = "".join(f"1,a,2026-01-0{day},{state}\n" for day, state in enumerate(states, start=1))
    rows += "1,a,never,north\n1,a,never,north\n2,b,2026-01-01,north\n3,b,never,north\n"
    mapped = mapping(
        "case: case_id\nactivity: activity\ntime: timestamp\non_change: region\n" + missing
    )
    rules = ruleset({"a": (), "b": ()}, case=(Field("region", Text(), optional=True),))
    header = "case_id,activity,timestamp,region\n"
    alike(spark, written(tmp_path, log_csv=header + rows), rules, mapped)


def test_copies_are_dropped_across_files_and_the_first_one_stays(
    spark: SparkSession, tmp_path: Path
) -> None:
    one = "1,a,2026-01-01\n1,a,2026-01-01\n2,b,2026-01-02\n,a,2026-01-03\n,a,2026-01-03\n"
    two = "2,b,2026-01-02\n2,b,never\n2,b,never\n3,c,2026-01-04\nbroken\nbroken\n"
    paths = written(tmp_path, one_csv=HEADER + one, two_csv=HEADER + two, three_csv=HEADER + one)
    mapped = mapping("case: case_id\nactivity: activity\ntime: timestamp\nduplicates: drop\n")
    alike(spark, paths, AB, mapped)


def test_rows_of_wide_form_with_conditions(spark: SparkSession, tmp_path: Path) -> None:
    mapped = mapping(
        "case: [number, part]\n"
        "events: {a: opened, b: {time: [day, hour], when: 'state = \"done\" and cost > 5'}}\n"
        "fields: {n: {column: cost}}\n"
    )
    rules = ruleset({"a": (Field("n", Number(), optional=True),), "b": ()}, zone=None)
    text = (
        "number,part,opened,day,hour,state,cost\n"
        "1,x|y,2026-01-01,2026-01-02,10:00,done,6\n"
        "1,x,2026-01-01,2026-01-02,10:00,open,6\n"
        "2,\\,,2026-01-02,25:00,done,many\n"
        "2,,2026-01-01,2026-01-02,10:00,done,7\n"
    )
    alike(spark, written(tmp_path, log_csv=text), rules, mapped)


def test_spellings_that_the_mapping_translates_and_the_log_never_has(
    spark: SparkSession, tmp_path: Path
) -> None:
    mapped = mapping(
        "case: case_id\nactivity: activity\ntime: timestamp\n"
        "names: {opened: a, Acettato: b}\n"
        "fields: {kind: {column: kind, values: {uno: x, due: y, ttre: y}}}\n"
    )
    rows = "1,opened,2026-01-01,uno\n1,Accettato,2026-01-01,tre\n"
    header = "case_id,activity,timestamp,kind\n"
    alike(spark, written(tmp_path, log_csv=header + rows), RICH, mapped)


@pytest.mark.parametrize("strays", [1, 2, 3, 40])
def test_rows_long_after_all_others_are_remarked_upon(
    spark: SparkSession, tmp_path: Path, strays: int
) -> None:
    """With 1,000 usual rows, one or two strays are few."""
    rows = [f"{row},a,2026-01-{row % 28 + 1:02} 10:{row % 60:02}\n" for row in range(1_000)]
    rows += [f"{row},b,2031-05-{row % 28 + 1:02}\n" for row in range(strays)]
    alike(spark, written(tmp_path, log_csv=HEADER + "".join(rows)), AB)


@pytest.mark.parametrize(
    "rows", ["", "1,c,2026-01-01\n2,d,never\n", "1,a,never\n"], ids=["none", "others", "timeless"]
)
def test_a_log_in_which_nothing_is_placed(spark: SparkSession, tmp_path: Path, rows: str) -> None:
    alike(spark, written(tmp_path, log_csv=HEADER + rows), AB)


def test_more_activities_that_no_rule_mentions_than_are_listed(
    spark: SparkSession, tmp_path: Path
) -> None:
    rows = "".join(f"1,é{name % 600},2026-01-01\n" for name in range(900))
    alike(spark, written(tmp_path, log_csv=HEADER + rows), AB)


def test_all_rows_of_a_large_log_are_read_by_several_workers(
    spark: SparkSession, tmp_path: Path
) -> None:
    """Files large enough to be opened by workers, and enough rows for several partitions."""
    days = "".join(
        f"c{row % 4_001},{'ab'[row % 2]},2026-01-{row % 28 + 1:02} 10:00:00\n"
        for row in range(60_000)
    )
    paths = written(
        tmp_path, one_csv=HEADER + days, two_csv=HEADER + days.replace("2026-01", "2026-02")
    )
    alike(spark, paths, AB)


def test_one_case_with_most_of_the_rows(spark: SparkSession, tmp_path: Path) -> None:
    rows = "".join(
        f"{'all' if row % 50 else row},{'ab'[row % 2]},2026-01-01 00:{row // 3_600:02}:"
        f"{row // 60 % 60:02}.{row % 1000:03}\n"
        for row in range(150_000)
    )
    paths = written(tmp_path, log_csv=HEADER + rows)
    alike(spark, paths, AB)
    with engine.open_log(paths, None, AB, spark) as log:
        sizes = [int(batch.starts[-1]) for batch in log.batches(2**62)]
        assert max(sizes) >= 147_000


def test_a_log_is_sorted_on_disk_where_workers_have_little_memory(
    spark: SparkSession, tmp_path: Path
) -> None:
    rows = "".join(
        f"{row % 9_973},{'ab'[row % 2]},2026-01-01 00:00:00,{'n' * 400}{row}\n"
        for row in range(120_000)
    )
    rules = ruleset({"a": (Field("note", Text(), optional=True),), "b": ()})
    header = "case_id,activity,timestamp,note\n"
    paths = written(tmp_path, log_csv=header + rows)
    with engine.open_log(paths, None, rules, spark, memory_limit="120MB") as log:
        assert (log.summary.rows_used, log.summary.cases) == (120_000, 9_973)


def test_a_mapping_that_names_no_column(spark: SparkSession, tmp_path: Path) -> None:
    paths = written(tmp_path, log_csv=HEADER + "1,a,2026-01-01 09:00\n2,b,2026-01-02 09:00\n")
    alike(spark, paths, AB, mapping("zone: Europe/Rome\n"))
    said = refused_alike(spark, paths, AB, mapping('delimiter: "|"\n'))
    assert "`|` does not separate the columns" in said


def test_rules_with_several_zones_want_one_for_the_log(spark: SparkSession, tmp_path: Path) -> None:
    sources = [
        Source(
            f"{name}.std",
            f'ruleset {name}\n  zone "{zone}"\nevent {a}\nevent {b}\n'
            f"standard {name}_soon\n  for each {a}\n  expect {b} within 1 hour\n",
        )
        for name, zone, a, b in (
            ("rome", "Europe/Rome", "a", "b"),
            ("tokyo", "Asia/Tokyo", "c", "d"),
        )
    ]
    rules = check([parse(source).tree for source in sources]).ruleset
    assert rules is not None
    said = refused_alike(
        spark, written(tmp_path, log_csv=HEADER + "1,a,2026-01-01\n2,b,2026-01-02\n"), rules
    )
    assert "2 times" in said


def test_a_file_given_twice_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    paths = written(
        tmp_path, one_csv=HEADER + "1,a,2026-01-01\n", two_csv=HEADER + "1,a,2026-01-01\n"
    )
    assert "one.csv" in refused_alike(spark, paths, AB)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.csv", None),
        ("empty.csv", b""),
        ("cut.parquet", b"PAR1 and no more"),
        ("tickets.csv", b"PK\x03\x04 a workbook"),
        ("log.csv", b"case_id,activity\n1,a\n"),
    ],
)
def test_files_that_cannot_be_used_are_refused_in_the_same_words(
    spark: SparkSession, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    refused_alike(spark, [path], AB)
