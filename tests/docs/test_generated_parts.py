"""The generated parts of pages say what the program says, and commands print what pages show."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs import generate
from docs.parts.sessions import with_sessions
from tests.docs.pages import name_of

PAGES = generate.pages()


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_a_page_is_up_to_date(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    advice = "if the program is right, run `make docs`"
    assert generate.up_to_date(page) == page, advice


def test_every_part_stands_in_a_page() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in PAGES)
    assert [part for part in generate.PARTS if f"<!-- generated: {part} -->" not in text] == []


def test_a_session_shows_output_faults_and_exit_code() -> None:
    page = "```text a.std\nruleset a\n```\n```console\n$ standards lint a.std\nold\n```\n"
    assert with_sessions(page) == page.replace("old", "no faults found")
    missing = with_sessions(page.replace("lint a.std", "lint b.std"))
    assert "[unreadable-file]" in missing
    assert missing.endswith("exit code 2\n```\n")
