"""The conformance pages, by the section of the semantics that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PAGES = _ROOT / "tests" / "conformance"
_HEADING = re.compile(r"^#{2,3} ((\d(?:\.\d)?) .+)$", re.MULTILINE)
_CITED = re.compile(r"Semantics ((?:\d(?:\.\d)?(?:, | and )?)+)")


def cases() -> str:
    semantics = (_ROOT / "docs" / "semantics.md").read_text(encoding="utf-8")
    pages = [_page(path) for path in sorted(_PAGES.glob("*/*.md"))]
    parts: list[str] = []
    for heading, number in _HEADING.findall(semantics):
        links = [f"- {link}" for link, cited in pages if number in cited]
        parts += ["\n".join((f"## {heading}", "", *links))] if links else []
    return "\n\n".join(parts)


def _page(path: Path) -> tuple[str, set[str]]:
    """A link to a page, and the sections that it cites before its first fence."""
    text = path.read_text(encoding="utf-8").split("```", 1)[0]
    title = text.split("\n", 1)[0].removeprefix("# ").strip()
    target = f"../{path.relative_to(_ROOT).as_posix()}"
    return f"[{title}]({target})", set(_sections(text))


def _sections(text: str) -> Iterator[str]:
    for cited in _CITED.findall(text):
        yield from re.findall(r"\d(?:\.\d)?", cited)
