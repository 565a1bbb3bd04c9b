"""Values written as elsewhere: times, dates, amounts of money, texts without quotes, names."""

from __future__ import annotations

import re

from standards_engine.diagnostics import Edit
from standards_engine.diagnostics.slips import BrokenName, UnusualDate
from standards_engine.diagnostics.syntax import UnexpectedWord
from standards_engine.language.stuck import Slip, Stuck, instead
from standards_engine.wording import alternatives, say

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?",
    )
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:(?:[.:h点时])(?P<minute>\d\d|半)?分?)?\s*(?P<half>am\b|pm\b)?",
    re.IGNORECASE,
)
_CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "CNY", "￥": "CNY"}
_MONEY = re.compile(r"([€$£¥￥])\s*(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s*([€$£¥￥])")
_BARE_TEXT = re.compile(r"\w[^,\"#\n]*")
_SENTENCE = re.compile(r"\w[^\"#\n]*")
_BEFORE_SENTENCES = ["PROMISE"], ["BECAUSE"], ["MESSAGE"]
_TITLED = {"EVENT", "STANDARD", "CONSTRAINT", "CALENDAR"}
_DIGITS_FIRST = re.compile(r"(\d\w*)")
_NUMBER_BEFORE_END = re.compile(r"(\d+)[ \t]*(以内|之内|内)")


def date_in_words(stuck: Stuck) -> Slip | None:
    """`1 May 2026`, `2026年5月1日`."""
    matches = (each.match(stuck.rest) for each in _DATES)
    found = next(filter(None, matches), None)
    if found is None or not stuck.may_follow("DATE"):
        return None
    parts = found.groupdict()
    name = parts.get("name")
    month = _MONTHS.index(name.casefold()) + 1 if name else int(parts["month"])
    meant = f"{parts['year']}-{month:02}-{int(parts['day']):02}"
    start, end = stuck.offset, stuck.offset + found.end()
    span = stuck.span(start, end)
    fault = UnusualDate(written=span.text, meant=meant, span=span)
    return Slip(fault, start, end, meant)


def time_of_day(stuck: Stuck) -> Slip | None:
    """`9am`, `09.00`, `9点半`."""
    found = _TIME.match(stuck.rest)
    if found is None or found[0].isdigit() or not stuck.may_follow("TIME"):
        return None
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    minute = "30" if found["minute"] == "半" else found["minute"] or "00"
    if hour > 24 or int(minute) > 59:
        return None
    end = stuck.offset + len(found[0].rstrip())
    return instead(stuck, stuck.offset, end, f"{hour:02}:{minute}")


def currency_sign(stuck: Stuck) -> Slip | None:
    """`€50`, `50€`."""
    found = _MONEY.match(stuck.rest)
    if found is None:
        return None
    sign, number = found[1] or found[4], (found[2] or found[3]).replace(",", "")
    code = _CURRENCIES[sign]
    words = {currency: word for word, currency in reversed(stuck.scanner.keywords.money.items())}
    meant = f"{number}{words[code]}" if code in words else f"{code} {number}"
    return instead(stuck, stuck.offset, stuck.offset + found.end(), meant)


def text_without_quotes(stuck: Stuck) -> Slip | None:
    """`zone Europe/Rome`, `one of north, south`, where nothing but a text can stand."""
    is_sentence = stuck.terminals[-1:] in _BEFORE_SENTENCES  # its commas belong to it
    found = (_SENTENCE if is_sentence else _BARE_TEXT).match(stuck.rest)
    if found is None or stuck.expected != ["STRING"]:
        return None
    end = stuck.offset + len(found[0].rstrip())
    text = stuck.span(stuck.offset, end).text
    return instead(stuck, stuck.offset, end, f'"{text}"')


def title_without_quotes(stuck: Stuck) -> Slip | None:
    """`event visited An engineer arrives`: its words were read as fields and their types."""
    opened = [i for i, word in enumerate(stuck.terminals) if word in _TITLED]
    words = stuck.before[opened[-1] + 2 :] if opened else ()
    least = 1 if stuck.scanner.keywords.unspaced else 3
    if len(words) < least or any(each.terminal != "NAME" for each in words):
        return None
    start, end = words[0].start, words[-1].end
    name_end = stuck.before[opened[-1] + 1].end
    if "\n" in stuck.text(name_end, end) or "\n" not in stuck.text(end, stuck.offset):
        return None
    return instead(stuck, start, end, f'"{stuck.text(start, end)}"')


def name_in_quotes(stuck: Stuck) -> Slip | None:
    """`event "closed"`."""
    here = stuck.here("STRING")
    if here is None or not stuck.may_follow("NAME") or not here.value[1:-1].strip():
        return None
    words = here.value[1:-1].split()
    if (
        stuck.may_follow("STRING")
        or stuck.may_follow("TYPE_TEXT")
        or not all(each.isidentifier() for each in words)
    ):
        return None
    return instead(stuck, here.start, here.end, "_".join(words))


def name_beginning_with_digit(stuck: Stuck) -> Slip | None:
    """`standard 24h_visit`."""
    found = _DIGITS_FIRST.match(stuck.rest)
    if found is None or stuck.expected != ["NAME"]:
        return None
    written = found[1]
    digits, _, others = written.partition("_")
    meant = f"{others}_{digits}" if others else f"_{written}"
    end = stuck.offset + found.end()
    fault = BrokenName(written=written, meant=meant, span=stuck.span(stuck.offset, end))
    return Slip(fault, stuck.offset, end, meant)


def reserved_name(stuck: Stuck) -> Slip | None:
    """`event table`: a word that opens a declaration, where only a name can stand."""
    words = re.match(r"[^\W\d]\w*", stuck.rest)
    if words is None or not stuck.may_follow("NAME") or stuck.may_follow("EVENT"):
        return None
    word = words[0]
    if word not in stuck.scanner.keywords.reserved or stuck.scanner.begins_line(stuck.offset):
        return None
    span = stuck.span(stuck.offset, stuck.offset + len(word))
    hint = say("as a name, write this word in back quotes: `` `{name}` ``", name=word)
    change = Edit(span, f"`{word}`")
    fault = UnexpectedWord(span=span, found=word, expected=(), hint=hint, change=change)
    return Slip(fault, span.start, span.end, f"`{word}`")


def amount_without_unit(stuck: Stuck) -> Slip | None:
    """`30内`: it is not known which unit is meant."""
    found = _NUMBER_BEFORE_END.match(stuck.rest)
    if found is None or not stuck.may_follow("QUANTITY"):
        return None
    span = stuck.span(stuck.offset, stuck.offset + len(found[1]))
    words = stuck.scanner.keywords.unit_spelling
    units = [f"`{found[1]}{words[each]}`" for each in ("seconds", "minutes", "hours", "days")]
    hint = say("write the unit too, such as {units}", units=alternatives(units))
    fault = UnexpectedWord(span=span, found=span.text, expected=(), hint=hint)
    end = stuck.offset + found.end()
    return Slip(fault, stuck.offset, end, f"{found[1]}{words['hours']}{found[2]}")


IN_VALUES = (
    date_in_words,
    time_of_day,
    currency_sign,
    text_without_quotes,
    name_in_quotes,
    name_beginning_with_digit,
    reserved_name,
    amount_without_unit,
)
