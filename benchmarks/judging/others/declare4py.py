"""Ten timed constraints as Declare4Py checks them: `declare4py.py LOG OUT.json`.

A script for whichever Python has Declare4Py. Only its checking is timed: reading is not,
since the log comes by way of a data frame and not of XES.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pandas
import pm4py
from Declare4Py.D4PyEventLog import D4PyEventLog
from Declare4Py.ProcessMiningTasks.ConformanceChecking.MPDeclareAnalyzer import MPDeclareAnalyzer
from Declare4Py.ProcessModels.DeclareModel import DeclareModel

MODEL = Path(__file__).with_name("ten.decl")


def main(log: str, out: str) -> None:
    frame = pandas.read_parquet(log, columns=["case_id", "activity", "timestamp"])
    named = pm4py.format_dataframe(
        frame, case_id="case_id", activity_key="activity", timestamp_key="timestamp"
    )
    events = D4PyEventLog(log=pm4py.convert_to_event_log(named))
    model = DeclareModel().parse_from_file(str(MODEL))
    began = time.perf_counter()
    checked = MPDeclareAnalyzer(events, model, consider_vacuity=True).run()
    seconds = time.perf_counter() - began
    counts = [[0, 0] for _ in model.serialized_constraints]
    for trace in checked.model_check_res:
        for count, found in zip(counts, trace, strict=True):
            count[0] += found.num_fulfillments
            count[1] += found.num_violations
    told = {
        "tool": f"Declare4Py {version('Declare4Py')}",
        "events": len(frame),
        "seconds": seconds,
        "counts": counts,
    }
    Path(out).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
