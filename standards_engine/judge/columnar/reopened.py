"""`each E counts as new`: obligations that a reopening begins (semantics 4.4)."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Int64
from standards_engine.judge.columnar.matches import Matcher, matcher
from standards_engine.judge.columnar.rounds import rounds_back
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.triggers import Triggers
from standards_engine.judge.columnar.values.frames import Frame, Records, Sheet
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE
from standards_engine.rules.nodes import ForEachEvent, Standard


def with_reopened(triggers: Triggers, sheet: Sheet, standard: Standard) -> Triggers:
    """Each reopening begins another, of the newest earlier trigger that it matches."""
    trigger, every = standard.trigger, [triggers]
    for reopening in standard.reopenings:
        if not reopening.resume and isinstance(trigger, ForEachEvent):
            name = trigger.match.variable
            edges = matcher(sheet, standard.zone, reopening.match, name)
            every.append(_reopened(triggers, edges, standard.zone, name))
    return triggers if len(every) == 1 else _joined(every)


def _reopened(triggers: Triggers, edges: Matcher, zone: str, name: str) -> Triggers:
    rows, cases = edges.rows, edges.sheet.rows.case[edges.rows]
    frame = Frame(sheet=edges.sheet, zone=zone, cases=cases, seen=rows)
    places = np.full(len(rows), NOWHERE)
    doubtful, looking = np.zeros(len(rows), np.bool_), np.ones(len(rows), np.bool_)
    for at, origin in rounds_back(edges.sheet.rows, triggers.rows, cases, rows, looking):
        truth = edges.at(frame.take(at).bind(name, Records(origin)), rows[at])
        found = at[truth != FALSE]
        places[found] = np.searchsorted(triggers.rows, origin[truth != FALSE])
        doubtful[at[truth == DOUBT]] = True
        looking[found] = False
    begun = places != NOWHERE
    of = triggers.take(places[begun])
    return Triggers(rows[begun], of.doubtful | doubtful[begun], of.origins)


def _joined(every: list[Triggers]) -> Triggers:
    """In order of rows; at one row those of earlier lists first."""
    rows: Int64 = np.concatenate([each.rows for each in every])
    joined = Triggers(
        rows,
        np.concatenate([each.doubtful for each in every]),
        np.concatenate([each.origins for each in every]),
    )
    return joined.take(np.argsort(rows, kind="stable"))
