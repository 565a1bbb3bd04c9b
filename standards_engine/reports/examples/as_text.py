"""What came of examples, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.analysis.examples import Compared, Coverage, ExampleResult
from standards_engine.analysis.examples.tested import Tested, all_coverage, failed, total
from standards_engine.diagnostics import render_all
from standards_engine.diagnostics.render import excerpt
from standards_engine.reports.escape import one_line
from standards_engine.reports.examples.phrases import (
    clause,
    coverage_summary,
    difference,
    summary,
    telling,
    title,
    waiver_remark,
    ways,
)
from standards_engine.reports.explained.as_text import sections
from standards_engine.reports.options import Options
from standards_engine.reports.to_text.columns import padded
from standards_engine.reports.to_text.layout import BLANK, Grid, Line, Piece, text, written
from standards_engine.reports.to_text.styles import BOLD, DIM, PLAIN
from standards_engine.wording import say

_INDENT = 6


def render(tested: tuple[Tested, ...], options: Options, *, quiet: bool = False) -> str:
    """Each example with a line; one that fails with the difference, and how it came about."""
    return written(_parts(tested, quiet=quiet), options)


def _parts(tested: tuple[Tested, ...], *, quiet: bool) -> Iterator[Line | Grid]:
    for each in tested:
        for result in each.results:
            if not result.kept:
                yield from _failing(result, each)
            elif not quiet:
                yield _line(say("ok"), result)
    yield text(summary(total(tested), failed(tested)))
    if any(each.coverage is not None for each in tested):
        yield from _coverage(all_coverage(tested), quiet=quiet)


def _line(head: str, result: ExampleResult, style: str = PLAIN) -> Line:
    return Line((Piece(padded(head, _INDENT), style), Piece(one_line(title(result)), style)))


def _failing(result: ExampleResult, tested: Tested) -> Iterator[Line | Grid]:
    yield _line(say("fails"), result, BOLD)
    if result.refused is not None:
        yield text(say("`{clause}` is not judged yet", clause=result.refused), PLAIN, _INDENT)
    if result.faults:
        yield from _place(result)
        for line in render_all(result.faults).splitlines():
            yield _verbatim(line)
    every = tested.compared(result)
    for each in every:
        if each.differs:
            yield from _difference(each, len(every))
    if tested.waives(result.example.rule):
        yield text(waiver_remark(result), PLAIN, _INDENT)
    yield BLANK


def _place(result: ExampleResult) -> Iterator[Line]:
    if result.example.span is not None:
        yield text(str(result.example.span), DIM, _INDENT)


def _difference(of: Compared, of_all: int) -> Iterator[Line | Grid]:
    if of.place is not None:
        yield text(str(of.place), DIM, _INDENT)
        yield from map(_verbatim, excerpt(of.place))
    yield text(difference(of, of_all), PLAIN, _INDENT)
    if of.explanation is not None:
        yield from sections(telling(of.explanation), indent=_INDENT + 2)


def _verbatim(line: str) -> Line:
    """With its own blanks."""
    return Line((Piece(line.lstrip()),), _INDENT + len(line) - len(line.lstrip()))


def _coverage(covered: list[Coverage], *, quiet: bool) -> Iterator[Line | Grid]:
    shown = [each for each in covered if not (quiet and each.is_whole)]
    if shown:
        head = (say("rule"), say("clause"), say("shown by examples"), say("not shown"))
        yield BLANK
        yield Grid((head, *_rows(shown)), (DIM, *map(_style, shown)))
        yield BLANK
    yield from map(text, coverage_summary(covered))


def _rows(shown: list[Coverage]) -> Iterator[tuple[str, ...]]:
    rule = None
    for each in shown:
        name = "" if each.rule == rule else each.rule
        rule = each.rule
        yield (name, clause(each), ways(each, shown=True), ways(each, shown=False))


def _style(coverage: Coverage) -> str:
    return PLAIN if coverage.is_whole else BOLD
