"""`standards lsp` where the package that speaks to editors is not there."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import standards


def test_the_server_of_editors_without_its_package(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['pygls'] = None\n")
    ended = standards("lsp", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert ended.code == 2
    assert ended.err == (
        "error: `standards lsp` needs the package `pygls`, which is not installed "
        "[editor-not-served]\n"
        '  help: install it with `pip install "standards-engine[editor]"`\n'
    )
