"""`make bench` on a small log: what is run, compared and written down. No time is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.judging import page, processes, results, tables

REPOSITORY = Path(__file__).parents[2]
MARKS = "<!-- measured -->\n<!-- end of what was measured -->"


def bench(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.judging", *map(str, arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_small_log_is_measured_from_end_to_end(tmp_path: Path) -> None:
    figures, written = tmp_path / "results.json", tmp_path / "performance.md"
    written.write_text(f"# Performance\n\n{MARKS}\n\nThe end.\n", encoding="utf-8")
    ended = bench("--events", 20_000, "--rounds", 1, "--results", figures, "--page", written)
    assert ended.returncode == 0, ended.stderr

    size = json.loads(figures.read_text(encoding="utf-8"))["sizes"]["20000"]
    assert size["events"] == 19906
    assert size["groups_compared"] > 3000
    (only,) = size["rounds"]
    assert set(only) == set(tables.WHAT)
    assert all(taken["megabytes"] > 10 for taken in only.values())

    text = written.read_text(encoding="utf-8")
    assert "### 20,000 events" in text
    assert "19,906 events of 2,105 cases" in text
    assert text.endswith("The end.\n")


def test_the_page_shows_the_figures_that_are_kept() -> None:
    shown = page.PAGE.read_text(encoding="utf-8")
    assert shown == page.with_figures(shown, results.read(results.RESULTS))


def _size(seconds: dict[str, list[float]]) -> tables.Size:
    rounds = len(next(iter(seconds.values())))
    return {
        "events": 9_975_240,
        "cases": 1_052_632,
        "obligations": 24_000_000,
        "file_megabytes": 143,
        "groups_compared": 3510,
        "machine": {"cores": 2, "memory_gigabytes": 25, "python": "3.11.7", "duckdb": "2.0.0"},
        "rounds": [
            {
                name: {"seconds": each[number], "processor": 1.0, "megabytes": 1400.0}
                for name, each in seconds.items()
            }
            for number in range(rounds)
        ],
    }


def test_ratios_are_taken_round_by_round_and_held_against_their_targets() -> None:
    size = _size({name: [1.0, 2.0, 4.0] for name in tables.WHAT} | {"audit": [1.5, 5.0, 7.0]})
    text = "\n".join(tables.of({"sizes": {"10000000": size}}))
    # 1.5 / 1, 5 / 2, 7 / 4
    assert (
        "| (b) twenty standards / (a) read and sort, time | at most 2 | 1.75 (1.50–2.50) | yes |"
        in text
    )
    assert (
        "| (b) twenty standards / (c) twenty queries, time | at most 0.1 | 1.75 (1.50–2.50) | no |"
        in text
    )
    assert "(c) twenty queries / (a) read and sort, time | | 1.00 (1.00–1.00) | |" in text
    assert "10 million events | at most 1,500 MB | 1,400 MB | yes |" in text
    assert "100 million events | at most 2,000 MB | not measured | |" in text


def test_growth_is_shown_over_all_sizes() -> None:
    small = _size({name: [1.0] for name in tables.WHAT})
    large = _size({name: [13.0] for name in tables.WHAT})
    text = "\n".join(tables.of({"sizes": {"100000000": large, "10000000": small}}))
    assert "| seconds | 10 million | 100 million |" in text
    assert "time at `--memory-limit 1GB` | at most 12 | 13.0 | no |" in text


def test_what_fails_says_why(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no such log')"]
    with pytest.raises(processes.FailedError, match="ended with 3"):
        processes.run([sys.executable, "-c", "raise SystemExit(3)"], scratch=tmp_path)
    taken = processes.run(command, scratch=tmp_path)  # 1, which is a finding
    assert taken.megabytes > 1


def test_the_peak_of_a_process_is_what_it_held_at_most(tmp_path: Path) -> None:
    taken = processes.run([sys.executable, "-c", "x = bytearray(2 * 10**9)"], scratch=tmp_path)
    assert 2000 < taken.megabytes < 2100


def test_what_processes_hold_together_is_counted_once(tmp_path: Path) -> None:
    program = (
        "import os, time\nx = b'x' * 10**9\npid = os.fork()\ny = b'y' * 5 * 10**8\n"
        "time.sleep(1.5)\nif pid: os.wait()"
    )
    taken = processes.run([sys.executable, "-c", program], scratch=tmp_path)
    assert 2000 < taken.megabytes < 2200


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--rounds", "0"), "--rounds: at least 1"), (("--events", "many"), "--events")],
)
def test_unusable_arguments_are_named(arguments: tuple[str, str], said: str) -> None:
    ended = bench(*arguments)
    assert ended.returncode != 0
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("seconds", "shown"), [(250.0, "| 100 | yes |"), (100.0, "| 40 | no |"), (2.5, "| 1 | no |")]
)
def test_other_tools_are_held_against_their_target(seconds: float, shown: str) -> None:
    ours = {"constraints": 10, "events": 1_000_000, "seconds": 2.5}
    theirs = {**ours, "seconds": seconds, "times": seconds / 2.5}
    others = {"`standards audit`": ours, "Declare4Py 2.2.0, checking alone": theirs}
    sizes = {"10000000": _size({name: [1.0] for name in tables.WHAT})}
    text = "\n".join(tables.of({"sizes": sizes, "others": others}))
    assert f"ten timed constraints | at least 50 times Declare4Py's {shown}" in text
    assert f"| {1_000_000 / seconds:,.0f} |" in text
