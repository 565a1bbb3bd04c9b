"""Fields and values of a plan as people call them elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.plans import load_plan
from standards_engine.source import Source
from tests.cli.command import standards

SERVICE = "name: Care\ncurrency: EUR\nservices:\n  - name: visit\n    "


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("resources: [vans]", "did you mean `needs`?"),
        ("priority: 1", "did you mean `importance`?"),
        ("importance: high", "write it like `1`"),
        ("cost: $400,000", "write it like `USD 400,000`"),
        ("cost: €400,000", "write it like `EUR 400,000`"),
    ],
)
def test_what_to_write_is_told(line: str, advice: str) -> None:
    _, faults = load_plan(Source("plan.yaml", f"{SERVICE}{line}\n"))
    assert [fault.help for fault in faults] == [advice]


def test_business_days_are_working_days() -> None:
    _, faults = load_plan(Source("plan.yaml", f"{SERVICE}expected: 3 business days\n"))
    assert not faults


RULES = """ruleset firm
constraint able "The firm can do what is expected"
  for each service
  require service.demonstrated.level is at least as good as service.expected
"""


@pytest.mark.parametrize(
    ("lines", "advice"),
    [
        ("volume: 1", "write `services[0].demonstrated.level` and `services[0].expected`"),
        (
            "expected: 3 working days\n    demonstrated:\n      level: 90 hours",
            "write both alike: both in hours, both in days, or both in working days",
        ),
    ],
)
def test_everything_that_is_missing_is_named(tmp_path: Path, lines: str, advice: str) -> None:
    (tmp_path / "plan.yaml").write_text(f"{SERVICE}{lines}\n", encoding="utf-8")
    (tmp_path / "firm.std").write_text(RULES, encoding="utf-8")
    answer = standards("check", "plan.yaml", "-r", "firm.std", "--lang", "en", cwd=tmp_path)
    assert advice in " ".join(answer.said.split())
