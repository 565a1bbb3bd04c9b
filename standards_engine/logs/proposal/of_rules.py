"""The parts that lead from the log's names to those of the rules: `names` and `fields`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from standards_engine.logs.proposal.columns import Column, Kind, is_customary
from standards_engine.logs.proposal.evidence import Evidence
from standards_engine.logs.proposal.names import (
    best_pairs,
    identifier,
    likeness,
    tells_length,
    unit_in,
)
from standards_engine.logs.proposal.nodes import Certainty, Part, Value
from standards_engine.logs.proposal.phrases import quoted, rows
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.types import (
    Boolean,
    Date,
    Duration,
    Field,
    Instant,
    Money,
    Number,
    OneOf,
    Text,
    Type,
)
from standards_engine.wording import later, say

_SURE, _LIKELY, _UNSURE, _POSSIBLE = 0.9, 0.8, 0.6, 0.4
_NEAR = 0.15
_FEW = 4
_BUILT_IN = ("at", "date")


def parts_of_rules(seen: Evidence) -> Iterator[Part]:
    if seen.shape.activity is not None:
        activity = seen.columns[seen.shape.activity.column]
        if seen.ruleset is None:
            yield from _possible_names(activity)
        else:
            yield from _names(activity, seen.ruleset)
    if seen.ruleset is not None:
        yield from _fields(seen, seen.ruleset)


def _possible_names(activity: Column) -> Iterator[Part]:
    """Texts that no event can be called; what they could be called."""
    for text, count in activity.common:
        if identifier(text) != text:
            yield Part(
                key="names",
                name=text,
                value=identifier(text),
                certainty=Certainty.POSSIBLE,
                because=(rows(count),),
            )


def _names(activity: Column, ruleset: Ruleset) -> Iterator[Part]:
    events = [event.name for event in ruleset.events]
    own = {text for text, _ in activity.common} & set(events)
    reached = set(own)
    meant: dict[str, str | None] = {}
    for text, count in activity.common:
        if text in own:
            continue
        meant[text] = None
        alike = sorted(((likeness(event, text), event) for event in events), reverse=True)
        score, event = alike[0] if alike else (0.0, "")
        certainty = _how_sure(score)
        if score < _LIKELY and event in reached:
            certainty = Certainty.POSSIBLE if score >= _POSSIBLE else None
        if certainty is None:
            continue
        if certainty is not Certainty.POSSIBLE:
            reached.add(event)
            meant[text] = event
        near = tuple(name for like, name in alike[1:4] if like >= _POSSIBLE)
        yield Part(
            key="names",
            name=text,
            value=event,
            certainty=certainty,
            because=(rows(count),),
            others=() if certainty is Certainty.SURE else near,
        )
    left = tuple(text for text in meant if meant[text] is None)
    for event in events:
        if event not in reached:
            yield _missing_name(event, left)


def _missing_name(event: str, left: tuple[str, ...]) -> Part:
    because = say(
        "no activity is like the event `{event}`: write its text under `names:`, as in "
        '`names: {{"the text": {event}}}`',
        event=event,
    )
    nearest = tuple(sorted(left, key=lambda text: -likeness(event, text))[:_FEW])
    missing = Certainty.MISSING
    return Part(key="names", name=event, certainty=missing, because=(because,), others=nearest)


def _how_sure(score: float) -> Certainty | None:
    steps = ((_SURE, Certainty.SURE), (_LIKELY, Certainty.LIKELY), (_UNSURE, Certainty.UNSURE),
             (_POSSIBLE, Certainty.POSSIBLE))  # fmt: skip
    return next((certainty for least, certainty in steps if score >= least), None)


def _fields(seen: Evidence, ruleset: Ruleset) -> Iterator[Part]:
    wanted = declared(ruleset)
    own = {name: column for name in wanted if (column := own_column(name, seen)) is not None}
    free = [name for name in seen.columns if name not in own.values()]
    pool = {name: [c for c in free if _fits(wanted[name].type, seen.columns[c])] for name in wanted}
    pairs = _pairs({name: pool[name] for name in wanted if name not in own}, seen)
    for name, field in wanted.items():
        if name in own:
            yield from _own(name, field, seen.columns[own[name]])
        elif name in pairs:
            column, score = pairs[name]
            others = [c for c in pool[name] if _comes_near(name, c, column, score)]
            yield _found(name, field, seen.columns[column], score, tuple(others[:3]))
        else:
            yield from _by_values(name, field, seen, pool[name])


def _by_values(name: str, field: Field, seen: Evidence, pool: Sequence[str]) -> Iterator[Part]:
    """Where no name is like the field's, a column that holds its very values; else what to do."""
    columns = [seen.columns[each] for each in pool if each not in seen.used]
    if isinstance(field.type, OneOf):
        options = frozenset(field.type.options)
        columns = [each for each in columns if each.values & options]
        for column in columns:
            if column.values <= options:
                because = say("all values of `{column}` are those of the rules", column=column.name)
                unsure = Certainty.UNSURE
                yield Part(
                    key="fields", name=name, value=column.name, certainty=unsure, because=(because,)
                )
                return
    if not field.optional:
        yield _missing_field(name, field, () if isinstance(field.type, Text) else columns)


def _missing_field(name: str, field: Field, columns: Sequence[Column]) -> Part:
    lasting = isinstance(field.type, Duration)
    fitting = [each.name for each in columns if not lasting or tells_length(each.name)]
    nearest = sorted(fitting, key=lambda column: -likeness(name, column))
    because = say(
        "no column is like the field `{field}` ({type}): write `{field}:` and its column; "
        "without it, it is missing everywhere",
        field=name,
        type=say(_TYPES.get(type(field.type), _ANY_TYPE)),
    )
    missing = Certainty.MISSING
    others = tuple(nearest[:_FEW])
    return Part(key="fields", name=name, certainty=missing, because=(because,), others=others)


_ANY_TYPE = later("a text")
_TYPES: Mapping[type, str] = {
    Instant: later("a time"),
    Date: later("a date"),
    Number: later("a number"),
    Money: later("an amount of money"),
    Boolean: later("yes or no"),
    Duration: later("a length of time"),
    OneOf: later("one of a few texts"),
}


def declared(ruleset: Ruleset) -> dict[str, Field]:
    """Each field once, by its name."""
    of_events = [field for event in ruleset.events for field in event.record.fields]
    every = [*ruleset.case_record.fields, *of_events]
    return {field.name: field for field in every if field.name not in _BUILT_IN}


def own_column(name: str, seen: Evidence) -> str | None:
    """The column that is read without a line in the mapping."""
    if f"case:{name}" in seen.columns:
        return f"case:{name}"
    if name in seen.columns:
        return name
    prefixed = [c for c in seen.columns if c.endswith(f":{name}") and not c.startswith("case:")]
    return prefixed[0] if len(prefixed) == 1 else None


def _pairs(pool: dict[str, list[str]], seen: Evidence) -> dict[str, tuple[str, float]]:
    """A column that says when or to whom something happened is taken only where it is surely it."""
    every = best_pairs(
        pool, dict.fromkeys(c for columns in pool.values() for c in columns), _UNSURE
    )
    return {
        name: (column, score)
        for name, (column, score) in every.items()
        if column in pool[name] and (column not in seen.used or score >= _SURE)
    }


def _fits(type_: Type, column: Column) -> bool:
    match type_:
        case Instant() | Date():
            return column.kind is Kind.TIME
        case Number() | Money():
            return column.kind is Kind.NUMBER
        case Duration():
            return column.kind in (Kind.NUMBER, Kind.DURATION, Kind.CLOCK)
        case Boolean():
            return column.kind is Kind.BOOLEAN or column.different <= 2
        case _:
            return column.kind is not Kind.EMPTY


def _own(name: str, field: Field, column: Column) -> Iterator[Part]:
    """A line only where the column's values are not read as they stand."""
    details, because = _details(field.type, column)
    if details:
        yield Part(
            key="fields",
            name=name,
            value={"column": column.name, **details},
            certainty=Certainty.LIKELY,
            because=tuple(because),
        )
    elif column.kind is not Kind.EMPTY and not _fits(field.type, column):
        sentence = say(
            "the values of `{column}` do not look like {type}",
            column=column.name,
            type=say(_TYPES.get(type(field.type), _ANY_TYPE)),
        )
        yield Part(
            key="fields",
            name=name,
            value=column.name,
            certainty=Certainty.POSSIBLE,
            because=(sentence,),
        )


def _comes_near(name: str, other: str, column: str, score: float) -> bool:
    return other != column and score < _SURE and likeness(name, other) >= score - _NEAR


def _found(name: str, field: Field, column: Column, score: float, others: tuple[str, ...]) -> Part:
    details, because = _details(field.type, column)
    value: Value = {"column": column.name, **details} if details else column.name
    alike = say("`{column}` is most like it", column=column.name)
    return Part(
        key="fields",
        name=name,
        value=value,
        certainty=_how_sure(score) or Certainty.UNSURE,
        because=(alike, *because),
        others=others,
    )


def _details(type_: Type, column: Column) -> tuple[dict[str, Value], list[str]]:
    """How the values are written, where that must be said."""
    match type_:
        case Duration() if column.kind is Kind.NUMBER:
            unit = unit_in(column.name)
            if unit is not None:
                return {"unit": unit}, [say("its name says in which unit")]
            guess = say("nothing says in which unit its numbers are: perhaps seconds")
            return {"unit": "seconds"}, [guess]
        case Boolean() if column.truth is not None and not is_customary(column.truth):
            yes, no = column.truth
            because = say("`{yes}` and `{no}` are all that stands in it", yes=yes, no=no)
            return {"true": (yes,), "false": (no,)}, [because]
        case OneOf(options):
            return _translated(options, column)
        case _:
            return {}, []


def _translated(options: tuple[str, ...], column: Column) -> tuple[dict[str, Value], list[str]]:
    unknown = [text for text, _ in column.common if text not in options]
    if not unknown or len(unknown) > 2 * len(options):
        return {}, []
    left = [option for option in options if option not in column.values]
    pairs = best_pairs(unknown, left, _UNSURE)
    told = [say("not among the values of the rules: {texts}", texts=quoted(unknown))]
    values: dict[str, Value] = {text: option for text, (option, _) in pairs.items()}
    return ({"values": values} if values else {}), told
