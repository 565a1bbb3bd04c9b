"""Every word with a fixed meaning that a report can hold is explained."""

from __future__ import annotations

import re

import pytest

from standards_engine.findings.exit_code import ExitCode
from standards_engine.findings.nodes import ConstraintVerdict
from standards_engine.findings.status import Status
from standards_engine.verdicts import Reason, Verdict
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
FIRST_CELLS = set(re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE))


@pytest.mark.parametrize(
    "cell",
    [
        *(f"**{verdict.word}**" for verdict in Verdict),
        *(f"**{status}**" for status in Status),
        *(f"`{reason.word}`" for reason in Reason),
        *(str(code.value) for code in ExitCode),
    ],
)
def test_a_word_has_its_line_in_a_table(cell: str) -> None:
    assert cell in FIRST_CELLS


@pytest.mark.parametrize("verdict", ConstraintVerdict)
def test_verdicts_on_plans_are_explained(verdict: ConstraintVerdict) -> None:
    assert f"**{verdict.replace('_', ' ')}**" in PAGE
