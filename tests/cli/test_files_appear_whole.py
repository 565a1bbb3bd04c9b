"""What a command writes appears whole or not at all, and leaves everything else as it was."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from standards_engine.cli.failures import Unusable
from standards_engine.cli.files import write_file
from standards_engine.cli.work import Work
from tests.cli.command import standards
from tests.cli.disks import standards_on_a_disk_for_reading, standards_on_a_small_disk

SCHEMA = ("schema", "plan", "-o")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_has_the_rights_that_the_user_gives_to_new_files(tmp_path: Path) -> None:
    for umask, expected in ((0o022, 0o644), (0o077, 0o600)):
        path = tmp_path / f"{umask}.json"
        command = [sys.executable, "-m", "standards_engine", *SCHEMA, str(path)]
        subprocess.run(command, check=True, umask=umask)
        assert mode(path) == expected
        assert json.loads(path.read_text(encoding="utf-8"))["type"] == "object"


def test_a_file_that_is_replaced_keeps_its_rights_and_its_links(tmp_path: Path) -> None:
    real, link = tmp_path / "kept" / "real.json", tmp_path / "link.json"
    real.parent.mkdir()
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    assert standards(*SCHEMA, link).code == 0
    assert link.is_symlink()
    assert mode(real) == 0o640
    assert real.read_text(encoding="utf-8").startswith("{")
    assert [each.name for each in real.parent.iterdir()] == ["real.json"]


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    assert standards(*SCHEMA, "/dev/stdout").out.startswith("{")
    assert standards(*SCHEMA, "/dev/null").code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_standard_output_by_its_name_is_not_replaced_by_another_file(tmp_path: Path) -> None:
    path = tmp_path / "all.txt"
    path.write_text("first\n")
    with path.open("a") as out:
        command = [sys.executable, "-m", "standards_engine", *SCHEMA, "/dev/stdout"]
        subprocess.run(command, check=True, stdout=out)
        out.write("last\n")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("first", "{", "last")


@pytest.mark.parametrize("output", [("-o", "/dev/full"), ()])
def test_a_full_device_is_no_fault_of_the_files(output: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "standards_engine", "schema", "plan", *output],
            stdout=None if output else full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 4
    shown = "/dev/full" if output else "standard output"
    assert ended.stderr.splitlines() == [
        f"error: no space left on the disk while `{shown}` was written [no-space-left]",
        "  help: free some space, or write to another disk; nothing half-written is left",
    ]


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    ended = standards_on_a_small_disk(disk, *SCHEMA, disk / "plan.json", size="16k")
    assert ended.code == 4
    assert f"while `{disk / 'plan.json'}` was written [no-space-left]" in ended.err
    assert ended.left == []


def test_a_disk_for_reading_is_named_before_any_work_is_done(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    ended = standards_on_a_disk_for_reading(
        disk, "explain", "nothere.std", "visit", "-o", disk / "x.md"
    )
    assert ended.code == 2
    ended = standards_on_a_disk_for_reading(disk, *SCHEMA, disk / "plan.json")
    assert (ended.code, ended.left) == (2, [])
    assert f"`{disk / 'plan.json'}` cannot be written: its folder cannot be written to" in ended.err


def test_a_fault_in_the_middle_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    def broken(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(Unusable) as raised:
        write_file(path, "new", Work())
    assert raised.value.of_the_machine
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_a_file_protected_from_writing_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("signed off")
    path.chmod(0o444)
    tmp_path.chmod(0o777)
    program = [sys.executable, "-m", "standards_engine", *SCHEMA, str(path)]
    ended = subprocess.run(
        program, capture_output=True, text=True, check=False, preexec_fn=_without_rights
    )
    assert ended.returncode == 2
    assert f"`{path}` cannot be written: permission denied [unwritable-file]" in ended.stderr
    assert path.read_text() == "signed off"


def _without_rights() -> None:
    """Rights bind everybody but the system's own user."""
    if os.geteuid() == 0:
        import ctypes

        prctl, capability_drop = ctypes.CDLL(None).prctl, 24
        for capability in (0, 1, 2):  # chown, and to override the rights of files and folders
            prctl(capability_drop, capability, 0, 0, 0)
