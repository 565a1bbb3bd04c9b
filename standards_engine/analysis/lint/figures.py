"""Figures in what people read: amounts of time and shares, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from standards_engine.analysis.lint.numerals import CHINESE, ENGLISH, FIGURES, number_of
from standards_engine.frozen import frozen


class Measure(StrEnum):
    """What figures are of; those of different measures are never the same."""

    TIME = "time"
    """In microseconds."""
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    SHARE = "share"
    """As a fraction of one."""


@frozen
class Figure:
    """`start` to `end` are its characters in the text."""

    amount: Fraction
    measure: Measure
    start: int
    end: int

    @property
    def value(self) -> tuple[Measure, Fraction]:
        return self.measure, self.amount


_SECOND = 1_000_000
_ENGLISH_UNITS = {
    "second": (_SECOND, Measure.TIME),
    "sec": (_SECOND, Measure.TIME),
    "minute": (60 * _SECOND, Measure.TIME),
    "min": (60 * _SECOND, Measure.TIME),
    "hour": (3600 * _SECOND, Measure.TIME),
    "hr": (3600 * _SECOND, Measure.TIME),
    "h": (3600 * _SECOND, Measure.TIME),
    "day": (1, Measure.DAYS),
    "week": (7, Measure.DAYS),
    "month": (1, Measure.MONTHS),
    "year": (12, Measure.MONTHS),
    "working day": (1, Measure.WORKING_DAYS),
    "business day": (1, Measure.WORKING_DAYS),
}
_CHINESE_UNITS = {
    "秒": (_SECOND, Measure.TIME),
    "分钟": (60 * _SECOND, Measure.TIME),
    "小时": (3600 * _SECOND, Measure.TIME),
    "钟头": (3600 * _SECOND, Measure.TIME),
    "天": (1, Measure.DAYS),
    "日": (1, Measure.DAYS),
    "周": (7, Measure.DAYS),
    "星期": (7, Measure.DAYS),
    "月": (1, Measure.MONTHS),
    "年": (12, Measure.MONTHS),
    "工作日": (1, Measure.WORKING_DAYS),
}

_PERIOD = r"(?:day|week|month|quarter|year)"
_ENGLISH_TIME = re.compile(
    rf"""(?<![\w.,])
    (?:(?P<half>half\s+an?)|within\s+(?P<one>an?)|(?P<number>{FIGURES}|{ENGLISH}))
    (?:\s*(?:to|–|-|or)\s*(?P<other>{FIGURES}|{ENGLISH}))?
    [-\s]*(?P<unit>(?:working|business)\s+day|second|sec|minute|min|hour|hr|h|day|week|month|year)s?
    (?!\w)(?!\s*(?:(?:a|per|every|each)\s+{_PERIOD}|/|(?:hot|help)?line\b))""",
    re.IGNORECASE | re.VERBOSE,
)
"""`8 hours a day` says how long something is open, and no time in which something happens."""
_CHINESE_TIME = re.compile(
    rf"""(?<![\d月年第每])
    (?:(?P<half>半)|(?P<number>{FIGURES}|{CHINESE}))
    (?:\s*[至到~-]\s*(?P<other>{FIGURES}|{CHINESE}))?
    \s*(?:(?P<counted>个)(?P<half_more>半)?)?
    (?P<unit>工作日|秒|分钟|小时|钟头|天|日|周|星期|月|年)钟?
    (?!\s*(?:热线|服务热线|营业|开放|值班|在线|全天))""",
    re.VERBOSE,
)
_SHARES = (
    re.compile(
        rf"(?<![\w.,])(?P<number>{FIGURES}|{ENGLISH})\s*(?:%|％|percent\b|per cent\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"百分之(?P<number>{FIGURES}|{CHINESE})"),
)
_FIRST_YEAR = 1900


def figures(text: str) -> Iterator[Figure]:
    """In no order."""
    for found in _ENGLISH_TIME.finditer(text):
        unit = " ".join(found["unit"].casefold().split())
        yield from _times(found, _ENGLISH_UNITS[unit])
    for found in _CHINESE_TIME.finditer(text):
        if _is_an_amount(found):
            yield from _times(found, _CHINESE_UNITS[found["unit"]])
    for pattern in _SHARES:
        for found in pattern.finditer(text):
            number = number_of(found["number"])
            if number is not None:
                yield Figure(number / 100, Measure.SHARE, *found.span())


def _is_an_amount(found: re.Match[str]) -> bool:
    """`3月` and `2026年` are dates, `3个月` and `2年` are not."""
    if found["unit"] == "月" and not found["counted"]:
        return False
    number = number_of(found["number"]) if found["number"] else None
    return not (found["unit"] == "年" and number is not None and number >= _FIRST_YEAR)


def _times(found: re.Match[str], unit: tuple[int, Measure]) -> Iterator[Figure]:
    """Of `24 to 48 hours` both."""
    factor, measure = unit
    parts = found.groupdict()
    if parts["half"]:
        numbers = [Fraction(1, 2)]
    elif parts.get("one"):
        numbers = [Fraction(1)]
    else:
        texts = (parts["number"], parts["other"])
        numbers = [each for text in texts if text and (each := number_of(text)) is not None]
    if parts.get("half_more"):
        numbers = [each + Fraction(1, 2) for each in numbers]
    if measure is Measure.MONTHS and parts["half"] and factor == 1:
        return  # nobody counts half a month in months
    start = found.start("one") if parts.get("one") else found.start()
    for number in numbers:
        yield Figure(number * factor, measure, start, found.end())
