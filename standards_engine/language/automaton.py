"""The LALR automaton, asked what it would accept and cut back after a fault.

Built on lark's parser state, which its interactive parser exposes; lark is pinned for this.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import lark
from lark.parsers.lalr_analysis import Shift

from standards_engine.language.grammar import STARTS, grammar
from standards_engine.language.scanner import Candidate

END = "$END"

Builder = Callable[[Any], Callable[[list[Any]], Any]]
"""Gives, for a rule of the grammar, what makes one value of the values of its parts."""

Snapshot = tuple[list[Any], list[Any]]
"""The automaton's stacks at one place, so that it can go back there."""


class Automaton:
    """One parse in progress."""

    def __init__(self, start: str) -> None:
        self._parser = grammar().parse_interactive(start=start)
        state = self._parser.parser_state
        self._states: dict[Any, dict[str, tuple[Any, Any]]] = state.parse_conf.states
        self._stack: list[Any] = state.state_stack
        self._values: list[Any] = state.value_stack

    def build_with(self, builder: Builder) -> None:
        """From now on, `builder(rule)` makes of a rule's parts what stands for them, not lark."""
        self._parser.parser_state.parse_conf.callbacks = _callbacks(builder)

    def accepts(self, terminal: str, depth: int | None = None) -> bool:
        """Whether the terminal may come next, seen from the first `depth` states of the stack."""
        end = len(self._stack) if depth is None else depth
        action = self._states[self._stack[end - 1]].get(terminal)
        if action is None:
            return False
        return action[0] is Shift or self._accepts_after_reducing(terminal, self._stack[:end])

    def _accepts_after_reducing(self, terminal: str, stack: list[Any]) -> bool:
        while True:
            action = self._states[stack[-1]].get(terminal)
            if action is None:
                return False
            if action[0] is Shift:
                return True
            rule = action[1]
            if rule.expansion:
                del stack[-len(rule.expansion) :]
            stack.append(self._states[stack[-1]][rule.origin.name][1])
            if terminal == END and stack[-1] == self._end_state:
                return True

    @property
    def _end_state(self) -> Any:
        return self._parser.parser_state.parse_conf.end_state

    def form(self, terminal: str) -> str:
        """The grammar's own name of a keyword: `_FOR_EACH_CASE` where it leaves no trace."""
        return terminal if terminal in _terminals() else f"_{terminal}"

    def expected(self) -> list[str]:
        """Every terminal that may come next, in the grammar's order."""
        here = self._states[self._stack[-1]]
        return [name for name in here if name in _terminals() and self.accepts(name)]

    def feed(self, candidate: Candidate) -> None:
        self._parser.feed_token(
            lark.Token(
                candidate.terminal,
                candidate.value,
                start_pos=candidate.start,
                end_pos=candidate.end,
                line=1,  # lark copies places only of tokens that have a line; spans count offsets
            )
        )

    def finish(self) -> lark.Tree[Any]:
        tree: lark.Tree[Any] = self._parser.feed_token(lark.Token(END, ""))
        return tree

    def snapshot(self) -> Snapshot:
        return list(self._stack), list(self._values)

    def restore(self, snapshot: Snapshot) -> None:
        self._stack[:], self._values[:] = snapshot

    @property
    def depth(self) -> int:
        return len(self._stack)

    def cut(self, depth: int) -> None:
        """Forget all but the first `depth` states, and the half-read clause with them."""
        del self._stack[depth:]
        del self._values[depth - 1 :]


@cache
def _callbacks(builder: Builder) -> dict[Any, Callable[[list[Any]], Any]]:
    rules = grammar().parse_interactive(start=STARTS[0]).parser_state.parse_conf.callbacks
    return {rule: builder(rule) for rule in rules}


@cache
def _terminals() -> frozenset[str]:
    """The names of the grammar's terminals; lark keeps no list of those that are declared."""
    states = grammar().parse_interactive(start=STARTS[0]).parser_state.parse_conf.states
    return frozenset(name for actions in states.values() for name in actions if name.isupper())
