"""What a log shows of the standards that a plan leans on, where a log is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from standards_engine.frozen import frozen
from standards_engine.plans import Level
from standards_engine.wording import say


@frozen
class Question:
    """Which share of a standard's obligations was met; with `level`, had that been its limit."""

    standard: str
    level: Level | None = None


@frozen
class Answer:
    """The share; None where it cannot be said, and then what `lacks`, in words."""

    share: Fraction | None
    lacks: str = ""


@dataclass(slots=True)
class Evidence:
    """Answers known, and the questions asked without one.

    A plan is judged, its questions are answered from the log all at once, and it is judged again.
    """

    answers: Mapping[Question, Answer] = field(default_factory=dict)
    has_log: bool = False
    asked: dict[Question, None] = field(default_factory=dict)

    def answer(self, question: Question) -> Answer:
        found = self.answers.get(question)
        if found is not None:
            return found
        self.asked[question] = None
        return Answer(None, _without_a_log(question))


def _without_a_log(question: Question) -> str:
    if question.level is None:
        return say(
            "a log that shows how often `{standard}` was kept (`--log`)",
            standard=question.standard,
        )
    return say(
        "a log that shows how often `{standard}` was kept within {level} (`--log`)",
        standard=question.standard,
        level=question.level.written,
    )
