"""Every trace of some letters, judged by the rules that a page writes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from standards_engine.diagnostics import render_all
from standards_engine.judge import columnar
from standards_engine.judge.reference import judge_batch
from standards_engine.language import parse
from standards_engine.logs.events import Case, Event
from standards_engine.rules.from_syntax import check
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source
from standards_engine.verdicts import Verdict, VerdictBatch
from tests.docs.pages import ROOT, code_blocks
from tests.judge.batches import batch_of
from tests.judge.declare.formulas import HOUR, Letter, Trace

JUDGES = {"reference": judge_batch, "columnar": columnar.judge}
_LATER = 1_000 * HOUR


@cache
def rules_of_the_page(name: str) -> Ruleset:
    """The ruleset of this name in the reference of the language."""
    blocks = code_blocks(ROOT / "docs" / "language.md")
    [text] = [block for block in blocks if block.startswith(f"ruleset {name} ")]
    parsed = parse(Source("language.md", text))
    checked = check([parsed.tree])
    assert checked.ruleset, render_all([*parsed.diagnostics, *checked.diagnostics])
    return checked.ruleset


def all_traces(letters: Sequence[Letter], longest: int) -> tuple[Trace, ...]:
    """An hour between one event and the next."""
    found = (word for length in range(1, longest + 1) for word in product(letters, repeat=length))
    return tuple(
        tuple(replace(letter, hour=hour) for hour, letter in enumerate(word)) for word in found
    )


def missed_in(
    rules: Ruleset, standards: Sequence[str], traces: Sequence[Trace], judge: str
) -> set[int]:
    """The traces in which one of the standards is missed; nothing is ever left open."""
    batch = batch_of(rules, *(_case(number, trace) for number, trace in enumerate(traces)))
    missed: set[int] = set()
    for name in standards:
        [number] = [i for i, each in enumerate(rules.standards) if each.name == name]
        missed |= set(_missed(JUDGES[judge](number, rules, batch, _LATER)))
    return missed


def _missed(verdicts: VerdictBatch) -> Iterator[int]:
    for index in range(len(verdicts)):
        verdict = Verdict(verdicts.verdict[index])
        assert verdict in (Verdict.MET, Verdict.MISSED)
        if verdict is Verdict.MISSED:
            yield int(verdicts.case[index])


def _case(number: int, trace: Trace) -> Case:
    return Case(str(number), tuple(_event(row, letter) for row, letter in enumerate(trace)), {})


def _event(row: int, letter: Letter) -> Event:
    flag = "urgent" if letter.name == "reported" else "done"
    values = {"engineer": letter.engineer, flag: letter.flag}
    return Event(letter.name, letter.hour * HOUR, row, row, values)
