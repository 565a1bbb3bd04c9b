"""From the rows of a log to a proposed mapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.logs.proposal.columns import Column, columns_of
from standards_engine.logs.proposal.evidence import Evidence
from standards_engine.logs.proposal.form import Form, clocks, shape_of, times
from standards_engine.logs.proposal.nodes import Certainty, Part, Proposal
from standards_engine.logs.proposal.of_rows import parts_of_rows
from standards_engine.logs.proposal.of_rules import declared, own_column, parts_of_rules
from standards_engine.logs.proposal.of_times import parts_of_times
from standards_engine.logs.proposal.of_values import parts_of_values
from standards_engine.logs.proposal.phrases import described, quoted
from standards_engine.logs.proposal.reading import LookedAt
from standards_engine.logs.proposal.repeats import repeats_of
from standards_engine.logs.proposal.sample import Sample
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import say

_CARRIED = ("delimiter", "quote", "encoding", "sheet", "table", "query")


def propose(log: LookedAt, ruleset: Ruleset | None) -> Proposal:
    """While the log is open."""
    sample = log.sample
    seen = _seen(sample, ruleset)
    parts = [*_opening(log), *_unread(sample)]
    parts += [*parts_of_rows(seen), *parts_of_times(seen), *parts_of_values(seen)]
    parts += parts_of_rules(seen)
    return Proposal(
        files=tuple(file.name for file in sample.files),
        rows=sample.rows,
        sampled=len(sample.sampled),
        parts=tuple(parts),
        own=tuple(_own(seen)),
        left=tuple(_left(seen, parts)),
    )


def _seen(sample: Sample, ruleset: Ruleset | None) -> Evidence:
    columns = columns_of(sample)
    events = () if ruleset is None else tuple(event.name for event in ruleset.events)
    shape = shape_of(columns, sample, events)
    time = () if shape.form is Form.WIDE else _time(columns)
    activity = None if shape.activity is None else shape.activity.column
    repeats = repeats_of(sample, columns, shape.case, time, activity) if shape.case else None
    return Evidence(
        sample=sample, columns=columns, shape=shape, time=time, repeats=repeats, ruleset=ruleset
    )


def _time(columns: dict[str, Column]) -> tuple[str, ...]:
    """The likeliest column; of a date alone, with the first time of day that is always there."""
    found = times(columns)
    if not found:
        return ()
    best = found[0]
    alone = clocks(columns)
    if best.times is not None and not best.times.has_clock and alone:
        return best.name, alone[0].name
    return (best.name,)


def _opening(log: LookedAt) -> Iterator[Part]:
    """How the files were opened, which the mapping has to say too."""
    said = log.opened_with.model_dump(exclude_none=True)
    for key in _CARRIED:
        value = said.get(key)
        if value is None:
            continue
        if key == "encoding" and log.guessed_encoding:
            because = say("the file is not UTF-8; in this encoding every row can be read")
            yield Part(key=key, value=value, certainty=Certainty.LIKELY, because=(because,))
        else:
            because = say("as you said")
            yield Part(key=key, value=value, certainty=Certainty.SURE, because=(because,))


def _unread(sample: Sample) -> Iterator[Part]:
    """What of the log cannot be looked at."""
    told = [say("rows that cannot be read: {reason}", reason=reason) for reason in sample.broken]
    if not sample.rows:
        told.append(say("the log has no row that can be read, so only its columns are known"))
    every = sample.files[0].columns
    repeated = [name for name in dict.fromkeys(every) if name not in sample.columns]
    if repeated:
        names = quoted(repeated)
        told.append(
            say("several columns are called {names}: give each a name of its own", names=names)
        )
    for sentence in told:
        yield Part(key="rows", certainty=Certainty.MISSING, because=(sentence,))


def _own(seen: Evidence) -> Iterator[tuple[str, str]]:
    """The fields of the rules that are read without a line, and their columns."""
    if seen.ruleset is not None:
        for name in declared(seen.ruleset):
            column = own_column(name, seen)
            if column is not None:
                yield name, column


def _left(seen: Evidence, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """The columns that nothing reads, for whoever declares fields."""
    named = {column for _, column in _own(seen)} | seen.used
    for part in parts:
        value = part.value.get("column") if isinstance(part.value, dict) else part.value
        named |= {value} if isinstance(value, str) and part.key == "fields" else set()
    for name, column in seen.columns.items():
        if name not in named:
            yield name, described(column)
