"""Writes the generated parts of the pages in this folder, from what the program itself says.

    python -m docs.generate

A part stands between `<!-- generated: NAME -->` and `<!-- end -->`. A test fails where a page is
out of date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from docs.parts import commands, faults, mappings, plans

FOLDER = Path(__file__).parent
PARTS: Mapping[str, Callable[[], str]] = {
    "parts of a plan": plans.plan_parts,
    "what rules read of a plan": plans.plan_vocabulary,
    "what rules read of a standard": plans.standard_vocabulary,
    "functions of plans": plans.functions,
    "keys of a mapping": mappings.mapping_keys,
    "commands": commands.commands,
    "diagnostics": faults.diagnostics,
}
_PART = re.compile(r"<!-- generated: ([\w ]+) -->\n.*?<!-- end -->", re.DOTALL)


def pages() -> dict[Path, str]:
    """Every page that has generated parts, as it should be."""
    found = {path: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
    return {path: _PART.sub(_written, text) for path, text in found.items() if _PART.search(text)}


def _written(part: re.Match[str]) -> str:
    name = part[1]
    return f"<!-- generated: {name} -->\n{PARTS[name]().strip()}\n<!-- end -->"


def main() -> None:
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
