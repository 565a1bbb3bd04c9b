"""XES (IEEE 1849): `.xes`, also `.xes.gz` or in a `.zip`.

An event is a row, numbered from 1 through all traces as they stand in the file. Its attributes are
columns under their keys; those of its trace are columns `case:KEY`. What attributes hold besides
a value: `xes_attributes`. Attributes, classifiers and extensions of the whole log say nothing of
an event; `global` gives values to attributes that an event or trace lacks, as the standard says.
"""

from __future__ import annotations

from standards_engine.diagnostics.formats import NotXes, UnusableXes
from standards_engine.diagnostics.log import LogIsEmpty
from standards_engine.logs.formats.files import chunks_of, sha256
from standards_engine.logs.formats.raw import (
    BrokenRow,
    Gap,
    Opening,
    Structure,
    UnusableLogError,
)
from standards_engine.logs.formats.stored import StoredFile, TextStore, all_text
from standards_engine.logs.formats.xes_attributes import (
    Attribute,
    Cell,
    Component,
    cells_of,
    written,
)
from standards_engine.logs.formats.xes_columns import Columns
from standards_engine.logs.formats.xml import XmlReader
from standards_engine.wording import say

ENDINGS = (".xes",)
_CASE, _ACTIVITY, _TIME = "case:concept:name", "concept:name", "time:timestamp"
_NEVER_FILLED = frozenset((_ACTIVITY, _TIME))
"""Which case, what and when is not taken from a `global`: `1970-01-01` is when nothing happened."""
_BATCH_ROWS = 1 << 16
_BATCH_BYTES = 1 << 25
_MOST_COLUMNS = 4000
_DEEPEST = 64


def open_xes(opening: Opening) -> StoredFile:
    """Raises UnusableLogError with the place where the file cannot be followed."""
    return _Translation(opening).run()


class _Translation:
    """The elements of one log, as they come, to rows of a store."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._reader = XmlReader(opening.name, self._start, self._end)
        self._store = TextStore(opening)
        self._columns = Columns()
        self._depth = 0
        self._open: Component | None = None
        self._trace: Component | None = None
        """The trace around the event that is open, or itself."""
        self._of_events: dict[str, Cell] = {}
        self._of_traces: dict[str, Cell] = {}
        """What stands under `global` for all of them."""
        self._bytes = 0
        self._events = 0
        self._broken: list[BrokenRow] = []
        self._gaps: list[Gap] = []

    def run(self) -> StoredFile:
        opening = self._opening
        stated = opening.mapping.encoding if opening.mapping else None
        if not opening.path.stat().st_size:
            raise UnusableLogError(LogIsEmpty(path=opening.name))
        try:
            self._reader.read(chunks_of(opening, ENDINGS), stated, self._after_chunk)
            if not self._events:
                self._columns.require((_CASE, _ACTIVITY, _TIME))
            self._flush()
        finally:
            parts = self._store.close()
        columns = self._columns.names
        return StoredFile(
            name=opening.name,
            sha256=sha256(opening.path),
            columns=columns,
            parts=parts,
            types=all_text(columns),
            numbers=self._columns.numbers,
            found=Structure(tuple(self._broken), tuple(self._gaps)),
        )

    def _start(self, tag: str, given: list[str]) -> None:
        depth = self._depth = self._depth + 1
        component = self._open
        if component is None:
            if depth <= 2:
                self._start_in_log(tag.rpartition(":")[2], given)
        elif depth > component.inside:
            level = depth - component.inside - 1
            if level >= _DEEPEST:
                raise self._unusable(
                    say("attributes stand in attributes more than {number} deep", number=_DEEPEST)
                )
            component.nest(tag, given, level)
        elif component is self._trace and tag.rpartition(":")[2] == "event":
            self._open = Component("event", depth + 1)
        else:
            component.attributes.append((tag, given, None))

    def _start_in_log(self, name: str, given: list[str]) -> None:
        if self._depth == 1:
            if name != "log":
                raise UnusableLogError(NotXes(path=self._opening.name, root=name))
        elif name in ("trace", "event"):
            self._open = Component(name, 3)
            self._trace = self._open if name == "trace" else None
        elif name == "global":
            scope = written((name, given, None), "scope")
            self._open = Component(f"global {scope}", 3)

    def _end(self, tag: str) -> None:  # noqa: ARG002 - expat gives it
        depth = self._depth
        self._depth = depth - 1
        component = self._open
        if component is None or depth >= component.inside:
            return
        self._open = None
        if component.kind == "event":
            self._end_event(component)
            self._open = self._trace
        elif component is self._trace:
            self._end_trace(component)
        else:
            self._end_global(component)

    def _end_event(self, event: Component) -> None:
        self._events += 1
        reason = self._columns.add(event.attributes)
        if reason is not None:
            shown = ", ".join(map(_shown, event.attributes))
            line = self._reader.line
            text = say("the event that ends in line {line}: {shown}", line=line, shown=shown)
            self._broken.append(BrokenRow(self._events, reason, text))
            self._gaps.append(Gap(self._events - len(self._broken), len(self._broken)))
        if self._trace is None:
            self._columns.end_trace({})

    def _end_trace(self, trace: Component) -> None:
        self._trace = None
        known = trace.known_when_cut
        if known is not None and len(trace.attributes) > known:
            raise self._unusable(
                say("a trace has an attribute after so many events that they cannot wait for it")
            )
        self._columns.end_trace(self._cells_of(trace))

    def _cells_of(self, trace: Component) -> dict[str, Cell]:
        """What a trace gives its events; an attribute without a key gives nothing."""
        keyed = [each for each in trace.attributes if written(each, "key") is not None]
        cells = {**self._of_traces, **(cells_of(keyed) or {})}
        return {f"case:{key}": cell for key, cell in cells.items()}

    def _end_global(self, component: Component) -> None:
        if self._events:
            raise self._unusable(say("`global` stands after the first event"))
        of_traces = component.kind == "global trace"
        target, never = (
            (self._of_traces, {_ACTIVITY}) if of_traces else (self._of_events, _NEVER_FILLED)
        )
        for key, cell in (cells_of(component.attributes) or {}).items():
            if cell.value is not None and key not in never:
                target[key] = cell

    def _after_chunk(self, size: int) -> None:
        self._bytes += size
        if self._columns.rows >= _BATCH_ROWS or self._bytes >= _BATCH_BYTES:
            self._flush()

    def _flush(self) -> None:
        """Write the rows so far; those of a trace that is still open with what it said so far."""
        self._bytes = 0
        trace = self._trace
        if trace is not None and self._columns.has_rows_of_trace:
            trace.known_when_cut = len(trace.attributes)
            self._columns.end_trace(self._cells_of(trace))
        columns = self._columns.take(self._of_events)
        if len(columns) > _MOST_COLUMNS:
            raise self._unusable(
                say("events have more than {number} different attributes", number=_MOST_COLUMNS)
            )
        self._store.write(columns)

    def _unusable(self, what: str) -> UnusableLogError:
        fault = UnusableXes(path=self._opening.name, line=self._reader.line, what=what)
        return UnusableLogError(fault)


def _shown(attribute: Attribute) -> str:
    return f"{written(attribute, 'key') or '?'}={written(attribute, 'value') or ''}"
