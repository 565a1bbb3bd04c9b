"""How many windows one trigger may have: exactly so many, and not one more (semantics 4.5)."""

from __future__ import annotations

import pytest

from standards_engine.judge.columnar import repeats
from standards_engine.judge.reference import stretches
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import PauseBetween, Periodic
from tests.judge.building import MINUTE, at, case, days, event, hours, standard
from tests.judge.comparing import agreeing


@pytest.fixture(autouse=True)
def _at_most_three(monkeypatch: pytest.MonkeyPatch) -> None:
    assert repeats.MOST_WINDOWS == stretches.MOST_WINDOWS == 100_000
    monkeypatch.setattr(repeats, "MOST_WINDOWS", 3)
    monkeypatch.setattr(stretches, "MOST_WINDOWS", 3)


def _of_every(length: Expression, as_of: int, *rows: tuple[str, str]) -> list[object]:
    """The reasons, in order, of the windows from the second of March, 9 o'clock, on."""
    every = Periodic(event("visited"), length)
    pause = PauseBetween(event("away"), event("back"))
    log = case(("2 09:00", "reported"), *rows)
    found = agreeing(standard(expectation=every, pauses=(pause,)), log, as_of=as_of)
    return [row["reason"] for row in found]


def test_a_last_window_that_just_fits_is_judged() -> None:
    found = _of_every(hours(1), at("2 12:00"))
    assert found == ["unanswered", "unanswered", "not-due"]


def test_one_window_more_leaves_one_obligation_undetermined() -> None:
    assert _of_every(hours(1), at("2 12:00") + 1) == ["due-unknown"]


def test_what_the_clock_leaves_out_makes_no_windows() -> None:
    rows = (("2 10:30", "away"), ("2 20:30", "back"))
    paused = _of_every(hours(1), at("2 22:00"), *rows)
    assert paused == ["unanswered", "unanswered", "not-due"]
    assert _of_every(hours(1), at("2 22:00") + MINUTE, *rows) == ["due-unknown"]


def test_days_are_counted_as_windows_too() -> None:
    assert len(_of_every(days(1), at("5 23:59"))) == 3
    assert _of_every(days(1), at("6 00:00")) == ["due-unknown"]
