"""What is declared and never used."""

from __future__ import annotations

from collections.abc import Iterable

from standards_engine.diagnostics.idle import Unused
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.names import Kind, Names
from standards_engine.source import Source

_TOLD = (Kind.PARAMETER, Kind.DEFINITION, Kind.EVENT, Kind.CALENDAR, Kind.TABLE)


def warn_of_unused(names: Names, own: Iterable[Source], faults: Faults) -> None:
    """Of the files named by the user alone: a shared file may declare more than is used."""
    sources = {source.name for source in own}
    for (kind, name), span in names.places.items():
        if kind in _TOLD and span.source.name in sources and (kind, name) not in names.used:
            faults.report(Unused(kind=kind, name=name, span=span))
