"""The shipped log is what simulate.py writes, byte for byte, and as dirty as README.md says."""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest

from tests.rulesets.appliance_care.export import FOLDER, LOG, cases, instant, lines


@pytest.fixture(scope="module")
def simulate() -> ModuleType:
    spec = spec_from_file_location("simulate", FOLDER / "simulate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["simulate"] = module
    spec.loader.exec_module(module)
    return module


def test_the_shipped_log_is_what_the_simulator_writes(simulate: ModuleType) -> None:
    with gzip.open(LOG, "rb") as file:
        assert file.read() == simulate.csv_text(simulate.simulate()).encode()


def test_the_archive_carries_no_date() -> None:
    assert LOG.read_bytes()[4:8] == bytes(4)


def test_another_seed_is_another_log(simulate: ModuleType) -> None:
    one, other = (
        simulate.csv_text(simulate.simulate(seed, repairs=20, calls=5)) for seed in (1, 2)
    )
    assert one != other


def test_dice_are_fair_at_their_ends(simulate: ModuleType) -> None:
    dice = simulate.Dice(1)
    thrown = Counter(dice.whole(1, 6) for _ in range(600))
    picked = Counter(dice.pick({"a": 1, "b": 2}) for _ in range(600))
    assert set(thrown) == {1, 2, 3, 4, 5, 6}
    assert picked["b"] > picked["a"] > 0
    assert not any(dice.percent(0) for _ in range(100))
    assert all(dice.percent(100) for _ in range(100))


def test_the_log_is_dirty_in_every_way_that_the_readme_names() -> None:
    rows = lines()
    assert len(rows) == 21_530
    assert len(cases()) == 4_700
    assert sum(instant(row["occurred_at"]) is None for row in rows) == 65
    assert sum(not row["case_no"] for row in rows) == 52
    assert sum(row["activity"] == "visted" for row in rows) == 10
    assert len(rows) - len({tuple(row.items()) for row in rows}) == 107
    words = Counter(value for row in rows for value in row.values())
    assert [words[w] for w in ("e", "nort", "colling", "ok", "client")] == [61, 46, 20, 14, 2]
