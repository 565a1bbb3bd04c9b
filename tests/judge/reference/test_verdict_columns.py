"""A batch judged by the reference has the same obligations as its cases one by one."""

from __future__ import annotations

from standards_engine.judge.columnar import judge
from standards_engine.judge.fold import Cell
from standards_engine.judge.reference import (
    contribute_batch,
    judge_batch,
    judge_case,
    obligation_of,
)
from standards_engine.judge.tallies import Counted
from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    Fold,
    Order,
)
from standards_engine.rules.nodes import (
    Excepted,
    ExceptionClause,
    ForEachPeriod,
    Goal,
    GroupKey,
    Period,
    PeriodRequirement,
)
from standards_engine.rules.types import Duration, ListOf, Number, Record
from standards_engine.verdicts import NO_INSTANT, Reason, Unit, Verdict, VerdictBatch
from tests.judge.batches import batch_of
from tests.judge.building import HOUR, at, case, day, equals, field, ruleset, share, standard

CASES = (
    case(
        ("2 09:00", "reported", {"kind": "noise"}),
        ("2 15:00", "visited"),
        ("2 20:00", "reported", {"kind": "door"}),
        (None, "visited"),
        key="a",
    ),
    case(("5 09:00", "reported"), ("5 09:00", ""), key="b"),
)
AS_OF = at("9 09:00")
DOORS = standard(
    exceptions=(
        ExceptionClause(
            "doors", equals(field("reported", "kind"), "door"), Excepted(Verdict.EXCUSED)
        ),
    ),
    goal=Goal(share(95), Period.MONTH, by=(GroupKey("kind", field("reported", "kind")),)),
)


def test_columns_hold_every_obligation() -> None:
    rules = ruleset(standard(), DOORS)
    found = judge_batch(1, rules, batch_of(rules, *CASES), AS_OF)
    assert len(found) == 3
    assert found.standard == 1
    assert list(found.case) == ["a", "a", "b"]
    assert list(found.ordinal) == [1, 2, 1]
    assert list(found.began) == [at("2 09:00"), at("2 20:00"), at("5 09:00")]
    assert list(found.verdict) == [Verdict.MET, Verdict.EXCUSED, Verdict.UNDETERMINED]
    assert list(found.reason) == [Reason.ANSWERED, Reason.EXCEPTED, Reason.EXCEPTION_UNKNOWN]
    assert list(found.clause) == [-1, 0, -1]
    assert list(found.counted) == [6 * HOUR, NO_INSTANT, NO_INSTANT]
    assert list(found.limit) == [24 * HOUR, NO_INSTANT, NO_INSTANT]
    assert [tuple(Unit)[unit] for unit in found.unit] == [Unit.MICROSECONDS] * 3
    assert list(found.trigger_row) == [2, 4, 2]
    assert list(found.deciding_row) == [3, NO_INSTANT, NO_INSTANT]
    assert [found.groups[group].by for group in found.group] == [("noise",), ("door",), (None,)]


def test_an_empty_batch_has_no_obligations() -> None:
    rules = ruleset(standard())
    assert len(judge_batch(0, rules, batch_of(rules), AS_OF)) == 0


def test_an_obligation_is_judged_again_by_its_ordinal() -> None:
    rules = ruleset(DOORS)
    again = obligation_of(DOORS, CASES[0], rules, AS_OF, 2)
    assert again == judge_case(DOORS, CASES[0], rules, AS_OF)[1]
    assert obligation_of(DOORS, CASES[0], rules, AS_OF, 3) is None


def test_a_batch_contributes_what_its_cases_do() -> None:
    calls = EventsOf(("reported",), ListOf(Record("reported")))
    count = Aggregate(Fold.COUNT, "reported", calls, None, None, Number())
    limit = Constant(0, Duration())
    monthly = standard(
        trigger=ForEachPeriod(Period.MONTH),
        expectation=PeriodRequirement(Comparison(Order.AT_LEAST, count, limit)),
    )
    rules = ruleset(monthly)
    cells = contribute_batch(0, rules, batch_of(rules, *CASES), AS_OF).cells
    assert cells == {Cell(0, day("2026-03-01"), ()): Counted(certain=3)}


def test_columns_have_the_same_types_by_both_judges_also_of_nothing() -> None:
    """Verdicts are written to files: a column without rows must fit one with rows."""
    rules = ruleset(DOORS)
    for batch in (batch_of(rules, *CASES), batch_of(rules)):
        reference, columns = judge_batch(0, rules, batch, AS_OF), judge(0, rules, batch, AS_OF)
        assert _types(reference) == _types(columns) == TYPES


TYPES = {
    **dict.fromkeys(("began", "started", "due", "decided", "limit", "counted"), "int64"),
    **dict.fromkeys(("trigger_row", "deciding_row"), "int64"),
    **dict.fromkeys(("ordinal", "restarts", "group"), "int32"),
    **dict.fromkeys(("verdict", "reason", "clause", "unit"), "int8"),
    **dict.fromkeys(("at_risk", "tie"), "bool"),
    "case": "object",
}


def _types(verdicts: VerdictBatch) -> dict[str, str]:
    return {name: str(getattr(verdicts, name).dtype) for name in TYPES}
