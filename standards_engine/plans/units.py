"""Units of time as plans write them, in English and Chinese."""

from __future__ import annotations

from standards_engine.diagnostics import nearest
from standards_engine.frozen import frozen
from standards_engine.rules.types import Days, Duration, Months, Type, WorkingDays


@frozen
class TimeUnit:
    """`factor` turns a number of the unit into a value of `type`."""

    name: str
    factor: int
    type: Type
    words: tuple[str, ...]
    """How it may be written."""
    slips: tuple[str, ...]
    """Short forms that are not accepted, because readers of a plan are no engineers."""


_SECOND = 1_000_000
UNITS = (
    TimeUnit("seconds", _SECOND, Duration(), ("second", "seconds", "秒", "秒钟"), ("s", "sec")),
    TimeUnit(
        "minutes", 60 * _SECOND, Duration(), ("minute", "minutes", "分钟"), ("m", "min", "mins")
    ),
    TimeUnit(
        "hours",
        3600 * _SECOND,
        Duration(),
        ("hour", "hours", "小时", "个小时"),
        ("h", "hr", "hrs", "hs"),
    ),
    TimeUnit("days", 1, Days(), ("day", "days", "天", "日"), ("d", "ds")),
    TimeUnit(
        "working days",
        1,
        WorkingDays(),
        ("working day", "working days", "business day", "business days", "工作日", "个工作日"),
        ("workday", "workdays", "wd"),
    ),
    TimeUnit("weeks", 7, Days(), ("week", "weeks", "周", "星期", "个星期"), ("w", "wk", "wks")),
    TimeUnit("months", 1, Months(), ("month", "months", "个月", "月"), ("mo", "mth")),
    TimeUnit("years", 12, Months(), ("year", "years", "年"), ("y", "yr", "yrs")),
)
_BY_WORD = {word: unit for unit in UNITS for word in unit.words}
_BY_SLIP = {slip: unit.name for unit in UNITS for slip in unit.slips}


def unit_named(word: str | None) -> TimeUnit | None:
    return _BY_WORD.get(" ".join((word or "").lower().split()))


def meant_unit(number: str, word: str) -> str | None:
    """The whole value that was probably meant: `24 hours` for `24 hors`, `25%` for `25 percent`."""
    folded = word.lower().rstrip(".")
    if nearest(folded, ("percent", "per cent", "pct")):
        return f"{number}%"
    meant = _BY_SLIP.get(folded) or nearest(folded, _BY_WORD)
    return None if meant is None else f"{number} {meant}"
