"""The templates of Declare, as its authors define them, with a condition on both events.

`a` and `b` test one event; `pair` compares the activation with the target, in this order.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.judge.declare.formulas import (
    Formula,
    Letter,
    Test,
    atom,
    both,
    either,
    eventually,
    globally,
    next_,
    not_,
    once,
    previous,
    since,
    until,
    whenever,
)

Pair = Callable[[Letter, Letter], bool]


def always(_: Letter, __: Letter) -> bool:
    return True


def _target(test: Test, pair: Pair, activation: Letter) -> Formula:
    return atom(lambda letter: test(letter) and pair(activation, letter))


def existence(number: int, a: Test) -> Formula:
    """At least so many."""
    again = existence(number - 1, a) if number > 1 else None
    return eventually(atom(a) if again is None else both(atom(a), next_(again)))


def absence(number: int, a: Test) -> Formula:
    """Fewer than so many."""
    return not_(existence(number, a))


def exactly(number: int, a: Test) -> Formula:
    return both(existence(number, a), absence(number + 1, a))


def init(a: Test) -> Formula:
    return atom(a)


def end(a: Test) -> Formula:
    return eventually(both(atom(a), not_(next_(lambda _, __: True))))


def choice(a: Test, b: Test) -> Formula:
    return either(eventually(atom(a)), eventually(atom(b)))


def exclusive_choice(a: Test, b: Test) -> Formula:
    return both(choice(a, b), not_co_existence(a, b))


def responded_existence(a: Test, b: Test, pair: Pair = always) -> Formula:
    def owed(x: Letter) -> Formula:
        return either(once(_target(b, pair, x)), eventually(_target(b, pair, x)))

    return whenever(a, owed)


def co_existence(a: Test, b: Test) -> Formula:
    return both(responded_existence(a, b), responded_existence(b, a))


def response(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(a, lambda x: eventually(_target(b, pair, x)))


def precedence(a: Test, b: Test, pair: Pair = always) -> Formula:
    """Activated by `b`."""
    return whenever(b, lambda x: once(_target(a, pair, x)))


def succession(a: Test, b: Test) -> Formula:
    return both(response(a, b), precedence(a, b))


def alternate_response(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(a, lambda x: next_(until(not_(atom(a)), _target(b, pair, x))))


def alternate_precedence(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(b, lambda x: previous(since(not_(atom(b)), _target(a, pair, x))))


def alternate_succession(a: Test, b: Test) -> Formula:
    return both(alternate_response(a, b), alternate_precedence(a, b))


def chain_response(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(a, lambda x: next_(_target(b, pair, x)))


def chain_precedence(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(b, lambda x: previous(_target(a, pair, x)))


def chain_succession(a: Test, b: Test) -> Formula:
    return both(chain_response(a, b), chain_precedence(a, b))


def not_co_existence(a: Test, b: Test) -> Formula:
    return not_(both(eventually(atom(a)), eventually(atom(b))))


def not_responded_existence(a: Test, b: Test, pair: Pair = always) -> Formula:
    def owed(x: Letter) -> Formula:
        return not_(either(once(_target(b, pair, x)), eventually(_target(b, pair, x))))

    return whenever(a, owed)


def not_response(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(a, lambda x: not_(eventually(_target(b, pair, x))))


def not_precedence(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(b, lambda x: not_(once(_target(a, pair, x))))


def not_chain_response(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(a, lambda x: not_(next_(_target(b, pair, x))))


def not_chain_precedence(a: Test, b: Test, pair: Pair = always) -> Formula:
    return whenever(b, lambda x: not_(previous(_target(a, pair, x))))


def not_chain_succession(a: Test, b: Test) -> Formula:
    return globally(not_(both(atom(a), next_(atom(b)))))
