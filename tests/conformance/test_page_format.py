"""What a page says is looked at: each wrong expectation is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.lines import constraint_of, group_of, verdict_of
from tests.conformance.page import read_page
from tests.conformance.test_pages import test_page as judge_page

LOG_PAGE = """# A page

Semantics 3.1: why.

```rules
ruleset r zone "Europe/Rome"
event reported
event visited
standard visit
  for each reported
  expect visited within 24 hours
  goal 50%
standard calls
  for each month
  require count(reported) >= 2
waive calls from 2020-01-01 until 2020-01-02 because "x" approved by "y"
```

```log
case,time,event
a,2026-03-01 09:00,reported
a,2026-03-01 09:00,visited
b,2026-03-02 09:00,reported
```

```verdicts
as of 2026-03-31
visit a met because answered due 2026-03-02 09:00 counted 0 hours tie
visit b missed due 2026-03-03 09:00
calls 2026-03 met observed "2"
```

```groups
visit: kept, 1 met, 1 missed, 1 ties, attained 1/2, best 1/2, worst 1/2
calls 2026-03: kept, 1 met
```

```read
3 rows, 3 used, 2 cases
```

```warnings
`calls` until 2020-01-02 is unused
```
"""
PLAN_PAGE = """# A page

Semantics 6.1: why.

```rules
ruleset r
constraint able
  ensures feasible
  for each service
  require service.demonstrated.level is at least as good as service.promise.level
```

```plan
name: Care
services:
  - name: visit
    promise: {level: 24 hours}
```

```verdicts
as of 2026-04-01
covered feasible
able unproven line 3 write services[0].demonstrated.level
```
"""
WRONG = [
    (LOG_PAGE, "visit b missed", "visit b met"),
    (LOG_PAGE, "visit b missed due 2026-03-03 09:00\n", ""),
    (LOG_PAGE, "visit b missed", "visit b#2 missed"),
    (LOG_PAGE, "because answered", "because unanswered"),
    (LOG_PAGE, "due 2026-03-03 09:00", "due 2026-03-03 09:00:00.000001"),
    (LOG_PAGE, "due 2026-03-03 09:00", "due -"),
    (LOG_PAGE, "counted 0 hours", "counted 1 hours"),
    (LOG_PAGE, " tie", ""),
    (LOG_PAGE, 'met observed "2"', 'met observed "3"'),
    (LOG_PAGE, 'observed "2"', 'observed "2" partial'),
    (LOG_PAGE, "as of 2026-03-31", "as of 2026-03-31\nto 2026-03-01"),
    (LOG_PAGE, "visit: kept", "visit: violated"),
    (LOG_PAGE, "1 met, 1 missed", "2 met, 1 missed"),
    (LOG_PAGE, "1 met, 1 missed, 1 ties", "1 met, 1 missed"),
    (LOG_PAGE, "attained 1/2", "attained 1/3"),
    (LOG_PAGE, "worst 1/2", "worst -"),
    (LOG_PAGE, "calls 2026-03: kept", "calls 2026-04: kept"),
    (LOG_PAGE, "2 cases", "3 cases"),
    (LOG_PAGE, "is unused", "is needless"),
    (LOG_PAGE, "`calls` until 2020-01-02 is unused\n", ""),
    (PLAN_PAGE, "able unproven", "able violated"),
    (PLAN_PAGE, "line 3", "line 4"),
    (PLAN_PAGE, "line 3", "line 3 of the rules"),
    (PLAN_PAGE, "services[0]", "services[1]"),
    (PLAN_PAGE, "covered feasible", "covered nothing"),
]


@pytest.mark.parametrize("text", [LOG_PAGE, PLAN_PAGE], ids=["log", "plan"])
def test_a_right_page_passes(text: str, tmp_path: Path) -> None:
    _judge(text, tmp_path)


@pytest.mark.parametrize(("text", "right", "wrong"), WRONG, ids=[wrong for *_, wrong in WRONG])
def test_a_wrong_page_is_noticed(text: str, right: str, wrong: str, tmp_path: Path) -> None:
    assert right in text
    with pytest.raises((AssertionError, KeyError)):
        _judge(text.replace(right, wrong, 1), tmp_path)


def test_a_fault_of_the_rules_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="unknown-event"):
        _judge(LOG_PAGE.replace("expect visited", "expect visitd"), tmp_path)


def test_a_page_of_faults_names_all_of_them(tmp_path: Path) -> None:
    faulty = "# A page\n\n```rules\nruleset r\nstandard s\n  for each x\n```\n\n"
    right = faulty + "```diagnostics\nunknown-event\nmissing-clause\n```\n"
    _judge(right, tmp_path)
    with pytest.raises(AssertionError):
        _judge(right.replace("missing-clause\n", ""), tmp_path)


def test_a_fence_of_another_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(LOG_PAGE.replace("```groups", "```grops"))
    with pytest.raises(AssertionError, match="grops"):
        read_page(path)


@pytest.mark.parametrize("line", ["visit a kept", "visit a met late", "visit"])
def test_a_line_that_cannot_be_read_is_refused(line: str) -> None:
    for read in (verdict_of, group_of, constraint_of):
        with pytest.raises(AssertionError, match="cannot read"):
            read(line)


def _judge(text: str, folder: Path) -> None:
    path = folder / "page.md"
    path.write_text(text)
    judge_page(path, folder)
