"""`standards demo` leaves an example that works, and never overwrites what a person changed."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import standards


def test_the_demo_checks_audits_and_reports(tmp_path: Path) -> None:
    ended = standards("demo", "here", cwd=tmp_path)
    assert ended.code == 0
    assert ended.err == ""
    assert "No violation; all 7 of 7 kinds of constraint judged" in ended.out
    assert "7 of 14 standards violated" in ended.out
    page = (tmp_path / "here" / "report.html").read_text(encoding="utf-8")
    assert "home_visit" in page
    assert not [word for word in ("http://", "https://", "<script", "@import") if word in page]


def test_what_the_demo_suggests_works(tmp_path: Path) -> None:
    suggested = standards("demo", "here", cwd=tmp_path).out.split("What to try next")[1]
    commands = suggested.replace("\\\n", " ").splitlines()
    tried = [line.split(" -m standards_engine ")[1] for line in commands if "$ " in line]
    assert len(tried) == 2
    for line in tried:
        arguments = line.replace("'", "").replace("=36 hours", "=36\u00a0hours").split(" ")
        words = [word.replace("\u00a0", " ") for word in arguments if word]
        assert standards(*words, cwd=tmp_path).code in (0, 1), line


def test_a_changed_file_is_kept(tmp_path: Path) -> None:
    rules = tmp_path / "here" / "refrigerator.std"
    standards("demo", "here", cwd=tmp_path)
    changed = rules.read_text(encoding="utf-8").replace("95% each month", "5% each month", 1)
    rules.write_text(changed, encoding="utf-8")
    ended = standards("demo", "here", cwd=tmp_path)
    assert ended.code == 0
    assert "refrigerator.std was changed, and is used as it is" in ended.out
    assert rules.read_text(encoding="utf-8") == changed
    assert "6 of 14 standards violated" in ended.out
