"""What workers gather may travel, and joined it is what one worker would have gathered."""

from __future__ import annotations

import pickle
from functools import partial

from standards_engine.findings.gathering import Gathering
from standards_engine.findings.judging import columnar_judge
from standards_engine.findings.listing import Shown
from standards_engine.findings.options import AuditOptions
from standards_engine.verdicts import Group
from tests.findings.building import HOUR, at, home_visit, monthly_goal
from tests.findings.small_log import SmallLog, ruleset

AS_OF = at("2026-03-31 23:59")
RULES = ruleset(home_visit(goal=monthly_goal()))


def test_what_has_travelled_is_joined_to_the_whole() -> None:
    began = at("2026-03-01 09:00")
    rows = [
        (f"case {number}", name, began + number * HOUR + late, {"case.region": "north"})
        for number in range(6)
        for name, late in (("reported", 0), ("visited", (20 + number) * HOUR))
    ]
    log = SmallLog(rows, RULES, cases_a_batch=1)
    options = AuditOptions(engine="duckdb", show=frozenset(Shown))
    start = partial(Gathering, RULES, AS_OF, columnar_judge, options)
    whole, first, second = start(), start(), pickle.loads(pickle.dumps(start))()
    for number, batch in enumerate(log.batches(AS_OF)):
        whole.add(batch)
        (first if number % 2 else second).add(batch)
    first.merge(pickle.loads(pickle.dumps(second)))
    joined, alone = first.standards[0].tally, whole.standards[0].tally
    assert joined.by_group() == alone.by_group() != {}
    group = Group("2026-03", ("north",))
    assert [each.case for each in joined.worst_of(group)] == ["case 5"]
    assert joined.worst_of(group) == alone.worst_of(group)
