"""The pages that people read, and what stands in them."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from docs.parts.sessions import FENCE

ROOT = Path(__file__).parents[2]
_INDENTED = re.compile(r"(?:(?<=\n\n)|\A)(?:(?: {4}.*)?\n)+")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")


def pages() -> list[Path]:
    """Every page but the conformance pages, which are tests themselves."""
    folders = ("docs", "rulesets")
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.md"))]
    return [*sorted(ROOT.glob("README*.md")), *found]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def code_blocks(path: Path) -> list[str]:
    """Fenced blocks, and blocks of lines indented by four spaces."""
    text = path.read_text(encoding="utf-8")
    indented = _INDENTED.findall(FENCE.sub("", text))
    blocks = [textwrap.dedent(block).strip("\n") for block in indented]
    return [each["text"] for each in FENCE.finditer(text)] + [block for block in blocks if block]


def links(path: Path) -> list[str]:
    """Targets of links, outside of code."""
    return _LINK.findall(_prose(path))


def anchors(path: Path) -> set[str]:
    """The anchors of headings, as code hosts make them."""
    return {_anchor(heading) for heading in _HEADING.findall(_prose(path))}


def _prose(path: Path) -> str:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    return "\n".join(line for line in text.splitlines() if not line.startswith("    "))


def _anchor(heading: str) -> str:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
