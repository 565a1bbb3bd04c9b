"""`make fuzz`: many generated pairs of rule file and log, until a law breaks."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.differential import laws
from tests.differential.judging import Pair, refusal
from tests.differential.pages import page
from tests.differential.pairs import Generated, generated

_ROUND = 500
"""Pairs of one seed: Hypothesis remembers what it has tried, and grows slow."""


@dataclass(slots=True)
class Run:
    """What has been seen so far, and the last pair that broke a law."""

    seen: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    broken: tuple[Pair, str] | None = None

    def try_out(self, of: Generated) -> None:
        ruleset, refused = refusal(of.file)
        self.seen["refused" if ruleset is None else "pairs"] += 1
        if ruleset is None:
            raise AssertionError(f"refused: {refused}\n{of.file.text}")
        pair = Pair(of.file, ruleset, of.log)
        try:
            found = laws.check(pair, of)
        except Exception as error:
            self.broken = (pair, str(error))
            raise
        self.verdicts.update(_word(row["verdict"]) for row in found.values())


def _word(verdict: object) -> str:
    return str(getattr(verdict, "word", verdict))


def _round(run: Run, pairs: int, number: int) -> Exception | None:
    @seed(number)
    @settings(
        max_examples=pairs,
        database=None,
        derandomize=False,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(generated())
    def one(of: Generated) -> None:
        run.try_out(of)

    try:
        one()
    except Exception as error:
        return error
    return None


def _progress(run: Run, started: float) -> str:
    pairs, all_ = run.seen["pairs"], run.verdicts.total() or 1
    shares = ", ".join(f"{n * 100 // all_}% {word}" for word, n in run.verdicts.most_common())
    rate = pairs / (time.monotonic() - started)
    return f"{pairs} pairs, {rate:.0f}/s, {all_} obligations: {shares}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--pairs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    options = parser.parse_args()
    run, started = Run(), time.monotonic()
    for number, first in enumerate(range(0, options.pairs, _ROUND)):
        error = _round(run, min(_ROUND, options.pairs - first), options.seed + number)
        if error is not None:
            return _failed(run, error, options.seed + number)
        print(_progress(run, started), flush=True)
    print(f"no law broken; seeds {options.seed} and on")
    return 0


def _failed(run: Run, error: Exception, number: int) -> int:
    print(f"seed {number}: {type(error).__name__}: {error}\n", file=sys.stderr)
    if run.broken is not None:
        pair, law = run.broken
        print(page(pair, law))
    return 1


if __name__ == "__main__":
    sys.exit(main())
