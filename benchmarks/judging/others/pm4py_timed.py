"""What PM4Py can say of ten timed constraints: `pm4py_timed.py LOG OUT.json`.

Its DECLARE knows no time, and its temporal profile no limits. Its filter "eventually follows" knows
both, of a case and not of each trigger: so it can say what begins with the one report of a case.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pandas
import pm4py
from pm4py.algo.filtering.pandas.ltl import ltl_checker

HOURS = {"called": 4, "visited": 72, "fixed": 240}


def main(log: str, out: str) -> None:
    frame = pandas.read_parquet(log, columns=["case_id", "activity", "timestamp"])
    named = pm4py.format_dataframe(
        frame, case_id="case_id", activity_key="activity", timestamp_key="timestamp"
    )
    reports = int((named["concept:name"] == "reported").sum())
    limits = ltl_checker.Parameters.TIMESTAMP_DIFF_BOUNDARIES
    began = time.perf_counter()
    counts = []
    for activity, hours in HOURS.items():
        kept = ltl_checker.eventually_follows(
            named, ["reported", activity], parameters={limits: [[0, hours * 3600]]}
        )
        met = int(kept["case:concept:name"].nunique())
        counts.append([met, reports - met])
    told = {
        "tool": f"PM4Py {version('pm4py')}",
        "events": len(frame),
        "seconds": time.perf_counter() - began,
        "counts": counts,
    }
    Path(out).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
