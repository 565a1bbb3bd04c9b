"""Writes the generated parts of the pages in this folder, from what the program itself says.

    python -m docs.generate

A part stands between `<!-- generated: NAME -->` and `<!-- end -->`; fences of kind `console` hold
commands and what they print. A test fails where a page is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from docs.parts import cases, commands, faults, mappings, plans, words
from docs.parts.sessions import with_sessions

FOLDER = Path(__file__).parent
PARTS: Mapping[str, Callable[[], str]] = {
    "parts of a plan": plans.plan_parts,
    "what rules read of a plan": plans.plan_vocabulary,
    "what rules read of a standard": plans.standard_vocabulary,
    "functions of plans": plans.functions,
    "keys of a mapping": mappings.mapping_keys,
    "commands": commands.commands,
    "diagnostics": faults.diagnostics,
    "cases": cases.cases,
    "words of the language": words.words,
    "units in both languages": words.units,
    "the language's own names": words.own_names,
}
_PART = re.compile(r"<!-- generated: ([\w' ]+) -->\n.*?<!-- end -->", re.DOTALL)


def pages() -> list[Path]:
    return sorted(FOLDER.glob("*.md"))


def up_to_date(page: str) -> str:
    """The text of a page with its generated parts, and what its commands print, as of now."""
    return with_sessions(_PART.sub(_written, page))


def _written(part: re.Match[str]) -> str:
    name = part[1]
    return f"<!-- generated: {name} -->\n{PARTS[name]().strip()}\n<!-- end -->"


def main() -> None:
    for path in pages():
        path.write_text(up_to_date(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
