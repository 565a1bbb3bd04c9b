"""The obligations in hand: their triggers, and what the case holds around them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from standards_engine.judge.columnar.arrays import Int64
from standards_engine.judge.columnar.matches import Matcher, matcher
from standards_engine.judge.columnar.ties import Ties
from standards_engine.judge.columnar.triggers import Triggers
from standards_engine.judge.columnar.values.frames import Frame, Records, Sheet
from standards_engine.rules.nodes import (
    EventMatch,
    ForEachCase,
    ForEachEvent,
    Standard,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One entry per obligation: the row of its trigger. `frame` sees the case up to it."""

    sheet: Sheet
    standard: Standard
    ties: Ties
    rows: Int64
    origins: Int64
    """The rows in hand: those of the triggers, also where a reopening begins the obligation."""
    began: Int64
    frame: Frame

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def cases(self) -> Int64:
        return self.frame.cases

    @property
    def following(self) -> Int64:
        """The first row that can answer: after the trigger; of a case its first, for it is none."""
        return self.rows + (not isinstance(self.standard.trigger, ForEachCase))

    def take(self, at: Int64) -> Matter:
        """The obligations at these indices, in their order, each at most once."""
        if len(at) == len(self):
            return self
        return replace(
            self,
            rows=self.rows[at],
            origins=self.origins[at],
            began=self.began[at],
            frame=self.frame.take(at),
        )

    def matcher(self, match: EventMatch) -> Matcher:
        return matcher(self.sheet, self.standard.zone, match, self._variable)

    @property
    def _variable(self) -> str | None:
        trigger = self.standard.trigger
        return trigger.match.variable if isinstance(trigger, ForEachEvent) else None


def matter_of(sheet: Sheet, standard: Standard, triggers: Triggers) -> Matter:
    """The obligations that begin at these triggers."""
    rows, origins = triggers.rows, triggers.origins
    frame = Frame(sheet=sheet, zone=standard.zone, cases=sheet.rows.case[rows], seen=rows)
    if isinstance(standard.trigger, ForEachEvent):
        frame = frame.bind(standard.trigger.match.variable, Records(origins))
    return Matter(
        sheet=sheet,
        standard=standard,
        ties=Ties(sheet, standard),
        rows=rows,
        origins=origins,
        began=sheet.rows.time[rows],
        frame=frame,
    )
