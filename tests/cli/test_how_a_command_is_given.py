"""Usage: what is wrong with how a command is given, and `--help`, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standards_engine import __version__
from standards_engine.cli.group import COMMANDS
from standards_engine.cli.help_pages import columns_of
from tests.cli.command import standards
from tests.wording.leaks import english_words

SHORT = re.compile(
    r"\{[^}]*\}|(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])|\[[^\]]*\]|--?[a-z-]+\S*|'[^']*'"
    r"|standards [a-z]+"
)
"""What is the same in every language: placeholders, values to choose from, options, commands."""

NAMES = {"Schema", "GitHub", "Actions", "text", "json", "xml", "txt", "yaml", "markdown"}
NAMES |= {"staff", "customers", "spark", "reference", "lint", "unknown", "Markdown"}

REPEATED = "`{}` is given more than once, and takes one value [repeated-option]"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["audit"], "`standards audit` needs `LOG...` [missing-argument]"),
        (["audit", "x.csv"], "no rules to judge by are given [missing-rules]"),
        (["audit", "x.csv", "--rule", "y"], "has no option `--rule` [unknown-command-option]"),
        (["audit", "x.csv", "--rule", "y"], "did you mean `--rules`?"),
        (["audit", "x.csv", "-r", "y", "-f", "cvs"], "cannot be `cvs` [wrong-option-value]"),
        (["audit", "x.csv", "-r", "y", "-f", "cvs"], "did you mean `csv`?"),
        (["audit", "x.csv", "-r", "y", "-f", "exel"], "it can be `text`, `json`, `sarif`"),
        (["audit", "x.csv", "-r"], "`-r`: a value must follow it"),
        (["audit", "x.csv", "-r", "y", "--brief=1"], "`--brief`: it takes no value"),
        (
            ["audit", "x.csv", "-r", "y", "--max-violations", "-3"],
            "`-3` is no whole number from 0 on",
        ),
        (["audit", "x.csv", "-r", "y", "-o", "a", "--output=b"], REPEATED.format("--output")),
        (["audit", "x.csv", "-r", "y", "-f", "csv", "-f", "csv"], REPEATED.format("--format")),
        (["audit", "x.csv", "-r", "y", "-m", "a", "-m", "b"], REPEATED.format("--mapping")),
        (["audit", "x.csv", "-r", "y", "--out", "a", "--out", "b"], REPEATED.format("--out")),
        (["check", "x", "--as-of", "2026-01-01", "--as-of", "2026-01-02"], "`--as-of` is given"),
        (["explain", "x.std", "-f", "text", "-f", "json"], "help: keep one of them"),
        (["--lang", "en", "--lang", "zh", "demo", "--lang", "en"], REPEATED.format("--lang")),
        (["schema", "plan", "mapping"], "`mapping` is too much here [wrong-usage]"),
        (["schema", "plam"], "did you mean `plan`?"),
        (["--lang", "en"], "no command is named"),
    ],
)
def test_what_is_wrong_is_told_with_advice(arguments: list[str], told: str) -> None:
    ended = standards(*arguments)
    assert ended.code == 2
    assert told in ended.err
    assert ended.err.startswith("error: ")


def test_what_may_be_repeated_is_not_refused(tmp_path: Path) -> None:
    (tmp_path / "a.std").write_text("ruleset a\n", encoding="utf-8")
    (tmp_path / "b.std").write_text("ruleset b\n", encoding="utf-8")
    (tmp_path / "log.csv").write_text("case_id,activity,timestamp\n", encoding="utf-8")
    twice = ("-r", "a.std", "-r", "b.std", "--brief", "--brief")
    assert "repeated-option" not in standards("audit", "log.csv", *twice, cwd=tmp_path).said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["audit", "--lang", "zh"], "错误：`standards audit`需要`LOG...` [missing-argument]"),
        (["audt", "--lang", "zh"], "建议：是不是想写`audit`？"),
        (["audit", "x.csv", "--lang", "zh"], "错误：没有给出用来判定的规则 [missing-rules]"),
    ],
)
def test_it_is_told_in_chinese(arguments: list[str], told: str) -> None:
    ended = standards(*arguments)
    assert ended.code == 2
    assert told in ended.err


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_chinese_and_fits_the_terminal(name: str) -> None:
    ended = standards(*filter(None, [name]), "--help", "--lang", "zh")
    assert ended.code == 0
    assert ended.out.startswith("用法：standards")
    assert "选项：" in ended.out
    assert all(columns_of(line) <= 84 for line in ended.out.splitlines())
    text = SHORT.sub(" ", ended.out)
    assert english_words(text, {*COMMANDS, "standards", *NAMES}) == []


def test_the_version_is_told_in_both_languages() -> None:
    assert standards("--version", "--lang", "en").out == f"standards, version {__version__}\n"
    assert standards("--lang", "zh", "--version").out == f"standards，版本{__version__}\n"
