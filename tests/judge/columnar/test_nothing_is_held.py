"""Long logs in little memory: a batch that has been judged is gone at once."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from standards_engine.judge.columnar.judge import judge_all
from tests.judge.batches import batch_of
from tests.judge.building import at, case, expecting, hours, ruleset, within


@pytest.fixture(autouse=True)
def without_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_a_judged_batch_waits_for_no_collector() -> None:
    rules = ruleset(expecting(within(hours(8))))
    batch = batch_of(rules, case(("2 09:00", "reported"), ("2 10:00", "visited")))
    times = weakref.ref(batch.time)
    verdicts, _ = judge_all(rules, batch, at("20 00:00"))
    assert len(verdicts[0]) == 1
    del batch
    assert times() is None
