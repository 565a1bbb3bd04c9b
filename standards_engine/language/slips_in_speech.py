"""What people say in other words than the language: a word too many, a name left out."""

from __future__ import annotations

import re

from standards_engine.diagnostics import Edit
from standards_engine.diagnostics.syntax import UnexpectedWord
from standards_engine.language.stuck import Slip, Stuck, instead
from standards_engine.wording import say

_PATH = re.compile(r"\w+(?:\s*[.的]\s*\w+)+")
_UNLESS = re.compile(r"((?:unless|except if|apart from)\b|除非|除了).*", re.IGNORECASE)
_ON = re.compile(r"on\b\s*", re.IGNORECASE)
_OF = re.compile(r"for\b", re.IGNORECASE)


def before_a_time(stuck: Stuck) -> Slip | None:
    """`expect closed before opened.due`: `before` takes no time, `by` does."""
    found = _PATH.match(stuck.rest)
    if found is None or stuck.terminals[-1:] != ["BEFORE"] or stuck.last is None:
        return None
    return instead(stuck, stuck.last.start, stuck.last.end, stuck.spelled("BY"))


def unless(stuck: Stuck) -> Slip | None:
    """`expect visited unless …`: what is excepted is a clause of its own."""
    found = _UNLESS.match(stuck.rest)
    if found is None or not stuck.may_follow("EXPECT"):
        return None
    end = stuck.offset + len(found[0].rstrip())
    word = stuck.span(stuck.offset, stuck.offset + found.end(1))
    hint = say("write a clause of its own for it: {clause}", clause=_exception(stuck))
    fault = UnexpectedWord(span=word, found=word.text, expected=(), hint=hint)
    return Slip(fault, stuck.offset, end, "")


def exception_without_name(stuck: Stuck) -> Slip | None:
    """`except reported.region = "north"`: the name of the exception is missing."""
    if stuck.terminals[-2:] != ["EXCEPT", "NAME"] or stuck.expected != ["_WHEN"]:
        return None
    name, rest = stuck.before[-1], stuck.rest
    if name.value.casefold() == stuck.spelled("WHEN"):  # `except when …`
        meant = f"_ {name.value}"
    elif re.match(r"[.的=<>!]|in\b|is\b|属于", rest) is not None:
        meant = f"_ {stuck.spelled('WHEN')} {name.value}"
    else:
        return None
    span = stuck.span(name.start, name.end)
    hint = say("the name of the exception is missing: {clause}", clause=_exception(stuck))
    fault = UnexpectedWord(span=span, found=span.text, expected=(), hint=hint)
    return Slip(fault, name.start, name.end, meant)


def _exception(stuck: Stuck) -> str:
    name = say("NAME")
    return f"`{stuck.spelled('EXCEPT')} {name} {stuck.spelled('WHEN')} …`"


def on_a_day(stuck: Stuck) -> Slip | None:
    """`closed on 2026-01-01`."""
    found = _ON.match(stuck.rest)
    if found is None or stuck.terminals[-1:] not in (["CLOSED"], ["OPEN"]):
        return None
    span = stuck.span(stuck.offset, stuck.offset + found.end())
    hint = say("take it out: the day stands right behind `{word}`", word=_word_before(stuck))
    fault = UnexpectedWord(
        span=span, found=found[0].strip(), expected=(), hint=hint, change=Edit(span, "")
    )
    return Slip(fault, span.start, span.end, "")


def _word_before(stuck: Stuck) -> str:
    return stuck.spelled(stuck.terminals[-1])


def example_for(stuck: Stuck) -> Slip | None:
    """`example "late" for home_visit`."""
    found = _OF.match(stuck.rest)
    if found is None or "EXAMPLE" not in stuck.terminals or not stuck.may_follow("OF"):
        return None
    return instead(stuck, stuck.offset, stuck.offset + found.end(), stuck.spelled("OF"))


def example_without_title(stuck: Stuck) -> Slip | None:
    """`example of home_visit`: what it shows is said first, in quotes."""
    if stuck.terminals[-1:] != ["EXAMPLE"]:
        return None
    of = stuck.here("OF", "_OF") or stuck.here("NAME")
    if of is None or of.value.casefold() != stuck.spelled("OF"):
        return None
    span = stuck.span(of.start, of.end)
    written = f'{stuck.spelled("EXAMPLE")} "…" {stuck.spelled("OF")}'
    hint = say("what the example shows comes first, in quotes: `{written}`", written=written)
    fault = UnexpectedWord(span=span, found=span.text, expected=(), hint=hint)
    return Slip(fault, of.start, of.end, f'"…" {stuck.spelled("OF")}')


def table_without_arguments(stuck: Stuck) -> Slip | None:
    """`table limits` and its rows: what they depend on is not named."""
    if stuck.terminals[-2:] != ["TABLE", "NAME"] or not stuck.scanner.begins_line(stuck.offset):
        return None
    table, name = stuck.before[-2], stuck.before[-1]
    cells = re.split(r"[,，]", stuck.rest)
    letters = ", ".join(f"_{number}" for number in range(len(cells)))
    written = stuck.text(table.start, name.end)
    hint = say("say in brackets what the table depends on: `{written}`", written=f"{written}(…)")
    span = stuck.span(name.start, name.end)
    fault = UnexpectedWord(span=span, found=span.text, expected=(), hint=hint)
    return Slip(fault, name.start, name.end, f"{name.value}({letters})")


IN_SPEECH = (
    before_a_time,
    unless,
    exception_without_name,
    on_a_day,
    example_for,
    example_without_title,
    table_without_arguments,
)
