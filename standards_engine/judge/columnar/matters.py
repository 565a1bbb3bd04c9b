"""The obligations in hand: their triggers, and what the case holds around them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from standards_engine.judge.columnar.arrays import Int64
from standards_engine.judge.columnar.matches import Matcher, matcher
from standards_engine.judge.columnar.own_rows import OwnPrecedents, OwnResponses
from standards_engine.judge.columnar.ties import Ties
from standards_engine.judge.columnar.triggers import Triggers
from standards_engine.judge.columnar.values.frames import Frame, Records, Sheet
from standards_engine.rules.nodes import (
    EventMatch,
    ForEachCase,
    ForEachEvent,
    ForEachSilence,
    Standard,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One entry per obligation. `frame` sees the case up to its place, with its trigger in hand."""

    sheet: Sheet
    standard: Standard
    ties: Ties
    triggers: Triggers
    frame: Frame
    own_responses: OwnResponses | None = None
    own_precedents: OwnPrecedents | None = None

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def rows(self) -> Int64:
        return self.triggers.rows

    @property
    def began(self) -> Int64:
        return self.triggers.began

    @property
    def cases(self) -> Int64:
        return self.frame.cases

    @property
    def begins_at_rows(self) -> bool:
        """Whether each begins at the instant of its row."""
        repeated = self.triggers.windows is not None
        return not (repeated or isinstance(self.standard.trigger, ForEachSilence))

    @property
    def following(self) -> Int64:
        """The first row that can answer: after the trigger; of a case its first, for it is none."""
        return self.triggers.places + (not isinstance(self.standard.trigger, ForEachCase))

    def take(self, at: Int64) -> Matter:
        """The obligations at these indices, in their order, each at most once."""
        if len(at) == len(self):
            return self
        responses, precedents = self.own_responses, self.own_precedents
        return replace(
            self,
            triggers=self.triggers.take(at),
            frame=self.frame.take(at),
            own_responses=None if responses is None else responses.take(at),
            own_precedents=None if precedents is None else precedents.take(at),
        )

    def matcher(self, match: EventMatch) -> Matcher:
        return matcher(self.sheet, self.standard.zone, match, self._variable)

    @property
    def _variable(self) -> str | None:
        trigger = self.standard.trigger
        return (
            trigger.match.variable if isinstance(trigger, ForEachEvent | ForEachSilence) else None
        )


def matter_of(sheet: Sheet, standard: Standard, triggers: Triggers) -> Matter:
    """The obligations that begin at these triggers."""
    cases = triggers.memo("cases", lambda: sheet.rows.case[triggers.rows])
    trigger = standard.trigger
    frame = Frame(sheet=sheet, zone=standard.zone, cases=cases, seen=triggers.places)
    if isinstance(trigger, ForEachEvent | ForEachSilence):
        frame = frame.bind(trigger.match.variable, Records(triggers.origins))
    ties = Ties(sheet, standard)
    return Matter(sheet=sheet, standard=standard, ties=ties, triggers=triggers, frame=frame)
