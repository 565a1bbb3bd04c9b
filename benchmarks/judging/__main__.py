"""Measures this tool beside DuckDB on the same log, and writes the figures down.

python -m benchmarks.judging [--events 1_000_000,10_000_000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.judging import agreement, page, processes, results
from benchmarks.judging.measuring import measured, written_log
from benchmarks.judging.others import measuring as others


def _arguments() -> argparse.Namespace:
    known = argparse.ArgumentParser(prog="python -m benchmarks.judging", description=__doc__)
    known.add_argument(
        "--events", type=_sizes, default=[1_000_000, 10_000_000], help="as in 1_000_000,10_000_000"
    )
    known.add_argument("--rounds", type=int, default=5, help="measured after one that is not")
    known.add_argument(
        "--folder",
        type=Path,
        help="for the logs, which stay there; else a new one, removed in the end",
    )
    known.add_argument(
        "--others",
        metavar="PYTHON",
        help="also Declare4Py and PM4Py, as they are installed for this Python, on the first size",
    )
    known.add_argument("--results", type=Path, default=results.RESULTS, help="JSON")
    known.add_argument("--page", type=Path, default=page.PAGE, help="where the tables stand")
    return known.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(each) for each in text.split(",")]


def main() -> None:
    given = _arguments()
    if given.rounds < 1:
        sys.exit("--rounds: at least 1")
    with tempfile.TemporaryDirectory() as scratch:
        folder = (given.folder or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _measure(given, folder)
        except (agreement.DiffersError, processes.FailedError) as fault:
            sys.exit(str(fault))


def _measure(given: argparse.Namespace, folder: Path) -> None:
    """One size after the other; what was measured is written down before the next begins."""
    for number, events in enumerate(given.events):
        log = written_log(events, folder)
        results.add(given.results, "sizes", str(events), measured(log, events, given.rounds))
        if given.others and number == 0:
            for tool, figures in others.measured(log, given.others, folder).items():
                results.add(given.results, "others", tool, figures)
        page.write(given.page, results.read(given.results))
        if given.folder is None:  # the next one may need the room
            log.unlink()


if __name__ == "__main__":
    main()
