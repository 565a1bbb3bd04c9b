"""An obligation that has begun: its rows, and the instant from which it counts."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Truth, Unknown
from standards_engine.judge.reference.clock import Clock
from standards_engine.judge.reference.scope import CaseScope
from standards_engine.verdicts import Reason


@frozen(kw_only=True)
class Stretch:
    """One window of `every P` or `each quarter`: from the obligation's beginning until `due`."""

    due: int | None
    """Its last instant; None while the clock stands still."""
    clock: Clock
    anchor: int
    """Where the clock of all windows started."""
    passed: int
    """What that clock shows when the window begins."""
    limit: int
    """How long the window lasts, on the clock."""
    whole: bool
    """False where the calendar's period had begun before the obligation."""
    end: int | None
    """The row that ends the windows: of `until`, cancelling, or of the case."""
    cancelled: bool
    """Whether that row is a cancelling event."""

    def counted(self, instant: int) -> int:
        return self.clock.counted(self.anchor, instant) - self.passed


@frozen(kw_only=True)
class Waited:
    """The time in which nothing came, until a silence was complete."""

    clock: Clock
    start: int
    due: int
    """The last instant at which the awaited event would have broken it."""
    limit: int
    """How long it lasts, on the clock."""


@frozen(kw_only=True)
class Begun:
    index: int
    """The row at which it begins; of a silence, the row that nothing followed."""
    origin: int
    """The row that `variable` names: the trigger, also of what was reopened as new."""
    place: int
    """The last row before it counts: conditions see the case up to it, later rows answer."""
    began: int
    variable: str | None = None
    """The name of the trigger's row; a case's first row has none."""
    doubt: Reason | None = None
    """Why it is undetermined from the start."""
    window: Stretch | None = None
    waited: Waited | None = None
    """Of a silence."""

    def seen_from(self, scope: CaseScope) -> CaseScope:
        """The case up to its beginning, with the trigger in hand."""
        seen = scope.seeing(self.place)
        if self.variable is None:
            return seen
        return seen.bind(self.variable, scope.history.rows[self.origin])


def begun_at(index: int, truth: Truth, scope: CaseScope, variable: str | None = None) -> Begun:
    """What begins at a row, if it is true that it does; else in doubt."""
    return Begun(
        index=index,
        origin=index,
        place=index,
        began=scope.history.time(index),
        variable=variable,
        doubt=Reason.WHERE_UNKNOWN if isinstance(truth, Unknown) else None,
    )
