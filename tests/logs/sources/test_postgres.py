"""Logs in PostgreSQL, read from a real server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from standards_engine.diagnostics import render
from tests.cli.command import standards
from tests.logs.sources.logs_in_hand import (
    COLUMNS,
    ROWS,
    audited,
    findings,
    open_one,
    refusal,
    texts,
    write_duckdb,
    write_jsonl,
    write_sqlite,
)
from tests.logs.sources.server import PASSWORD, Server


@pytest.fixture(scope="module", autouse=True)
def events(server: Server) -> Iterator[None]:
    """The tables `events`, `ops.calls` and `typed`."""
    values = ", ".join(
        "(" + ", ".join("NULL" if cell is None else f"'{cell}'" for cell in row) + ")"
        for row in ROWS
    )
    server.run(f"""
        CREATE TABLE events ({", ".join(f'"{name}" text' for name in COLUMNS)});
        INSERT INTO events VALUES {values};
        CREATE SCHEMA ops;
        CREATE TABLE ops.calls (case_id text, activity text, "timestamp" text);
        INSERT INTO ops.calls VALUES ('1', 'a', '2026-01-01');
        CREATE TYPE mood AS ENUM ('calm', 'cross');
        CREATE TABLE typed (
            id int PRIMARY KEY, exact numeric, at timestamptz, local timestamp, day date,
            took interval, sure boolean, mood mood, who uuid, more jsonb, tags text[], share float8,
            raw bytea
        );
        INSERT INTO typed VALUES
            (3, NULL, '0044-03-15 BC', NULL, NULL, '-5 minutes', NULL, NULL, NULL, NULL, NULL,
             NULL, NULL),
            (2, 'NaN', 'infinity', '-infinity', 'infinity', '1 month', false, 'cross', NULL, NULL,
             '{{}}', 'Infinity', NULL),
            (1, 12345678901234567890.0123456789, '2026-03-01 10:00+02',
             '2026-03-01 10:00:00.000001', '2026-03-01', '1 day 2 hours 0.5 seconds', true, 'calm',
             '00000000-0000-0000-0000-000000000001', '{{"a": [1]}}', ARRAY['a', 'b;c', NULL], 0.1,
             '\\x01ff');
    """)
    yield
    server.run("DROP TABLE events, typed; DROP SCHEMA ops CASCADE; DROP TYPE mood")


def test_findings_are_those_of_the_file(server: Server, tmp_path: Path) -> None:
    expected = findings(tmp_path, write_jsonl(tmp_path / "log.jsonl"))
    assert findings(tmp_path, server.address("table=events")) == expected
    assert findings(tmp_path, server.address(), "--table", "public.events") == expected
    assert findings(tmp_path, server.address(), "--query", "TABLE events;") == expected


def test_the_digest_is_that_of_the_same_rows_elsewhere(server: Server, tmp_path: Path) -> None:
    names = (
        server.address("table=events"),
        write_sqlite(tmp_path / "log.sqlite"),
        write_duckdb(tmp_path / "log.duckdb"),
    )
    digests = {open_one(name)[0].sha256 for name in names}
    assert len(digests) == 1
    other = open_one(server.address(), query="SELECT * FROM events LIMIT 8")[0].sha256
    assert other not in digests


def test_values_are_the_texts_that_people_write(server: Server) -> None:
    found = texts(server.address("table=typed"))
    assert found == {
        "id": ["1", "2", "3"],
        "exact": ["12345678901234567890.0123456789", "NaN", None],
        "at": ["2026-03-01 08:00:00+00", "infinity", "infinity"],
        "local": ["2026-03-01 10:00:00.000001", "infinity", None],
        "day": ["2026-03-01", "infinity", None],
        "took": ["PT93600.500000S", "P1M", "PT-300.000000S"],
        "sure": ["true", "false", None],
        "mood": ["calm", "cross", None],
        "who": ["00000000-0000-0000-0000-000000000001", None, None],
        "more": ['{"a": [1]}', None, None],
        "tags": ['["a","b;c",null]', "[]", None],
        "share": ["0.1", "inf", None],
        "raw": ["\\x01ff", None, None],
    }


def test_columns_of_numbers_are_known_as_such(server: Server) -> None:
    file, _ = open_one(server.address("table=typed"))
    assert file.numbers == {"id", "exact", "share"}


def test_a_table_is_read_in_the_order_of_its_key_and_a_query_in_its_own(server: Server) -> None:
    assert texts(server.address("table=typed"))["id"] == ["1", "2", "3"]
    query = "SELECT id FROM typed ORDER BY id DESC"
    assert texts(server.address(), query=query) == {"id": ["3", "2", "1"]}


def test_reports_say_what_was_read(server: Server) -> None:
    file, _ = open_one(server.address(), query="SELECT id\n FROM typed")
    address = f"postgresql://postgres@/postgres?host={server.folder}"
    assert file.name == f"{address}&query=SELECT id FROM typed"


def test_two_columns_of_one_name(server: Server) -> None:
    file, _ = open_one(server.address(), query="SELECT 1 AS x, 2 AS x -- both")
    assert file.columns == ("x", "x")


def test_several_tables_are_listed(server: Server) -> None:
    found = refusal(server.address())
    assert found.code() == "no-table-chosen"
    assert found.message.endswith("holds 3 tables, and nothing says which is the log")
    assert found.help is not None
    assert "`events`, `ops.calls`, `typed`" in found.help


@pytest.mark.parametrize(
    ("table", "help_"),
    [("event", "did you mean `events`?"), ("calls", "did you mean `ops.calls`?")],
)
def test_a_table_that_is_not_there(server: Server, table: str, help_: str) -> None:
    found = refusal(server.address(f"table={table}"))
    assert (found.code(), found.help) == ("unknown-table", help_)


def test_a_table_in_another_schema(server: Server) -> None:
    assert texts(server.address("table=ops.calls"))["case_id"] == ["1"]


@pytest.mark.parametrize(
    ("query", "place", "reason"),
    [
        ("SELECT * FORM events", "--query:1:10", 'syntax error at or near "FORM"'),
        ("SELECT *\nFROM events\nWHERE x = 1", "--query:3:7", 'column "x" does not exist'),
        ("SELECT * FROM event", "--query:1:15", 'relation "event" does not exist'),
        ("SELECT 1; SELECT 2", None, "cannot insert multiple commands"),
        ("SELECT 1 / (id - 3) FROM typed", None, "division by zero"),
        ("DELETE FROM events RETURNING *", None, "in a read-only transaction"),
        ("SELECT 1 / (g - 900000) FROM generate_series(1, 1000000) g", None, "division by zero"),
    ],
)
def test_a_query_that_the_server_refuses(
    server: Server, query: str, place: str | None, reason: str
) -> None:
    found = refusal(server.address(), query=query)
    assert found.code() == "bad-query"
    assert (str(found.span) if found.span else None) == place
    assert reason in found.message


def test_nothing_can_be_written(server: Server) -> None:
    refusal(server.address(), query="WITH gone AS (DELETE FROM events RETURNING *) TABLE gone")
    assert texts(server.address(), query="SELECT count(*) FROM events") == {"count": ["9"]}


def test_a_server_that_is_not_there() -> None:
    found = refusal("postgresql://me:secret@localhost:1/sales?table=x")
    assert found.code() == "cannot-connect"
    assert "Connection refused" in found.message
    assert found.help is not None
    assert "check host and port" in found.help


@pytest.mark.parametrize(
    ("option", "help_"),
    [
        ("tabel", "did you mean `table`?"),
        ("Table", "did you mean `table`?"),
        ("sslmod", "did you mean `sslmode`?"),
        ("xyz", "behind the `?` stands `table=…` or `query=…`, and what PostgreSQL itself knows"),
    ],
)
def test_an_address_that_says_what_means_nothing(option: str, help_: str) -> None:
    fault = refusal(f"postgres://nobody:s3cret@127.0.0.1:1/db?{option}=events")
    assert fault.code() == "unknown-url-option"
    assert f"cannot say `{option}=…`" in fault.message
    assert "s3cret" not in fault.message
    assert fault.help is not None
    assert fault.help.startswith(help_)


def test_a_database_that_is_not_there(server: Server) -> None:
    found = refusal(server.address("table=x", database="sales"))
    assert found.code() == "cannot-connect"
    assert 'database "sales" does not exist' in found.message


def test_a_password_lets_in_and_is_never_shown(server: Server, tmp_path: Path) -> None:
    server.run("GRANT SELECT ON events TO guest")
    address = server.address("table=events", user=f"guest:{quote(PASSWORD, safe='')}")
    for form in ("text", "json", "html", "markdown"):
        ended = audited(tmp_path, address, "-f", form, "--max-violations", "1")
        assert ended.code == 1, ended.err
        assert "guest" in ended.out
        assert PASSWORD not in ended.said
        assert quote(PASSWORD, safe="") not in ended.said


def test_a_wrong_password_is_never_shown(server: Server, tmp_path: Path) -> None:
    address = server.address("table=events", user="guest:letmein")
    ended = audited(tmp_path, address, STANDARDS_DEBUG="1")
    assert ended.code == 2
    assert "[cannot-connect]" in ended.err
    assert 'password authentication failed for user "guest"' in ended.err
    assert "PGPASSWORD" in ended.err
    assert "letmein" not in ended.said


def test_the_password_may_come_from_where_libpq_finds_it(server: Server, tmp_path: Path) -> None:
    server.run("GRANT SELECT ON events TO guest")
    address = server.address("table=events", user="guest")
    assert audited(tmp_path, address, PGPASSWORD=PASSWORD).code == 1
    secrets = tmp_path / "pgpass"
    secrets.write_text(f"*:*:*:guest:{PASSWORD}\n", encoding="utf-8")
    secrets.chmod(0o600)
    assert audited(tmp_path, address, PGPASSFILE=str(secrets)).code == 1


def test_a_table_that_this_user_may_not_read(server: Server) -> None:
    address = server.address("table=typed", user=f"guest:{quote(PASSWORD, safe='')}")
    found = refusal(address)
    assert found.code() == "not-permitted"
    assert found.message.endswith("may not be read: permission denied for table typed")


def test_a_server_that_goes_away_half_way(server: Server, tmp_path: Path) -> None:
    query = (
        "SELECT g AS case_id, 'reported' AS activity, now() AS timestamp, '' AS region, 1 AS cost, "
        "pg_terminate_backend(CASE g WHEN 900000 THEN pg_backend_pid() END) "
        "FROM generate_series(1, 1000000) g"
    )
    report = tmp_path / "report.html"
    ended = audited(tmp_path, server.address(), "--query", query, "-o", report)
    assert ended.code == 4
    assert "[server-went-away]" in ended.err
    assert "terminating connection due to administrator command" in ended.err
    assert not report.exists()


def test_without_its_package_the_reader_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['adbc_driver_postgresql'] = None\n"
        "from standards_engine.cli import run\n"
        "sys.exit(run(['audit', 'postgresql://h/d?table=t', '-r', 'customers/groups']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "[postgres-not-installed]" in ended.stderr
    assert 'pip install "standards-engine[postgres]"' in ended.stderr


def test_a_mapping_may_hold_the_query(server: Server, tmp_path: Path) -> None:
    mapping = tmp_path / "log.yaml"
    mapping.write_text(
        "case: c\nactivity: activity\ntime: timestamp\n"
        "query: |\n  SELECT case_id AS c, activity, timestamp, region, cost\n  FROM events\n",
        encoding="utf-8",
    )
    found = findings(tmp_path, server.address(), "-m", mapping)
    assert found["standards"] == findings(tmp_path, server.address("table=events"))["standards"]


def test_memory_is_bounded(server: Server) -> None:
    """Two million rows of 200 bytes, 400 MB; the reading takes less than 200 MB more than none."""
    program = (
        "import resource, sys, tempfile, duckdb\n"
        "from pathlib import Path\n"
        "from standards_engine.logs.opening import open_sources\n"
        "from standards_engine.logs.sources import Choice, sources_of\n"
        "sources = sources_of([sys.argv[1]], Choice(query=sys.argv[2]))\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    connection = duckdb.connect(config={'memory_limit': '64MB', 'threads': 2})\n"
        "    open_sources(sources, None, Path(folder), connection)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )

    def peak(rows: int) -> int:
        query = f"SELECT g, repeat(md5(g::text), 6) AS note FROM generate_series(1, {rows}) g"
        arguments = [sys.executable, "-c", program, server.address(), query]
        ended = subprocess.run(arguments, capture_output=True, text=True, check=True)
        return int(ended.stdout)

    assert peak(2_000_000) < peak(1000) + 200_000


def test_explain_and_check_take_the_same_names(server: Server, tmp_path: Path) -> None:
    audited(tmp_path, server.address("table=events"))
    ended = standards(
        "explain",
        tmp_path / "repairs.std",
        "visit",
        "--log",
        server.address(),
        "--table",
        "events",
        "--case",
        "R2",
    )
    assert ended.code == 0, ended.err
    assert "row 4" in ended.out or "4    `visited`" in ended.out


def test_what_the_message_of_a_query_shows(server: Server) -> None:
    text = render(refusal(server.address(), query="SELECT * FORM events"))
    assert "  1 | SELECT * FORM events\n    |          ^" in text
