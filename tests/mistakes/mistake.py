"""One typical mistake, as a page of this folder shows it (README.md)."""

from __future__ import annotations

import re
from pathlib import Path

from standards_engine.frozen import frozen

FOLDER = Path(__file__).parent
KINDS = ("english", "chinese", "plans", "mappings")
FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


@frozen
class Mistake:
    """What was written, and what should be said of it first."""

    name: str
    text: str
    line: int
    at: str
    """The words of that line that the first message points at."""
    says: tuple[str, ...]
    """What stands in the first message or its help."""
    faults: int
    """No more than so many are told; none where the tool understands what was written."""

    @property
    def kind(self) -> str:
        return self.name.split("/", 1)[0]

    def points_at(self, line: int, column: int) -> bool:
        """Whether that place lies in the words in question."""
        start = self.text.splitlines()[self.line - 1].index(self.at) + 1
        return line == self.line and start <= column < start + len(self.at)


def mistakes() -> list[Mistake]:
    pages = [page for kind in KINDS for page in sorted((FOLDER / kind).glob("*.md"))]
    return [_read(page) for page in pages]


def _read(page: Path) -> Mistake:
    written, expected = FENCE.finditer(page.read_text(encoding="utf-8"))
    name = f"{page.parent.name}/{page.stem}"
    if expected["text"] == "accepted\n":
        return Mistake(name, written["text"], line=1, at="", says=(), faults=0)
    place, *others = expected["text"].splitlines()
    line, at = place.removeprefix("line ").split(" at ", 1)
    said = [each.removeprefix("says ") for each in others if each.startswith("says ")]
    (faults,) = (each.removeprefix("faults ") for each in others if each.startswith("faults "))
    return Mistake(name, written["text"], int(line), at, tuple(said), int(faults))
