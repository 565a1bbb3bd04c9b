"""Which form a log has: a row names what happened, is one event, or holds a whole case."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.logs.proposal.columns import Column, Kind
from standards_engine.logs.proposal.names import (
    ACTIVITY,
    CASE,
    TIME,
    best_pairs,
    event_stem,
    means_deadline,
    rank,
)
from standards_engine.logs.proposal.sample import Sample

_MOST_ACTIVITIES = 300
_MOST_PARTS = 4
_TRIED = 8
_MOST_CHANGING = 60
_NAMED = 0.45
"""How much the name of a column must speak for it."""
_REPEATS = 1.05
"""Rows for each case from which on a case has several rows."""
_SEVERAL = 1.5


class Form(StrEnum):
    LONG = "long"
    SINGLE = "single"
    WIDE = "wide"


@frozen(kw_only=True)
class Candidate:
    column: str
    score: float
    name: float
    """How much its name speaks for it."""
    matched: int = 0
    """Of an activity: events of the rules that its values name."""
    different: int = 0


def activities(columns: dict[str, Column], events: Sequence[str]) -> list[Candidate]:
    """Columns that may say what happened, the likeliest first."""
    found = []
    for column in columns.values():
        words = column.kind in (Kind.WORD, Kind.TEXT, Kind.BOOLEAN)
        if not words or column.different > _MOST_ACTIVITIES or column.given < 0.5:
            continue
        matched = len(best_pairs(events, column.values, least=0.8))
        name = rank(column.name, ACTIVITY)
        of_case = column.name.startswith("case:")
        score = name + 2 * matched / max(1, len(events)) + 0.2 * column.given - 0.8 * of_case
        few = column.different <= 1
        found.append(
            Candidate(
                column=column.name,
                score=score - 0.5 * few,
                name=name,
                matched=matched,
                different=column.different,
            )
        )
    return sorted(found, key=lambda each: -each.score)


def cases(columns: dict[str, Column], sample: Sample) -> list[Candidate]:
    """Columns that may tell which rows belong together, the likeliest first."""
    found = []
    for column in columns.values():
        name = rank(column.name, CASE) or 0.4 * _is_id(column.name)
        if column.given < (_NEARLY if name else _WHOLE) or column.kind in _NEVER_CASES:
            continue
        if not name and (column.decimal or _is_no_key(column)):
            continue
        short = max((len(text) for text, _ in column.common), default=0) <= 40
        many = min(1.0, column.different / max(1, len(sample.sampled)) * 2)
        found.append(
            Candidate(
                column=column.name,
                score=2 * name + 0.5 * many + 0.2 * short,
                name=name,
                different=column.different,
            )
        )
    return sorted(found, key=lambda each: -each.score)


_WHOLE, _NEARLY = 0.99, 0.8
"""In so many rows a case must stand; in fewer, if the column's name speaks for it."""
_NEVER_CASES = (Kind.TIME, Kind.CLOCK, Kind.EMPTY, Kind.DURATION)


def _is_no_key(column: Column) -> bool:
    return column.kind is Kind.BOOLEAN or rank(column.name, ACTIVITY) > 0


_ID_WORDS = ("id", "no", "nr", "number", "key", "code", "ref", "num", "号", "编号", "号码")


def _is_id(name: str) -> bool:
    return name.casefold().replace(":", "_").split("_")[-1].endswith(_ID_WORDS)


def times(columns: dict[str, Column]) -> list[Column]:
    """Columns that may tell when something happened, the likeliest first."""
    found = [each for each in columns.values() if each.kind is Kind.TIME]

    def score(column: Column) -> float:
        assert column.times is not None
        whole = column.given + 0.3 * column.times.has_clock - 0.6 * means_deadline(column.name)
        of_case = column.name.startswith("case:")
        return rank(column.name, TIME) + whole - 0.8 * of_case

    return sorted(found, key=lambda column: -score(column))


def clocks(columns: dict[str, Column]) -> list[Column]:
    """Columns with a time of day, whose date stands in another."""
    found = [each for each in columns.values() if each.kind is Kind.CLOCK]
    return sorted(found, key=lambda column: -round(column.given, 2))


@frozen(kw_only=True)
class Shape:
    """What form the log has, and why."""

    form: Form
    case: tuple[str, ...]
    is_key: bool
    """Whether no two rows have the same case."""
    rows_of_a_case: float
    activity: Candidate | None = None
    events: dict[str, str] | None = None
    """Of the wide form: each event, and the column of its time."""


def shape_of(columns: dict[str, Column], sample: Sample, events: Sequence[str]) -> Shape:
    """By the rules' events where there are rules, else by what the columns hold."""
    likely, acts = cases(columns, sample), activities(columns, events)
    wide = wide_events(columns, events)
    named = next((each.column for each in likely if each.name), None)
    rows = 0.0 if named is None else sample.rows / max(1, sample.different([named]))
    activity = _activity(acts, wide, events, rows)
    one_time = len(wide) + len(clocks(columns)) <= 1
    if activity is None and not events and named is not None and rows > _SEVERAL and one_time:
        activity = _changing(acts, sample, named)
    if activity is not None:
        case = _of_long_form(likely, activity, sample)
        size = sample.rows / max(1, sample.different(case)) if case else 0.0
        return Shape(
            form=Form.LONG, case=case, is_key=False, rows_of_a_case=size, activity=activity
        )
    return _without_activity(columns, sample, events, named if rows > _REPEATS else None)


def _without_activity(
    columns: dict[str, Column], sample: Sample, events: Sequence[str], repeated: str | None
) -> Shape:
    """`repeated` is a case that has several rows: of the wide form all of them tell the same."""
    wide = wide_events(columns, events)
    many = len(wide) > 1 and not (len(events) == 1 and len(clocks(columns)) > 1)
    form = Form.WIDE if many else Form.SINGLE
    likely = cases(columns, sample)
    key = (repeated,) if many and repeated is not None else _key(likely, columns, sample)
    size = sample.rows / max(1, sample.different(key)) if key else 0.0
    found = wide if many else None
    return Shape(form=form, case=key, is_key=size == 1, rows_of_a_case=size, events=found)


def _activity(
    acts: Sequence[Candidate], wide: dict[str, str], events: Sequence[str], rows: float
) -> Candidate | None:
    """None where the columns of times tell better what happened."""
    if not acts:
        return None
    best = acts[0]
    if not events:
        return best if best.name >= _NAMED and rows > _REPEATS else None
    if not best.matched or best.matched < len(wide):
        return None
    return None if wide and len(wide) == len(events) and rows <= _REPEATS else best


def _changing(acts: Sequence[Candidate], sample: Sample, case: str) -> Candidate | None:
    """Without a customary name, the first column of few texts that changes within cases."""
    found = sample.whole_cases([case])
    for each in acts:
        place = sample.columns.index(each.column)
        several = sum(len({row[place] for row in rows}) > 1 for rows in found)
        if 1 < each.different <= _MOST_CHANGING and several > len(found) / 2:
            return each
    return None


def _of_long_form(
    likely: Sequence[Candidate], activity: Candidate, sample: Sample
) -> tuple[str, ...]:
    """The likeliest of which several rows are a case."""
    others = [each for each in likely if each.column != activity.column][:6]
    for each in others:
        size = sample.rows / max(1, sample.different([each.column]))
        if size > _REPEATS and (each.name or each.different > 1):
            return (each.column,)
    return (others[0].column,) if others and others[0].name else ()


def wide_events(columns: dict[str, Column], events: Sequence[str]) -> dict[str, str]:
    """Each event, and the column that tells when it happened."""
    timed = [each.name for each in times(columns)]
    if events:
        pairs = best_pairs(events, timed)
        return {event: pairs[event][0] for event in events if event in pairs}
    happened = [name for name in columns if name in timed and not means_deadline(name)]
    return {event_stem(name): name for name in happened}


def _key(
    likely: Sequence[Candidate], columns: dict[str, Column], sample: Sample
) -> tuple[str, ...]:
    """Columns of which no two rows have the same: the best one, and what it still takes.

    Its date comes before all else: numbers of an export often begin anew.
    """
    if not likely:
        return ()
    for each in likely[:3]:
        if sample.different([each.column]) == sample.rows and each.name:
            return (each.column,)
    key = [likely[0].column]
    dated = [each.name for each in times(columns)[:1]] + [each.name for each in clocks(columns)[:1]]
    others = [each.column for each in likely[1:] if each.name]
    others += [name for name, each in columns.items() if each.kind in (Kind.WORD, Kind.TEXT)]
    reached = sample.different(key)
    for pool in (dated, others[:_TRIED]):
        while reached < sample.rows and len(key) < _MOST_PARTS:
            tried = {name: sample.different([*key, name]) for name in pool if name not in key}
            better = max(tried, key=lambda name: tried[name], default=None)
            if better is None or tried[better] <= reached:
                break
            key.append(better)
            reached = tried[better]
    return tuple(sorted(key, key=list(columns).index))
