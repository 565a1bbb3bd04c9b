"""The queries of the folder `queries`, one after the other.

python -m benchmarks.judging.ask LOG ANSWERS.json NAME...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import duckdb

QUERIES = Path(__file__).parent / "queries"
_COUNTS = 4  # met, missed, pending, excused stand last


def answers(log: str, names: list[str]) -> dict[str, list[list[Any]]]:
    """Of each query its groups: the month, values of fields, then the four counts."""
    database = duckdb.connect()
    prelude = (QUERIES / "prelude.sql").read_text(encoding="utf-8")
    database.execute(prelude.replace("$LOG", log.replace("'", "''")))
    found = {}
    for name in names:
        query = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
        rows = database.execute(query).fetchall()
        found[name] = [[f"{month:%Y-%m}", *others] for month, *others in rows]
    return found


if __name__ == "__main__":
    _, log, out, *names = sys.argv
    Path(out).write_text(json.dumps(answers(log, names)), encoding="utf-8")
