"""Every check of `standards lint`, in the order in which docs/lint.md lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standards_engine.analysis.idle_lines import idle_lines
from standards_engine.analysis.lint.days_or_hours import days_or_hours
from standards_engine.analysis.lint.excepted import excepted
from standards_engine.analysis.lint.idle_waivers import idle_waivers
from standards_engine.analysis.lint.never import never
from standards_engine.analysis.lint.no_example import no_example
from standards_engine.analysis.lint.no_goal import no_goal
from standards_engine.analysis.lint.no_owner import no_owner
from standards_engine.analysis.lint.no_promise import no_promise
from standards_engine.analysis.lint.promise_differs import promise_differs
from standards_engine.analysis.lint.says_the_same import says_the_same
from standards_engine.analysis.lint.uncovered_kinds import uncovered_kinds
from standards_engine.analysis.lint.unreached import unreached
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.doubts import (
    AlwaysExcepted,
    IdleWaiver,
    NeverApplies,
    NeverHolds,
    SaysTheSame,
    ShadowedException,
    UncoveredKinds,
)
from standards_engine.diagnostics.idle import IdleLine, PauseWithoutEffect, Unreachable, Unused
from standards_engine.diagnostics.texts import (
    DaysOrHours,
    NoExample,
    NoGoal,
    NoOwner,
    NoPromise,
    PromiseDiffers,
)
from standards_engine.rules.nodes import Ruleset

Check = Callable[[Ruleset], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    never,
    excepted,
    unreached,
    idle_lines,
    idle_waivers,
    promise_differs,
    days_or_hours,
    says_the_same,
    no_promise,
    no_owner,
    no_goal,
    no_example,
    uncovered_kinds,
)

_DOUBTS: tuple[type[Diagnostic], ...] = (
    NeverApplies,
    NeverHolds,
    AlwaysExcepted,
    ShadowedException,
    Unreachable,
    PauseWithoutEffect,
    IdleLine,
    IdleWaiver,
    Unused,
    PromiseDiffers,
    DaysOrHours,
    SaysTheSame,
    NoPromise,
    NoOwner,
    NoGoal,
    NoExample,
    UncoveredKinds,
)
"""Those of the checks, and the warnings of checking rules, which every command tells."""


def doubts(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Of all files of a checked ruleset; comments that silence some are not yet heeded."""
    for check in CHECKS:
        yield from check(ruleset)


def codes() -> tuple[str, ...]:
    """What a comment can allow."""
    return tuple(each.code() for each in _DOUBTS)
