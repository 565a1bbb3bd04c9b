"""The ten constraints in each of the other tools and in this one, on one log."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.judging import agreement, processes, rulesets

_HERE = Path(__file__).parent
_TOOLS = {"declare4py": "Declare4Py", "pm4py_timed": "pm4py"}
"""Each script, and what it imports."""
_ROUNDS = 3


def measured(log: Path, python: str, folder: Path) -> dict[str, dict[str, Any]]:
    """By tool: how many constraints, events and seconds; how many times as fast this one is.

    Others are timed while they check, and once; this tool from its start to its end, the median of
    three. What is not installed for that Python is left out. Raises DiffersError, FailedError.
    """
    found: dict[str, dict[str, Any]] = {}
    for script, module in _TOOLS.items():
        if not _has(python, module):
            print(f"{module} is not installed for {python}: left out", file=sys.stderr)
            continue
        told = _told(script, log, python, folder)
        count = len(told["counts"])
        seconds = audited(count, told["counts"], log, folder)
        name = f"`standards audit`, {count} constraints"
        found[name] = {"constraints": count, "events": told["events"], "seconds": seconds}
        found[f"{told['tool']}, checking alone"] = {
            "constraints": count,
            "events": told["events"],
            "seconds": told["seconds"],
            "times": told["seconds"] / seconds,
        }
    return found


def _has(python: str, module: str) -> bool:
    code = f"import importlib.util as i, sys; sys.exit(i.find_spec({module!r}) is None)"
    return subprocess.run([python, "-c", code], check=False).returncode == 0


def _told(script: str, log: Path, python: str, folder: Path) -> dict[str, Any]:
    out = folder / f"{script}.json"
    processes.run([python, str(_HERE / f"{script}.py"), str(log), str(out)], scratch=folder)
    told: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return told


def audited(count: int, counts: list[list[int]], log: Path, folder: Path) -> float:
    """Seconds for the first so many of the ten; they must count what the other tool counted."""
    rules, out = folder / f"ten{count}.std", folder / f"ten{count}.findings.json"
    rules.write_text(rulesets.first(_HERE / "ten.std", count), encoding="utf-8")
    audit = (sys.executable, "-m", "standards_engine", "audit", str(log), "-r", str(rules))
    command = (*audit, "-f", "json", "-o", str(out), "--brief", "--quiet")
    seconds = [processes.run(command, scratch=folder).seconds for _ in range(_ROUNDS)]
    found = json.loads(out.read_text(encoding="utf-8"))["standards"]
    ours = [_fulfilled_and_violated(standard) for standard in found]
    if ours != counts:
        raise agreement.DiffersError(f"fulfilled and violated: audit {ours}, other tool {counts}")
    return statistics.median(seconds)


def _fulfilled_and_violated(standard: dict[str, Any]) -> list[int]:
    """As Declare counts once the log has ended: nothing is pending, and silence is a verdict."""
    met, missed, pending = (int(standard[each]) for each in ("met", "missed", "pending"))
    if standard["name"] in ("fixed_reopened", "visited_held"):
        return [met + pending, missed]
    return [met, missed + pending]
