"""A mapping bound to the columns of all files of a log, whoever has opened them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.mapping import UnknownColumn
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.mapping.bind import bind, repeated, wrong_delimiter
from standards_engine.logs.mapping.defaults import mapping_of
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.logs.mapping.reading import Reading
from standards_engine.rules.nodes import Ruleset


class DescribedFile(Protocol):
    """What binding needs of a `RawFile`."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def numbers(self) -> frozenset[str]: ...


def bound(
    files: Sequence[DescribedFile], mapping: LoadedMapping | None, ruleset: Ruleset
) -> Reading:
    """The reading of all files: each must have every column that it reads in any of them."""
    first = files[0]
    path = first.name
    chosen = mapping_of(mapping, path, first.columns)
    if not isinstance(chosen, LoadedMapping):
        mistaken = wrong_delimiter(mapping, path, first.columns) if mapping else None
        raise UnusableLogError(mistaken or chosen)
    numbers = frozenset.intersection(*(file.numbers for file in files))
    reading, faults = bind(chosen, path, _all_columns(files), ruleset, numbers)
    unsuited = [fault for file in files for fault in _unsuited(file, first, reading)]
    if reading is None or unsuited:
        raise UnusableLogError(*faults, *unsuited)
    return reading


def _all_columns(files: Sequence[DescribedFile]) -> tuple[str, ...]:
    """Those of the first file, and what only others have."""
    first = files[0].columns
    others = dict.fromkeys(column for file in files[1:] for column in file.columns)
    return (*first, *(column for column in others if column not in first))


def _unsuited(
    file: DescribedFile, first: DescribedFile, reading: Reading | None
) -> Iterator[Diagnostic]:
    """Columns that are read and do not stand in a file once; `bind` has told those of the first."""
    path = file.name
    for column in reading.columns() if reading else ():
        if column not in file.columns:
            yield UnknownColumn(column=column, path=path, columns=file.columns)
        elif file is not first and file.columns.count(column) > 1:
            yield repeated(column, path, file.columns)
