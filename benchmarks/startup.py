"""How long a check of one plan takes, against importing the libraries it rests on.

    python benchmarks/startup.py [ROUNDS]

Whole processes, in turn, after one round that is not counted; medians, and the ratio pair by pair.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

PLANS = Path(__file__).parents[1] / "rulesets" / "planning" / "plans"
PLAN = [str(PLANS / "good.yaml"), "--as-of", "2026-03-01", "--quiet"]
CHECK = [sys.executable, "-m", "standards_engine", "check", *PLAN]
IMPORTS = [sys.executable, "-c", "import click, lark, pydantic, yaml"]


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def main(rounds: int) -> None:
    pairs = [(seconds(CHECK), seconds(IMPORTS)) for _ in range(rounds + 1)][1:]
    checks, imports = zip(*pairs, strict=True)
    ratios = sorted(check / bare for check, bare in pairs)
    print(f"check of one plan   {statistics.median(checks):.3f} s")
    print(f"imports alone       {statistics.median(imports):.3f} s")
    print(
        f"ratio               {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
