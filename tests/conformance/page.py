"""A conformance page: a title, a sentence why, then fences; README.md beside this file has all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.lines import (
    ExpectedConstraint,
    ExpectedGroup,
    ExpectedVerdict,
    constraint_of,
    group_of,
    verdict_of,
)

FOLDER = Path(__file__).parent
_FENCE = re.compile(r"^```(\w+)(?: +(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_KINDS = ("rules", "mapping", "log", "waivers", "plan", "verdicts", "groups", "read", "warnings")
_HEAD = re.compile(r"(as of|from|to|covered) (.+)")
MAPPING = "case: case\ntime: time\nactivity: event\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is None is not looked at."""

    path: Path
    title: str
    why: str
    rules: str
    mapping: str
    logs: tuple[tuple[str, str], ...]
    """File name and text."""
    waivers: str | None
    plan: str | None
    head: Mapping[str, str]
    """The first lines of `verdicts`: `as of`, `from`, `to`, and of plans `covered`."""
    verdicts: tuple[ExpectedVerdict, ...]
    constraints: tuple[ExpectedConstraint, ...]
    """Of a page with a plan, in place of `verdicts`."""
    groups: tuple[ExpectedGroup, ...] | None
    read: Mapping[str, int] | None
    warnings: tuple[str, ...] | None
    diagnostics: tuple[str, ...] | None
    """The codes of all faults of the rules; such a page may have nothing else."""


def pages() -> list[Path]:
    return sorted(path for path in FOLDER.rglob("*.md") if path.parent != FOLDER)


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def read_page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    found = [(kind, name, body) for kind, name, body in _FENCE.findall(text)]
    unknown = {kind for kind, _, _ in found} - {*_KINDS, "diagnostics"}
    assert not unknown, f"no such fence: {unknown}"
    fences = {kind: body for kind, _, body in found}
    title, why = text.split("```", 1)[0].split("\n", 1)
    head, lines = _head(_lines(fences.get("verdicts")) or ())
    is_plan = "plan" in fences
    groups = _lines(fences.get("groups"))
    return Page(
        path=path,
        title=title.removeprefix("# ").strip(),
        why=why.strip(),
        rules=fences["rules"],
        mapping=fences.get("mapping", MAPPING),
        logs=tuple((name or "log.csv", body) for kind, name, body in found if kind == "log"),
        waivers=fences.get("waivers"),
        plan=fences.get("plan"),
        head=head,
        verdicts=() if is_plan else tuple(map(verdict_of, lines)),
        constraints=tuple(map(constraint_of, lines)) if is_plan else (),
        groups=None if groups is None else tuple(map(group_of, groups)),
        read=_numbers(fences.get("read")),
        warnings=_lines(fences.get("warnings")),
        diagnostics=_lines(fences.get("diagnostics")),
    )


def _lines(body: str | None) -> tuple[str, ...] | None:
    return None if body is None else tuple(filter(None, map(str.strip, body.splitlines())))


def _head(lines: Sequence[str]) -> tuple[dict[str, str], Sequence[str]]:
    """The lines that say how it is judged, and those that say what came of it."""
    head: dict[str, str] = {}
    for index, line in enumerate(lines):
        found = _HEAD.fullmatch(line)
        if not found:
            return head, lines[index:]
        head[found[1]] = found[2].strip()
    return head, ()


def _numbers(body: str | None) -> dict[str, int] | None:
    """`5 rows, 3 used, 1 partly used, 1 quarantined`."""
    if body is None:
        return None
    return {name: int(number) for number, name in re.findall(r"(\d+) ([a-z ]+)", body)}
