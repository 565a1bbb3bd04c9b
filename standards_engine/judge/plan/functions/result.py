"""What a function comes to."""

from __future__ import annotations

from fractions import Fraction

from standards_engine.frozen import frozen


@frozen
class Result:
    """A value, or None and what it `needs`, in words."""

    value: Fraction | int | bool | None
    needs: str = ""
