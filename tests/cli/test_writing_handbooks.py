"""`standards handbook`, as a person runs it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import standards

RULES = "appliance_care/refrigerator"


def test_for_customers_on_the_screen() -> None:
    ended = standards("handbook", RULES, "--for", "customers")
    assert ended.code == 0
    assert ended.out.startswith("# Refrigerator after\\-sales care\n\n**What we promise you**\n")
    assert "> We come to your home within 24 hours of your call, or of" in ended.out
    assert "own_carriers" not in ended.out
    assert "10 standards have no `promise` and are left out" in ended.err


def test_for_staff_as_a_page(tmp_path: Path) -> None:
    target = tmp_path / "staff.html"
    ended = standards("handbook", RULES, "--for", "staff", "-o", target, "--lang", "zh")
    assert (ended.code, ended.out) == (0, "")
    page = target.read_text(encoding="utf-8")
    assert '<html lang="zh">' in page
    assert '<p class="kicker">员工手册</p>' in page
    assert "每次发生“用户报修”时，必须在24小时内发生“上门服务”。" in page


def test_several_rulesets_in_one() -> None:
    ended = standards(
        "handbook", "appliance_care/hotline", "complaints/handling", "--for", "staff", "--quiet"
    )
    assert ended.code == 0
    assert "own\\_staff" not in ended.out
    assert "### A definite answer in the call" in ended.out
    assert "### The customer is heard out before anything is examined or offered" in ended.out


def test_a_setting_changes_the_handbook() -> None:
    ended = standards("handbook", RULES, "--for", "staff", "--set", "visit_limit=8 hours")
    assert '"An engineer arrives" must follow within 8 hours' in ended.out


def test_readers_must_be_named() -> None:
    ended = standards("handbook", RULES)
    assert ended.code == 2
    assert "--for" in ended.err


def test_nothing_is_promised() -> None:
    ended = standards("handbook", "planning/conflict_coverage", "--for", "customers")
    assert (ended.code, ended.out) == (2, "")
    assert "there is nothing to tell customers [nothing-promised]" in ended.err


def test_there_is_nothing_to_tell(tmp_path: Path) -> None:
    (tmp_path / "names.std").write_text('ruleset names "Names"\nevent reported\n', encoding="utf-8")
    ended = standards("handbook", "names.std", "--for", "staff", cwd=tmp_path)
    assert ended.code == 2
    assert "`names` has neither a standard nor a constraint to tell of" in ended.err
    assert "[nothing-to-tell]" in ended.err


def test_faults_of_the_rules_are_told(tmp_path: Path) -> None:
    (tmp_path / "broken.std").write_text(
        'ruleset b "B"\nevent reported\nstandard s\n  for each reportd\n',
        encoding="utf-8",
    )
    ended = standards("handbook", "broken.std", "--for", "staff", cwd=tmp_path)
    assert ended.code == 2
    assert "did you mean `reported`?" in ended.err
