"""What reports say of every conformance page is Chinese throughout: no English shines through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from standards_engine.findings.audit import audit
from standards_engine.findings.explained import Told
from standards_engine.findings.explaining import explain_case
from standards_engine.findings.judging import brief_judge
from standards_engine.findings.listing import Shown
from standards_engine.findings.nodes import AuditFindings, PlanFindings
from standards_engine.findings.options import AuditOptions
from standards_engine.judge.plan import judge_plan
from standards_engine.logs.events import cases_of
from standards_engine.plans import load_plan
from standards_engine.reports import to_html, to_markdown, to_text
from standards_engine.reports.explained.cases import telling
from standards_engine.reports.explained.lines import lines_of
from standards_engine.reports.options import Options
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source
from standards_engine.wording import speaking
from tests.conformance.auditing import as_of_log, instant, opened, rules_of, waivers_of
from tests.conformance.page import Page, name_of, pages, read_page
from tests.conformance.planning import PLAN, found
from tests.wording.leaks import english_words

LOGS = [path for path in pages() if "```log" in path.read_text(encoding="utf-8")]
PLANS = [path for path in pages() if "```plan" in path.read_text(encoding="utf-8")]
_TAGS = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
_CODE = re.compile(r"</?code>")
_ESCAPES = re.compile(r"\\(?=[^\w\s]|_)")
_OF_THE_TOOL = ("standards-engine", "duckdb", "log.csv", "plan.yaml", "count(call)")


@pytest.mark.parametrize("path", LOGS, ids=map(name_of, LOGS))
def test_audit(path: Path, tmp_path: Path) -> None:
    page = read_page(path)
    ruleset = rules_of(page)
    with speaking("zh"):
        said = list(_of_log(page, ruleset, tmp_path))
    assert _leaking(said, page, str(tmp_path)) == []


@pytest.mark.parametrize("path", PLANS, ids=map(name_of, PLANS))
def test_check(path: Path) -> None:
    page = read_page(path)
    with speaking("zh"):
        plan, _ = load_plan(Source(PLAN, page.plan or ""), rules_of(page).plan_fields)
        assert plan is not None
        ruleset = rules_of(page)
        as_of = instant(page, plan.zone or ruleset.zone, "as of") or 0
        findings = found(judge_plan(plan, ruleset, as_of), ruleset)
        said = list(_of_check(findings))
    assert _leaking(said, page) == []


def _of_log(page: Page, ruleset: Ruleset, folder: Path) -> Iterator[str]:
    options = AuditOptions(
        engine="duckdb",
        first=instant(page, ruleset.zone, "from"),
        last=instant(page, ruleset.zone, "to"),
        waivers=waivers_of(page, ruleset),
        show=frozenset(Shown),
    )
    names = tuple(event.name for event in ruleset.events)
    with opened(page, ruleset, folder) as log:
        as_of = as_of_log(page, ruleset, log)
        findings = audit(ruleset, log, as_of, judge=brief_judge, options=options)
        cases = [case for batch in log.batches(as_of) for case in cases_of(batch, names)]
    yield from _of_audit(findings)
    for case in cases:
        for standard in ruleset.standards:
            for each in explain_case([standard], case, ruleset, as_of):
                yield from _explained(telling(each))


def _of_audit(findings: AuditFindings) -> Iterator[str]:
    yield to_text.render_audit(findings, Options(width=120))
    yield to_markdown.render_audit(findings)
    yield to_html.render_audit(findings)


def _of_check(findings: PlanFindings) -> Iterator[str]:
    yield to_text.render_check(findings, Options(width=120))
    yield to_markdown.render_check(findings)
    yield to_html.render_check(findings)


def _explained(told: Told) -> Iterator[str]:
    yield from lines_of(told)
    yield from (column for section in told.sections for column in section.columns)


def _leaking(said: list[str], page: Page, folder: str = "/tmp") -> list[str]:
    """English words that the page itself does not hold."""
    written = [page.rules, page.mapping, page.plan or "", page.waivers or "", page.path.name]
    written += [text for _, text in page.logs]
    own = set(re.findall(r"[A-Za-z]+", " ".join([*written, *_OF_THE_TOOL])))
    quoted = (_CODE.sub("`", text) for text in said)
    plain = (_ESCAPES.sub("", _TAGS.sub(" ", text)).replace(folder, "") for text in quoted)
    return sorted({word for text in plain for word in english_words(text, own)})
