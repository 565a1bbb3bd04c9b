"""Logs that take long, made where they are needed."""

from __future__ import annotations

from pathlib import Path

import duckdb

RULES = """\
ruleset calls "Calls"
  zone "Asia/Shanghai"

event asked
  text text
event answered

standard answer "Whoever asks is answered within an hour"
  for each asked
  expect   answered within 1 hour
standard asked_once "Nobody has to ask twice"
  for each asked
  forbid   asked within 10 days
"""
_EVENTS = """
    SELECT 'case-' || (hash(range // 2) % 1000000007) AS case_id,
           CASE WHEN range % 2 = 0 THEN 'asked' ELSE 'answered' END AS activity,
           TIMESTAMP '2026-01-01'
               + to_milliseconds(range * 500 + hash(range) % 5000000) AS timestamp,
           md5(range::VARCHAR) AS text
    FROM range({rows}) ORDER BY hash(range)
"""


def write_long_log(path: Path, rows: int) -> Path:
    """Rows of cases of two events each, in no order, with a text that does not pack well."""
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({_EVENTS.format(rows=rows)}) TO '{path}'")
    (path.parent / "calls.std").write_text(RULES, encoding="utf-8")
    return path
