"""Who is measured on a log: the command of each, and where it leaves its answers."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judging import rulesets

ALONE = ("visited_in_time", "cheap")
"""Standards that are also judged alone: the one with most clauses, and the simplest."""
MOST_FOR_A_HUNDRED = 20_000_000
_COLUMNS = ("activity", "region", "customer", "priority", "channel", "engineer", "cost")


@dataclass(frozen=True, slots=True)
class Contender:
    name: str
    command: tuple[str, ...]
    findings: Path | None = None
    """What `standards audit` writes; else None."""
    answers: Path | None = None
    """What the queries write; else None."""


def contenders(log: Path, folder: Path, events: int) -> list[Contender]:
    """In the order of a round; rule files and answers stand in the folder."""
    twenty = _audit("audit", log, folder, rulesets.twenty())
    listed = [
        Contender("bare", _module("bare", str(log), *_COLUMNS)),
        twenty,
        _audit("audit_1gb", log, folder, rulesets.twenty(), "--memory-limit", "1GB"),
        _ask("queries", log, folder, rulesets.names()),
    ]
    for name in ALONE:
        listed.append(_audit(f"audit_{name}", log, folder, rulesets.one(name)))
        listed.append(_ask(f"query_{name}", log, folder, [name]))
    if events <= MOST_FOR_A_HUNDRED:
        listed.append(_audit("audit_hundred", log, folder, rulesets.hundred()))
    return listed


def _module(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"benchmarks.judging.{name}", *arguments)


def _audit(name: str, log: Path, folder: Path, rules: str, *options: str) -> Contender:
    """The findings as JSON, without the account of each violation that is shown."""
    file, out = folder / f"{name}.std", folder / f"{name}.findings.json"
    file.write_text(rules, encoding="utf-8")
    command = (sys.executable, "-m", "standards_engine", "audit", str(log), "-r", str(file))
    written = ("-f", "json", "-o", str(out), "--brief", "--quiet", *options)
    return Contender(name, command + written, findings=out)


def _ask(name: str, log: Path, folder: Path, names: list[str]) -> Contender:
    out = folder / f"{name}.answers.json"
    return Contender(name, _module("ask", str(log), str(out), *names), answers=out)
