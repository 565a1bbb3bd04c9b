"""How long an audit of a million events takes, against DuckDB's bare read and sort of them.

    python benchmarks/audit.py [EVENTS] [ROUNDS]

The log is made from a seed. Whole processes, in turn, after one round that is not counted.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

NAMES = (
    "reported", "phoned", "visited", "away", "back", "moved", "reopened", "withdrawn", "closed"
)  # fmt: skip
SHARES = (0.14, 0.2, 0.2, 0.06, 0.06, 0.05, 0.03, 0.02, 0.24)
HOUR = 3_600_000_000
START = 1_767_225_600_000_000  # 2026-01-01 00:00 UTC
RULES = """
ruleset load "A load of rules"
  language 1
  zone "Asia/Shanghai"
calendar office
  open monday..friday 09:00..17:00
a case ends at closed
each case has
  region one of "north", "south", "east"
event reported
  priority one of "P1", "P2", "P3"
event phoned
event visited
  engineer text
event away
event back
event moved
event reopened
event withdrawn
event closed

standard s01
  for each reported expect visited within 24 hours
  goal 90% each month by case.region
standard s02
  for each reported expect visited within 4 hours when reported.priority = "P1", otherwise 3 days
standard s03
  for each reported expect visited within 8 hours
  clock runs during office
standard s04
  for each reported expect visited within 3 working days
  clock runs during office
standard s05
  for each reported expect visited within 24 hours
  pause away until back
standard s06
  for each reported expect visited within 24 hours
  restarted by moved cancelled by withdrawn
standard s07
  for each visited expect phoned before
standard s08
  for each visited expect phoned within 2 days before
standard s09
  for each closed forbid reopened within 30 days
standard s10
  for each case expect at most 3 visited
standard s11
  for each reported expect its own visited within 2 days
standard s12
  for each visited expect phoned before or after within 1 day
standard s13
  for each reported expect phoned as the next event
standard s14
  for each reported expect phoned then visited then closed within 20 days
standard s15
  for each reported expect visited within 1 day
  reopened by reopened resume
standard s16
  for each reported expect phoned every 7 days until closed
standard s17
  for each visited not followed by visited within 7 days expect phoned within 3 days
standard s18
  for each visited require visited.engineer starts with "e"
"""
BARE = """
import duckdb, sys
log = f"read_parquet('{sys.argv[1]}', file_row_number = true)"
sql = (
    "select hash(case_id), case_id, epoch_us(timestamp), activity, priority, engineer, region, "
    f"file_row_number from {log} order by 1, 3, 8"
)
duckdb.sql("set threads = 2")
sum(len(batch) for batch in duckdb.sql(sql).to_arrow_reader(1_000_000))
"""


def write_log(path: Path, events: int) -> None:
    """About ten events a case, a case over some weeks."""
    random = np.random.default_rng(20260301)
    cases = random.integers(0, max(events // 10, 1), events)
    opened = START + random.integers(0, 24 * 180, events // 10 + 1) * HOUR
    times = opened[cases] + random.integers(0, 24 * 21 * 3600, events) * 1_000_000
    names = random.choice(len(NAMES), events, p=SHARES)
    of = pa.array(np.array(NAMES)[names])
    table = pa.table(
        {
            "case_id": pa.array(np.char.add("c", cases.astype(str))),
            "timestamp": pa.array(times, pa.timestamp("us", "UTC")),
            "activity": of,
            "priority": pa.array(np.array(("P1", "P2", "P3"))[random.integers(0, 3, events)]),
            "engineer": pa.array(np.char.add("e", random.integers(0, 200, events).astype(str))),
            "region": pa.array(np.array(("north", "south", "east"))[cases % 3]),
        }
    )
    pq.write_table(table, path)


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - began


def main(events: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log, rules = Path(folder, "log.parquet"), Path(folder, "rules.std")
        rules.write_text(RULES, encoding="utf-8")
        write_log(log, events)
        audit = [sys.executable, "-m", "standards_engine", "audit", str(log), "-r", str(rules)]
        audit += ["--quiet", "--as-of", "2026-08-01"]
        bare = [sys.executable, "-c", BARE, str(log)]
        pairs = [(seconds(audit), seconds(bare)) for _ in range(rounds + 1)][1:]
    audits, bares = zip(*pairs, strict=True)
    ratios = sorted(a / b for a, b in pairs)
    print(f"{events:,} events, 18 standards")
    print(f"audit               {statistics.median(audits):.2f} s")
    print(f"bare read and sort  {statistics.median(bares):.2f} s")
    print(
        f"ratio               {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


if __name__ == "__main__":
    arguments = [int(each) for each in sys.argv[1:]]
    main(*(arguments + [1_000_000, 5][len(arguments) :]))
