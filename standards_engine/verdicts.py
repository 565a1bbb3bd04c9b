"""The outcomes every judge returns: engine-neutral values.

Instants are integers of microseconds since 1970-01-01 UTC. Limits and counted amounts are
integers in the `Unit` of their clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from standards_engine.frozen import frozen

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Int64 = npt.NDArray[np.int64]
    Int32 = npt.NDArray[np.int32]
    Int8 = npt.NDArray[np.int8]
    Bool = npt.NDArray[np.bool_]
    Objects = npt.NDArray[np.object_]

NO_INSTANT = -(2**63)
"""The null of the int64 columns below."""


class Verdict(IntEnum):
    """Exactly one holds for an obligation (semantics 7.1)."""

    MET = 0
    MISSED = 1
    PENDING = 2
    EXCUSED = 3
    WAIVED = 4
    UNDETERMINED = 5

    @property
    def word(self) -> str:
        return self.name.lower()


class Unit(StrEnum):
    """What a clock counts."""

    MICROSECONDS = "microseconds"
    DAYS = "days"
    WORKING_DAYS = "working days"


class Reason(IntEnum):
    """Why a verdict is what it is; `word` is the stable name in JSON and Parquet."""

    ANSWERED = 0  # met: the awaited event came in time (or stood before)
    ANSWERED_LATE = 1  # missed: it came after due
    UNANSWERED = 2  # missed: due passed, or the case ended, without it
    NOT_DUE = 3  # pending: it may still come in time
    NOT_BEFORE = 4  # missed: precedence, nothing suitable stood before
    FORBIDDEN_SEEN = 5  # missed: the forbidden event came
    STAYED_AWAY = 6  # met: the forbidden event never came, and the window is over
    WINDOW_OPEN = 7  # pending: the window of an absence or count is not over
    COUNT_KEPT = 8  # met: the number of events is within bounds
    COUNT_BROKEN = 9  # missed: it is not
    HOLDS = 10  # met: the required condition holds
    FAILS = 11  # missed: it does not
    CANCELLED = 12  # excused: cancelled before it was due
    EXCEPTED = 13  # excused or undetermined: an exception said so
    DUE_BEFORE_TRIGGER = 14  # missed: the deadline lay before the trigger
    WHERE_UNKNOWN = 15  # undetermined: whether the rule applies cannot be known
    EXCEPTION_UNKNOWN = 16  # undetermined: which exception or limit applies cannot be known
    START_UNKNOWN = 17  # undetermined: the clock's start is missing or unreadable
    DUE_UNKNOWN = 18  # undetermined: the deadline or limit is missing or below zero
    RESPONSE_UNKNOWN = 19  # undetermined: an event may or may not be the awaited one
    CLOCK_UNKNOWN = 20  # undetermined: a pause, cancel or restart cannot be placed
    CONDITION_UNKNOWN = 21  # undetermined: the required condition has a missing value
    TOO_FEW = 22  # excused: a period with fewer events than the rule asks for
    PERIOD_OPEN = 23  # pending: the period is not over
    OUT_OF_PLACE = 24  # missed: another event stands where the expected one should
    CUT_OFF = 25  # excused: its window was cut short, and nothing came in what was left

    @property
    def word(self) -> str:
        return self.name.lower().replace("_", "-")


@frozen
class Group:
    """One cell of a goal: a period's name (`2026-03`), and the values of its `by` fields."""

    period: str | None
    by: tuple[str | None, ...] = ()


@frozen(kw_only=True)
class Obligation:
    """What one trigger owed, and what came of it."""

    case: str | None
    ordinal: int
    """1-based among the case's obligations of this standard, in order of trigger."""
    began: int
    verdict: Verdict
    reason: Reason
    started: int | None = None
    due: int | None = None
    decided: int | None = None
    clause: str | None = None
    """The exception that judged it; None for the standard's own expectation."""
    unit: Unit = Unit.MICROSECONDS
    limit: int | None = None
    counted: int | None = None
    """Counted from start to the deciding event, or to as-of where there is none."""
    at_risk: bool = False
    tie: bool = False
    partial: bool = False
    restarts: int = 0
    group: Group = Group(None)
    rows: tuple[int, ...] = ()
    """Input rows of the trigger and, where there is one, the deciding event."""
    observed: str | None = None
    """For a period or count: the observed value, as text."""


@dataclass(slots=True, kw_only=True)
class VerdictBatch:
    """The obligations of one standard from some whole cases, column by column.

    All arrays have one entry per obligation, in order of (case, trigger). `NO_INSTANT` is null
    in int64 columns.
    """

    standard: int
    """Index into `Ruleset.standards`."""
    cases: Objects
    """Keys of cases."""
    case_index: Int64
    """Index into `cases`."""
    ordinal: Int32
    began: Int64
    started: Int64
    due: Int64
    decided: Int64
    verdict: Int8
    reason: Int8
    clause: Int8
    """-1 for the standard's own expectation, else the index of the exception."""
    unit: Int8
    """Index into `tuple(Unit)`."""
    limit: Int64
    counted: Int64
    at_risk: Bool
    tie: Bool
    restarts: Int32
    group: Int32
    """Index into `groups`."""
    groups: Sequence[Group]
    trigger_row: Int64
    deciding_row: Int64

    @property
    def case(self) -> Objects:
        """The key of each obligation's case."""
        keys: Objects = self.cases[self.case_index]
        return keys

    def __len__(self) -> int:
        return len(self.began)
