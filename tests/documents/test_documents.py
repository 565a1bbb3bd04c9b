"""YAML documents: what values mean, where they stand, and what is said of broken ones."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.diagnostics import render_all
from standards_engine.documents import (
    ListNode,
    MappingNode,
    Node,
    ScalarNode,
    decode,
    load_document,
    plain,
)
from standards_engine.source import Source


def load(text: str) -> MappingNode:
    node, faults = load_document(Source("plan.yaml", text))
    assert node is not None, render_all(faults)
    assert faults == ()
    return node


def faults_of(text: str) -> list[tuple[str, int, int]]:
    _, faults = load_document(Source("plan.yaml", text))
    return [
        (fault.code(), fault.span.line if fault.span else 0, fault.span.column if fault.span else 0)
        for fault in faults
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", True),
        ("No", False),
        ("TRUE", True),
        ("false", False),
        ("off", "off"),
        ("'no'", "no"),
        ('"12"', "12"),
        ("12", 12),
        ("-3", -3),
        ("12.50", Decimal("12.50")),
        ("0.1", Decimal("0.1")),
        ("012", "012"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("2026-03-01", "2026-03-01"),
        ("24 hours", "24 hours"),
        ("95%", "95%"),
        ("~", None),
        ("null", None),
        ("", None),
        ("''", ""),
        ("9" * 40, "9" * 40),
    ],
)
def test_a_value_means_what_people_expect(written: str, meant: object) -> None:
    value = load(f"a: {written}\n").get("a")
    assert isinstance(value, ScalarNode)
    assert value.value == meant
    assert type(value.value) is type(meant)


def test_the_text_of_a_number_is_kept() -> None:
    value = load("version: 2026.10\n").get("version")
    assert isinstance(value, ScalarNode)
    assert value.text == "2026.10"


def test_names_and_values_know_their_place() -> None:
    node = load("服务:\n  - 名称: 上门   # home\n    levels: [24 hours, 'a']\n")
    entry = node.entry("服务")
    assert entry is not None
    assert entry.key_span.text == "服务"
    assert isinstance(entry.value, ListNode)
    (service,) = entry.value.items
    assert isinstance(service, MappingNode)
    name = service.get("名称")
    assert name is not None
    assert (name.span.text, name.span.line, name.span.column) == ("上门", 2, 9)
    levels = service.get("levels")
    assert levels is not None
    assert levels.span.text == "[24 hours, 'a']"
    assert service.span.text == "名称: 上门   # home\n    levels: [24 hours, 'a']"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("empty-document", 1, 1)]),
        ("# only a comment\n", [("empty-document", 1, 1)]),
        ("- a\n", [("not-a-mapping", 1, 1)]),
        ("a: 1\n\tb: 2\n\tc: 1\n", [("tab-indentation", 2, 1), ("tab-indentation", 3, 1)]),
        ("a: 1\nb: 2\na: 3\na: 4\n", [("duplicate-key", 3, 1), ("duplicate-key", 4, 1)]),
        ("a: 1\n---\nb: 2\n", [("second-document", 2, 1)]),
        ("a: &x [1]\nb: *x\nc: *x\n", [("alias-used", 2, 4)]),
        ("a: !!python/object:os.system x\n", [("tag-used", 1, 4)]),
        ("{a: b}: 1\n? [x]\n: 2\n", [("complex-key", 1, 1), ("complex-key", 2, 3)]),
        ("a: " + "[" * 100, [("nested-too-deep", 1, 43)]),
        ("a\x01: 2\nb: \x07\n", [("control-character", 1, 2), ("control-character", 2, 4)]),
        ("a: x: 1\n", [("broken-document", 1, 5)]),
        ("a: 'x\nb: 1\n", [("broken-document", 1, 4)]),
        ("a: 1\na: 2\nb: [1\nc: 3\n", [("duplicate-key", 2, 1), ("broken-document", 3, 4)]),
    ],
)
def test_faults_are_placed(text: str, found: list[tuple[str, int, int]]) -> None:
    assert faults_of(text) == found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: x: 1\n", "a second colon stands in this line"),
        ("a: 'x\n", "a quote is opened here and never closed"),
        ("a: [1\nb: 2\n", "a bracket or a comma is missing"),
        ("a: @x\n", "a text cannot begin with this character"),
        ("a: *\n", "a text cannot begin with `&` or `*`"),
        ("a: 1\nb\nc: 2\n", "a colon is missing after a name"),
        (
            "a:\n  b: 1\n c: 2\n",
            "this line is indented by 1 space less than the lines it belongs to",
        ),
        ("a: - b\n", "a list cannot begin here"),
        ('a: "\\d"\n', "a backslash inside double quotes"),
        ("%YAML 9\n---\na: 1\n", "the structure of the file breaks here"),
    ],
)
def test_broken_yaml_is_told_in_plain_words(text: str, says: str) -> None:
    _, faults = load_document(Source("plan.yaml", text))
    assert says in render_all(faults)


def test_an_alias_bomb_is_not_expanded() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert {code for code, _, _ in faults_of("\n".join(lines))} == {"alias-used"}


def test_bytes_in_another_encoding_are_refused_with_their_place() -> None:
    source, faults = decode("plan.yaml", b"name: x\n" + "服务".encode("gbk"))
    assert source is None
    assert [(fault.code(), str(fault.span)) for fault in faults] == [("not-utf8", "plan.yaml:2:1")]


def test_a_byte_order_mark_is_dropped() -> None:
    source, faults = decode("plan.yaml", b"\xef\xbb\xbfname: x\n")
    assert faults == ()
    assert source is not None
    assert plain(load(source.text)) == {"name": "x"}


_texts = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=8)
_values = st.recursive(
    _texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_texts, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(_texts, _values, min_size=1, max_size=4), st.booleans())
def test_what_another_writer_wrote_is_read_back(value: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=flow, default_style='"', sort_keys=False
    )
    assert plain(load(text)) == value


@given(st.text(max_size=40))
def test_any_text_gives_a_document_or_a_fault(text: str) -> None:
    node, faults = load_document(Source("plan.yaml", text))
    assert node is not None or faults
    assert all(_inside(fault.span.start, fault.span.end, text) for fault in faults if fault.span)
    assert render_all(faults) is not None
    if node is not None:
        assert all(_inside(each.span.start, each.span.end, text) for each in _walk(node))


def _inside(start: int, end: int, text: str) -> bool:
    return 0 <= start <= end <= max(len(text), 1)


def _walk(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [node, *(each for entry in node.entries for each in _walk(entry.value))]
    if isinstance(node, ListNode):
        return [node, *(each for item in node.items for each in _walk(item))]
    return [node]
