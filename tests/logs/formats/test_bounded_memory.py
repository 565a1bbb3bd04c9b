"""Files that unpack to far more than the memory that reading them takes."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
from pyarrow import ipc

from tests.logs.formats.xes_in_hand import HEAD, attribute, event

PEAK = """
import resource, sys
from pathlib import Path
from standards_engine.engines.duckdb import open_log
from tests.engines.logs_in_hand import AB
with open_log([Path(sys.argv[1])], None, AB, memory_limit="100MB") as log:
    print(log.summary.rows_used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
MB = 10**6


def read(path: Path) -> tuple[int, int]:
    """Rows used, and the most bytes that a process needed to open the log."""
    run = subprocess.run(
        [sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True
    )
    rows, peak = map(int, run.stdout.split())
    return rows, peak


def test_arrow_is_read_batch_by_batch(tmp_path: Path) -> None:
    """400 MB, unpacked one batch after the other."""
    rows = 5000
    batch = pa.record_batch(
        {
            "case_id": [str(number) for number in range(rows)],
            "activity": ["a"] * rows,
            "timestamp": ["2026-01-01"] * rows,
            "note": ["long " * 600] * rows,
        }
    )
    small, large = tmp_path / "small.arrows", tmp_path / "large.arrows"
    packed = ipc.IpcWriteOptions(compression="zstd")
    for path, batches in ((small, 1), (large, 27)):
        with ipc.new_stream(str(path), batch.schema, options=packed) as writer:
            for _ in range(batches):
                writer.write_batch(batch)
    (few, base), (many, peak) = read(small), read(large)
    assert (few, many) == (rows, 27 * rows)
    assert peak - base < 200 * MB


def test_xes_is_read_piece_by_piece(tmp_path: Path) -> None:
    """300 MB in one trace; the same log as objects or a tree would take several times as much."""
    note = attribute("note", "long " * 600)
    begun = f"{HEAD}<trace>{attribute('concept:name', '1')}"
    small, large = tmp_path / "small.xes.gz", tmp_path / "large.xes.gz"
    piece = event("a", "2026-01-01", note) * 1000
    for path, pieces in ((small, 1), (large, 100)):
        with gzip.open(path, "wt", compresslevel=1) as file:
            file.write(begun)
            for _ in range(pieces):
                file.write(piece)
            file.write("</trace></log>")
    (few, base), (many, peak) = read(small), read(large)
    assert (few, many) == (1000, 100_000)
    assert peak - base < 200 * MB
