"""The parts that say what happened when, and to whom: case, activity or events, and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.logs.proposal.columns import Kind
from standards_engine.logs.proposal.evidence import Evidence
from standards_engine.logs.proposal.form import Form, activities, cases, times
from standards_engine.logs.proposal.names import event_stem, identifier, likeness
from standards_engine.logs.proposal.nodes import Certainty, Part, Value
from standards_engine.logs.proposal.phrases import percent, quoted, rows
from standards_engine.wording import say

_SURELY_NAMED = 0.75
_LIKE = 0.8
_SURELY_LIKE = 0.9


def parts_of_rows(seen: Evidence) -> Iterator[Part]:
    yield _case(seen)
    match seen.shape.form:
        case Form.LONG:
            yield _activity(seen)
            yield _time(seen)
        case Form.SINGLE:
            yield _event(seen)
            yield _time(seen)
        case Form.WIDE:
            yield from _events(seen)


def _one(names: Sequence[str]) -> Value:
    return names[0] if len(names) == 1 else tuple(names)


def _case(seen: Evidence) -> Part:
    key = seen.shape.case
    if not key:
        missing = say(
            "no column tells which rows belong together: write `case:` and the column of the "
            "ticket, order or customer"
        )
        return Part(key="case", certainty=Certainty.MISSING, because=(missing,))
    every = cases(seen.columns, seen.sample)
    named = max((each.name for each in every if each.column in key), default=0.0)
    others = [each.column for each in every if each.name and each.column not in key]
    return Part(
        key="case",
        value=_one(key),
        certainty=_how_sure(seen, named),
        because=tuple(_why_case(seen, key)),
        others=tuple(others[:3]),
    )


def _how_sure(seen: Evidence, named: float) -> Certainty:
    """`named` is how much the name of its column speaks for the case."""
    if not named or not (seen.shape.is_key or seen.shape.rows_of_a_case > 1):
        return Certainty.UNSURE
    alone = len(seen.shape.case) == 1 and named >= _SURELY_NAMED / 2
    return Certainty.SURE if alone else Certainty.LIKELY


def _why_case(seen: Evidence, key: Sequence[str]) -> Iterator[str]:
    names, total = quoted(key), rows(seen.sample.rows)
    size = f"{seen.shape.rows_of_a_case:.1f}"
    if seen.shape.is_key:
        yield say("{columns}: no two of {rows} have the same", columns=names, rows=total)
    else:
        yield say("{columns}: a case has {size} rows on average", columns=names, size=size)
    filled = min(seen.columns[name].given for name in key)
    if filled < 1:
        yield say(
            "it is filled in {share} of the sampled rows: the others belong to no case",
            share=percent(filled),
        )


def _activity(seen: Evidence) -> Part:
    chosen = seen.shape.activity
    assert chosen is not None
    values = [text for text, _ in seen.columns[chosen.column].common]
    because = [
        say(
            "`{column}` has {different} different values: {examples}",
            column=chosen.column,
            different=chosen.different,
            examples=quoted(values),
        )
    ]
    events = _event_names(seen)
    if events:
        because.append(
            say(
                "{matched} of the rules' {total} events are among them",
                matched=chosen.matched,
                total=len(events),
            )
        )
    others = [each.column for each in activities(seen.columns, events)[:4]]
    half = len(events) / 2
    by_rules = bool(events) and chosen.matched >= half
    sure = by_rules or (not events and chosen.name >= _SURELY_NAMED)
    return Part(
        key="activity",
        value=chosen.column,
        certainty=Certainty.SURE if sure else Certainty.LIKELY if chosen.name else Certainty.UNSURE,
        because=tuple(because),
        others=tuple(n for n in others if n not in (chosen.column, *seen.shape.case)),
    )


def _event_names(seen: Evidence) -> tuple[str, ...]:
    return () if seen.ruleset is None else tuple(each.name for each in seen.ruleset.events)


def _event(seen: Evidence) -> Part:
    events = _event_names(seen)
    because = say("no column names what happened, so every row is the same event")
    if len(events) == 1:
        only = say("the rules declare only `{event}`", event=events[0])
        return Part(
            key="event", value=events[0], certainty=Certainty.LIKELY, because=(because, only)
        )
    others = tuple(each.column for each in activities(seen.columns, events)[:3])
    if events:
        choose = say("choose the event of the rules that a row is")
        return Part(
            key="event",
            value=events[0],
            certainty=Certainty.UNSURE,
            because=(because, choose),
            others=events[1:4],
        )
    name = identifier(seen.sample.files[0].name.rpartition("/")[2].partition(".")[0])
    declare = say("give it a name, and declare an event of that name in your rules")
    perhaps = say("if a column does name what happened, write `activity:` and the column instead")
    because_ = (because, declare, *((perhaps,) if others else ()))
    return Part(
        key="event", value=name, certainty=Certainty.UNSURE, because=because_, others=others
    )


def _time(seen: Evidence) -> Part:
    found = [each.name for each in times(seen.columns)]
    if not seen.time:
        return Part(key="time", certainty=Certainty.MISSING, because=tuple(_why_no_time(seen)))
    first = seen.columns[seen.time[0]]
    given = say(
        "`{column}` holds times, and is filled in {share} of the sampled rows",
        column=first.name,
        share=percent(first.given),
    )
    others = [name for name in found if name not in seen.time]
    because = [given]
    if len(seen.time) > 1:
        because.append(say("`{clock}` has the time of day of that date", clock=seen.time[1]))
    clocks_ = [n for n, c in seen.columns.items() if c.kind is Kind.CLOCK and n not in seen.time]
    alternatives = [*others, *(clocks_ if len(seen.time) > 1 else ())]
    sure = first.is_whole and not alternatives
    named = not alternatives or first.is_whole
    return Part(
        key="time",
        value=_one(seen.time),
        certainty=Certainty.SURE if sure else Certainty.LIKELY if named else Certainty.UNSURE,
        because=tuple(because),
        others=tuple(alternatives[:4]),
    )


def _why_no_time(seen: Evidence) -> Iterator[str]:
    yield say("no column holds times that can be read: write `time:` and its column, and `format:`")
    for column in seen.columns.values():
        if column.kind is Kind.EPOCH:
            yield say(
                "`{column}` looks like seconds since 1970; export it as a date and time, or, of a "
                "database, turn it into one by `query:`",
                column=column.name,
            )


def _events(seen: Evidence) -> Iterator[Part]:
    events = _event_names(seen)
    found = seen.shape.events or {}
    for event, column in found.items():
        given = say(
            "`{column}` holds times, and is filled in {share} of the sampled rows",
            column=column,
            share=percent(seen.columns[column].given),
        )
        declare = say("declare an event of that name in your rules")
        yield Part(
            key="events",
            name=event if events else identifier(event),
            value=column,
            certainty=_how_like(event, column) if events else Certainty.UNSURE,
            because=(given,) if events else (given, declare),
            others=_other_times(seen, event, column),
        )
    for event in events:
        if event not in found:
            because = say(
                "no column of times is like `{event}`: write `{event}:` and its column", event=event
            )
            yield Part(key="events", name=event, certainty=Certainty.MISSING, because=(because,))


def _how_like(event: str, column: str) -> Certainty:
    alike = max(likeness(event, column), likeness(event, event_stem(column)))
    if alike >= _SURELY_LIKE:
        return Certainty.SURE
    return Certainty.LIKELY if alike >= _LIKE else Certainty.UNSURE


def _other_times(seen: Evidence, event: str, column: str) -> tuple[str, ...]:
    if seen.ruleset is None or _how_like(event, column) is Certainty.SURE:
        return ()
    taken = set((seen.shape.events or {}).values())
    return tuple(each.name for each in times(seen.columns) if each.name not in taken)[:3]
