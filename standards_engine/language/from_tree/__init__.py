"""Parse tree to syntax tree, one file per kind of construct."""

from standards_engine.language.from_tree.calendars import Calendars
from standards_engine.language.from_tree.clauses import Clauses
from standards_engine.language.from_tree.declarations import Declarations
from standards_engine.language.from_tree.examples import Examples
from standards_engine.language.from_tree.expressions import Expressions
from standards_engine.language.from_tree.patterns import Patterns
from standards_engine.language.from_tree.triggers import Triggers
from standards_engine.language.from_tree.types import Types
from standards_engine.language.from_tree.values import Values


class FromTree(
    Declarations, Examples, Clauses, Patterns, Triggers, Calendars, Types, Expressions, Values
):
    """The whole translation: every grammar rule has one method of its name."""


__all__ = ["FromTree"]
