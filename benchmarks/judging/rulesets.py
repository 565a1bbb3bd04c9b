"""One, twenty and a hundred standards, all cut from `twenty.std`."""

from __future__ import annotations

import re
from pathlib import Path

TWENTY = Path(__file__).parent / "twenty.std"
_LIMIT = re.compile(r"\b(\d+) (hours|days|working days)\b")


def _parts(path: Path = TWENTY) -> tuple[str, dict[str, str]]:
    """What stands before the first standard, and each standard by its name."""
    text = path.read_text(encoding="utf-8")
    head, *standards = re.split(r"^(?=standard )", text, flags=re.MULTILINE)
    return head, {text.split()[1]: text for text in standards}


def names() -> list[str]:
    return list(_parts()[1])


def one(name: str) -> str:
    """The standard alone, with what it rests on."""
    head, standards = _parts()
    return head + standards[name]


def first(path: Path, count: int) -> str:
    """The first so many standards of a file, with what they rest on."""
    head, standards = _parts(path)
    return head + "".join(list(standards.values())[:count])


def twenty() -> str:
    return TWENTY.read_text(encoding="utf-8")


def hundred() -> str:
    """The twenty five times over, each time with limits that are longer by one more hour or day."""
    head, standards = _parts()
    texts = []
    for longer in range(5):
        for name, text in standards.items():
            renamed = text.replace(f"standard {name} ", f"standard {name}_{longer} ", 1)
            texts.append(_with_longer_limits(renamed, longer))
    return head + "".join(texts)


def _with_longer_limits(text: str, more: int) -> str:
    return _LIMIT.sub(lambda limit: f"{int(limit[1]) + more} {limit[2]}", text)
