"""What is said of a command that cannot be run as it is written, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

SAID = [
    (
        ("audit", "log.csv", "--rule", "a.std"),
        (
            "error: `standards audit` has no option `--rule` [unknown-command-option]\n"
            "  help: did you mean `--rules`?\n"
        ),
    ),
    (
        ("audit", "-r", "a.std"),
        (
            "error: `standards audit` needs `LOG...` [missing-argument]\n"
            "  help: `standards audit --help` says what can stand there\n"
        ),
    ),
    (
        ("audit", "log.csv", "-r", "a.std", "-f", "htlm"),
        "error: `--format` cannot be `htlm` [wrong-option-value]\n  help: did you mean `html`?\n",
    ),
    (
        ("schema", "plan", "mapping"),
        (
            "error: `mapping` is too much here [wrong-usage]\n"
            "  help: `standards schema --help` says how it is given\n"
        ),
    ),
]


@pytest.mark.parametrize(("arguments", "told"), SAID, ids=[told for _, told in SAID])
def test_a_command_that_cannot_be_run(
    arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    ended = standards(*arguments, cwd=tmp_path)
    assert (ended.code, ended.out, ended.err) == (2, "", told)


@pytest.mark.parametrize("command", ["audit", "check"])
def test_nothing_is_judged_without_rules(command: str, tmp_path: Path) -> None:
    (tmp_path / "given.yaml").write_text("name: Home visits 2026\n", encoding="utf-8")
    ended = standards(command, "given.yaml", cwd=tmp_path)
    assert ended.code == 2
    assert ended.err.startswith("error: no rules to judge by are given [missing-rules]\n  help: ")
    assert f"`standards {command} … -r " in ended.err


def test_in_chinese(tmp_path: Path) -> None:
    ended = standards("audit", "log.csv", "--rule", "a.std", "--lang", "zh", cwd=tmp_path)
    assert ended.code == 2
    assert ended.err.startswith("错误：")
    assert "`--rules`" in ended.err


def test_the_server_of_editors_without_its_package(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['pygls'] = None\n")
    ended = standards("lsp", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert ended.code == 2
    assert ended.err == (
        "error: `standards lsp` needs the package `pygls`, which is not installed "
        "[editor-not-served]\n"
        '  help: install it with `pip install "standards-engine[editor]"`\n'
    )
