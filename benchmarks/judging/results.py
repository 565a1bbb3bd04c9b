"""The figures as they were measured, in a JSON file: one part for each size of log."""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "results.json"
_LIBRARIES = ("duckdb", "pyarrow", "numpy")


def read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {"sizes": {}}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def add(path: Path, part: str, name: str, measured: dict[str, Any]) -> None:
    """Puts a measurement in its place; what else was measured stays as it is.

    Each part says on which machine it was measured, since they need not be the same.
    """
    found = read(path)
    found.setdefault(part, {})[name] = {**measured, "machine": machine()}
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def machine() -> dict[str, Any]:
    """What it can do, not which it is."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_gigabytes": round(pages / 1e9),
        "python": platform.python_version(),
        **{name: _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
