"""What a person may write where a log is asked for, and what is said of what means nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.sources import (
    Choice,
    FileSource,
    PostgresSource,
    StreamSource,
    sources_of,
)
from tests.logs.sources.logs_in_hand import refusal, write_csv, write_sqlite


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("case_id,activity,timestamp\n", encoding="utf-8")


def _names(folder: Path, *named: str) -> list[str]:
    found = sources_of([str(folder / name) for name in named])
    paths = [source.path for source in found if isinstance(source, FileSource)]
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_is_its_files_in_natural_order(tmp_path: Path) -> None:
    _touch(tmp_path, "2026/10.csv", "2026/9.csv", "2025/part-100.csv.gz", "2025/part-2.tsv")
    _touch(tmp_path, "_SUCCESS", ".hidden/1.csv", "2026/.9.csv.crc", "_temporary/0.csv")
    assert _names(tmp_path, "") == [
        "2025/part-2.tsv",
        "2025/part-100.csv.gz",
        "2026/9.csv",
        "2026/10.csv",
    ]


def test_a_pattern_is_what_fits_it_in_natural_order(tmp_path: Path) -> None:
    _touch(tmp_path, "log-10.csv", "log-9.csv", "other.csv", "deep/er/log-1.csv")
    assert _names(tmp_path, "log-*.csv") == ["log-9.csv", "log-10.csv"]
    assert _names(tmp_path, "log-?.csv") == ["log-9.csv"]
    assert _names(tmp_path, "**/log-*.csv") == ["deep/er/log-1.csv", "log-9.csv", "log-10.csv"]


def test_several_names_are_one_log_in_the_order_given(tmp_path: Path) -> None:
    _touch(tmp_path, "b.csv", "folder/c.csv", "a-1.csv", "a-2.csv")
    assert _names(tmp_path, "b.csv", "folder", "a-*.csv") == [
        "b.csv",
        "folder/c.csv",
        "a-1.csv",
        "a-2.csv",
    ]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    _touch(tmp_path, "log[1].csv", "log1.csv", "sales?table=x")
    assert _names(tmp_path, "log[1].csv") == ["log[1].csv"]
    assert _names(tmp_path, "sales?table=x") == ["sales?table=x"]


def test_folders_of_the_form_name_equals_value_are_columns(tmp_path: Path) -> None:
    for region in ("north%20east/day=2026-01-02", "__HIVE_DEFAULT_PARTITION__"):
        _touch(tmp_path, f"region={region}/0.csv")
    found = sources_of([str(tmp_path)])
    assert [source.partition for source in found if isinstance(source, FileSource)] == [
        (("region", ""),),
        (("region", "north east"), ("day", "2026-01-02")),
    ]


def test_a_table_behind_the_name_or_as_an_option(tmp_path: Path) -> None:
    path = tmp_path / "sales.sqlite"
    _touch(tmp_path, "sales.sqlite")
    table = FileSource(path, choice=Choice(table="events"))
    assert sources_of([f"{path}?table=events"]) == (table,)
    assert sources_of([str(path)], Choice(table="events")) == (table,)
    query = FileSource(path, choice=Choice(query="SELECT * FROM a WHERE b = '?'"))
    assert sources_of([f"{path}?query=SELECT * FROM a WHERE b = '?'"]) == (query,)


def test_standard_input_and_pipes_are_streams(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert sources_of(["-"]) == (StreamSource(None),)
    assert sources_of([str(pipe)], format_="csv") == (StreamSource(pipe, "csv"),)


@pytest.mark.parametrize(
    ("address", "shown", "secret"),
    [
        ("postgresql://h/d?table=t", "postgresql://h/d", "postgresql://h/d"),
        ("postgres://h/d?table=t", "postgresql://h/d", "postgresql://h/d"),
        (
            "postgresql://me:a%40b@h:5433/d?table=t&sslmode=require",
            "postgresql://me@h:5433/d?sslmode=require",
            "postgresql://me:a%40b@h:5433/d?sslmode=require",
        ),
        (
            "postgresql:///d?host=/run/pg&password=abc&table=t",
            "postgresql:///d?host=/run/pg",
            "postgresql:///d?host=/run/pg&password=abc",
        ),
        (
            "postgresql://?service=sales&table=t",
            "postgresql://?service=sales",
            "postgresql://?service=sales",
        ),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str, secret: str) -> None:
    (source,) = sources_of([address])
    assert isinstance(source, PostgresSource)
    assert (source.url.shown, source.url.secret) == (shown, secret)
    assert source.choice == Choice(table="t")
    assert "abc" not in repr(source)
    assert "a%40b" not in repr(source)


def test_a_message_loses_every_form_of_the_password() -> None:
    (source,) = sources_of(["postgresql://me:a%40b@h/d?table=t&sslpassword=key"])
    assert isinstance(source, PostgresSource)
    said = "no a@b, no a%40b, no key, no postgresql://me:a%40b@h/d?sslpassword=key"
    assert source.url.without_secrets(said) == (
        "no ***, no ***, no ***, no postgresql://me:***@h/d?sslpassword=***"
    )


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:p@ss@h/d?table=t",
        "postgresql://me:p/ss@h/d?table=t",
        "postgresql://me:p?ss@h/d?table=t",
        "postgresql://me:p#ss@h/d?table=t",
        "postgresql://me:pass?table=t",
        "postgresql://h:port/d?password=p&password=ss&table=t",
        "postgresql:/me:p@ss@h/d?table=t",
        "postgresql:/me:pass@h/d",
        "postgres:me:pass@h/d",
        "JDBC:PostgreSQL:/me:pass@h/d",
        "postgresql:/h/d?user=me&password=ss",
    ],
)
def test_an_address_that_is_none_shows_no_password_either(address: str) -> None:
    with pytest.raises(UnusableLogError) as caught:
        sources_of([address])
    said = render_all(caught.value.diagnostics)
    assert "[bad-database-url]" in said
    assert "`%40` for @" in said
    assert "ss" not in said.replace("password", "").replace("address", "").replace("pgpass", "")


def test_an_address_with_a_slash_missing_is_shown_as_it_was_written(tmp_path: Path) -> None:
    with pytest.raises(UnusableLogError) as caught:
        sources_of(["postgresql:/me:secret@host/sales"])
    (found,) = caught.value.diagnostics
    assert found.message == "`postgresql:/me@host/sales` is no address of a database"
    assert found.help is not None
    assert found.help.startswith("write `postgresql://user@host:5432/database?table=events`")
    _touch(tmp_path, "postgresql.csv")
    assert _names(tmp_path, "postgresql.csv") == ["postgresql.csv"]


def _refused(*names: str | Path, **options: object) -> tuple[str, str | None]:
    with pytest.raises(UnusableLogError) as caught:
        sources_of([str(name) for name in names], **options)  # type: ignore[arg-type]
    (found,) = caught.value.diagnostics
    return found.code(), found.help


def test_places_that_hold_no_log(tmp_path: Path) -> None:
    empty, mixed, other = tmp_path / "empty", tmp_path / "mixed", tmp_path / "other"
    empty.mkdir()
    _touch(mixed, "march.csv", "march.parquet")
    _touch(other, "march.csv", "notes.pdf")
    assert _refused(empty)[0] == "folder-holds-no-log"
    assert _refused(mixed)[0] == "folder-of-several-formats"
    code, help_ = _refused(other)
    assert code == "folder-holds-other-files"
    assert help_ == (
        "nothing is left out in silence: move them, or say which files you mean with a pattern in "
        f"quotes, such as `'{other}/*.csv'`"
    )
    (other / "march.csv").unlink()
    assert _refused(other)[0] == "folder-holds-no-log"
    assert _refused(tmp_path / "no-*.csv")[0] == "no-file-matches"
    assert _refused("mysql://h/d")[0] == "unknown-url"
    assert _refused("https://example.com/log.csv")[0] == "unknown-url"


def test_choices_that_choose_nothing(tmp_path: Path) -> None:
    log = write_csv(tmp_path / "log.csv")
    assert _refused(log, choice=Choice("t", "SELECT 1"))[0] == "table-and-query"
    assert _refused("postgresql://h/d?table=t&query=SELECT%201")[0] == "table-and-query"
    assert _refused("a.db?table=t", choice=Choice(table="u"))[0] == "chosen-twice"
    assert _refused("-", choice=Choice(table="u")) == (
        "nothing-to-choose",
        "leave it out, or name a database: PostgreSQL, SQLite or DuckDB",
    )
    assert refusal(log, table="t").message == (
        f"`{log}` is no database, of which a table could be chosen"
    )


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    write_sqlite(tmp_path / "sales.sqlite")
    found = refusal(f"{tmp_path}/sale.sqlite?table=events")
    assert (found.code(), found.help) == ("log-not-found", "did you mean `sales.sqlite`?")


def test_a_mapping_with_a_table_and_a_query() -> None:
    from standards_engine.logs.mapping import load_mapping
    from standards_engine.source import Source

    text = "case: c\nactivity: a\ntime: t\ntable: x\nquery: SELECT 1\n"
    loaded, (fault,) = load_mapping(Source("log.yaml", text))
    assert loaded is None
    assert (fault.code(), str(fault.span)) == ("table-and-query", "log.yaml:5:1")


def test_a_database_is_known_by_what_it_holds(tmp_path: Path) -> None:
    write_sqlite(tmp_path / "export.csv")
    assert refusal(tmp_path / "export.csv", table="nothing").code() == "unknown-table"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://h/d?Password=s3cret",
        "postgresql://h/d?user=me&passwd=s3cret",
        "postgresql://h/d?PWD=s3cret",
    ],
)
def test_a_password_under_a_name_that_libpq_does_not_know_is_not_shown(address: str) -> None:
    (source,) = sources_of([address])
    assert isinstance(source, PostgresSource)
    assert "s3cret" not in str(source.url)
    assert "s3cret" in source.url.secret
    assert source.url.without_secrets("no s3cret") == "no ***"


def test_addresses_of_other_programs_are_told_as_such_without_their_passwords() -> None:
    with pytest.raises(UnusableLogError) as refused:
        sources_of(["jdbc:postgresql://me:s3cret@h/d?PWD=s3cret"])
    (fault,) = refused.value.diagnostics
    assert fault.code() == "unknown-url"
    assert "s3cret" not in fault.message
