"""Judges a log: every batch by every standard, then goals, waivers and violations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol

from standards_engine.engines.base import F
from standards_engine.findings.after_the_log import judged_as_empty
from standards_engine.findings.calendars import beyond_dated_lines, never_open, public_holidays
from standards_engine.findings.confirm import confirm
from standards_engine.findings.counts import Counts
from standards_engine.findings.exit_code import (
    Thresholds,
    counts_as_violation,
    exit_code,
    limits_exceeded,
    not_enough_judged,
    too_many_quarantined,
)
from standards_engine.findings.gathering import Gathered, Gathering
from standards_engine.findings.groups import Horizon, group_findings, reading_order
from standards_engine.findings.judging import Judge
from standards_engine.findings.never_seen import never_seen
from standards_engine.findings.nodes import AuditFindings, StandardFindings
from standards_engine.findings.options import AuditOptions
from standards_engine.findings.parameters import written_parameters
from standards_engine.findings.violations import Blamed, count, to_show, violations_of
from standards_engine.findings.waived import waived
from standards_engine.findings.waivers import remarks
from standards_engine.judge.fold import Bounds, finish, period_parts
from standards_engine.logs.events import EventBatch
from standards_engine.logs.summary import LogSummary
from standards_engine.progress import SILENCE, Progress
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import Obligation, VerdictBatch
from standards_engine.wording import say

DEFAULT_ZONE = "UTC"


class AuditedLog(Protocol):
    @property
    def summary(self) -> LogSummary: ...

    def batches(self, as_of: int, cases: Sequence[str] | None = None) -> Iterable[EventBatch]: ...

    def folded(self, as_of: int, start: Callable[[], F]) -> F:
        """See `engines.base.Log`."""


class VerdictSink(Protocol):
    """Sees every obligation that counts, waivers applied, while the audit runs."""

    def batch(self, verdicts: VerdictBatch) -> None: ...

    def periods(self, standard: int, obligations: Sequence[Obligation]) -> None:
        """Of a standard for each period, after all batches; `standard` is its index."""


def audit(
    ruleset: Ruleset,
    log: AuditedLog,
    as_of: int,
    *,
    judge: Judge,
    options: AuditOptions,
    sink: VerdictSink | None = None,
    progress: Progress = SILENCE,
) -> AuditFindings:
    """The findings of every standard that the rules hold."""
    whole = Gathering(ruleset, as_of, judge, options)
    if sink is None:
        whole.merge(log.folded(as_of, partial(Gathering, ruleset, as_of, judge, options)))
    else:
        for events in log.batches(as_of):
            for verdicts in whole.taken(events):
                sink.batch(verdicts)
    runs = whole.standards
    for index, obligations in _folded(runs, ruleset, log.summary, as_of, options):
        runs[index].tally.add_obligations(obligations)
        if sink is not None:
            sink.periods(index, obligations)
    progress.stage(say("judging again"))
    return _concluded(runs, ruleset, log, as_of, options)


def _folded(
    runs: Sequence[Gathered], ruleset: Ruleset, log: LogSummary, as_of: int, options: AuditOptions
) -> Iterator[tuple[int, list[Obligation]]]:
    """Periods have their obligations only when the last case has been seen."""
    if log.first is None:
        return
    bounds = _bounds(log, as_of, options)
    for index, run in enumerate(runs):
        if period_parts(run.tally.standard) is not None:
            obligations = finish(run.tally.standard, ruleset, run.part, bounds)
            yield index, run.waivers.apply_to_periods(obligations)


def _bounds(log: LogSummary, as_of: int, options: AuditOptions) -> Bounds:
    first = as_of if log.first is None else log.first
    return Bounds(
        first if options.first is None else max(first, options.first),
        as_of if options.last is None else min(as_of, options.last),
        as_of,
    )


def _concluded(
    runs: Sequence[Gathered], ruleset: Ruleset, log: AuditedLog, as_of: int, options: AuditOptions
) -> AuditFindings:
    first = max((i for i in (log.summary.first, options.first) if i is not None), default=None)
    horizon = Horizon(as_of, first, options.last)
    found = [_standard(index, run, horizon) for index, run in enumerate(runs)]
    blamed = to_show([violations for _, violations in found], options.max_violations)
    bounds = _bounds(log.summary, as_of, options)
    confirmed = confirm(blamed, ruleset, log, bounds, explain=options.explain)
    standards = tuple(standard for standard, _ in found)
    warnings = (
        *limits_exceeded(log.summary, standards, options.thresholds),
        *log.summary.warnings,
        *_of_dates(ruleset, log.summary, first, bounds),
        *_in_vain(ruleset, log.summary, standards),
        *remarks(run.waivers for run in runs),
        *confirmed.warnings,
    )
    return AuditFindings(
        ruleset=ruleset.origins,
        parameters=written_parameters(ruleset),
        log=log.summary,
        as_of=as_of,
        zone=ruleset.zone or DEFAULT_ZONE,
        engine=options.engine,
        first=options.first,
        last=options.last,
        warnings=warnings,
        standards=standards,
        violations=confirmed.violations,
        waived=tuple(waived(runs)),
        disagreements=confirmed.disagreements,
        listed=tuple(listed for run in runs for listed in run.listing.listed()),
        public_holidays=tuple(public_holidays(ruleset, first, as_of)),
        exit_code=exit_code(
            fault=bool(confirmed.disagreements),
            unusable=too_many_quarantined(log.summary, options.thresholds),
            violated=_violated(standards, warnings, options.thresholds),
            not_enough=not_enough_judged(standards, options.thresholds),
        ),
    )


def _of_dates(
    ruleset: Ruleset, log: LogSummary, first: int | None, bounds: Bounds
) -> Iterator[str]:
    """What calendars say nothing of up to as-of, and periods after the log."""
    yield from beyond_dated_lines(ruleset, first, bounds.as_of)
    yield from never_open(ruleset, first, bounds.as_of)
    yield from judged_as_empty(ruleset, log.last, bounds)


def _standard(index: int, run: Gathered, horizon: Horizon) -> tuple[StandardFindings, list[Blamed]]:
    standard = run.tally.standard
    counted = run.tally.by_group().items()
    groups = sorted(
        (group_findings(standard, group, counts, horizon) for group, counts in counted),
        key=reading_order,
    )
    findings = StandardFindings(
        name=standard.name,
        version=standard.version,
        title=standard.title.said if standard.title else None,
        severity=standard.severity,
        zone=standard.zone,
        goal=standard.goal.ratio if standard.goal else None,
        given_at_least=standard.goal.given_at_least if standard.goal else 0,
        counts=sum((group.counts for group in groups), Counts()),
        groups=tuple(groups),
        violations=count(run.tally, groups),
        owner=standard.owner.said if standard.owner else None,
        promise=standard.promise.said if standard.promise else None,
        because=standard.because.said if standard.because else None,
        place=str(standard.span) if standard.span else None,
    )
    return findings, violations_of(index, run.tally, groups)


def _in_vain(
    ruleset: Ruleset, log: LogSummary, standards: Sequence[StandardFindings]
) -> Iterator[str]:
    """Rules that matched nothing, and events that are waited for and never come."""
    yield from _silent(standards)
    missed = {each.name for each in standards if each.counts.missed}
    yield from never_seen(ruleset, log, missed)


def _silent(standards: Sequence[StandardFindings]) -> Iterator[str]:
    """A rule of which no version matched anything is no success."""
    matched = {each.name for each in standards if each.counts.obligations}
    for name in dict.fromkeys(each.name for each in standards if each.name not in matched):
        yield say(
            "`{standard}` matched nothing in the log: it says nothing about the service",
            standard=name,
        )


def _violated(
    standards: Iterable[StandardFindings], warnings: Sequence[str], thresholds: Thresholds
) -> bool:
    """With `--strict` a warning counts like a violation."""
    found = (s for s in standards if s.violated)
    by_severity = any(counts_as_violation(s.severity, thresholds) for s in found)
    return by_severity or (thresholds.strict and bool(warnings))
