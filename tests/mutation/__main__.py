"""Changes the code in small ways and sees whether the tests notice: `make mutants`.

    python -m tests.mutation [FOLDER] [--one-of N]

prints how many changes to the folder (`calendars`, `judge/reference`) were noticed, and every one
that was not. With `--one-of N` only every Nth change is tried, the same ones in each run.
"""

from __future__ import annotations

import argparse
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "mutants",
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
os.environ["HYPOTHESIS_PROFILE"] = "mutants"

import pytest  # noqa: E402

from tests.mutation.mutants import Mutant, mutants_of  # noqa: E402
from tests.mutation.reach import Reach, measured  # noqa: E402
from tests.mutation.trial import Outcome, tried  # noqa: E402

ROOT = Path(__file__).parents[2]
PACKAGE = "standards_engine"
TESTS = ("calendars", "judge", "conformance", "differential", "findings", "plans", "rulesets")


class Trials:
    """Runs instead of the tests, when pytest has found them."""

    def __init__(self, folder: str, one_of: int) -> None:
        self.folder = f"{PACKAGE}/{folder}"
        self.one_of = one_of
        self.found: Counter[Outcome] = Counter()
        self.killers: dict[str, list[int]] = {}
        """By file, the tests that noticed a change of it, the last one first."""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        reach = measured(session.items, ROOT, self.folder)
        for mutant in self._chosen():
            outcome = self._tried(mutant, reach, session.items)
            self.found[outcome] += 1
            if outcome in (Outcome.SURVIVED, Outcome.UNREACHED):
                place = f"{mutant.file}:{mutant.reach.start}"
                print(f"{place} {outcome.value}\n- {mutant.before}\n+ {mutant.after}", flush=True)
        print(*(f"{number} {outcome.value}" for outcome, number in self.found.items()), sep="\n")
        return True

    def _chosen(self) -> Iterator[Mutant]:
        for path in sorted((ROOT / self.folder).rglob("*.py")):
            file = str(path.relative_to(ROOT))
            for number, mutant in enumerate(mutants_of(path, file)):
                if zlib.crc32(f"{file} {number}".encode()) % self.one_of == 0:
                    yield mutant

    def _tried(self, mutant: Mutant, reach: Reach, items: list[pytest.Item]) -> Outcome:
        tests = reach.of(mutant.file, mutant.reach)
        killers = [test for test in self.killers.get(mutant.file, []) if test in tests]
        order = list(dict.fromkeys([*killers, *tests]))
        outcome, last = tried(
            mutant, [items[test] for test in order], [reach.seconds[test] for test in order]
        )
        if last is not None:
            self.killers[mutant.file] = [order[last], *killers[:4]]
        return outcome


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("folder", nargs="?", default="calendars")
    parser.add_argument("--one-of", type=int, default=1)
    given = parser.parse_args()
    tests = [str(ROOT / "tests" / name) for name in TESTS]
    quiet = ("-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", "--assert=plain", "-s", "-q")
    return int(pytest.main([*tests, *quiet], plugins=[Trials(given.folder, given.one_of)]))


if __name__ == "__main__":
    sys.exit(main())
