"""Every page, audited by both judges and in every cut.

The pages' logs are read by the real engine, from files.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.agreeing import agrees, survives_shuffling
from tests.conformance.auditing import all_audits, checked, opened, rules_of, shuffled_audit
from tests.conformance.page import Page, name_of, pages, read_page
from tests.conformance.planning import plan_agrees

PAGES = pages()


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_page(path: Path, tmp_path: Path) -> None:
    page = read_page(path)
    if page.diagnostics is not None:
        codes = {fault.code() for fault in checked(page).diagnostics}
        assert codes == set(page.diagnostics)
    elif page.plan is not None:
        plan_agrees(page, page.plan, rules_of(page), tmp_path)
    else:
        assert page.logs, "a page has a log, a plan, or diagnostics of its rules"
        _log_agrees(page, tmp_path)


def _log_agrees(page: Page, folder: Path) -> None:
    ruleset = rules_of(page)
    with opened(page, ruleset, folder) as log:
        for audited in all_audits(page, ruleset, log):
            agrees(page, ruleset, audited)
        survives_shuffling(page, shuffled_audit(page, ruleset, log))


def test_there_are_pages() -> None:
    assert len(PAGES) >= 150
