"""The value of expressions, three-valued and exact: what the judges share."""

from standards_engine.judge.expressions.evaluate import evaluate, holds
from standards_engine.judge.expressions.scope import Scope
from standards_engine.judge.expressions.values import Blame, Range, Truth, Unknown

__all__ = ["Blame", "Range", "Scope", "Truth", "Unknown", "evaluate", "holds"]
