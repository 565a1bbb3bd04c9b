"""The mapping of a log that needs none: its columns have the customary names."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.diagnostics.mapping import NoMappingFits
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.logs.mapping.model import Mapping

_CUSTOMARY = (
    ("case_id", "activity", "timestamp"),
    ("case:concept:name", "concept:name", "time:timestamp"),  # IEEE 1849 (XES)
)


def default_mapping(path: str, columns: Sequence[str]) -> LoadedMapping | NoMappingFits:
    """The mapping of the customary names, or what is missing of those that come nearest."""
    lacking = [tuple(name for name in names if name not in columns) for names in _CUSTOMARY]
    for (case, activity, time), missing in zip(_CUSTOMARY, lacking, strict=True):
        if not missing:
            return LoadedMapping(Mapping(case=(case,), activity=activity, time=(time,)))
    least = min(lacking, key=len)
    return NoMappingFits(path=path, missing=least, columns=tuple(columns))
