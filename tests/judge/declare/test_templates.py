"""What the reference of the language writes for a template of Declare is that template.

On every trace of up to five events both judges find a missed obligation in exactly those traces in
which the formula does not hold.
"""

from __future__ import annotations

from itertools import accumulate, product

import pytest

from tests.judge.declare import templates as t
from tests.judge.declare.formulas import Formula, Letter, Trace, both
from tests.judge.declare.traces import JUDGES, all_traces, missed_in, rules_of_the_page


def reported(letter: Letter) -> bool:
    return letter.name == "reported"


def visited(letter: Letter) -> bool:
    return letter.name == "visited"


def phoned(letter: Letter) -> bool:
    return letter.name == "phoned"


def urgent(letter: Letter) -> bool:
    return reported(letter) and letter.flag


def done(letter: Letter) -> bool:
    return visited(letter) and letter.flag


def on_the_first_day(letter: Letter) -> bool:
    """Every trace begins at hour 0."""
    return visited(letter) and letter.hour <= 24


def same_engineer(one: Letter, other: Letter) -> bool:
    return one.engineer == other.engineer


def within(least: int, most: int) -> t.Pair:
    """So many hours lie between the two, whichever is first."""
    return lambda one, other: least <= abs(one.hour - other.hour) <= most


def violating(formula: Formula, traces: tuple[Trace, ...]) -> set[int]:
    return {number for number, trace in enumerate(traces) if not formula(trace, 0)}


PLAIN = all_traces([Letter("reported"), Letter("visited"), Letter("phoned")], 5)
R, V = reported, visited
TEMPLATES: dict[str, tuple[str, Formula]] = {
    "existence": ("existence", t.existence(2, V)),
    "absence": ("absence", t.absence(2, V)),
    "absence at all": ("absence_at_all", t.absence(1, V)),
    "exactly": ("exactly", t.exactly(2, V)),
    "init": ("init", t.init(R)),
    "end": ("end", t.end(V)),
    "choice": ("choice", t.choice(V, phoned)),
    "exclusive choice": ("exclusive_choice", t.exclusive_choice(V, phoned)),
    "responded existence": ("responded_existence", t.responded_existence(R, V)),
    "co-existence": ("responded_existence co_existence", t.co_existence(R, V)),
    "response": ("response", t.response(R, V)),
    "precedence": ("precedence", t.precedence(R, V)),
    "succession": ("response precedence", t.succession(R, V)),
    "alternate response": ("response alternate_response", t.alternate_response(R, V)),
    "alternate precedence": ("precedence alternate_precedence", t.alternate_precedence(R, V)),
    "alternate succession": (
        "response precedence alternate_response alternate_precedence",
        t.alternate_succession(R, V),
    ),
    "chain response": ("chain_response", t.chain_response(R, V)),
    "chain precedence": ("chain_precedence", t.chain_precedence(R, V)),
    "chain succession": ("chain_response chain_precedence", t.chain_succession(R, V)),
    "not co-existence": ("not_co_existence", t.not_co_existence(R, V)),
    "not responded existence": (
        "not_response not_before",
        t.not_responded_existence(R, V),
    ),
    "not response": ("not_response", t.not_response(R, V)),
    "not precedence": ("not_precedence", t.not_precedence(R, V)),
    "not succession": ("not_response", both(t.not_response(R, V), t.not_precedence(R, V))),
    "not chain response": ("not_chain_response", t.not_chain_response(R, V)),
    "not chain precedence": ("not_chain_precedence", t.not_chain_precedence(R, V)),
    "not chain succession": ("not_chain_response", t.not_chain_succession(R, V)),
}


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template(template: str, judge: str) -> None:
    standards, formula = TEMPLATES[template]
    found = missed_in(rules_of_the_page("declare"), standards.split(), PLAIN, judge)
    assert found == violating(formula, PLAIN)
    assert 0 < len(found) < len(PLAIN)


_LETTERS = [Letter("reported", who) for who in "xy"] + [Letter("visited", who) for who in "xy"]
_CALM = [Letter("reported", "x", flag=False), Letter("visited", "x", flag=False)]
WITH_DATA = all_traces([*_LETTERS, *_CALM], 3) + all_traces([*_LETTERS[:3], _CALM[0]], 5)[-1024:]
U, D, SAME = urgent, done, same_engineer
CONDITIONS: dict[str, tuple[str, Formula]] = {
    "existence": ("existence", t.existence(2, D)),
    "absence": ("absence", t.absence(2, D)),
    "exactly": ("exactly", t.exactly(1, D)),
    "init": ("init", t.init(U)),
    "end": ("end", t.end(D)),
    "choice": ("choice", t.choice(U, D)),
    "exclusive choice": ("exclusive_choice", t.exclusive_choice(U, D)),
    "responded existence": ("responded_existence", t.responded_existence(U, D, SAME)),
    "response": ("response", t.response(U, D, SAME)),
    "precedence": ("precedence", t.precedence(U, D, SAME)),
    "alternate response": ("response alternate_response", t.alternate_response(U, D, SAME)),
    "alternate precedence": ("alternate_precedence", t.alternate_precedence(U, D, SAME)),
    "chain response": ("chain_response", t.chain_response(U, D, SAME)),
    "chain precedence": ("chain_precedence", t.chain_precedence(U, D, SAME)),
    "not responded existence": (
        "not_response not_before",
        t.not_responded_existence(U, D, SAME),
    ),
    "not response": ("not_response", t.not_response(U, D, SAME)),
    "not precedence": ("not_precedence", t.not_precedence(U, D, SAME)),
    "not chain response": ("not_chain_response", t.not_chain_response(U, D, SAME)),
    "not chain precedence": ("not_chain_precedence", t.not_chain_precedence(U, D, SAME)),
}


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("template", CONDITIONS)
def test_a_template_with_conditions(template: str, judge: str) -> None:
    standards, formula = CONDITIONS[template]
    rules = rules_of_the_page("declare_conditions")
    found = missed_in(rules, standards.split(), WITH_DATA, judge)
    assert found == violating(formula, WITH_DATA)
    assert 0 < len(found) < len(WITH_DATA)


def timed_traces() -> tuple[Trace, ...]:
    """Up to four events; 1, 2, 22, 24 or 25 hours lie between one and the next."""
    found = []
    for length in range(1, 5):
        gaps = (1, 2, 22, 24, 25) if length < 4 else (1, 2, 23)
        for names in product(("reported", "visited"), repeat=length):
            for steps in product(gaps, repeat=length - 1):
                hours = accumulate(steps, initial=0)
                found.append(tuple(Letter(n, hour=h) for n, h in zip(names, hours, strict=True)))
    return tuple(found)


TIMED = timed_traces()
DAY = within(0, 24)
TIMES: dict[str, tuple[str, Formula]] = {
    "existence": ("existence", t.existence(2, on_the_first_day)),
    "responded existence": ("responded_existence", t.responded_existence(R, V, DAY)),
    "response": ("response", t.response(R, V, DAY)),
    "response between": ("response_between", t.response(R, V, within(2, 24))),
    "precedence": ("precedence", t.precedence(R, V, DAY)),
    "precedence between": ("precedence_between", t.precedence(R, V, within(2, 24))),
    "alternate response": ("response alternate_response", t.alternate_response(R, V, DAY)),
    "chain response": ("chain_response", t.chain_response(R, V, DAY)),
    "chain precedence": ("chain_precedence", t.chain_precedence(R, V, DAY)),
    "not response": ("not_response", t.not_response(R, V, DAY)),
    "not precedence": ("not_precedence", t.not_precedence(R, V, DAY)),
    "not chain response": ("not_chain_response", t.not_chain_response(R, V, DAY)),
}


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("template", TIMES)
def test_a_template_with_times(template: str, judge: str) -> None:
    standards, formula = TIMES[template]
    found = missed_in(rules_of_the_page("declare_times"), standards.split(), TIMED, judge)
    assert found == violating(formula, TIMED)
    assert 0 < len(found) < len(TIMED)


@pytest.mark.parametrize("ruleset", ["declare", "declare_conditions", "declare_times"])
def test_every_standard_of_the_page_is_compared(ruleset: str) -> None:
    tables = {"declare": TEMPLATES, "declare_conditions": CONDITIONS, "declare_times": TIMES}
    compared = {name for names, _ in tables[ruleset].values() for name in names.split()}
    assert {each.name for each in rules_of_the_page(ruleset).standards} == compared
