"""The customary columns, of a log whose mapping names none, or that has no mapping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standards_engine.diagnostics.mapping import NoMappingFits
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.logs.mapping.model import Mapping

CUSTOMARY = (
    ("case_id", "activity", "timestamp"),
    ("case:concept:name", "concept:name", "time:timestamp"),  # IEEE 1849 (XES)
)


def mapping_of(
    written: LoadedMapping | None, path: str, columns: Sequence[str]
) -> LoadedMapping | NoMappingFits:
    """What was written; where it names no column, with the customary ones.

    Or what is missing of those that come nearest.
    """
    if written is not None and written.names_columns:
        return written
    lacking = [tuple(name for name in names if name not in columns) for names in CUSTOMARY]
    for (case, activity, time), missing in zip(CUSTOMARY, lacking, strict=True):
        if not missing:
            loaded = written or LoadedMapping(Mapping())
            named = {"case": (case,), "activity": activity, "time": (time,)}
            return replace(loaded, model=loaded.model.model_copy(update=named))
    span = None if written is None else written.key_span()
    least = min(lacking, key=len)
    return NoMappingFits(span=span, path=path, missing=least, columns=tuple(columns))
