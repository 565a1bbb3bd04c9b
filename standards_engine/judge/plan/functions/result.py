"""What a function comes to."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Result:
    """A value, or None and what it `needs`, in words."""

    value: Fraction | int | bool | None
    needs: str = ""
