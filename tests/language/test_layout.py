"""Rule files before and after: `layouts/NAME.before.std`, `.after.std`, and in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.language.layout import formatted
from standards_engine.source import Source

_FOLDER = Path(__file__).with_name("layouts")
_BEFORE = sorted(_FOLDER.glob("*.before.std"))
_OTHERS = sorted(path for to in ("en", "zh") for path in _FOLDER.glob(f"*.{to}.std"))
HEAD = 'ruleset care\n  zone "Europe/Rome"\n\n'


def laid_out(text: str, to: str | None = None) -> str:
    found = formatted(Source("care.std", text), to)
    assert found.text is not None, found.diagnostics
    return found.text


def name_of(path: Path) -> str:
    return path.name.partition(".")[0]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("before", _BEFORE, ids=name_of)
def test_before_and_after(before: Path) -> None:
    after = read(_FOLDER / f"{name_of(before)}.after.std")
    assert laid_out(read(before)) == after
    assert laid_out(after) == after


@pytest.mark.parametrize("path", _OTHERS, ids=lambda path: path.name)
def test_before_and_in_another_language(path: Path) -> None:
    before = read(_FOLDER / f"{name_of(path)}.before.std")
    to = path.suffixes[0].removeprefix(".")
    assert laid_out(before, to) == read(path)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("event `x`", "event x"),
        ("event `event`", "event `event`"),
        ("event `two words`", "event `two words`"),
        ("event `expect`", "event expect"),
        ("event `text`  `x` text", "event text\n  x text"),
        ("event x `optional` text", "event x\n  optional text"),
        ("event x `in` text y z `w` text", "event x\n  in text\n  y  z\n  w  text"),
        ("event x y money   in   EUR", "event x\n  y money in EUR"),
        ("parameter a = EUR5", "parameter a = EUR 5"),
        ("parameter a = 5 EUR", "parameter a = EUR 5"),
        ("parameter a = 1 hours", "parameter a = 1 hour"),
        ("parameter a = 2 BUSINESS  day", "parameter a = 2 working days"),
        ("parameter a = 2.50 hrs", "parameter a = 2.50 hours"),
        ("parameter a = 50 percent", "parameter a = 50%"),
        ("parameter a = 1 “full width” ZH “全角”", 'parameter a = 1 "full width" zh "全角"'),
        ("define a = 1≤2 AND 3≥2", "define a = 1 <= 2 and 3 >= 2"),
        ("define a = x . y", "define a = x.y"),
        ("define a = x.`event`", "define a = x.event"),
        ("define a = `first` (x)", "define a = first(x)"),
        ("define a = -  x - - y", "define a = -x - -y"),
        ("define a = not  (x)", "define a = not (x)"),
        ("define a = x in (1 ,2)", "define a = x in (1, 2)"),
    ],
)
def test_one_spelling(written: str, spelled: str) -> None:
    assert laid_out(HEAD + written) == HEAD + spelled + "\n"


@pytest.mark.parametrize("name", ["`case`", "`standard`", "`month`", "`any of`", "any", "the"])
def test_a_name_is_in_quotes_where_it_would_be_read_as_a_keyword(name: str) -> None:
    """`for each case` has its own meaning; `for each any` has none."""
    text = f"{HEAD}standard a\n  for each {name}\n  require  true\n"
    assert laid_out(text) == text
    bare = laid_out(text.replace(name, f"`{name.strip('`')}`"))
    assert bare == text


def test_faults_of_writing_are_told_and_nothing_is_laid_out() -> None:
    found = formatted(Source("care.std", "ruleset care\nstandard a for each each b"))
    assert found.text is None
    assert [each.code() for each in found.diagnostics] == ["unexpected-word"]


def test_a_text_over_lines_keeps_its_lines_below_its_first_letter() -> None:
    text = 'standard a\n  because "one\n     two\n\n three"\n'
    after = 'standard a\n  because "one\n           two\n           three"\n'
    assert laid_out(HEAD + text) == HEAD + after


@pytest.mark.parametrize("text", ["", "\n\n", "  \t"])
def test_nothing_stays_nothing(text: str) -> None:
    assert laid_out(text) == ""


def test_comments_alone_stay() -> None:
    assert laid_out("\n# one\n\n\n  #two  \n") == "# one\n\n#two\n"


def test_lines_end_as_they_did() -> None:
    assert laid_out("ruleset care\r\nevent  x\r\n") == "ruleset care\r\n\r\nevent x\r\n"


def test_a_name_that_another_file_declares_is_none_of_the_language_s_own() -> None:
    source = Source("care.std", "ruleset care\ndefine a = each_one.staff > 2\n")
    alone, together = formatted(source, "zh"), formatted(source, "zh", {"staff"})
    assert alone.text == "规则集 care\n\n定义 a = each_one.人数 > 2\n"
    assert together.text == "规则集 care\n\n定义 a = each_one.staff > 2\n"


def test_a_chinese_word_for_an_own_name_is_quoted_where_it_is_only_a_name() -> None:
    text = "ruleset care\n\ndefine a = x.服务\n"
    chinese = "规则集 care\n\n定义 a = x.`服务`\n"
    assert laid_out(text, "zh") == chinese
    assert laid_out(chinese, "en") == text
