"""A generated pair of rule file and log in both judges' hands, and the laws that must hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standards_engine.diagnostics import is_error
from standards_engine.findings.cases import part_of
from standards_engine.findings.judging import Judge, Judged, columnar_judge, reference_judge
from standards_engine.judge.fold import Bounds, Part, finish
from standards_engine.judge.supported import unsupported
from standards_engine.language import parse
from standards_engine.logs.events import EventBatch
from standards_engine.rules.from_syntax import check
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source
from tests.differential.batches import batch_of
from tests.differential.logs import Log
from tests.differential.rulesets import RuleFile
from tests.judge.comparing import rows_of

Found = dict[tuple[object, ...], dict[str, object]]
"""By standard, case and ordinal; of a period by standard, `None` and ordinal."""


@dataclass(frozen=True, slots=True)
class Pair:
    file: RuleFile
    ruleset: Ruleset
    log: Log

    def batch(self, log: Log | None = None) -> EventBatch:
        events = self.ruleset.events
        fields = [
            (event.name, field.name)
            for event in events
            for field in event.record.fields
            if field.name not in ("at", "date")
        ]
        return batch_of(log or self.log, self.file, [event.name for event in events], fields)


def refusal(file: RuleFile) -> tuple[Ruleset | None, str]:
    """The ruleset; or None, and the code of what was refused."""
    parsed = parse(Source("generated.std", file.text))
    checked = check([parsed.tree])
    faults = [each for each in (*parsed.diagnostics, *checked.diagnostics) if is_error(each)]
    if checked.ruleset is None or faults:
        return None, faults[0].code() if faults else "nothing"
    refused = [clause for each in checked.ruleset.standards if (clause := unsupported(each))]
    return (None, refused[0]) if refused else (checked.ruleset, "")


def accepted(file: RuleFile) -> Ruleset:
    """The ruleset; what is generated is of the language."""
    ruleset, refused = refusal(file)
    assert ruleset is not None, f"{refused}\n{file.text}"
    return ruleset


def by_columns(pair: Pair, log: Log | None = None) -> Found:
    return _found(pair, log or pair.log, columnar_judge)


def by_reference(pair: Pair, log: Log | None = None) -> Found:
    return _found(pair, log or pair.log, reference_judge)


def _found(pair: Pair, log: Log, judge: Judge) -> Found:
    return _all(pair, log, [judge(pair.ruleset, pair.batch(log), log.as_of)])


def in_pieces(pair: Pair, cut: int | None = None) -> Found:
    """By the columnar judge, cut before a case, or into single cases."""
    batch = pair.batch()
    number = len(batch.cases)
    cuts = [*range(number + 1)] if cut is None else [0, min(cut, number), number]
    pieces = [part_of(batch, first, last) for first, last in pairwise(cuts)]
    judged = [columnar_judge(pair.ruleset, each, pair.log.as_of) for each in pieces]
    return _all(pair, pair.log, judged)


def _all(pair: Pair, log: Log, judged: Sequence[Judged]) -> Found:
    found: Found = {}
    for each in judged:
        for verdicts in each.verdicts:
            for row in rows_of(verdicts):
                key = (verdicts.standard, row["case"], int(str(row["ordinal"])))
                assert key not in found
                found[key] = row
    return {**found, **_of_periods(pair, log, judged)}


def _of_periods(pair: Pair, log: Log, judged: Iterable[Judged]) -> Found:
    wholes: dict[int, Part] = {}
    for each in judged:
        for index, part in each.parts:
            wholes.setdefault(index, Part()).merge(part)
    bounds = _bounds(log)
    if bounds is None:
        return {}
    return {
        (index, None, obligation.ordinal): {
            name: getattr(obligation, name)
            for name in ("verdict", "reason", "began", "decided", "partial", "group", "observed")
        }
        for index, whole in wholes.items()
        for obligation in finish(pair.ruleset.standards[index], pair.ruleset, whole, bounds)
    }


def _bounds(log: Log) -> Bounds | None:
    known = [row.time for row in log.rows if row.time is not None and row.time <= log.as_of]
    return Bounds(min(known), max(known), log.as_of) if known else None
