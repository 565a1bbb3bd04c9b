"""Whatever a person writes is answered by diagnostics, never by a crash."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent

from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.diagnostics import is_error, render_all
from standards_engine.language import parse
from standards_engine.rules.from_syntax import check
from standards_engine.source import Source
from tests.rules.checking import CARE, VOCABULARY

RULES = """
define late = reported.calls > 3
parameter twice = 2 * limit
standard s for each reported where reported.fault = "noise" and not late
  expect its own visited where visited.engineer = case.region
         within 4 hours when reported.calls > 1, otherwise twice
  except e when reported.appointment is given
         expect visited after reported.appointment within 24 hours
  pause visited until closed
  goal 95% each month of reported.due by case.region given at least 20
  effective from 2026-01-01 until 2026-12-31
  message "{reported.fault} of {case.region}"
standard p for each month by reported.fault
  require percentile(80, reported.wait) <= 20 seconds if there are at least 5 reported
standard q for each case where first(reported).at < 2026-03-01 09:00
  require count(visited where visited.score is given and visited.score > 3) >= 1
constraint c ensures expected for each service as x where x.importance > 3
  require some study in x.evidence satisfies study.sample >= 30
  require x.promise.level is at least as good as 24 hours
example "e" of s
  2026-03-01 09:00 reported fault = "noise", cost = CNY 120
  as of 2026-03-02
  expect pending
waive s where case.region = "north" from 2026-03-01 until 2026-03-15
  because "Floods" approved by "manager"
"""
WORDS = re.findall(r'"[^"]*"|[\w.%:-]+|[<>!]=|\S', dedent(CARE) + RULES)


def edited(words: Sequence[str], edits: Sequence[tuple[int, int, str]]) -> str:
    """The words after some are left out, doubled, or replaced by others of the same text."""
    found = list(words)
    for place, other, kind in edits:
        index, source = place % len(found), other % len(words)
        match kind:
            case "leave out":
                del found[index]
            case "double":
                found.insert(index, found[index])
            case _:
                found[index] = words[source]
    return " ".join(found)


EDITS = st.lists(
    st.tuples(
        st.integers(0, 10_000),
        st.integers(0, 10_000),
        st.sampled_from(["leave out", "double", "replace"]),
    ),
    min_size=1,
    max_size=3,
)


def test_the_text_to_be_edited_has_no_fault() -> None:
    parsed = parse(Source("rules.std", " ".join(WORDS)))
    checked = check([parsed.tree], vocabulary=VOCABULARY)
    assert [
        each.message for each in (*parsed.diagnostics, *checked.diagnostics) if is_error(each)
    ] == []


@settings(max_examples=60, deadline=None)
@given(EDITS)
def test_an_edited_file_is_checked_or_told_of(edits: list[tuple[int, int, str]]) -> None:
    parsed = parse(Source("rules.std", edited(WORDS, edits)))
    faulty = [fault.span for fault in parsed.diagnostics if fault.span is not None]
    checked = check([parsed.tree], vocabulary=VOCABULARY, faulty=faulty)
    errors = [each for each in (*parsed.diagnostics, *checked.diagnostics) if is_error(each)]
    assert (checked.ruleset is None) == bool(errors)
    assert all(each.help and each.span for each in checked.diagnostics)
    assert "object at 0x" not in render_all(checked.diagnostics)
