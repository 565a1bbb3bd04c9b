"""The text as the grammar divides it: every token in its place, none left out.

The syntax tree forgets which word was written and where a bracket stood; a layout must not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import lark

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.syntax import TooDeep
from standards_engine.frozen import frozen
from standards_engine.language.automaton import Automaton
from standards_engine.language.keywords import Keywords
from standards_engine.language.parser import Parse
from standards_engine.language.scanner import Scanner
from standards_engine.source import Source, Span

_MOST_LEVELS = 180
_FILE = "ruleset_file"
CHAINS = ("both", "either", "add", "subtract", "multiply", "divide")
"""Rules that stand in themselves, term by term: a chain is kept as one branch."""


@frozen
class Branch:
    """A grammar rule, and the tokens and branches it is made of, in order."""

    name: str
    children: list[Branch | lark.Token]


Child = Branch | lark.Token


class _Many(list[Child]):
    """What takes no part in the layout by itself: its parts belong to the rule around it."""


def concrete(source: Source, keywords: Keywords) -> Branch:
    """The whole of a file without faults of writing."""
    parse = Parse(source, Scanner(source, keywords, 0, len(source.text)), _automaton(_FILE))
    tree = _rooted(parse.run())
    assert tree is not None
    assert not parse.diagnostics
    return tree


def concrete_expression(
    source: Source, keywords: Keywords, begin: int, end: int
) -> tuple[Branch | None, list[Diagnostic]]:
    scanner = Scanner(source, keywords, begin, end)
    parse = Parse(source, scanner, _automaton("expression"))
    return _rooted(parse.run()), parse.diagnostics


def too_deep(tree: Branch, source: Source) -> TooDeep | None:
    """The fault of the first part that lies too deep; in the syntax tree brackets are no level."""
    waiting = [(tree, 1)]
    while waiting:
        branch, level = waiting.pop()
        if level > _MOST_LEVELS:
            tokens = list(tokens_of(branch))
            return TooDeep(span=Span(source, tokens[0].start_pos or 0, tokens[-1].end_pos or 0))
        inner = [each for each in branch.children if isinstance(each, Branch)]
        waiting += [(each, level + 1) for each in reversed(inner)]
    return None


def tokens_of(child: Child) -> Iterator[lark.Token]:
    """In the order of the text; without recursion, since chains may be long and brackets deep."""
    waiting = [child]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Branch):
            waiting += reversed(each.children)
        else:
            yield each


def branches_of(tree: Branch) -> Iterator[Branch]:
    waiting = [tree]
    while waiting:
        branch = waiting.pop()
        yield branch
        waiting += [each for each in branch.children if isinstance(each, Branch)]


def _rooted(built: Any) -> Branch | None:
    if built is None or isinstance(built, Branch):
        return built
    return Branch("", list(built) if isinstance(built, _Many) else [built])


def _automaton(start: str) -> Automaton:
    automaton = Automaton(start)
    automaton.build_with(_builder)
    return automaton


def _builder(rule: Any) -> Callable[[list[Any]], Any]:
    name = str(rule.alias or rule.origin.name)
    if name.startswith("_"):
        return _many
    return partial(_seen_through if rule.options.expand1 else _branch, name)


def _many(children: list[Any]) -> Child | _Many:
    if len(children) == 1:
        return children[0]  # type: ignore[no-any-return]
    return _joined(children)


def _seen_through(name: str, children: list[Any]) -> Child:
    """A rule that is only there where it has more than one part."""
    is_alone = len(children) == 1 and isinstance(children[0], Branch | lark.Token)
    return children[0] if is_alone else _branch(name, children)


def _branch(name: str, children: list[Any]) -> Child:
    first = children[0] if children else None
    if name in CHAINS and isinstance(first, Branch) and first.name in _same_level(name):
        first.children.extend(_joined(children[1:]))
        return first
    return Branch(name, list(_joined(children)))


def _same_level(name: str) -> tuple[str, ...]:
    levels = {"both": ("both",), "either": ("either",)}
    sums = ("add", "subtract")
    return levels.get(name, sums if name in sums else ("multiply", "divide"))


def _joined(children: list[Any]) -> _Many:
    """The children, those of helper rules among them; the first is extended, not copied."""
    first = children[0] if children else None
    found = first if isinstance(first, _Many) else _Many()
    for each in children[1:] if found is first else children:
        if isinstance(each, _Many):
            found.extend(each)
        elif not isinstance(each, Branch) or each.children:
            found.append(each)
    return found
