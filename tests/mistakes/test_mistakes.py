"""Each typical mistake is answered first at its place, with the words that mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.frozen import frozen
from tests.mistakes.mistake import KINDS, Mistake, mistakes
from tests.mistakes.told import Told, told

COLLECTED = mistakes()


@frozen
class Answer:
    """What is told of a mistake, held against what should be."""

    mistake: Mistake
    messages: list[Told]

    @property
    def is_right(self) -> bool:
        wanted, told = self.mistake, self.messages
        if wanted.faults == 0 or not told:
            return not told and wanted.faults == 0
        place = wanted.points_at(told[0].line, told[0].column)
        return place and all(each in told[0].text for each in wanted.says) and self.is_brief

    @property
    def is_brief(self) -> bool:
        return len(self.messages) <= self.mistake.faults


@pytest.mark.parametrize("mistake", COLLECTED, ids=[each.name for each in COLLECTED])
def test_the_first_message_says_what_to_write(
    mistake: Mistake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = Answer(mistake, told(mistake, tmp_path, capsys))
    assert answer.is_right, answer


def test_the_collection_is_large() -> None:
    numbers = {kind: sum(each.kind == kind for each in COLLECTED) for kind in KINDS}
    assert numbers["english"] >= 35
    assert numbers["chinese"] >= 25
    assert numbers["plans"] >= 10
    assert numbers["mappings"] >= 8
