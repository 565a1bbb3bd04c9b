"""`each E counts as new`: obligations that a reopening begins (semantics 4.4)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from standards_engine.judge.columnar.matches import Matcher, matcher
from standards_engine.judge.columnar.rounds import rounds_back
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.triggers import NO_DOUBT, Triggers, begun_at, joined
from standards_engine.judge.columnar.values.frames import Frame, Records, Sheet
from standards_engine.judge.columnar.values.vectors import FALSE, TRUE
from standards_engine.rules.nodes import ForEachEvent, Standard

_NONE = np.zeros(0, np.int64)


def with_reopened(triggers: Triggers, sheet: Sheet, standard: Standard) -> Triggers:
    """Each reopening row begins another, of the newest earlier trigger that it matches."""
    trigger = standard.trigger
    if not isinstance(trigger, ForEachEvent):
        return triggers
    if all(reopening.resume for reopening in standard.reopenings):
        return triggers
    every, name = [triggers], trigger.match.variable
    for reopening in standard.reopenings:
        if not reopening.resume:
            edges = matcher(sheet, standard.zone, reopening.match, name)
            begun = _reopened(triggers, edges, standard.zone, name)
            known = [each.rows for each in every[1:]]
            every.append(begun.take(~np.isin(begun.rows, np.concatenate([*known, _NONE]))))
    return joined(every)


def _reopened(triggers: Triggers, edges: Matcher, zone: str, name: str) -> Triggers:
    rows, cases = edges.rows, edges.sheet.rows.case[edges.rows]
    frame = Frame(sheet=edges.sheet, zone=zone, cases=cases, seen=rows)
    places = np.full(len(rows), NOWHERE)
    truths, looking = np.full(len(rows), TRUE, np.int8), np.ones(len(rows), np.bool_)
    for at, origin in rounds_back(edges.sheet.rows, triggers.rows, cases, rows, looking):
        truth = edges.at(frame.take(at).bind(name, Records(origin)), rows[at])
        found = np.flatnonzero(truth != FALSE)
        places[at[found]] = np.searchsorted(triggers.rows, origin[found])
        truths[at[found]] = truth[found]
        looking[at[found]] = False
    begun, of = places != NOWHERE, triggers.take(places[places != NOWHERE])
    made = begun_at(rows[begun], truths[begun], edges.sheet)
    doubt = np.where(made.doubt == NO_DOUBT, of.doubt, made.doubt)
    return replace(made, origins=of.origins, doubt=doubt)
