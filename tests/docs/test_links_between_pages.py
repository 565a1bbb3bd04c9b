"""A link leads somewhere: to a file of the project, and to a heading in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import anchors, links, name_of, pages

PAGES = pages()


def _broken(path: Path) -> Iterator[str]:
    for link in links(path):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_every_link_resolves(path: Path) -> None:
    assert list(_broken(path)) == []


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A title\n\n[a](#a-title) [b](#another) [c](gone.md) [d](page.md)\n")
    assert list(_broken(page)) == ["#another", "gone.md"]
