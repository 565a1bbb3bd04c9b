"""Whether conditions can hold, alone and together, whatever a log holds."""

from standards_engine.analysis.conditions.solver import implies, may_hold

__all__ = ["implies", "may_hold"]
