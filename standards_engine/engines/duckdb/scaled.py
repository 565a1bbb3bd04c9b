"""Binary fractions that stand for short decimals, as whole multiples of a power of ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from standards_engine.logs.events import Scaled

if TYPE_CHECKING:
    import numpy.typing as npt

_PLAIN = r"^-?[0-9]{1,9}(\.[0-9]{1,6})?$"
"""Fifteen digits at most; RE2's `$` is the end of the text."""
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


def scaled_texts(texts: pa.Array, codes: npt.NDArray[np.int_]) -> Scaled | None:
    """The decimals that these different texts say, of which `codes` has one for each row, or -1.

    None where one is written in another way than `-12.50`, or has too many digits.
    """
    if not len(texts):
        return Scaled(np.zeros(len(codes), np.int64), codes >= 0, 0)
    if not pc.all(pc.match_substring_regex(texts, _PLAIN)).as_py():
        return None
    different = scaled(pa.chunked_array([pc.cast(texts, pa.float64())]))
    if different is None:
        return None
    known = codes >= 0
    return Scaled(different.values[np.where(known, codes, 0)] * known, known, different.places)


def _multiples(numbers: npt.NDArray[np.float64], places: int) -> npt.NDArray[np.int64] | None:
    factor = 10.0**places
    raised = np.rint(numbers * factor)
    if len(raised) and np.abs(raised).max() >= _BOUND:
        return None
    return raised.astype(np.int64) if np.array_equal(raised / factor, numbers) else None
