"""Rounds of all contenders on one log, each a process of its own, and their answers compared."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.judging import agreement, processes
from benchmarks.judging.contenders import ALONE, Contender, contenders

_TWICE = 2


def written_log(events: int, folder: Path) -> Path:
    """A log of about so many events, in the folder; one that stands there already is taken."""
    log = folder / f"log{events}.parquet"
    if not log.exists():
        _say(f"{events:,} events: writing the log")
        command = (sys.executable, "-m", "benchmarks.judging.generator", str(events), str(log))
        processes.run(command, scratch=folder)
    return log


def measured(log: Path, events: int, rounds: int) -> dict[str, Any]:
    """In rounds after one that is not counted (where there is one round only, just the read).

    Answers are left beside the log. Raises DiffersError, FailedError.
    """
    folder = log.parent
    listed = contenders(log, folder, events)
    _round(listed if rounds >= _TWICE else listed[:1], folder, "warming up")
    taken = []
    for number in range(1, rounds + 1):
        taken.append(_round(listed, folder, f"round {number} of {rounds}"))
        compared = _compared({each.name: each for each in listed})
    return {**_described(listed, log), "groups_compared": compared, "rounds": taken}


def _round(listed: list[Contender], folder: Path, what: str) -> dict[str, dict[str, float]]:
    taken = {}
    for each in listed:
        began = time.perf_counter()
        taken[each.name] = processes.run(each.command, scratch=folder).written()
        _say(f"{what}: {each.name} {time.perf_counter() - began:.1f} s")
    return taken


def _compared(by_name: dict[str, Contender]) -> int:
    """How many groups were found equal: of the twenty, of those within a limit, of each alone."""
    judged = _judged(by_name["audit"])
    count = agreement.same(judged, _asked(by_name["queries"]))
    count += agreement.same(_judged(by_name["audit_1gb"]), judged)
    for name in ALONE:
        alone = _judged(by_name[f"audit_{name}"])
        count += agreement.same(alone, _asked(by_name[f"query_{name}"]))
    return count


def _judged(of: Contender) -> dict[str, agreement.Groups]:
    assert of.findings is not None
    return agreement.of_findings(of.findings)


def _asked(of: Contender) -> dict[str, agreement.Groups]:
    assert of.answers is not None
    return agreement.of_answers(of.answers)


def _described(listed: list[Contender], log: Path) -> dict[str, Any]:
    audit = next(each for each in listed if each.name == "audit")
    assert audit.findings is not None
    found = json.loads(audit.findings.read_text(encoding="utf-8"))
    obligations = sum(each["obligations"] for each in found["standards"])
    return {
        "events": found["log"]["events"],
        "cases": found["log"]["cases"],
        "obligations": obligations,
        "file_megabytes": round(log.stat().st_size / 1e6),
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
