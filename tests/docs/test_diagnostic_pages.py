"""Every diagnostic has a page; its wrong side leads to it, and its right side to nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.parts.faults import every_diagnostic
from standards_engine.cli.alone import in_words_of
from standards_engine.diagnostics.pages import Page, codes, page
from tests.docs.diagnostic_pages import can_run, lint_says, said

CODES = [each.code() for each in every_diagnostic()]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NOT_LIKE_OTHER_TEXT = re.compile(r"[\u4e00-\u9fff] ?[,;:?](?!\w)|[\u4e00-\u9fff]\.(?:\s|$)")
"""A sign of half width behind a Chinese character."""


def known_page(code: str, language: str = "en") -> Page:
    found = page(code, language)
    assert found is not None, f"write docs/diagnostics/{code}.md"
    return found


RUN = [(code, "en") for code in codes() if can_run(known_page(code).wrong)]
RUN += [(code, "zh") for code, _ in RUN if known_page(code, "zh").wrong != known_page(code).wrong]
NOT_RUN = [code for code in codes() if not can_run(known_page(code).wrong)]


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_is_wrong_and_shows_both_sides(code: str) -> None:
    found = known_page(code)
    assert found.meaning.endswith(".")
    assert found.wrong
    assert found.right
    assert found.wrong != found.right


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_it_in_chinese_too(code: str) -> None:
    found = known_page(code, "zh")
    assert CHINESE.search(found.text)
    assert found.meaning.endswith("。")
    assert not NOT_LIKE_OTHER_TEXT.search(re.sub(r"`[^`]*`", "", found.text))


def test_a_page_is_about_a_diagnostic() -> None:
    assert not set(codes()) - set(CODES)


@pytest.mark.parametrize(("code", "language"), RUN)
def test_what_is_wrong_leads_to_its_diagnostic(
    code: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = known_page(code, language)
    files = (*found.wrong, *found.beside)
    assert (said(files) or [each for each in lint_says(files) if each == code])[:1] == [code]


@pytest.mark.parametrize(("code", "language"), RUN)
def test_what_is_right_leads_to_none(
    code: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = known_page(code, language)
    files = (*found.right, *found.beside)
    assert not said(files)
    assert code not in lint_says(files)


@pytest.mark.parametrize("code", NOT_RUN)
def test_what_is_not_run_shows_the_message_with_its_code(code: str) -> None:
    shown = "".join(block.text for block in known_page(code).wrong)
    assert f"[{code}]" in shown
    assert f"[{code}]" not in "".join(block.text for block in known_page(code).right)


@pytest.mark.parametrize("code", codes())
def test_its_rules_are_shown_in_chinese_words(code: str) -> None:
    shown = in_words_of(known_page(code, "zh"), "zh")
    blocks = (*shown.beside, *shown.wrong, *shown.right)
    assert not [block for block in blocks if block.text.startswith("ruleset ")]
