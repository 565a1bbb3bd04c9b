"""What people write in Chinese rules: other units, half hours, traditional characters."""

from __future__ import annotations

import re

from standards_engine.diagnostics.slips import NumberInWords
from standards_engine.diagnostics.syntax import UnexpectedWord
from standards_engine.language.numerals import in_digits
from standards_engine.language.stuck import Slip, Stuck, instead, readings
from standards_engine.wording import say

_LETTERS = {
    **dict.fromkeys(("s", "sec"), "seconds"),
    **dict.fromkeys(("min", "m"), "minutes"),
    **dict.fromkeys(("h", "hr"), "hours"),
    "d": "days",
}
_WITH_LETTERS = re.compile(rf"(\d+(?:\.\d+)?)[ \t]*({'|'.join(_LETTERS)})(?![a-z])", re.IGNORECASE)
_HALF = re.compile(r"(?:([\d零一二两三四五六七八九十]+)个)?半个?(小时|钟头|天|日|分钟|年|月)")
_HALVES = {
    **dict.fromkeys(("小时", "钟头"), (30, "分钟")),
    **dict.fromkeys(("天", "日"), (12, "小时")),
    "分钟": (30, "秒"),
    "年": (6, "个月"),
    "月": (15, "天"),
}
_TENTHS = re.compile(r"成([一二三四五六七八九]|\d)?")
_WEEKDAY = re.compile(r"[一二三四五六日天]")
_WORD = re.compile(r"[^\W\d]\w*")
_SECONDS = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}


def unit_in_letters(stuck: Stuck) -> Slip | None:
    """`20s内`."""
    found = _WITH_LETTERS.match(stuck.rest)
    if found is None or not stuck.may_follow("QUANTITY"):
        return None
    unit = stuck.scanner.keywords.unit_spelling[_LETTERS[found[2].casefold()]]
    return instead(stuck, stuck.offset, stuck.offset + found.end(), f"{found[1]}{unit}")


def half_a_unit(stuck: Stuck) -> Slip | None:
    """`半小时`, `一个半小时`."""
    found = _HALF.match(stuck.rest)
    if found is None or not stuck.may_follow("QUANTITY"):
        return None
    half, unit = _HALVES[found[2]]
    written = in_digits(found[1]) if found[1] else None
    whole = int(written[1] if written else found[1] or 0)
    start, end = stuck.offset, stuck.offset + found.end()
    meant = f"{(2 * whole + 1) * half}{unit}"
    fault = NumberInWords(written=found[0], meant=meant, span=stuck.span(start, end))
    return Slip(fault, start, end, meant)


def two_units(stuck: Stuck) -> Slip | None:
    """`1天2小时内`, `1 day 2 hours`: a time has one unit."""
    first, second = stuck.last, stuck.here("QUANTITY")
    if first is None or second is None or first.terminal != "QUANTITY":
        return None
    numbers, units = zip(*(each.value.split(" ", 1) for each in (first, second)), strict=True)
    sizes = [_SECONDS.get(unit) for unit in units]
    if sizes[0] is None or sizes[1] is None or not all(map(str.isdigit, numbers)):
        return None
    if sizes[0] <= sizes[1]:
        return None
    number = int(numbers[0]) * (sizes[0] // sizes[1]) + int(numbers[1])
    space = "" if stuck.scanner.keywords.unspaced else " "
    meant = f"{number}{space}{stuck.scanner.keywords.unit_spelling[units[1]]}"
    slip = instead(stuck, first.start, second.end, meant)
    hint = say("a time has one unit, such as `{meant}`", meant=meant)
    fault = UnexpectedWord(
        span=stuck.span(first.start, second.end),
        found=stuck.text(first.start, second.end),
        expected=(),
        hint=hint,
        change=slip.fault.edit,
    )
    return Slip(fault, slip.start, slip.end, meant)


def tenths(stuck: Stuck) -> Slip | None:
    """`8成`, `9成5`."""
    number, found = stuck.last, _TENTHS.match(stuck.rest)
    if number is None or found is None or number.terminal != "NUMBER":
        return None
    end = stuck.offset + found.end()
    written = in_digits(stuck.text(number.start, end))
    if written is None:
        return None
    fault = NumberInWords(written=written[0], meant=written[1], span=stuck.span(number.start, end))
    return Slip(fault, number.start, end, written[1])


def goal_of_weekday(stuck: Stuck) -> Slip | None:
    """`目标 95% 每周一`: a goal has whole weeks."""
    if stuck.terminals[-1:] != ["WEEK"] or "GOAL" not in stuck.terminals[-5:]:
        return None
    if _WEEKDAY.match(stuck.rest) is None:
        return None
    start, end = stuck.before[-2].start, stuck.offset + 1
    return instead(stuck, start, end, f"{stuck.spelled('EACH')}{stuck.spelled('WEEK')}")


def traditional(stuck: Stuck) -> Slip | None:
    """`標準`, `規則集`: keywords are written in simplified characters."""
    word = _WORD.match(stuck.rest)
    meant = stuck.scanner.keywords.simplified(word[0]) if word else ""
    if word is None or meant == word[0]:
        return None
    end = stuck.offset + word.end()
    found = (each for each in readings(stuck, end, meant) if each.end == len(meant))
    if not any(stuck.may_follow(each.terminal) for each in found if each.terminal != "NAME"):
        return None
    return instead(stuck, stuck.offset, end, meant)


IN_CHINESE = (
    traditional,
    tenths,
    unit_in_letters,
    half_a_unit,
    two_units,
    goal_of_weekday,
)
