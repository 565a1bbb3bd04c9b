"""Faults that tell what was meant: reading goes on as if that stood there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from standards_engine.diagnostics import Edit, nearest
from standards_engine.diagnostics.slips import (
    BrokenName,
    CommaInNumber,
    NumberInWords,
    UnusualDate,
)
from standards_engine.diagnostics.syntax import UnexpectedWord
from standards_engine.language.expectations import opens_clause
from standards_engine.language.keywords import Keywords, Phrase
from standards_engine.language.numerals import in_digits
from standards_engine.language.scanner import OPENING, Candidate, possible_dates
from standards_engine.language.slips_in_chinese import IN_CHINESE
from standards_engine.language.slips_in_order import IN_ORDER
from standards_engine.language.slips_in_signs import IN_SIGNS
from standards_engine.language.slips_in_speech import IN_SPEECH
from standards_engine.language.slips_in_values import IN_VALUES, title_without_quotes
from standards_engine.language.stuck import Slip, Stuck, readings

_NUMBER_AND_WORD = re.compile(r"(\d+(?:\.\d+)?)[ \t]*([^\W\d]\w*)")
_COMMAS = re.compile(r"(?:,\d+)+")
_HYPHENS = re.compile(r"(?:-\w+)+")
_PATH = re.compile(r"\w+(?:\s*\.\s*\w+)*")
_DECLARED = {"EVENT", "STANDARD", "CONSTRAINT", "CALENDAR", "PARAMETER", "DEFINE", "TABLE"}


def slip_at(stuck: Stuck) -> Slip | None:
    """What was meant where reading stopped, if that is certain enough to be told."""
    found = (finder(stuck) for finder in _FINDERS)
    return next((slip for slip in found if slip is not None), None)


def _unusual_date(stuck: Stuck) -> Slip | None:
    found = next(stuck.scanner.candidates(stuck.offset), None)
    if found is None or found.terminal != "UNUSUAL_DATE":
        return None
    dates = possible_dates(found.value)
    fault = UnusualDate(
        written=found.value,
        meant=dates[0],
        other=dates[1] if len(dates) > 1 else None,
        span=stuck.span(found.start, found.end),
    )
    return Slip(fault, found.start, found.end, dates[0])


def _number_in_words(stuck: Stuck) -> Slip | None:
    """`three days` was read as the name `three`; `at least three` stops at the word itself."""
    takes_number = any(map(stuck.may_follow, ("NUMBER", "QUANTITY")))
    here = next((each for each in _names(stuck) if takes_number), None)
    for word in (stuck.last, here):
        if word is None or word.terminal != "NAME":
            continue
        written, number = _number(word, stuck.scanner.keywords)
        if number is None:
            continue
        end = word.start + len(written)
        reading = next(readings(stuck, end, number))
        if word is here or reading.end > len(number):
            return _in_digits(stuck, Candidate("NAME", word.start, end, written), number, reading)
    return None


def _number(word: Candidate, keywords: Keywords) -> tuple[str, str | None]:
    """What the word, or its beginning where words need no space, is in digits."""
    if keywords.unspaced:
        return in_digits(word.value) or ("", None)
    number = keywords.numbers.get(word.value.casefold())
    return word.value, None if number is None else str(number)


def _unit_behind_number(stuck: Stuck) -> Slip | None:
    """`24小是内`, which is `24小时` and what closes it: only where words need no space."""
    keywords = stuck.scanner.keywords
    found = _NUMBER_AND_WORD.match(stuck.scanner.text, stuck.offset, stuck.scanner.end)
    if found is None or not keywords.unspaced:
        return None
    number, word = found[1], found[2]
    units = [phrase.words[0] for phrase, _ in keywords.units if len(phrase.words[0]) > 1]
    lengths = sorted({len(each) for each in units}, reverse=True)
    near = (nearest(word[:size], [each for each in units if len(each) == size]) for size in lengths)
    unit = next(filter(None, near), None)
    if unit is None:
        return None
    end = found.start(2) + len(unit)
    span = stuck.span(found.start(2), end)
    fault = UnexpectedWord(span=span, found=span.text, expected=(), nearest=unit)
    return Slip(fault, found.start(), end, number + unit)


def _names(stuck: Stuck) -> Iterator[Candidate]:
    found = stuck.scanner.candidates(stuck.offset)
    return (each for each in found if each.terminal == "NAME")


def _in_digits(stuck: Stuck, word: Candidate, number: str, reading: Candidate) -> Slip:
    behind = stuck.text(word.end, word.end + reading.end - len(number))
    fault = NumberInWords(
        written=word.value, meant=f"{number}{behind}", span=stuck.span(word.start, word.end)
    )
    return Slip(fault, word.start, word.end, number)


def _comma_in_number(stuck: Stuck) -> Slip | None:
    number = stuck.last
    commas = _COMMAS.match(stuck.scanner.text, stuck.offset, stuck.scanner.end)
    if number is None or number.terminal not in ("NUMBER", "MONEY") or commas is None:
        return None
    if number.end != stuck.offset or not stuck.text(number.start, number.end)[-1].isdigit():
        return None
    parts = commas[0].split(",")[1:]
    thousands = len(parts) > 1 or len(parts[0]) == 3
    meant = stuck.text(number.start, number.end) + ("" if thousands else ".") + "".join(parts)
    reading = next(readings(stuck, commas.end(), meant))
    more = stuck.text(commas.end(), commas.end() + reading.end - len(meant))
    fault = CommaInNumber(
        written=stuck.text(number.start, commas.end()) + more,
        meant=meant + more,
        between_thousands=thousands,
        span=stuck.span(number.start, commas.end()),
    )
    return Slip(fault, number.start, commas.end(), meant)


def _other_words(stuck: Stuck) -> Slip | None:
    """`every month`, where `each month` could stand."""
    for phrase, instead in stuck.scanner.keywords.meant:
        end = stuck.scanner.phrase_end(phrase, stuck.offset)
        if end is None or _may_be_longer(stuck, phrase, end):
            continue
        found = readings(stuck, end, instead)
        if any(stuck.may_follow(each.terminal) and _opens_line(stuck, each) for each in found):
            span = stuck.span(stuck.offset, end)
            fault = UnexpectedWord(span=span, found=span.text, expected=(), nearest=instead)
            return Slip(fault, stuck.offset, end, instead)
    return None


def _may_be_longer(stuck: Stuck, phrase: Phrase, end: int) -> bool:
    """Whether it could be the beginning of a keyword: `for the` of `for the plan`."""
    behind = stuck.text(end, stuck.line_end).split(maxsplit=1)[:1]
    begun = (*phrase.words, *behind)
    known = stuck.scanner.keywords.phrases.get(phrase.words[0], ())
    return any(each.words[: len(begun)] == begun for each in known if behind)


def _opens_line(stuck: Stuck, reading: Candidate) -> bool:
    """What opens a clause is meant at the beginning of a line alone."""
    names = (reading.terminal, f"_{reading.terminal}")
    return stuck.scanner.begins_line(stuck.offset) or not any(map(opens_clause, names))


def _hyphens_in_name(stuck: Stuck) -> Slip | None:
    name = stuck.last
    hyphens = _HYPHENS.match(stuck.scanner.text, stuck.offset, stuck.scanner.end)
    if name is None or name.terminal != "NAME" or name.end != stuck.offset or hyphens is None:
        return None
    return _one_word(stuck, name.start, hyphens.end())


def _name_of_two_words(stuck: Stuck) -> Slip | None:
    """`event dropped off "…"`, `standard home visit`: a second word right behind a new name."""
    declared = [each.terminal.removeprefix("_") for each in stuck.before]
    match declared:
        case [*_, word, "NAME"] if word in _DECLARED:
            second = next(_names(stuck), None)
            start = stuck.before[-1].start
        case [*_, "EVENT", "NAME", "NAME"] if _ends_its_title_line(stuck):
            second = stuck.last
            start = stuck.before[-2].start
        case _:
            return None
    if second is None or "\n" in stuck.text(start, second.end):
        return None
    return _one_word(stuck, start, second.end)


def _ends_its_title_line(stuck: Stuck) -> bool:
    """Whether the last word is followed by a title or a new line: it is no field then."""
    last = stuck.last
    new_line = last is not None and "\n" in stuck.text(last.end, stuck.offset)
    return new_line or stuck.scanner.text[stuck.offset] in OPENING


def _one_word(stuck: Stuck, start: int, end: int) -> Slip:
    written = " ".join(stuck.text(start, end).split())
    meant = re.sub(r"[- ]", "_", written)
    fault = BrokenName(written=written, meant=meant, span=stuck.span(start, end))
    return Slip(fault, start, end, meant)


def _each_in_a_list(stuck: Stuck) -> Slip | None:
    """`for each need in plan.services.needs`: here the list comes first."""
    terminals = [each.terminal.removeprefix("_") for each in stuck.before]
    found = stuck.scanner.candidates(stuck.offset)
    here = next((each for each in found if each.terminal == "IN"), None)
    if terminals[-2:] != ["FOR_EACH", "NAME"] or here is None:
        return None
    path = _PATH.match(stuck.scanner.text, stuck.scanner.next_start(here.end), stuck.scanner.end)
    if path is None:
        return None
    name = stuck.before[-1]
    spelling = stuck.scanner.keywords.spelling
    for_each, as_ = spelling["FOR_EACH"], spelling["AS"]
    meant = f"{path[0]} {as_} {name.value}"
    span = stuck.span(here.start, here.end)
    change = Edit(stuck.span(name.start, path.end()), meant)
    nearest = f"{for_each} {meant}"
    fault = UnexpectedWord(span=span, found=span.text, expected=(), nearest=nearest, change=change)
    return Slip(fault, name.start, path.end(), meant)


_FINDERS: tuple[Callable[[Stuck], Slip | None], ...] = (
    *IN_CHINESE,
    *IN_SIGNS,
    *IN_ORDER,
    *IN_SPEECH,
    _unusual_date,
    *IN_VALUES,
    _number_in_words,
    _unit_behind_number,
    _comma_in_number,
    _other_words,
    _each_in_a_list,
    _hyphens_in_name,
    title_without_quotes,
    _name_of_two_words,
)
