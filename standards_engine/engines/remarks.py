"""Remarks on a log that every engine makes in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.logs.mapping.reading import Reading

LISTED_ACTIVITIES = 500
STRAY = 180 * 86_400 * 1_000_000
"""How far the last instant may lie after nearly all others before it is remarked upon."""
_SAMPLE = 40
"""How much of a text that cannot be read is shown."""


def cut(text: str) -> str:
    return text if len(text) <= _SAMPLE else f"{text[: _SAMPLE - 1]}…"


def rows_are(count: int) -> str:
    return f"{count} row is" if count == 1 else f"{count} rows are"


def _occur(count: int) -> str:
    return "time occurs" if count == 1 else "times occur"


def about_clocks(repeated: int, skipped: int, zoneless: int) -> Iterator[str]:
    if zoneless:
        yield (
            f"{zoneless} {'time has' if zoneless == 1 else 'times have'} no offset, and neither "
            "the mapping nor the rules state a zone: read as UTC"
        )
    if repeated:
        yield (
            f"{repeated} local {_occur(repeated)} twice in the night when clocks are set back; "
            "the first of the two is taken"
        )
    if skipped:
        yield (
            f"{skipped} local {_occur(skipped)} not at all in the night when clocks are set "
            "forward; read as that much later"
        )


def about_cases(reading: Reading, differing: Sequence[int]) -> list[str]:
    return [
        f"`case.{name}` differs between the rows of "
        f"{'1 case' if count == 1 else f'{count} cases'}: the first given value counts"
        for (name, _), count in zip(reading.case_fields, differing, strict=True)
        if count
    ]
