"""What must hold of every pair of rule file and log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standards_engine.rules.nodes import ForEachCase
from tests.differential import judging
from tests.differential.judging import Found, Pair
from tests.differential.logs import Log, until
from tests.differential.pairs import Generated

Key = tuple[object, ...]


class BrokenLawError(AssertionError):
    """Says which law, and what was found by either way of judging."""

    def __init__(self, law: str, one: object, other: object) -> None:
        super().__init__(f"{law}\n  one:   {one}\n  other: {other}")
        self.law = law


def check(pair: Pair, of: Generated) -> Found:
    """What the reference judge found; raises where a law does not hold."""
    columns, reference = judging.by_columns(pair), judging.by_reference(pair)
    same("both judges agree", columns, reference)
    if len({row.case for row in pair.log.rows}) > 1:
        same("a case judged alone", judging.in_pieces(pair), columns)
        same("a log cut between cases", judging.in_pieces(pair, of.cut), columns)
    then = until(pair.log, pair.log.as_of)
    if then.rows and len(then.rows) < len(pair.log.rows):
        same("a row after as-of does not exist", judging.by_columns(pair, then), columns)
        same("a row after as-of does not exist", judging.by_reference(pair, then), reference)
    if of.order:
        same("shuffled rows, both judges agree", *_in_both(pair, of))
        unshaken("shuffled rows", pair, reference, judging.by_columns(_shuffled(pair, of)))
    return reference


def same(law: str, one: Found, other: Found) -> None:
    for key in (*one, *other):
        if one.get(key) != other.get(key):
            raise BrokenLawError(law, *_differing(one.get(key), other.get(key)))


def _differing(one: dict[str, object] | None, other: dict[str, object] | None) -> tuple[str, str]:
    if one is None or other is None:
        return str(one), str(other)
    names = [name for name in one if one[name] != other.get(name)]
    said = ("case", "ordinal", "verdict", "reason")
    shown = [*(n for n in said if n in one and n not in names), *names]
    return tuple(str({n: each.get(n) for n in shown}) for each in (one, other))  # type: ignore[return-value]


def _shuffled(pair: Pair, of: Generated) -> Pair:
    rows = tuple(pair.log.rows[index] for index in of.order)
    return replace(pair, log=Log(rows, pair.log.as_of))


def _in_both(pair: Pair, of: Generated) -> tuple[Found, Found]:
    other = _shuffled(pair, of)
    return judging.by_columns(other), judging.by_reference(other)


def unshaken(law: str, pair: Pair, found: Found, again: Found) -> None:
    """A verdict without the mark stays the same, whatever the order of the file (1.3)."""
    first, second = dict(_by_trigger(pair, found)), dict(_by_trigger(pair, again))
    for key, one in first.items():
        if one.get("tie"):
            continue
        other = second.get(key)
        if other is None or one["verdict"] != other["verdict"]:
            raise BrokenLawError(law, one, other)


def _by_trigger(pair: Pair, found: Found) -> Iterator[tuple[Key, dict[str, object]]]:
    """By what does not depend on the order: the instant at which it began, and how many did."""
    seen: dict[Key, int] = {}
    for (standard, case, ordinal), row in found.items():
        assert isinstance(standard, int)
        if case is None:
            yield (standard, None, ordinal), row
            continue
        whole = isinstance(pair.ruleset.standards[standard].trigger, ForEachCase)
        key = (standard, case, None if whole else row["trigger_row"], row["began"])
        seen[key] = seen.get(key, 0) + 1
        yield (*key, seen[key]), row
