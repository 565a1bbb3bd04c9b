"""`standards mapping`: what it writes can be used at once, in every format of a log."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import duckdb
import jsonschema
import pytest
from openpyxl import Workbook
from pydantic import TypeAdapter

from standards_engine.reports.proposal.documents import ProposedMapping
from tests.cli.command import standards

RULES = """ruleset repairs "Repairs"
  zone "Europe/Rome"

event reported
  region text
event visited

a case ends with the log

standard home_visit "A visit within 24 hours"
  for each reported
  expect   visited within 24 hours
"""
LOG = """Ticket;Step;When;Area
R1;Reported;02/03/2026 09:00;north
R1;visited;03/03/2026 08:30;
R2;Reported;13/03/2026 10:00;south
R2;visited;15/03/2026 15:00;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    return tmp_path


def test_an_audit_reads_the_log_by_what_was_proposed(folder: Path) -> None:
    done = standards("mapping", "log.csv", "-r", "repairs.std", "-o", "log.yaml", cwd=folder)
    assert (done.code, done.said) == (0, "")
    arguments = ("log.csv", "-r", "repairs.std", "-m", "log.yaml", "-f", "json")
    audit = standards("audit", *arguments, cwd=folder)
    found = json.loads(audit.out)
    (standard,) = found["standards"]
    assert (standard["met"], standard["missed"], standard["undetermined"]) == (1, 1, 0)
    assert found["log"]["rows_used"] == 4


def test_the_mapping_holds_its_evidence(folder: Path) -> None:
    done = standards("mapping", "log.csv", "-r", "repairs.std", "-f", "yaml", cwd=folder)
    assert done.out.splitlines() == [
        "# A mapping proposed from the log itself: see whether it is right.",
        "# log.csv: 4 rows, of which 4 were looked at closely",
        "",
        "# sure: `Ticket`: a case has 2.0 rows on average",
        "case: Ticket",
        "",
        "# sure: `Step` has 2 different values: `Reported`, `visited`; 2 of the rules' 2 events",
        "#   are among them",
        "# or: `Area`",
        "activity: Step",
        "",
        "# sure: `When` holds times, and is filled in 100% of the sampled rows",
        "time: When",
        "",
        "# sure: `When`: 100% of the sampled values read as `%d/%m/%Y %H:%M`; 2 values decide",
        "#   that the day comes first",
        'format: "%d/%m/%Y %H:%M"',
        "",
        "# likely: times are written without an offset, so they are local times; the rules go by",
        "#   the zone Europe/Rome",
        "zone: Europe/Rome",
        "",
        "names:",
        "  Reported: reported  # sure: 2 rows",
        "",
        "fields:",
        "  region: Area  # not sure: `Area` is most like it",
    ]


def test_on_the_screen(folder: Path) -> None:
    done = standards("mapping", "log.csv", cwd=folder)
    assert done.code == 0
    assert done.out.startswith("log.csv: 4 rows, of which 4 were looked at closely\n")
    assert (
        "case: Ticket              sure      `Ticket`: a case has 2.0 rows on average" in done.out
    )
    assert "zone: times are written without an offset" in done.out


def test_for_programs(folder: Path) -> None:
    done = standards("mapping", "log.csv", "-f", "json", cwd=folder)
    found = TypeAdapter(ProposedMapping).validate_json(done.out, strict=False)
    jsonschema.validate(json.loads(done.out), json.loads(standards("schema", "proposal").out))
    assert found["mapping"]["case"] == "Ticket"
    assert {part["key"] for part in found["parts"] if part["certainty"] == "not found"} == {"zone"}


def test_in_chinese(folder: Path) -> None:
    done = standards("mapping", "log.csv", "-f", "yaml", "--lang", "zh", cwd=folder)
    assert "# 有把握：`Ticket`：平均每个案件2.0行\ncase: Ticket" in done.out


def rows() -> list[tuple[str, str, str, float]]:
    return [
        (f"T{n // 2}", ("reported", "visited")[n % 2], f"2026-03-{n + 1:02} 09:00", n * 1.5)
        for n in range(20)
    ]


COLUMNS = ("ticket", "activity", "happened", "cost")


def written(path: Path) -> None:
    match path.suffix:
        case ".sqlite":
            with sqlite3.connect(path) as connection:
                connection.execute(f"CREATE TABLE log ({', '.join(COLUMNS)})")
                connection.executemany("INSERT INTO log VALUES (?, ?, ?, ?)", rows())
        case ".xlsx":
            book = Workbook()
            assert book.active is not None
            for row in (COLUMNS, *rows()):
                book.active.append(row)  # type: ignore[union-attr]
            book.save(path)
        case _:
            form = {".parquet": "parquet", ".jsonl": "json", ".csv": "csv"}[path.suffix]
            with duckdb.connect() as db:
                db.execute(
                    "CREATE TABLE t (ticket TEXT, activity TEXT, happened TEXT, cost DOUBLE)"
                )
                db.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows())
                db.execute(f"COPY t TO '{path}' (FORMAT {form})")


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl", "xlsx", "sqlite"])
def test_every_format(tmp_path: Path, ending: str) -> None:
    written(tmp_path / f"log.{ending}")
    done = standards("mapping", tmp_path / f"log.{ending}", "-f", "json")
    found = json.loads(done.out)
    assert found["mapping"] == {"case": "ticket", "activity": "activity", "time": "happened"}
    assert found["rows"] == 20


def test_standard_input_and_several_files(folder: Path) -> None:
    piped = standards("mapping", "-", "-f", "json", stdin=LOG)
    assert json.loads(piped.out)["mapping"]["case"] == "Ticket"
    (folder / "again.csv").write_text(LOG, encoding="utf-8")
    both = standards("mapping", "log.csv", "again.csv", "-f", "json", cwd=folder)
    assert json.loads(both.out)["rows"] == 8


def test_a_mapping_that_says_how_the_log_is_opened_is_carried_on(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_bytes(LOG.replace("north", "Zürich").encode("latin-1"))
    (tmp_path / "start.yaml").write_text("encoding: latin-1\n")
    arguments = ("log.csv", "-m", "start.yaml", "-f", "json")
    found = json.loads(standards("mapping", *arguments, cwd=tmp_path).out)
    assert found["mapping"]["encoding"] == "latin-1"


def test_the_table_of_a_database_is_named(tmp_path: Path) -> None:
    written(tmp_path / "log.sqlite")
    with sqlite3.connect(tmp_path / "log.sqlite") as connection:
        connection.execute("CREATE TABLE other (x)")
    arguments = ("log.sqlite", "--table", "log", "-f", "json")
    found = json.loads(standards("mapping", *arguments, cwd=tmp_path).out)
    assert found["mapping"]["table"] == "log"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["nowhere.csv"], "there is no file `nowhere.csv`"),
        (["empty.csv"], "`empty.csv` is empty"),
        (["log.csv", "other.csv"], "`other.csv` has no column `Ticket`"),
        (["log.csv", "-r", "broken.std"], "error:"),
        (["log.csv", "-o", "nowhere/log.yaml"], "nowhere/log.yaml"),
        (["log.csv", "-o", "log.csv"], "log.csv"),
    ],
)
def test_what_cannot_be_used(folder: Path, names: list[str], told: str) -> None:
    (folder / "empty.csv").write_text("")
    (folder / "other.csv").write_text("a,b\n1,2\n")
    (folder / "broken.std").write_text("ruleset\n")
    done = standards("mapping", *names, cwd=folder)
    assert done.code == 2
    assert told in done.err
    assert (folder / "log.csv").read_text(encoding="utf-8") == LOG
