"""A page's log, audited by each judge and in every cut, as the command audits a log."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from standards_engine.cli.instants import instant_of
from standards_engine.diagnostics import is_error, render_all
from standards_engine.engines.base import F
from standards_engine.engines.duckdb import DuckLog, open_log
from standards_engine.findings.audit import audit
from standards_engine.findings.batches import obligation_at
from standards_engine.findings.cases import part_of
from standards_engine.findings.judging import Judge, brief_judge, columnar_judge, reference_judge
from standards_engine.findings.nodes import AuditFindings
from standards_engine.findings.options import AuditOptions
from standards_engine.findings.tally import Tally
from standards_engine.findings.waivers import load_waivers
from standards_engine.findings.worst import Worst
from standards_engine.language import parse
from standards_engine.logs.events import EventBatch
from standards_engine.logs.mapping.load import load_mapping
from standards_engine.logs.summary import LogSummary
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.checked import Checked
from standards_engine.rules.from_syntax import check
from standards_engine.rules.nodes import Ruleset, Standard, Waiver
from standards_engine.source import Source
from standards_engine.verdicts import Group, Obligation, VerdictBatch
from tests.conformance.lines import MISSING, label
from tests.conformance.page import Page
from tests.findings.folding import folded_by_two

Key = tuple[str, str, int]
"""Standard (`visit@2026-07-01` of a version from that day), case (of a period its name and group),
ordinal in the case."""


@dataclass(frozen=True, slots=True)
class Audited:
    """By one judge in one cut."""

    how: str
    found: dict[Key, Obligation]
    findings: AuditFindings
    tallies: dict[str, Tally]
    """Each standard's, merged from those of the batches."""


def checked(page: Page) -> Checked:
    parsed = parse(Source(page.path.name, page.rules))
    found = check([parsed.tree], vocabulary=plan_vocabulary())
    return Checked(found.ruleset, (*parsed.diagnostics, *found.diagnostics))


def rules_of(page: Page) -> Ruleset:
    found = checked(page)
    assert not any(map(is_error, found.diagnostics)), render_all(found.diagnostics)
    assert found.ruleset
    return found.ruleset


def opened(page: Page, ruleset: Ruleset, folder: Path) -> DuckLog:
    mapping, faults = load_mapping(Source("page.mapping.yaml", page.mapping))
    assert mapping, render_all(faults)
    for name, text in page.logs:
        (folder / name).write_text(text, encoding="utf-8")
    return open_log([folder / name for name, _ in page.logs], mapping, ruleset)


def all_audits(page: Page, ruleset: Ruleset, log: DuckLog) -> Iterator[Audited]:
    """By the reference judge; by the columnar one, with every number of cases in a batch."""
    as_of = as_of_log(page, ruleset, log)
    for cut in cuts(log, as_of):
        yield audited(page, ruleset, cut, as_of)


def cuts(log: DuckLog, as_of: int) -> Iterator[Cut]:
    whole = list(log.batches(as_of))
    yield Cut("reference", reference_judge, log.summary, whole)
    cases = max((len(batch.cases) for batch in whole), default=0)
    for number in range(1, cases + 1):
        yield Cut(f"{number} cases a batch", columnar_judge, log.summary, whole, number)


def as_of_log(page: Page, ruleset: Ruleset, log: DuckLog) -> int:
    """As the page says, else the log's last event; of a log without any the beginning of time."""
    found = instant(page, ruleset.zone, "as of")
    return (log.default_as_of or 0) if found is None else found


def shuffled_audit(page: Page, ruleset: Ruleset, log: DuckLog) -> Audited:
    """With the rows of the files from last to first; the log stays so."""
    table = "all_events" if log.reading.on_change is None else "events"
    reversed_ = "(1048576 - seq // 1024) * 1024 + seq % 1024"
    log._connection.execute(f"UPDATE {table} SET seq = {reversed_}")
    as_of = as_of_log(page, ruleset, log)
    whole = list(log.batches(as_of))
    cut = Cut("rows from last to first", columnar_judge, log.summary, whole)
    return audited(page, ruleset, cut, as_of)


def audited(page: Page, ruleset: Ruleset, cut: Cut, as_of: int) -> Audited:
    options = AuditOptions(
        engine=cut.how,
        first=instant(page, ruleset.zone, "from"),
        last=instant(page, ruleset.zone, "to"),
        waivers=waivers_of(page, ruleset),
    )
    sink = _Sink(ruleset, as_of)
    findings = audit(ruleset, cut, as_of, judge=cut.judge, options=options, sink=sink)
    if cut.number == 1:
        assert findings == audit(ruleset, cut, as_of, judge=brief_judge, options=options)
    return Audited(cut.how, sink.found, findings, sink.tallies)


def group_label(group: Group) -> str:
    return label(group.period, ", ".join(MISSING if v is None else v for v in group.by))


@dataclass(frozen=True, slots=True)
class Cut:
    """A log as it was read for one as-of: in batches of so many cases, the last ones first."""

    how: str
    judge: Judge
    summary: LogSummary
    whole: Sequence[EventBatch]
    number: int | None = None

    def batches(
        self,
        as_of: int,
        cases: Sequence[str] | None = None,
    ) -> Iterator[EventBatch]:
        for batch in self.whole:
            if cases is not None:
                wanted = (i for i, case in enumerate(batch.cases) if case in cases)
                yield from (part_of(batch, index, index + 1) for index in wanted)
            elif self.number is None:
                yield batch
            else:
                starts = range(0, len(batch.cases), self.number)
                yield from (part_of(batch, i, i + self.number) for i in reversed(starts))

    def folded(self, as_of: int, start: Callable[[], F]) -> F:
        return folded_by_two(self.batches(as_of), start)


@dataclass(slots=True)
class _Sink:
    """Every obligation of an audit, by key; and tallies added up in another way."""

    ruleset: Ruleset
    as_of: int
    found: dict[Key, Obligation] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def batch(self, verdicts: VerdictBatch) -> None:
        standard = self.ruleset.standards[verdicts.standard]
        for index in np.arange(len(verdicts)).tolist():
            self._take(standard, obligation_at(verdicts, index, standard))
        tally = self._tally(verdicts.standard)
        tally.add(verdicts)
        self._merge(str(verdicts.standard), tally)

    def periods(self, standard: int, obligations: Sequence[Obligation]) -> None:
        tally = self._tally(standard)
        tally.add_obligations(obligations)
        self._merge(str(standard), tally)
        for obligation in obligations:
            self._take(self.ruleset.standards[standard], obligation)

    def _tally(self, standard: int) -> Tally:
        return Tally(self.ruleset.standards[standard], self.as_of, Worst(100))

    def _merge(self, standard: str, tally: Tally) -> None:
        """The newer one takes in what there is."""
        if standard in self.tallies:
            tally.merge(self.tallies[standard])
        self.tallies[standard] = tally

    def _take(self, standard: Standard, obligation: Obligation) -> None:
        name = standard.name if standard.first is None else f"{standard.name}@{standard.version}"
        period = obligation.case is None
        case = group_label(obligation.group) if period else str(obligation.case)
        key = (name, case, 1 if period else obligation.ordinal)
        assert key not in self.found, key
        self.found[key] = obligation


def instant(page: Page, zone: str | None, name: str) -> int | None:
    """What the head of the page's verdicts says; None where it says nothing."""
    text = page.head.get(name)
    if text is None or text == "the last event":
        return None
    return instant_of(text, zone or "UTC", option=name, end_of_day=name != "from")


def waivers_of(page: Page, ruleset: Ruleset) -> tuple[Waiver, ...]:
    if page.waivers is None:
        return ()
    waivers, faults = load_waivers(Source("waivers.yaml", page.waivers), ruleset)
    assert not any(map(is_error, faults)), render_all(faults)
    return waivers
