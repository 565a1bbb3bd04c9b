"""The tables of docs/performance.md, from the figures of a results file.

python -m benchmarks.judging.page
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from benchmarks.judging import results, tables

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
_PART = re.compile(r"<!-- measured -->\n.*?<!-- end of what was measured -->", re.DOTALL)


def with_figures(page: str, found: dict[str, Any]) -> str:
    """The page with what was measured between its two marks."""
    text = "\n\n".join(tables.of(found))
    written = f"<!-- measured -->\n{text}\n<!-- end of what was measured -->"
    return _PART.sub(lambda _: written, page)


def write(page: Path, found: dict[str, Any]) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(with_figures(text, found), encoding="utf-8")


if __name__ == "__main__":
    write(PAGE, results.read(results.RESULTS))
