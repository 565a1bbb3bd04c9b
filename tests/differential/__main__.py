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
from tests.differential.judging import Pair, accepted
from tests.differential.pages import page
from tests.differential.pairs import Generated, generated
from tests.differential.standards import TOPICS

_ROUND = 250
"""Pairs of one seed: Hypothesis remembers what it has tried, and grows slow."""

_TOPICS = (None, *TOPICS)
"""Of one round after the other; the first is about everything."""


@dataclass(slots=True)
class Run:
    """What has been seen so far, and the last pair that broke a law."""

    pairs: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    broken: tuple[Pair, str] | None = None

    def try_out(self, of: Generated) -> None:
        pair = Pair(of.file, accepted(of.file), of.log)
        self.pairs += 1
        try:
            found = laws.check(pair, of)
        except Exception as error:
            self.broken = (pair, str(error))
            raise
        self.verdicts.update(_word(row["verdict"]) for row in found.values())


def _word(verdict: object) -> str:
    return str(getattr(verdict, "word", verdict))


def _round(run: Run, pairs: int, number: int, topic: str | None) -> Exception | None:
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
    @given(generated(topic))
    def one(of: Generated) -> None:
        run.try_out(of)

    try:
        one()
    except Exception as error:
        return error
    return None


def _progress(run: Run, started: float) -> str:
    pairs, all_ = run.pairs, run.verdicts.total() or 1
    shares = ", ".join(f"{n * 100 // all_}% {word}" for word, n in run.verdicts.most_common())
    rate = pairs / (time.monotonic() - started)
    return f"{pairs} pairs, {rate:.0f}/s, {all_} obligations: {shares}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--pairs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    parser.add_argument("--keep-going", action="store_true", help="also after a law was broken")
    options = parser.parse_args()
    run, started, failed = Run(), time.monotonic(), 0
    for number, first in enumerate(range(0, options.pairs, _ROUND)):
        topic = _TOPICS[number % len(_TOPICS)]
        error = _round(run, min(_ROUND, options.pairs - first), options.seed + number, topic)
        if error is not None:
            failed += 1
            _tell(run, error, options.seed + number)
            if not options.keep_going:
                break
        print(_progress(run, started), flush=True)
    print(f"laws broken by {failed} seeds" if failed else "no law broken", flush=True)
    return int(failed > 0)


def _tell(run: Run, error: Exception, number: int) -> None:
    """The seed, and what broke a law, as a page of tests/conformance/found."""
    print(f"seed {number}: {type(error).__name__}: {error}\n")
    if run.broken is not None:
        pair, law = run.broken
        print(page(pair, law), flush=True)


if __name__ == "__main__":
    sys.exit(main())
