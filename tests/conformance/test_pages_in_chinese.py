"""Every page's rules, written in Chinese, are the same rules: checked, judged, and written back.

Pages that hold faults of the rules have these in Chinese too.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from standards_engine.language.layout import formatted
from standards_engine.source import Source
from tests.conformance.agreeing import agrees
from tests.conformance.auditing import all_audits, checked, opened, rules_of
from tests.conformance.page import Page, name_of, pages, read_page
from tests.conformance.planning import plan_agrees
from tests.language.same_rules import without_files

PAGES = pages()


def rewritten(page: Page, to: str) -> Page:
    """The page with its rules in this language."""
    found = formatted(Source(page.path.name, page.rules), to)
    assert found.text is not None, found.diagnostics
    return replace(page, rules=found.text)


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_page_in_chinese(path: Path, tmp_path: Path) -> None:
    page = read_page(path)
    chinese = rewritten(page, "zh")
    assert chinese.rules.lstrip().startswith(("规则集", "#"))
    if page.diagnostics is not None:
        assert {fault.code() for fault in checked(chinese).diagnostics} == set(page.diagnostics)
    else:
        ruleset = rules_of(chinese)
        assert without_files(ruleset) == without_files(rules_of(page))
        if page.plan is not None:
            plan_agrees(chinese, page.plan, ruleset, tmp_path)
        else:
            _log_agrees(chinese, tmp_path)


def _log_agrees(page: Page, folder: Path) -> None:
    ruleset = rules_of(page)
    with opened(page, ruleset, folder) as log:
        for audited in all_audits(page, ruleset, log):
            agrees(page, ruleset, audited)


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_page_in_chinese_and_back(path: Path) -> None:
    page = read_page(path)
    english = rewritten(page, "en")
    chinese = rewritten(page, "zh")
    assert rewritten(chinese, "zh").rules == chinese.rules
    assert rewritten(chinese, "en").rules == english.rules
