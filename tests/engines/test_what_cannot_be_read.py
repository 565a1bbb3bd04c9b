"""Cells that cannot be read are marked where a rule asks whether they are given."""

from __future__ import annotations

from pathlib import Path

from standards_engine.diagnostics import render_all
from standards_engine.language import parse
from standards_engine.rules.from_syntax import check
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source
from tests.engines.logs_in_hand import FAR, cases, opened

RULES = """
ruleset care
a case ends with the log
each case has
  machines optional number
event visited
  faults   optional number
  duration optional duration
standard s
  for each case
  require {condition}
"""
ASKING = "count(visited where visited.faults is given) = 0 or case.machines is given"
LOG = """case_id,activity,timestamp,machines,faults,duration
1,visited,2026-03-01 09:00Z,many,five,long
1,visited,2026-03-01 10:00Z,,5,
1,visited,2026-03-01 11:00Z,,,
2,visited,2026-03-01 09:00Z,many,,
2,visited,2026-03-01 10:00Z,3,,
"""


def rules(condition: str) -> Ruleset:
    parsed = parse(Source("care.std", RULES.format(condition=condition)))
    checked = check([parsed.tree])
    assert checked.ruleset, render_all([*parsed.diagnostics, *checked.diagnostics])
    return checked.ruleset


def test_a_cell_is_marked_where_something_stands_in_it_that_is_no_value(tmp_path: Path) -> None:
    with opened(tmp_path, LOG, rules(ASKING)) as log:
        found = cases(log)
    assert [event.unreadable for event in found["1"].events] == [{"faults"}, set(), set()]
    assert [event.values for event in found["1"].events] == [{}, {"faults": 5}, {}]


def test_a_field_of_a_case_is_marked_where_no_row_gives_a_value(tmp_path: Path) -> None:
    with opened(tmp_path, LOG, rules(ASKING)) as log:
        found = cases(log)
    assert found["1"].unreadable == {"machines"}
    assert found["2"].unreadable == set()
    assert found["2"].values == {"machines": 3}


def test_nothing_is_marked_of_which_no_rule_asks(tmp_path: Path) -> None:
    with opened(tmp_path, LOG, rules("count(visited) > 0")) as log:
        columns = [
            c for b in log.batches(FAR) for c in (*b.fields.values(), *b.case_fields.values())
        ]
    assert columns
    assert all(column.unreadable is None for column in columns)


def test_what_the_mapping_calls_missing_is_not_given(tmp_path: Path) -> None:
    mapped = "case: case_id\ntime: timestamp\nactivity: activity\nmissing: [five]\n"
    with opened(tmp_path, LOG, rules(ASKING), mapped) as log:
        found = cases(log)
    assert [event.unreadable for event in found["1"].events] == [set(), set(), set()]
