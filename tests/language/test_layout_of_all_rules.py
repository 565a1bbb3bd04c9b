"""All rule files there are, with other spaces, line ends and comments: laid out alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards_engine.language import language_of, parse
from standards_engine.language.keywords import keywords
from standards_engine.language.layout import formatted
from standards_engine.language.layout.concrete import concrete, tokens_of
from standards_engine.source import Source
from tests.docs.pages import code_blocks

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```rules[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"#[^\n]*")
_SPACES = (" ", "   ", "\n", "\n  ", "\t")
_OTHER_GAPS = ("\n\n\n", "  # behind\n", "\n# of its own\n", "\n\n   # indented\n\n", " #\n")
_MOST = 400
"""Tokens of a text that is changed: of a longer one a part is enough."""


def _texts() -> Iterator[str]:
    for path in sorted([*ROOT.glob("rulesets/**/*.std"), *ROOT.glob("tests/**/*.std")]):
        yield path.read_text(encoding="utf-8")
    for path in sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/conformance/*/*.md")]):
        yield from _FENCE.findall(path.read_text(encoding="utf-8"))


@cache
def sound_texts() -> tuple[str, ...]:
    """Those without faults of writing."""
    return tuple(text for text in _texts() if not parse(Source("a.std", text)).diagnostics)


def laid_out(text: str) -> str:
    found = formatted(Source("a.std", text))
    assert found.text is not None, found.diagnostics
    return found.text


@st.composite
def changed(draw: st.DrawFn, gaps: tuple[str, ...]) -> tuple[str, str]:
    """A rule file, and the same tokens with other gaps between them where there were spaces."""
    text = draw(st.sampled_from(sound_texts()))
    source = Source("a.std", text)
    tokens = list(tokens_of(concrete(source, keywords(language_of(text)))))
    pieces, last = [], 0
    for token in tokens[:_MOST]:
        gap = text[last : token.start_pos]
        is_plain = gap.isspace() and gap.count("\n") < 2
        pieces.append(draw(st.sampled_from(gaps)) if is_plain else gap)
        pieces.append(text[token.start_pos : token.end_pos])
        last = token.end_pos or 0
    return text, "".join(pieces) + text[last:]


_many = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@_many
@given(changed(_SPACES))
def test_spaces_and_line_ends_change_nothing(texts: tuple[str, str]) -> None:
    before, after = texts
    assert laid_out(after) == laid_out(before)


@_many
@given(changed((*_SPACES, *_OTHER_GAPS)))
def test_laid_out_twice_is_laid_out_once_and_every_comment_is_kept(texts: tuple[str, str]) -> None:
    once = laid_out(texts[1])
    assert laid_out(once) == once
    assert _comments(once) == _comments(texts[1])


def _comments(text: str) -> Counter[str]:
    """Also what looks like one inside a text: there it must be kept as well."""
    return Counter(each.rstrip() for each in _COMMENT.findall(text))


def test_rule_files_that_are_shipped_are_laid_out() -> None:
    files = sorted(ROOT.glob("rulesets/**/*.std"))
    found = [path for path in files if laid_out(read := path.read_text("utf-8")) != read]
    assert found == []


def test_rules_of_the_readme_are_laid_out() -> None:
    blocks = code_blocks(ROOT / "README.md")
    found = [block for block in blocks if block.startswith("ruleset ")]
    assert found
    assert [laid_out(block).rstrip() for block in found] == [block.rstrip() for block in found]


def test_there_are_rule_files() -> None:
    assert len(sound_texts()) > 500


def test_a_long_file_is_laid_out_and_says_the_same() -> None:
    rules = (ROOT / "tests/rules/tour.std").read_text("utf-8")
    body = rules.partition("event reported")[2]
    text = "\n".join(["ruleset long", *(f"event e{i}{body}" for i in range(20))])
    assert laid_out(text).count("\nevent e") == 20


def test_deep_brackets() -> None:
    text = f"ruleset deep\n\ndefine a = {'(' * 30}1 + 1{')' * 30}\n"
    deeper = f"ruleset deep\n\ndefine a = {'(' * 170}1 + 1{')' * 170}\n"
    assert laid_out(text.replace("(", " (\n")) == text
    assert laid_out(laid_out(deeper)) == laid_out(deeper)


@pytest.mark.parametrize(
    "expression", ["(" * 200 + "1" + ")" * 200, " or ".join(f"x = {n}" for n in range(3000))]
)
def test_what_is_too_deep_is_refused(expression: str) -> None:
    found = formatted(Source("a.std", f"ruleset deep\ndefine a = {expression}"))
    assert [each.code() for each in found.diagnostics] == ["too-deep"]


def test_a_long_chain() -> None:
    chain = " or ".join(f"x = {number}" for number in range(100))
    after = laid_out(f"ruleset long\ndefine a = {chain}")
    assert after.startswith("ruleset long\n\ndefine a = x = 0\n           or x = 1\n")
    assert after.count("\n") == 102
