"""How many obligations ended how, and the shares that follow: exact integers throughout."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

from standards_engine.frozen import frozen


@frozen
class Counts:
    """The first six, in the order of `Verdict`, add up to `obligations` (semantics 7.1)."""

    met: int = 0
    missed: int = 0
    pending: int = 0
    excused: int = 0
    waived: int = 0
    undetermined: int = 0
    at_risk: int = 0
    """A part of `pending`."""
    tie_decided: int = 0
    """A part of all."""

    def __add__(self, other: Counts) -> Counts:
        names = (field.name for field in fields(Counts))
        return Counts(*(getattr(self, name) + getattr(other, name) for name in names))

    @property
    def obligations(self) -> int:
        return self.decided + self.unsettled + self.excused + self.waived

    @property
    def decided(self) -> int:
        return self.met + self.missed

    @property
    def unsettled(self) -> int:
        """What may still turn out met or missed."""
        return self.pending + self.undetermined

    @property
    def attainment(self) -> Fraction | None:
        """Met of those met or missed; None where there are none, never 100%."""
        return _share(self.met, self.decided)

    @property
    def best(self) -> Fraction | None:
        """The attainment if everything unsettled turned out met."""
        return _share(self.met + self.unsettled, self.decided + self.unsettled)

    @property
    def worst(self) -> Fraction | None:
        """The attainment if everything unsettled turned out missed."""
        return _share(self.met, self.decided + self.unsettled)


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
