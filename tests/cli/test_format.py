"""`standards format`: what is written, what is said, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.cli.run import run
from standards_engine.language import layout
from tests.cli.command import standards

LOOSE = """ruleset care "Care"   # ours
event reported standard visit for each reported
expect reported
"""
LAID_OUT = """ruleset care "Care"  # ours

event reported

standard visit
  for each reported
  expect   reported
"""
CHINESE = """规则集 care "Care"  # ours

事件 reported

标准 visit
  对每个 reported
  要求   reported
"""
BROKEN = "ruleset care\nstandard visit for each each reported\n"


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "care.std"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_file_is_laid_out_in_its_place_once(loose: Path) -> None:
    loose.chmod(0o640)
    first = standards("format", "care.std", cwd=loose.parent)
    assert (first.code, first.out, first.err) == (0, "changed: care.std\n", "")
    assert read(loose) == LAID_OUT
    assert loose.stat().st_mode & 0o777 == 0o640
    second = standards("format", "care.std", cwd=loose.parent)
    assert (second.code, second.out) == (0, "1 file stays as it is\n")


def test_it_is_said_in_chinese(loose: Path) -> None:
    done = standards("format", "care.std", "--lang", "zh", cwd=loose.parent)
    assert done.out == "已排版：care.std\n"
    done = standards("format", "care.std", "--check", "--lang", "zh", cwd=loose.parent)
    assert done.out == "1个文件无须改动\n"


def test_check_writes_nothing_and_ends_with_1(loose: Path) -> None:
    done = standards("format", "--check", "care.std", cwd=loose.parent)
    assert (done.code, done.out) == (1, "would change: care.std\n")
    assert read(loose) == LOOSE


def test_diff_shows_what_would_change(loose: Path) -> None:
    loose.write_text(LAID_OUT.replace("  expect   ", "  expect "), encoding="utf-8")
    done = standards("format", "--diff", "care.std", cwd=loose.parent)
    assert done.code == 1
    assert "-  expect reported\n+  expect   reported\n" in done.out
    assert "  expect reported" in read(loose)


def test_a_folder_is_laid_out_but_for_files_with_faults(loose: Path) -> None:
    folder = loose.parent
    (folder / "deep").mkdir()
    broken, deep = folder / "broken.std", folder / "deep" / "more.std"
    broken.write_text(BROKEN, encoding="utf-8")
    deep.write_text(LAID_OUT, encoding="utf-8")
    done = standards("format", folder)
    assert done.code == 2
    assert done.out == f"changed: {loose}\n1 file stays as it is\n"
    assert f"{broken}:2:" in done.err
    assert (read(loose), read(broken), read(deep)) == (LAID_OUT, BROKEN, LAID_OUT)


def test_standard_input_is_printed() -> None:
    done = standards("format", "-", stdin=LOOSE)
    assert (done.code, done.out, done.err) == (0, LAID_OUT, "")


def test_what_has_faults_is_not_printed() -> None:
    done = standards("format", "-", stdin=BROKEN)
    assert (done.code, done.out) == (2, "")
    assert "standard input:2:" in done.err


def test_from_english_to_chinese_and_back(loose: Path) -> None:
    assert standards("format", "--to", "zh", loose).code == 0
    assert read(loose) == CHINESE
    assert standards("format", loose, "--check").code == 0
    assert standards("format", "--to", "en", loose).code == 0
    assert read(loose) == LAID_OUT


def test_names_of_files_that_are_used_stay_in_their_language(tmp_path: Path) -> None:
    (tmp_path / "log.std").write_text("ruleset log\nevent reported kind text\n")
    rules = tmp_path / "care.std"
    rules.write_text("ruleset care\nuse log\ndefine a = reported.kind and reported.at\n")
    assert standards("format", "--to", "zh", rules).code == 0
    assert "定义 a = reported.kind 且 reported.发生时刻\n" in read(rules)


def test_another_file_is_written(loose: Path) -> None:
    done = standards("format", loose, "--to", "zh", "-o", loose.parent / "中文.std")
    assert (done.code, done.out) == (0, "")
    assert read(loose) == LOOSE
    assert read(loose.parent / "中文.std") == CHINESE


def test_two_files_cannot_be_written_to_one(loose: Path) -> None:
    done = standards("format", loose, loose, "-o", loose.parent / "one.std")
    assert done.code == 2
    assert "one file is written, so name one file to read" in done.err


def test_a_file_that_would_say_something_else_is_left_alone(
    loose: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(layout, "say_the_same", lambda _one, _other: False)
    assert run(["format", str(loose)]) == 4
    assert read(loose) == LOOSE
    assert f"laid out anew, {loose} would not say the same" in capsys.readouterr().err
    assert run(["format", str(loose), "--lang", "zh"]) == 4
    assert f"重新排版后，{loose}的意思会变" in capsys.readouterr().err


def test_a_link_stays_a_link(loose: Path) -> None:
    link = loose.parent / "link.std"
    link.symlink_to(loose)
    assert standards("format", link).code == 0
    assert link.is_symlink()
    assert read(loose) == LAID_OUT


@pytest.mark.parametrize(
    ("name", "said"),
    [("nothere.std", "no such file"), ("empty", "the folder holds no rule file")],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    done = standards("format", name, cwd=tmp_path)
    assert done.code == 2
    assert f"`{name}` cannot be read: {said}" in done.err


def test_a_file_of_other_bytes_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "care.std"
    path.write_bytes("规则集 甲".encode("gb18030"))
    done = standards("format", path)
    assert done.code == 2
    assert "not-utf8" in done.err
    assert path.read_bytes() == "规则集 甲".encode("gb18030")
