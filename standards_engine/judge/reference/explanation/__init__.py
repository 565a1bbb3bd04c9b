"""How the reference judge came to a verdict, from the very run that found it."""

from standards_engine.judge.reference.explanation.condensed import condensed
from standards_engine.judge.reference.explanation.contributed import contributions_of
from standards_engine.judge.reference.explanation.explain import explained, explanations
from standards_engine.judge.reference.explanation.nodes import (
    Choice,
    Contributed,
    Contributions,
    Effect,
    Explanation,
    Moment,
    NothingOwed,
    NotOwed,
    Part,
    Pause,
    Possibility,
    Role,
    Seen,
    Stretch,
    Subject,
    Topic,
    Waiting,
    Weighed,
)
from standards_engine.judge.reference.explanation.nothing_owed import nothing_owed

__all__ = [
    "Choice",
    "Contributed",
    "Contributions",
    "Effect",
    "Explanation",
    "Moment",
    "NotOwed",
    "NothingOwed",
    "Part",
    "Pause",
    "Possibility",
    "Role",
    "Seen",
    "Stretch",
    "Subject",
    "Topic",
    "Waiting",
    "Weighed",
    "condensed",
    "contributions_of",
    "explained",
    "explanations",
    "nothing_owed",
]
