"""The generated parts of pages say what the program says."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs import generate
from tests.docs.pages import name_of

PAGES = generate.pages()


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_a_page_is_up_to_date(path: Path) -> None:
    advice = "run `make docs`"
    assert path.read_text(encoding="utf-8") == PAGES[path], advice


def test_every_part_stands_in_a_page() -> None:
    text = "".join(PAGES.values())
    assert [part for part in generate.PARTS if f"<!-- generated: {part} -->" not in text] == []
