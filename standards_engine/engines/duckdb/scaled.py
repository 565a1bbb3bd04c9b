"""Binary fractions that stand for short decimals, as whole multiples of a power of ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from standards_engine.logs.events import Scaled

if TYPE_CHECKING:
    import numpy.typing as npt

_MOST_PLACES = 6
_BOUND = 1e15
"""Of two decimals of fifteen digits, no two are the same binary fraction of 64 bits; so that the
one that is found is the shortest, which is what a text would say."""


def scaled(values: pa.ChunkedArray) -> Scaled | None:
    """The decimals that these numbers are the nearest binary fractions of.

    None where one has more digits. Nothing in `values` is infinite.
    """
    known = values.is_valid().to_numpy()
    numbers = values.fill_null(0.0).to_numpy()
    for places in range(0, _MOST_PLACES + 1, 2):
        whole = _multiples(numbers, places)
        if whole is not None:
            return Scaled(whole, known, places)
    return None


def _multiples(numbers: npt.NDArray[np.float64], places: int) -> npt.NDArray[np.int64] | None:
    factor = 10.0**places
    raised = np.rint(numbers * factor)
    if len(raised) and np.abs(raised).max() >= _BOUND:
        return None
    return raised.astype(np.int64) if np.array_equal(raised / factor, numbers) else None
