"""`standards lint FOLDER`: every file by itself, every fault once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

HEAD = 'ruleset {} "Care"\n  zone "Asia/Shanghai"\n  owner "service centre"\n'
RULES = """# lint: allow no-example in this file because it is about folders
event reported
event visited
standard visit
  promise "We come within 24 hours."
  for each reported expect visited within 24 hours
  goal 95%
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.std").write_text(HEAD.format("one") + RULES)
    (tmp_path / "two.std").write_text(HEAD.format("two") + RULES)
    return tmp_path


def test_files_of_a_folder_may_declare_the_same_names(folder: Path) -> None:
    done = standards("lint", folder)
    assert (done.code, done.out) == (0, "no faults found\n")


def test_files_named_together_may_not(folder: Path) -> None:
    done = standards("lint", folder / "one.std", folder / "two.std")
    assert done.code == 2
    assert "declared twice" in done.out


def test_a_fault_of_a_file_that_others_use_is_told_once(folder: Path) -> None:
    (folder / "one.std").write_text(HEAD.format("one") + RULES.replace("24 hours", "24 apples"))
    alone = standards("lint", folder / "one.std")
    (folder / "two.std").write_text(HEAD.format("two") + "use one\n")
    together = standards("lint", folder)
    assert together.code == alone.code == 2
    assert together.out == alone.out
