"""Every case of every page is explained: the verdict is the judge's, its time adds up, and no
word is missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.findings.explained import Told
from standards_engine.findings.explaining import explain_case
from standards_engine.judge.reference import judge_case
from standards_engine.judge.reference.explanation import Explanation
from standards_engine.logs.events import cases_of
from standards_engine.reports.explained.as_json import explanation_document
from standards_engine.reports.explained.cases import telling
from tests.conformance.auditing import as_of_log, opened, rules_of
from tests.conformance.page import name_of, pages, read_page

PAGES = [path for path in pages() if "```log" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_page(path: Path, tmp_path: Path) -> None:
    page = read_page(path)
    ruleset = rules_of(page)
    names = tuple(event.name for event in ruleset.events)
    with opened(page, ruleset, tmp_path) as log:
        moment = as_of_log(page, ruleset, log)
        cases = [case for batch in log.batches(moment) for case in cases_of(batch, names)]
    for standard in ruleset.standards:
        for case in cases:
            found = explain_case([standard], case, ruleset, moment)
            explained = {e.obligation.ordinal: e for e in found if isinstance(e, Explanation)}
            for obligation in judge_case(standard, case, ruleset, moment):
                explanation = explained[obligation.ordinal]
                assert explanation.obligation == obligation
                counted = sum(stretch.counted for stretch in explanation.stretches)
                assert counted == (obligation.counted or 0)
                assert explanation_document(explanation)["lines"]
            assert all(complete(telling(each)) for each in found)


def complete(told: Told) -> bool:
    """Every section has rows as wide as its heading, and no value of the program in its words."""
    rows = [row for section in told.sections for row in section.rows]
    words = " ".join([told.verdict, told.reason, *told.facts, *(c for r in rows for c in r.cells)])
    widths = all(len(r.cells) == len(s.columns) for s in told.sections for r in s.rows)
    return widths and "None" not in words and "Unknown(" not in words
