"""A limit in words: in the months of the rule, which a clock counts as days."""

from __future__ import annotations

from standards_engine.calendars.civil import add_months
from standards_engine.findings import words
from standards_engine.rules.expressions import Constant
from standards_engine.rules.nodes import (
    Absence,
    Count,
    EitherSide,
    Pattern,
    Precedence,
    Response,
    Sequence,
    Standard,
    Within,
)
from standards_engine.rules.types import Days, Months
from standards_engine.verdicts import Obligation, Unit


def limit_of(standard: Standard, pattern: Pattern, obligation: Obligation) -> str | None:
    """`24 hours`, `1 month`; None where it has none."""
    if obligation.limit is None:
        return None
    months = _months(standard, pattern, obligation)
    if months is None:
        return words.amount(obligation.limit, obligation.unit)
    years, rest = divmod(months, 12)
    return words.counted(months, words.MONTHS) if rest else words.counted(years, words.YEARS)


def _months(standard: Standard, pattern: Pattern, obligation: Obligation) -> int | None:
    """The months written in the rule that are so many days; None where days may be meant."""
    if obligation.unit is not Unit.DAYS:
        return None
    written = _written(pattern)
    start = obligation.began if obligation.started is None else obligation.started
    date = words.date_of(start, standard.zone)
    months = [each.value for each in written if isinstance(each.type, Months)]
    fitting = {n for n in months if isinstance(n, int) and _days(date, n) == obligation.limit}
    in_days = {each.value for each in written if isinstance(each.type, Days)}
    return fitting.pop() if len(fitting) == 1 and obligation.limit not in in_days else None


def _written(pattern: Pattern) -> list[Constant]:
    match pattern:
        case Response() | Precedence() | EitherSide() | Absence() | Count() | Sequence():
            choices = pattern.limit.choices if isinstance(pattern.limit, Within) else ()
            return [each.value for each in choices if isinstance(each.value, Constant)]
        case _:
            return []


def _days(date: int, months: int) -> int:
    return add_months(date, months) - date
