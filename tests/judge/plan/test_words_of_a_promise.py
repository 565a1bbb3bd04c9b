"""`mentions` and `length`: what a promise says in the customer's words."""

from __future__ import annotations

import pytest

from standards_engine.documents import ScalarNode, resolve
from standards_engine.judge.plan import Evidence
from standards_engine.judge.plan.functions import call_function
from standards_engine.plans.read import read_level
from standards_engine.source import Source, Span


def called(name: str, *arguments: object) -> object:
    return call_function(name, arguments, {}, 0, Evidence()).value


def level(written: str) -> object:
    span = Span(Source("plan.yaml", written), 0, len(written))
    return read_level(ScalarNode(resolve(written), written, span))


@pytest.mark.parametrize(
    ("text", "written", "names"),
    [
        ("We come within 24 hours of your call.", "24 hours", True),
        ("自报修起24小时内上门", "24 hours", True),
        ("２４小时内上门", "24小时", True),
        ("We come within 1,440 minutes.", "24 hours", True),
        ("We come within 24 minutes.", "24 hours", False),
        ("We come within 1 day.", "24 hours", False),
        ("We come within a day.", "1 day", False),
        ("We come within 1 day.", "1 day", True),
        ("We come within 2.24 hours.", "24 hours", False),
        ("We come within 124 hours.", "24 hours", False),
        ("Repaired in 3 working days, or 3 days with us.", "3 working days", True),
        ("Repaired in 3 days.", "3 working days", False),
        ("修理不超过3个工作日", "3个工作日", True),
        ("Two years' guarantee: 2 years.", "24 months", True),
        ("95% of calls are answered", "95%", True),
        ("95 of 100 calls are answered", "95%", False),
        ("No more than CNY 1,200.50 a visit", "CNY 1200.5", True),
        ("No more than CNY 120 a visit", "CNY 12", False),
        ("As soon as possible", "24 hours", False),
        ("Every guest is greeted", "yes", True),
        ("At least 4.5 of 5 stars", "4.5", True),
    ],
)
def test_a_text_mentions_a_level(text: str, written: str, names: bool) -> None:
    assert called("mentions", text, level(written)) is names


def test_length_counts_characters() -> None:
    assert called("length", "24小时内上门") == 7
    assert called("length", "") == 0
