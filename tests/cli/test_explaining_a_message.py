"""`standards explain` with one word: the page of a message, or the names of a file's rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.diagnostics.pages import codes, page
from tests.cli.command import standards

RULES = """ruleset repairs "Repairs at home"

event reported
event visited

standard home_visit "An engineer comes within 24 hours" zh "24小时内上门"
  for each reported
  expect   visited within 24 hours
standard second_visit
  for each visited
  expect   visited as other within 48 hours

constraint owned "Somebody answers for every service"
  for each service
  require  service.owner is given
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "named", ["idle-line", "[idle-line]", "Idle-Line", "idle line", "idle_line"]
)
def test_a_code_may_be_written_in_other_ways(named: str, folder: Path) -> None:
    assert standards("explain", named, cwd=folder).out.startswith("idle-line\n")


@pytest.mark.parametrize("named", ["unused", "[unused]"])
def test_a_code_shows_its_page(named: str, folder: Path) -> None:
    ended = standards("explain", named, cwd=folder)
    text, _, sides = ended.out.partition("\nWrong\n")
    wrong, _, right = sides.partition("\nRight\n")
    assert (ended.code, text.split("\n")[:2]) == (0, ["unused", ""])
    assert text.split("\n")[2].startswith("Something is declared and never used.")
    assert "\n      expect   visited within 24 hours\n" in wrong
    assert "\n      expect   visited within visit_limit\n" in right


def test_a_page_in_chinese_shows_rules_in_chinese_words(folder: Path) -> None:
    out = standards("explain", "unused", "--lang", "zh", cwd=folder).out
    assert "声明了却从来没有用到。" in out
    assert "\n错误写法\n" in out
    assert '\n    规则集 repairs "Repairs at home"\n' in out
    assert "ruleset" not in out


def test_what_cannot_be_said_in_the_other_words_has_a_side_of_its_own(folder: Path) -> None:
    out = standards("explain", "number-in-words", "--lang", "zh", cwd=folder).out
    assert "送达 二十四小时内" in out
    assert "ruleset" not in out


def test_files_beside_are_shown_with_their_names(folder: Path) -> None:
    out = standards("explain", "no-zone-for-times", cwd=folder).out
    assert "\nBeside it\n" in out
    assert "\n    tokyo.std\n    ruleset tokyo" in out


def test_links_of_a_page_are_words_on_a_terminal(folder: Path) -> None:
    assert "](" not in standards("explain", "unknown-check", cwd=folder).out


def test_a_code_that_is_nearly_one(folder: Path) -> None:
    ended = standards("explain", "unknown-feild", cwd=folder)
    assert ended.code == 2
    assert ended.err == (
        "error: no message has the code `unknown-feild` [unknown-code]\n"
        "  help: did you mean `unknown-field`?\n"
    )


def test_a_file_lists_its_rules(folder: Path) -> None:
    ended = standards("explain", "repairs.std", cwd=folder)
    assert ended.code == 0
    assert ended.out == (
        "  home_visit    An engineer comes within 24 hours\n"
        "  second_visit\n"
        "  owned         Somebody answers for every service\n"
        "\n"
        "`standards explain repairs.std NAME` explains one of them\n"
    )


def test_a_file_lists_its_rules_with_the_titles_of_the_language(folder: Path) -> None:
    out = standards("explain", "repairs.std", "--lang", "zh", cwd=folder).out
    assert "  home_visit    24小时内上门\n" in out


def test_a_file_that_is_called_like_a_code_is_a_file(folder: Path) -> None:
    (folder / "repairs.std").rename(folder / "unknown-fields")
    assert "home_visit" in standards("explain", "unknown-fields", cwd=folder).out


def test_a_shipped_ruleset_whose_name_is_like_a_code(folder: Path) -> None:
    assert "  plain_words " in standards("explain", "planning/promises", cwd=folder).out


@pytest.mark.parametrize("named", ["unused.std", "rules/unused"])
def test_what_is_written_as_a_file_is_no_code(named: str, folder: Path) -> None:
    assert "[unreadable-file]" in standards("explain", named, cwd=folder).err


def test_a_file_that_is_not_there(folder: Path) -> None:
    ended = standards("explain", "workshop.std", cwd=folder)
    assert (ended.code, "[unreadable-file]" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--log", "log.csv", "--case", "1"), "name the standard too"),
        (("-f", "json"), "without NAME there is only text"),
    ],
)
def test_one_word_with_options_that_it_cannot_have(
    options: tuple[str, ...], told: str, folder: Path
) -> None:
    ended = standards("explain", "repairs.std", *options, cwd=folder)
    assert (ended.code, told in ended.err) == (2, True)


def test_there_is_no_page_for_what_is_no_code() -> None:
    assert page("../diagnostics/unused") is None
    assert page("") is None
    assert "unused" in codes()
