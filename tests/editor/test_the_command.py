"""`standards lsp` before and after an editor speaks to it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import standards


def test_without_the_package_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("", encoding="utf-8")  # stands in the way of the package
    ended = standards("lsp", PYTHONPATH=str(tmp_path))
    assert ended.code == 2
    assert ended.err == (
        "error: `standards lsp` needs the package `pygls`, which is not installed "
        "[editor-not-served]\n"
        '  help: install it with `pip install "standards-engine[editor]"`\n'
    )


def test_an_editor_that_goes_away_ends_it() -> None:
    ended = standards("lsp", "--stdio", stdin="")
    assert (ended.code, ended.out) == (0, "")
