"""Logs larger than memory, full disks, folders nobody can write to: it works, or it is said why."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import LONG
from tests.cli.disks import OnDisk, standards_on_a_disk_for_reading, standards_on_a_small_disk

LITTLE = "96MB"
"""Less memory than the log has bytes."""
BOUND = 1_000_000
"""Kilobytes that it takes at the most, with the program itself."""

MEASURED = """
import resource, subprocess, sys
ended = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(ended.returncode)
"""
"""Says in kilobytes what a command held at most. What the process held that started it would
count too, so a small one starts it."""


def rules(log: Path) -> Path:
    return log.with_name("calls.std")


def refused_for_space(found: OnDisk, disk: Path) -> None:
    assert found.code == 4
    assert found.err == (
        f"error: no space left in `{disk}`, where the log is unpacked and sorted "
        "[no-space-to-work]\n"
        "  help: let the environment variable TMPDIR name a folder on a larger disk, such as "
        "`TMPDIR=/data/tmp standards audit …`; a higher `--memory-limit` needs less of it\n"
    )
    assert (found.out, found.left) == ("", [])


def test_a_log_larger_than_its_memory_is_sorted_on_the_disk(long_log: Path) -> None:
    program = [sys.executable, "-m", "standards_engine", "audit", long_log, "-r", rules(long_log)]
    asked = ["--max-violations", "0", "-f", "json", "--memory-limit", LITTLE]
    measured = [sys.executable, "-c", MEASURED, *program, *asked]
    ended = subprocess.run(measured, capture_output=True, check=False)
    findings = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert [each["obligations"] for each in findings["standards"]] == [LONG // 2, LONG // 2]
    assert findings["log"]["rows_used"] == LONG
    assert int(ended.stderr.split()[-1]) < BOUND


def test_too_little_room_to_sort_in(long_log: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    asked = ("audit", long_log, "-r", rules(long_log), "--memory-limit", LITTLE)
    found = standards_on_a_small_disk(disk, *asked, size="8m", TMPDIR=str(disk))
    refused_for_space(found, disk)


def test_too_little_room_to_unpack_in(long_log: Path, tmp_path: Path) -> None:
    disk, packed = tmp_path / "disk", tmp_path / "log.csv.gz"
    with long_log.open("rb") as source, gzip.open(packed, "wb", compresslevel=1) as target:
        shutil.copyfileobj(source, target)
    asked = ("audit", packed, "-r", rules(long_log))
    refused_for_space(standards_on_a_small_disk(disk, *asked, size="8m", TMPDIR=str(disk)), disk)


def test_a_disk_that_fills_up_while_verdicts_are_written(long_log: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    out = disk / "found"
    asked = ("audit", long_log, "-r", rules(long_log), "--out", out)
    found = standards_on_a_small_disk(disk, *asked, size="4m")
    assert found.code == 4
    assert f"no space left on the disk while `{out}` was written [no-space-left]" in found.err
    assert (found.out, found.left) == ("", [])


def test_a_disk_that_fills_up_with_the_last_file(small_log: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    out = disk / "found"
    asked = ("audit", small_log, "-r", rules(small_log), "--out", out)
    found = standards_on_a_small_disk(disk, *asked, size="24k")
    assert found.code == 4
    assert f"no space left on the disk while `{out}` was written [no-space-left]" in found.err
    assert (found.out, found.left) == ("", [])


def test_a_disk_that_fills_up_with_the_report(small_log: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    asked = ("audit", small_log, "-r", rules(small_log), "-o", disk / "report.html")
    found = standards_on_a_small_disk(disk, *asked, size="4k")
    assert found.code == 4
    assert "[no-space-left]" in found.err
    assert (found.out, found.left) == ("", [])


@pytest.mark.parametrize(
    ("folder", "reason"),
    [("disk", "read-only file system"), ("disk/nowhere", "no such file or directory")],
)
def test_a_folder_for_temporary_files_that_cannot_be_used(
    small_log: Path, tmp_path: Path, folder: str, reason: str
) -> None:
    place = tmp_path / folder
    found = standards_on_a_disk_for_reading(
        tmp_path / "disk", "audit", small_log, "-r", rules(small_log), TMPDIR=str(place)
    )
    assert found.code == 2
    assert found.err == (
        f"error: the folder for temporary files, `{place}`, cannot be used: {reason} "
        "[no-folder-to-work]\n"
        "  help: let the environment variable TMPDIR name a folder that exists and that you may "
        "write to\n"
    )


def test_a_full_disk_of_the_cache_costs_nothing_but_time(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    asked = ("lint", "planning/seven_constraints")
    found = standards_on_a_small_disk(disk, *asked, size="4k", XDG_CACHE_HOME=str(disk))
    assert (found.code, found.err) == (0, "")
    assert found.left == ["standards-engine"]
