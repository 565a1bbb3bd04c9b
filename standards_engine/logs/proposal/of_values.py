"""The parts that say how values are written, and which rows count once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from standards_engine.logs.proposal.columns import Kind, is_customary
from standards_engine.logs.proposal.evidence import Evidence
from standards_engine.logs.proposal.form import Form
from standards_engine.logs.proposal.nodes import Certainty, Part
from standards_engine.logs.proposal.phrases import percent, quoted, rows
from standards_engine.wording import say

_MANY_REPEATS = 0.2
_OFTEN = 0.2
_MIDNIGHTS = ("0:00:00", "00:00:00", "0:00", "00:00")


def parts_of_values(seen: Evidence) -> Iterator[Part]:
    yield from _missing(seen)
    yield from _midnight(seen)
    yield from _decimal(seen)
    yield from _truth(seen)
    yield from _order(seen)
    yield from _duplicates(seen)
    yield from _on_change(seen)


def _missing(seen: Evidence) -> Iterator[Part]:
    texts: dict[str, list[str]] = {}
    for column in seen.columns.values():
        for text, _ in column.none:
            texts.setdefault(text, []).append(column.name)
    if texts:
        because = tuple(
            say("`{text}` stands in {columns}", text=text, columns=quoted(columns))
            for text, columns in texts.items()
        )
        yield Part(key="missing", value=tuple(texts), certainty=Certainty.LIKELY, because=because)
    for column in seen.columns.values():
        for text in column.maybe_none:
            if text not in texts:
                because = (
                    say(
                        "if `{text}` in `{column}` stands for no value, add it to `missing:`",
                        text=text,
                        column=column.name,
                    ),
                )
                yield Part(
                    key="missing", value=(text,), certainty=Certainty.POSSIBLE, because=because
                )


def _midnight(seen: Evidence) -> Iterator[Part]:
    """Logs of telephones write it for what did not happen."""
    found: dict[str, list[str]] = {}
    for column in seen.columns.values():
        counted = Counter(dict(column.common))
        often = [t for t in _MIDNIGHTS if counted[t] >= _OFTEN * max(1, sum(counted.values()))]
        if column.kind is Kind.CLOCK and often:
            found.setdefault(often[0], []).append(column.name)
    for text, columns in found.items():
        because = say(
            "`{text}` stands in {columns} very often: if it means that nothing happened, add it to "
            "`missing:`",
            text=text,
            columns=quoted(columns),
        )
        certainty = Certainty.POSSIBLE
        yield Part(key="missing", value=(text,), certainty=certainty, because=(because,))


def _decimal(seen: Evidence) -> Iterator[Part]:
    signs: dict[str, list[str]] = {}
    open_ = [name for name, c in seen.columns.items() if c.grouped and c.decimal is None]
    for column in seen.columns.values():
        if column.decimal is not None:
            signs.setdefault(column.decimal, []).append(column.name)
    if len(signs) > 1:
        because = tuple(
            say("`{sign}` separates decimals in {columns}", sign=sign, columns=quoted(columns))
            for sign, columns in signs.items()
        )
        yield Part(key="decimal", value=",", certainty=Certainty.POSSIBLE, because=because)
    elif "," in signs or ("." in signs and _commas_group(seen)):
        ((sign, columns),) = signs.items()
        because_ = say(
            "`{sign}` separates decimals in {columns}", sign=sign, columns=quoted(columns)
        )
        yield Part(key="decimal", value=sign, certainty=Certainty.SURE, because=(because_,))
    elif open_ and not signs:
        because_ = say(
            'numbers in {columns} could be read in two ways: write `decimal: ","` where 1.200 is '
            'more than a thousand, `decimal: "."` where 1,200 is',
            columns=quoted(open_),
        )
        yield Part(key="decimal", certainty=Certainty.MISSING, because=(because_,))


def _commas_group(seen: Evidence) -> bool:
    """A point is what separates decimals anyway, unless commas stand between thousands."""
    return any("," in column.grouped for column in seen.columns.values())


def _truth(seen: Evidence) -> Iterator[Part]:
    """Of fields of the rules it stands with the field."""
    for column in seen.columns.values():
        if seen.ruleset is None and column.truth is not None and not is_customary(column.truth):
            yes, no = column.truth
            because = say("`{yes}` and `{no}` are all that stands in it", yes=yes, no=no)
            value: dict[str, str | tuple[str, ...] | dict[str, object]] = {
                "true": (yes,),
                "false": (no,),
            }
            yield Part(
                key="fields",
                name=column.name,
                value=value,  # type: ignore[arg-type]
                certainty=Certainty.POSSIBLE,
                because=(because,),
            )


def _order(seen: Evidence) -> Iterator[Part]:
    found = seen.repeats
    if found is None or not found.order or seen.shape.form is Form.WIDE:
        return
    because = say(
        "{rows} have the same time as the row before of their case, and `{column}` rises with each",
        rows=rows(found.ties),
        column=found.order[0],
    )
    yield Part(
        key="order",
        value=(found.order[0],),
        certainty=Certainty.LIKELY,
        because=(because,),
        others=found.order[1:3],
    )


def _duplicates(seen: Evidence) -> Iterator[Part]:
    found = seen.repeats
    if found is None or not found.copies or seen.shape.form is Form.SINGLE:
        return
    because = say(
        "{copies} of {rows} looked at are exact copies of an earlier one of their case",
        copies=found.copies,
        rows=rows(found.rows),
    )
    yield Part(key="duplicates", value="drop", certainty=Certainty.LIKELY, because=(because,))


def _on_change(seen: Evidence) -> Iterator[Part]:
    found, activity = seen.repeats, seen.shape.activity
    if found is None or activity is None or found.unchanged < _MANY_REPEATS * found.rows:
        return
    because = say(
        "{share} of the rows have the same `{column}` as the row before of their case: if only a "
        "change is an event, write `on_change: {column}`",
        share=percent(found.unchanged / found.rows),
        column=activity.column,
    )
    yield Part(
        key="on_change", value=activity.column, certainty=Certainty.POSSIBLE, because=(because,)
    )
