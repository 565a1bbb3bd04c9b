"""What is proposed."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen

Value = str | tuple[str, ...] | dict[str, "Value"]
"""As it stands in a mapping."""


class Certainty(StrEnum):
    """How sure a part is; what is only possible is written as a comment."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"
    POSSIBLE = "possible"
    MISSING = "not found"


@frozen(kw_only=True)
class Part:
    """One line of a mapping."""

    key: str
    """A key of the mapping: `case`, `format`, `names`."""
    name: str | None = None
    """Of a line in `names`, `events` and `fields`, its own name."""
    value: Value = ""
    certainty: Certainty
    because: tuple[str, ...] = ()
    """The evidence, in sentences."""
    others: tuple[str, ...] = ()
    """What else it might be."""

    @property
    def is_written(self) -> bool:
        """Whether it is a line of the mapping, and not only a comment."""
        return self.certainty not in (Certainty.POSSIBLE, Certainty.MISSING)


@frozen(kw_only=True)
class Proposal:
    files: tuple[str, ...]
    rows: int
    """Readable ones, of all files."""
    sampled: int
    """Rows that were looked at closely."""
    parts: tuple[Part, ...]
    own: tuple[tuple[str, str], ...] = ()
    """Fields of the rules that need no line, and the columns in which they stand."""
    left: tuple[tuple[str, str], ...] = ()
    """Columns that nothing reads, and what they hold."""

    def of(self, key: str) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.key == key)

    @property
    def mapping(self) -> dict[str, Value]:
        """What is written of it, as a mapping has it."""
        found: dict[str, Value] = {}
        for part in self.parts:
            if part.is_written and part.name is None:
                found[part.key] = part.value
            elif part.is_written and part.name is not None:
                inner = found.setdefault(part.key, {})
                assert isinstance(inner, dict)
                inner[part.name] = part.value
        return found
