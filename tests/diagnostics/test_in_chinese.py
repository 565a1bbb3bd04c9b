"""Every diagnostic is said in Chinese, whole: with its facts, and with what other rooms add."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from docs.parts.faults import every_diagnostic
from standards_engine.cli.run import FAULT_OF_THE_TOOL, run
from standards_engine.diagnostics import Diagnostic, render
from standards_engine.diagnostics.pages import Block, codes, page
from standards_engine.wording import speaking
from tests.diagnostics.samples import samples_of
from tests.docs.diagnostic_pages import can_run
from tests.wording.leaks import english_words

CHINESE = re.compile(r"[\u4e00-\u9fff]")
EXCERPT = re.compile(r"^ *\d* \| .*$", re.MULTILINE)
TOLD = re.compile(r"(?:错误|警告|建议)：")
CODE = re.compile(r"\[[a-z-]+\]$", re.MULTILINE)
NAMES = {"IEEE", "Feather", "OpenDocument", "Open", "zip", "gzip"}
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;?!](?!\w)")


def leaks(said: str) -> list[str]:
    """English words in what is said, leaving out the rules that it shows."""
    return english_words(CODE.sub("", EXCERPT.sub("", said)), NAMES)


@pytest.mark.parametrize("cls", every_diagnostic(), ids=lambda cls: cls.code())
def test_its_words_are_chinese(cls: type[Diagnostic]) -> None:
    samples = [*samples_of(cls)]
    assert samples
    for sample in samples:
        with speaking("zh"):
            said, words, help_ = render(sample), sample.message, sample.help
        assert CHINESE.search(words)
        assert not leaks(said), said
        assert not HALF_WIDTH.search(re.sub("`[^`]*`", "", f"{words}\n{help_}")), said


@pytest.mark.parametrize("cls", every_diagnostic(), ids=lambda cls: cls.code())
def test_what_it_offers_changes_something(cls: type[Diagnostic]) -> None:
    for sample in samples_of(cls):
        edit = sample.edit
        assert edit is None or edit.text != edit.span.text


def _written(block: Block) -> str:
    assert block.file is not None
    path = Path(block.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")
    return str(path)


def _told(*arguments: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        assert run([*arguments, "--lang", "zh"]) != FAULT_OF_THE_TOOL, err.getvalue()
    return err.getvalue() or out.getvalue()


def _wrong(code: str) -> tuple[Block, ...]:
    found = page(code, "en")
    return () if found is None or not can_run(found.wrong) else (*found.wrong, *found.beside)


def _of(kind: str) -> list[str]:
    """Pages on which files of this kind, and rules, lead to the diagnostic."""
    return [code for code in codes() if kind in {block.kind for block in _wrong(code)}]


OF_PLANS, OF_LOGS = _of("plan"), _of("log")
OF_RULES = [code for code in _of("rules") if code not in {*OF_PLANS, *OF_LOGS}]


@pytest.mark.parametrize("code", OF_RULES)
def test_what_is_wrong_with_rules_is_told_in_chinese(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [_written(block) for block in _wrong(code)]
    said = _told("lint", paths[0])
    assert CHINESE.search(said)
    assert not leaks(said), said


@pytest.mark.parametrize("code", OF_LOGS)
def test_what_is_wrong_with_a_log_is_told_in_chinese(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = _wrong(code)
    paths = {block.kind: _written(block) for block in reversed(blocks)}
    logs = [block.file for block in blocks if block.kind == "log" and block.file is not None]
    beside = [f"--{kind}={paths[kind]}" for kind in ("mapping", "waivers") if kind in paths]
    said = _told("audit", *logs, "-r", paths["rules"], *beside)
    assert CHINESE.search(said)
    assert not leaks(said), said


@pytest.mark.parametrize("code", OF_PLANS)
def test_what_is_wrong_with_a_plan_is_told_in_chinese(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = {block.kind: _written(block) for block in reversed(_wrong(code))}
    rules = paths.get("rules", "planning/seven_constraints")
    said = _told("check", paths["plan"], "-r", rules)
    assert CHINESE.search(said)
    told = "\n".join(line for line in said.splitlines() if TOLD.search(line))
    assert not leaks(told), said
