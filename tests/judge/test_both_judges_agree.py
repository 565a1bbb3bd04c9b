"""The two judges share no code, and agree on every field of every obligation."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.logs.events import Case
from standards_engine.rules.nodes import Standard
from tests.judge.comparing import agreeing
from tests.judge.standards_and_cases import AS_OF, STANDARDS, cases


def named(several: list[Case]) -> list[Case]:
    return [replace(each, key=str(number)) for number, each in enumerate(several)]


@settings(max_examples=300, deadline=None)
@given(STANDARDS, st.lists(cases(), min_size=1, max_size=4))
def test_every_field_of_every_obligation(of: Standard, several: list[Case]) -> None:
    agreeing(of, *named(several), as_of=AS_OF)
