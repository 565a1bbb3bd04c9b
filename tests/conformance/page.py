"""A conformance page: a sentence why, then fenced `rules`, `log` and `verdicts`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(
    r"(?P<standard>\w+) (?P<case>\S+?)(?:#(?P<ordinal>\d+))? (?P<verdict>\w+)"
    r"(?: because (?P<reason>[\w-]+))?"
    r"(?: due (?P<due>-|\S+(?: \d\d:\d\d\S*)?))?"
    r"(?: counted (?P<counted>\d+) (?P<unit>hours|days|minutes|seconds))?"
    r"(?P<tie> tie)?"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of `verdicts`. What is None is not looked at; `due` is "-" for no due instant."""

    standard: str
    case: str
    ordinal: int
    verdict: str
    reason: str | None
    due: str | None
    counted: tuple[int, str] | None
    tie: bool


@dataclass(frozen=True, slots=True)
class Page:
    path: Path
    title: str
    why: str
    rules: str
    log: str
    as_of: str
    expected: tuple[Expected, ...]


def read_page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    fences = dict(_FENCE.findall(text))
    first, *lines = fences["verdicts"].strip().splitlines()
    title, why = text.split("```", 1)[0].split("\n", 1)
    return Page(
        path,
        title.removeprefix("# ").strip(),
        why.strip(),
        fences["rules"],
        fences["log"],
        first.removeprefix("as of ").strip(),
        tuple(_expected(line) for line in lines),
    )


def _expected(line: str) -> Expected:
    found = _LINE.fullmatch(line.strip())
    assert found, f"cannot read the line {line!r}"
    counted = (int(found["counted"]), found["unit"]) if found["counted"] else None
    return Expected(
        found["standard"],
        found["case"],
        int(found["ordinal"] or 1),
        found["verdict"],
        found["reason"],
        found["due"],
        counted,
        bool(found["tie"]),
    )
