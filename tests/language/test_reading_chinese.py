"""Chinese rules become the same syntax tree as English ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.language import nodes, parse
from standards_engine.language.layout import formatted
from standards_engine.source import Source

_PAGE = Path(__file__).with_name("chinese_and_english.txt").read_text(encoding="utf-8")


def _pairs(title: str) -> list[tuple[str, str]]:
    """The Chinese and English texts below a title of the page."""
    section = _PAGE.partition(f"# {title}\n")[2].partition("\n# ")[0]
    blocks = (block.splitlines() for block in section.strip().split("\n\n"))
    return [(chinese, english) for chinese, english in blocks]


def read(text: str) -> nodes.RulesetFile:
    parsed = parse(Source("care.std", text))
    assert parsed.diagnostics == ()
    return parsed.tree


def same(chinese: str, english: str) -> bool:
    first, second = read(chinese), read(english)
    return (first.header, first.declarations) == (second.header, second.declarations)


@pytest.mark.parametrize(("chinese", "english"), _pairs("declarations"))
def test_a_declaration(chinese: str, english: str) -> None:
    assert same(f"规则集 售后\n{chinese}", f"ruleset 售后\n{english}")


@pytest.mark.parametrize(("chinese", "english"), _pairs("clauses"))
def test_a_clause(chinese: str, english: str) -> None:
    assert same(f"规则集 售后\n标准 甲\n{chinese}", f"ruleset 售后\nstandard 甲\n{english}")


@pytest.mark.parametrize(("chinese", "english"), _pairs("files"))
def test_a_file(chinese: str, english: str) -> None:
    assert same(chinese, english)


def test_names_that_begin_with_keywords() -> None:
    text = (
        "规则集 甲 事件 自动派单 事件 每月回访 标准 要求上门 对每个 自动派单 要求 每月回访 24小时内"
    )
    names = [
        each.name.text
        for each in read(text).declarations
        if isinstance(each, nodes.EventDeclaration | nodes.StandardDeclaration)
    ]
    assert names == ["自动派单", "每月回访", "要求上门"]


@pytest.mark.parametrize(("field", "read_as"), [("名称", "名称"), ("别名", "name")])
def test_a_word_that_the_file_declares_is_only_its_own_name(field: str, read_as: str) -> None:
    """`名称` is `name` of a plan, but not where the file has a field of that name."""
    text = f"规则集 甲 事件 报修 {field} 文本 标准 乙 对每个 报修 必须 报修.名称 = “丙”"
    assert f"Member(base=Reference(name='报修'), name=Name(text='{read_as}'))" in str(read(text))


def test_a_name_in_back_quotes_is_never_one_of_the_language() -> None:
    text = "规则集 甲 标准 乙 对每个 丙 必须 丙.`名称` = 1"
    assert "Name(text='名称')" in str(read(text).declarations)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("“我们承诺“24小时”内上门”", "我们承诺“24小时”内上门"),
        ('"我们承诺“24小时”内上门"', "我们承诺“24小时”内上门"),
        ("「他说“好”」", "他说“好”"),
        ('“他说"好"”', '他说"好"'),
        ("”两个右引号”", "两个右引号"),
        ('“左边是弯的"', "左边是弯的"),
    ],
)
def test_a_text_ends_with_the_kind_of_quote_that_opens_it(written: str, said: str) -> None:
    header = read(f"规则集 甲 {written}").header
    assert header is not None
    assert header.title is not None
    assert header.title.text == said
    laid_out = formatted(Source("care.std", f"规则集 甲 {written}")).text
    again = read(laid_out).header
    assert again == header
