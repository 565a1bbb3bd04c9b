"""Each typical mistake is answered first at its place, with the words that mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mistakes.mistake import KINDS, Mistake, mistakes
from tests.mistakes.told import told

COLLECTED = mistakes()


@pytest.mark.parametrize("mistake", COLLECTED, ids=[each.name for each in COLLECTED])
def test_the_first_message_says_what_to_write(
    mistake: Mistake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    messages = told(mistake, tmp_path, capsys)
    assert messages
    first = messages[0]
    assert mistake.points_at(first.line, first.column), messages
    assert [each for each in mistake.says if each not in first.text] == [], messages
    assert len(messages) <= mistake.faults, messages


def test_the_collection_is_large() -> None:
    numbers = {kind: sum(each.kind == kind for each in COLLECTED) for kind in KINDS}
    assert numbers["english"] >= 35
    assert numbers["chinese"] >= 25
    assert numbers["plans"] >= 10
    assert numbers["mappings"] >= 8
