"""Every page, judged by the reference judge, the columnar judge, and the latter on other cuts.

The pages' logs are read by the real engine, from a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from standards_engine.cli.instants import instant_of
from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import DuckLog, open_log
from standards_engine.findings.batches import obligation_at
from standards_engine.findings.judging import Judge, columnar_judge, reference_judge
from standards_engine.language import parse
from standards_engine.logs.events import EventBatch
from standards_engine.logs.mapping.load import LoadedMapping, load_mapping
from standards_engine.rules.from_syntax import check
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source
from standards_engine.verdicts import Obligation
from tests.conformance.page import Expected, Page, read_page

FOLDER = Path(__file__).parent
PAGES = sorted(FOLDER.rglob("*.md"))
UNITS = {
    "seconds": 1_000_000,
    "minutes": 60_000_000,
    "hours": 3_600_000_000,
    "days": 1,
}
Found = dict[tuple[str, str, int], Obligation]


def _rules(page: Page) -> Ruleset:
    parsed = parse(Source(page.path.name, page.rules))
    checked = check([parsed.tree])
    assert checked.ruleset, render_all([*parsed.diagnostics, *checked.diagnostics])
    return checked.ruleset


def _mapping() -> LoadedMapping:
    text = "case: case\ntime: time\nactivity: event\n"
    mapping, faults = load_mapping(Source("page.mapping.yaml", text))
    assert mapping, render_all(faults)
    return mapping


def _obligations(
    ruleset: Ruleset, batches: Iterable[EventBatch], judge: Judge, as_of: int
) -> Iterator[tuple[str, Obligation]]:
    for events in batches:
        for verdicts in judge(ruleset, events, as_of).verdicts:
            standard = ruleset.standards[verdicts.standard]
            for index in range(len(verdicts)):
                yield standard.name, obligation_at(verdicts, index, standard)


def _by_key(found: Iterable[tuple[str, Obligation]]) -> Found:
    """Versions of one standard share its name; no case of a page has two of one number."""
    return {(name, each.case or "", each.ordinal): each for name, each in found}


def _agrees(expected: Expected, found: Obligation, zone: str) -> None:
    assert found.verdict.word == expected.verdict
    assert found.tie is expected.tie
    if expected.reason is not None:
        assert found.reason.word == expected.reason
    if expected.due == "-":
        assert found.due is None
    elif expected.due is not None:
        assert found.due == instant_of(expected.due, zone, option="due", end_of_day=True)
    if expected.counted is not None:
        number, unit = expected.counted
        assert found.counted == number * UNITS[unit]


def _judged(log: DuckLog, ruleset: Ruleset, as_of: int) -> Iterator[tuple[str, Found]]:
    for name, judge, size in (
        ("reference", reference_judge, None),
        ("columnar", columnar_judge, None),
        ("columnar, one case at a time", columnar_judge, 1),
        ("columnar, two rows at a time", columnar_judge, 2),
    ):
        batches = log.batches(as_of, size=size)
        yield name, _by_key(_obligations(ruleset, batches, judge, as_of))


@pytest.mark.parametrize("path", PAGES, ids=[str(p.relative_to(FOLDER))[:-3] for p in PAGES])
def test_page(path: Path, tmp_path: Path) -> None:
    page = read_page(path)
    ruleset = _rules(page)
    zone = ruleset.zone or "UTC"
    as_of = instant_of(page.as_of, zone, option="as of", end_of_day=True)
    csv = tmp_path / "log.csv"
    csv.write_text(page.log, encoding="utf-8")
    expected = {(each.standard, each.case, each.ordinal): each for each in page.expected}
    with open_log([csv], _mapping(), ruleset) as log:
        for judge, found in _judged(log, ruleset, as_of):
            assert set(found) == set(expected), judge
            for key, obligation in found.items():
                _agrees(expected[key], obligation, zone)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 40
