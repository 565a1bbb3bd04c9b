"""The clauses that the Chinese page of the language shows can be read."""

from __future__ import annotations

import re

import pytest

from standards_engine.language import parse
from standards_engine.source import Source
from tests.docs.pages import ROOT

_PAGE = (ROOT / "docs" / "language.zh-CN.md").read_text(encoding="utf-8")


def _clauses(title: str) -> list[str]:
    """What stands first in each row of the table below a title."""
    section = _PAGE.partition(f"### {title}\n")[2].partition("\n###")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


@pytest.mark.parametrize("clause", [*_clauses("要求什么"), *_clauses("计时")])
def test_a_clause_of_the_page(clause: str) -> None:
    text = f"规则集 甲\n标准 乙\n  对每个 报修\n  {clause}\n"
    assert parse(Source("care.std", text)).diagnostics == ()


@pytest.mark.parametrize("trigger", _clauses("对谁"))
def test_a_trigger_of_the_page(trigger: str) -> None:
    text = f"规则集 甲\n标准 乙\n  {trigger}\n  必须 是\n"
    assert parse(Source("care.std", text)).diagnostics == ()


def test_the_tables_are_found() -> None:
    assert len(_clauses("要求什么")) > 10
    assert len(_clauses("计时")) > 5
