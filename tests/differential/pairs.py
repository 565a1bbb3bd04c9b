"""The strategy: a rule file, a log of it, and what the laws do with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.differential.choices import Choices
from tests.differential.logs import Log, log, written
from tests.differential.rulesets import RuleFile, rule_file
from tests.differential.world import world


@dataclass(frozen=True, slots=True)
class Generated:
    file: RuleFile
    log: Log
    cut: int
    """Before which case a batch ends, where there are so many."""

    def __repr__(self) -> str:
        return f"{self.file.text}\n{written(self.log, self.file)}as of {self.log.as_of}"


@st.composite
def generated(draw: Callable[[st.SearchStrategy[Any]], Any], topic: str | None = None) -> Generated:
    choices = Choices(draw)
    file = rule_file(choices, world(choices), topic)
    rows = log(choices, file)
    return Generated(file, rows, choices.count(0, 3))
