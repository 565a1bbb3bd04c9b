"""Everything that was seen in a log, from which the parts of a mapping are made."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.logs.proposal.columns import Column
from standards_engine.logs.proposal.form import Form, Shape
from standards_engine.logs.proposal.repeats import Repeats
from standards_engine.logs.proposal.sample import Sample
from standards_engine.rules.nodes import Ruleset


@frozen(kw_only=True)
class Evidence:
    sample: Sample
    columns: dict[str, Column]
    shape: Shape
    time: tuple[str, ...]
    """Of long and single form, the columns of the time."""
    repeats: Repeats | None
    """None where no case was found."""
    ruleset: Ruleset | None

    @property
    def timed(self) -> tuple[str, ...]:
        """The columns whose times become those of events."""
        if self.shape.form is Form.WIDE:
            return tuple((self.shape.events or {}).values())
        return self.time

    @property
    def used(self) -> frozenset[str]:
        """The columns that say what happened when to whom."""
        activity = () if self.shape.activity is None else (self.shape.activity.column,)
        return frozenset((*self.shape.case, *self.timed, *activity))
