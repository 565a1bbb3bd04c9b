"""Parts of a clause in another order, and clauses put together as in speech."""

from __future__ import annotations

import re

from standards_engine.diagnostics import Edit
from standards_engine.diagnostics.syntax import UnexpectedWord
from standards_engine.language.keywords import LANGUAGES, keywords
from standards_engine.language.scanner import Candidate, Scanner
from standards_engine.language.stuck import Slip, Stuck, instead, readings
from standards_engine.wording import say

_VALUE = r"[\w.%-]+"
_BETWEEN = re.compile(
    rf"between\s+({_VALUE})\s+and\s+({_VALUE})|介于\s*({_VALUE}?)\s*[和与到至]\s*({_VALUE}?)\s*之间"
)
_PATH_BEFORE = re.compile(r"\w+(?:\s*\.\s*\w+)*\s*$")
_SHARE = re.compile(r"\d+(?:\.\d+)?\s*%")
_LEAST = re.compile(
    r"\s*(at least|no less than|not less than|minimum|min\.?|>=|≥"
    r"|不低于|不少于|至少|大于等于)\s*(?=\d)"
)
_FROM_THERE = re.compile(r"(?:of|from|since|after)\s+(?:the\s+)?(\w+)\b(?!\s*\.)")
_EVENTS = re.compile(r"\w+")


def between(stuck: Stuck) -> Slip | None:
    """`devices between 1 and 5`."""
    found = _BETWEEN.match(stuck.rest)
    before = _PATH_BEFORE.search(stuck.scanner.text, 0, stuck.offset) if found else None
    if found is None or before is None or not stuck.may_follow("EQUAL"):
        return None
    low, high = (each for each in found.groups() if each is not None)
    conjunction = stuck.spelled("AND")
    meant = f">= {low} {conjunction} {before[0].strip()} <= {high}"
    return instead(stuck, stuck.offset, stuck.offset + found.end(), meant)


def several_events(stuck: Stuck) -> Slip | None:
    """`expect visited or closed`; of `and` there is no such clause."""
    match stuck.terminals:
        case [*_, "EXPECT" | "FORBID" | "CANCELLED_BY", "NAME"]:
            first = stuck.before[-1]
        case _:
            return None
    word = stuck.here("OR", "AND", "_OR", "_AND")
    if word is None:
        return None
    second = _EVENTS.match(stuck.scanner.text, stuck.scanner.next_start(word.end))
    if second is None:
        return None
    if word.terminal.endswith("OR"):
        meant = f"{stuck.spelled('ANY_OF')} {first.value}, {second[0]}"
        slip = instead(stuck, first.start, second.end(), meant)
        return Slip(_at(stuck, word, slip), slip.start, slip.end, meant)
    span = stuck.span(word.start, word.end)
    hint = say("a standard expects one thing; write a second standard for the other")
    fault = UnexpectedWord(span=span, found=span.text, expected=(), hint=hint)
    return Slip(fault, first.start, second.end(), first.value)


def _at(stuck: Stuck, word: Candidate, slip: Slip) -> UnexpectedWord:
    """The fault told at the word that cannot stand there."""
    span = stuck.span(word.start, word.end)
    change = slip.fault.edit
    return UnexpectedWord(
        span=span, found=span.text, expected=(), nearest=slip.meant, change=change
    )


def limit_before_event(stuck: Stuck) -> Slip | None:
    """`within 24 hours expect visited`, `要求 24小时内 上门`: the limit comes behind."""
    rest = stuck.text(stuck.offset, stuck.line_end).rstrip()
    if stuck.terminals[-1:] == ["EXPECT"] and stuck.here("QUANTITY", "WITHIN"):
        found = re.fullmatch(rf"(.*?(?:{_any(stuck, 'WITHIN_END')}))\s*(\w+)", rest)
        meant = f"{found[2]} {found[1]}" if found else None
    elif stuck.may_follow("EXPECT") and stuck.here("WITHIN", "_WITHIN", "QUANTITY"):
        found = re.fullmatch(rf"(\S.*?)\s+((?:{_any(stuck, 'EXPECT')})\s.*)", rest)
        meant = f"{found[2]} {found[1]}" if found else None
    else:
        return None
    if meant is None:
        return None
    return instead(stuck, stuck.offset, stuck.offset + len(rest), meant)


def _any(stuck: Stuck, terminal: str) -> str:
    """A pattern of every spelling of a keyword; of one without a word, what never matches."""
    phrases = stuck.scanner.keywords.phrases.values()
    words = [each.words[0] for found in phrases for each in found if each.terminal == terminal]
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


def share_of_goal(stuck: Stuck) -> Slip | None:
    """`goal at least 95%`, `goal by region 95% each month`: the share comes first, and alone."""
    if "GOAL" not in stuck.terminals[-2:]:
        return None
    goal = next(each for each in reversed(stuck.before) if each.terminal.endswith("GOAL"))
    text = stuck.text(goal.end, stuck.line_end).rstrip()
    if (least := _LEAST.match(text)) and (share := _SHARE.match(text, least.end())):
        start, end = goal.end + least.start(1), goal.end + share.end()
        slip = instead(stuck, start, end, share[0])
        span = stuck.span(start, goal.end + least.end(1))
        written = f"{stuck.text(goal.start, goal.end)} {share[0]}"
        fault = UnexpectedWord(
            span=span, found=span.text, expected=(), nearest=written, change=slip.fault.edit
        )
        return Slip(fault, start, end, share[0])
    found = re.fullmatch(r"(\s*)([^\s\d]\D*?)\s+(\d+(?:\.\d+)?\s*%.*)", text)
    if found is None:
        return None
    start = goal.end + found.end(1)
    return instead(stuck, start, goal.end + len(text), f"{found[3]} {found[2]}")


def start_of_limit(stuck: Stuck) -> Slip | None:
    """`within 24 hours of reported`: a limit counts from there unless said otherwise."""
    found = _FROM_THERE.match(stuck.rest)
    if found is None or stuck.last is None or stuck.last.terminal != "QUANTITY":
        return None
    span = stuck.span(stuck.offset, stuck.offset + found.end())
    hint = say(
        "take it out: a limit counts from what `{for_each}` names; to count from another time, "
        "write `{after}` before the limit",
        for_each=stuck.spelled("FOR_EACH"),
        after=f"{stuck.spelled('AFTER')} {found[1]}.…",
    )
    fault = UnexpectedWord(
        span=span, found=span.text, expected=(), hint=hint, change=Edit(span, "")
    )
    return Slip(fault, span.start, span.end, "")


def other_language(stuck: Stuck) -> Slip | None:
    """`expect 上门`, `24 hours`: words of the other language's table."""
    spoken = stuck.scanner.keywords.language
    for language in LANGUAGES:
        if language == spoken:
            continue
        scanner = Scanner(stuck.scanner.source, keywords(language), stuck.offset, stuck.scanner.end)
        for each in scanner.candidates(stuck.offset):
            meant = _translated(stuck, each)
            if meant is not None and _fits(stuck, each, meant):
                return instead(stuck, each.start, each.end, meant)
    return None


def _translated(stuck: Stuck, each: Candidate) -> str | None:
    table = stuck.scanner.keywords
    if each.terminal == "QUANTITY":
        number, _, unit = each.value.partition(" ")
        space = "" if table.unspaced else " "
        known = keywords(_other(table.language)).units
        found = next((u for phrase, u in known if " ".join(phrase.words) == unit), None)
        return None if found is None else f"{number}{space}{table.unit_spelling[found.value]}"
    if each.terminal in table.spelling and each.terminal.isupper():
        return table.spelling[each.terminal].replace("*", each.value)
    return None


def _other(language: str) -> str:
    return next(each for each in LANGUAGES if each != language)


def _fits(stuck: Stuck, each: Candidate, meant: str) -> bool:
    return any(stuck.may_follow(r.terminal) for r in readings(stuck, each.end, meant))


IN_ORDER = (
    between,
    several_events,
    limit_before_event,
    share_of_goal,
    start_of_limit,
    other_language,
)
