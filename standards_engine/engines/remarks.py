"""Remarks on a log that every engine makes in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.logs.mapping.reading import Reading
from standards_engine.wording import later, say

LISTED_ACTIVITIES = 500
STRAY = 180 * 86_400 * 1_000_000
"""How far the last instant may lie after nearly all others before it is remarked upon."""
_SAMPLE = 40
"""How much of a text that cannot be read is shown."""


def cut(text: str) -> str:
    return text if len(text) <= _SAMPLE else f"{text[: _SAMPLE - 1]}…"


def about_copies(count: int) -> Iterator[str]:
    if count:
        yield _plural(
            count,
            later("{number} row is left out: exact copies of an earlier row"),
            later("{number} rows are left out: exact copies of an earlier row"),
        )


def about_changes(count: int, column: str) -> Iterator[str]:
    """Of rows that `on_change` makes no events of."""
    if count:
        yield _plural(
            count,
            later("{number} row is no event, by `on_change`: `{column}` is that of the row before"),
            later(
                "{number} rows are no event, by `on_change`: `{column}` is that of the row before"
            ),
            column=column,
        )


def about_stray_rows(count: int, days: int) -> str:
    return _plural(
        count,
        later(
            "the log's last instant is {days} days after nearly all others: {number} row is that "
            "late; where no `--as-of` is given, it sets up to when is judged"
        ),
        later(
            "the log's last instant is {days} days after nearly all others: {number} rows are that "
            "late; where no `--as-of` is given, they set up to when is judged"
        ),
        days=days,
    )


def no_rows() -> str:
    return say("the log has a header and no rows")


def _plural(count: int, one: str, many: str, **facts: object) -> str:
    """Numbers as they are, without signs between thousands."""
    return say(one if count == 1 else many, number=count, **facts)


def about_clocks(repeated: int, skipped: int, zoneless: int) -> Iterator[str]:
    if zoneless:
        yield _plural(
            zoneless,
            later(
                "{number} time has no offset, and neither the mapping nor the rules state a zone: "
                "read as UTC"
            ),
            later(
                "{number} times have no offset, and neither the mapping nor the rules state a "
                "zone: read as UTC"
            ),
        )
    if repeated:
        yield _plural(
            repeated,
            later(
                "{number} local time occurs twice in the night when clocks are set back; the first "
                "of the two is taken"
            ),
            later(
                "{number} local times occur twice in the night when clocks are set back; the first "
                "of the two is taken"
            ),
        )
    if skipped:
        yield _plural(
            skipped,
            later(
                "{number} local time occurs not at all in the night when clocks are set forward; "
                "read as that much later"
            ),
            later(
                "{number} local times occur not at all in the night when clocks are set forward; "
                "read as that much later"
            ),
        )


def about_cases(reading: Reading, differing: Sequence[int]) -> list[str]:
    return [
        _plural(
            count,
            later(
                "`case.{name}` differs between the rows of {number} case: the first given value "
                "counts"
            ),
            later(
                "`case.{name}` differs between the rows of {number} cases: the first given value "
                "counts"
            ),
            name=name,
        )
        for (name, _), count in zip(reading.case_fields, differing, strict=True)
        if count
    ]
