"""What must hold of every pair of rule file and log."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.rules.nodes import ForEachCase, ForEachPeriod
from tests.differential import judging
from tests.differential.judging import Found, Pair
from tests.differential.logs import shuffled, until
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
    other = shuffled(pair.log)
    if other != pair.log:
        again = judging.by_columns(pair, other)
        same("both judges agree on shuffled rows", again, judging.by_reference(pair, other))
        unshaken("a verdict that is no tie survives shuffling", pair, reference, again)
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
    """By what does not depend on the order: the instant at which it began, and how many did.

    In which group of a period a case belongs may hang on a tie, and a period has no mark.
    """
    seen: dict[Key, int] = {}
    for (standard, case, ordinal), row in found.items():
        assert isinstance(standard, int)
        trigger = pair.ruleset.standards[standard].trigger
        if isinstance(trigger, ForEachPeriod):
            if not trigger.by:
                yield (standard, None, ordinal), row
            continue
        whole = isinstance(trigger, ForEachCase)
        key = (standard, case, None if whole else row["trigger_row"], row["began"])
        seen[key] = seen.get(key, 0) + 1
        yield (*key, seen[key]), row
