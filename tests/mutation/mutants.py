"""Small changes to the functions of a file, made by the operators of mutmut.

Functions under a decorator are changed too, which mutmut itself leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path

import libcst as cst
from libcst import matchers as m
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode


@dataclass(frozen=True, slots=True)
class Mutant:
    file: str
    function: str
    """Qualified, `Class.method`."""
    line: int
    """The first of the function, decorators included."""
    reach: range
    """Lines of which one must run for the change to matter."""
    source: str
    """The whole file, changed."""
    before: str
    after: str
    in_default: bool
    """Whether it changes a parameter's default."""


class _Visitor(MutationVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, *MutationVisitor.METADATA_DEPENDENCIES)

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef):
            node = node.with_changes(decorators=())
        return bool(super()._skip_node_and_children(node))


@dataclass(frozen=True, slots=True)
class _Tree:
    file: str
    module: cst.Module
    parents: dict[cst.CSTNode, cst.CSTNode]
    places: dict[cst.CSTNode, cst.metadata.CodeRange]

    def around(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The node, what holds it, and so on to the module."""
        yield node
        while node is not self.module:
            node = self.parents[node]
            yield node

    def lines(self, node: cst.CSTNode) -> range:
        place = self.places[node]
        return range(place.start.line, place.end.line + 1)


def mutants_of(path: Path, file: str) -> Iterator[Mutant]:
    """Without those that no run can notice: checks by the type checker alone, `strict` of a zip."""
    wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    visitor = _Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
    wrapper.visit(visitor)
    found = wrapper.resolve_many((ParentNodeProvider, PositionProvider))
    tree = _Tree(file, wrapper.module, found[ParentNodeProvider], found[PositionProvider])
    for mutation in visitor.mutations:
        function = mutation.contained_by_top_level_function
        if isinstance(function, cst.FunctionDef) and _observable(tree, mutation):
            yield _mutant(tree, function, mutation)


def _mutant(tree: _Tree, function: cst.FunctionDef, mutation: Mutation) -> Mutant:
    node, new = mutation.original_node, mutation.mutated_node
    around = list(tree.around(node))
    names = [each.name.value for each in tree.around(function) if hasattr(each, "name")]
    source = deep_replace(tree.module, node, new).code
    changed = list(ndiff(tree.module.code.splitlines(), source.splitlines()))
    return Mutant(
        file=tree.file,
        function=".".join(reversed(names)),
        line=min(tree.lines(each).start for each in (function, *function.decorators)),
        reach=_reach(tree, around, new),
        source=source,
        before="\n".join(line[2:].strip() for line in changed if line[0] == "-"),
        after="\n".join(line[2:].strip() for line in changed if line[0] == "+"),
        in_default=any(isinstance(each, cst.Param) for each in around),
    )


def _reach(tree: _Tree, around: list[cst.CSTNode], new: cst.CSTNode) -> range:
    if isinstance(around[0], cst.Match) and isinstance(new, cst.Match):
        [gone] = set(around[0].cases) - set(new.cases)
        return tree.lines(gone.body)
    kinds = (cst.SimpleStatementLine, cst.BaseCompoundStatement)
    statement = next(each for each in around if isinstance(each, kinds))
    if isinstance(statement, cst.SimpleStatementLine):
        return tree.lines(statement)
    if isinstance(statement, cst.Match):
        return tree.lines(statement)[:1]
    head, body = tree.lines(statement), tree.lines(statement.body)
    return range(head.start, max(head.start + 1, body.start))


def _observable(tree: _Tree, mutation: Mutation) -> bool:
    node, new = mutation.original_node, mutation.mutated_node
    if isinstance(node, cst.Match) and isinstance(new, cst.Match):
        return not any(_never(each) for each in set(node.cases) - set(new.cases))
    if m.matches(node, m.Call(func=m.Name("zip"))):
        return not _without_strict(node).deep_equals(_without_strict(new))
    around = list(tree.around(node))
    return not any(
        isinstance(each, cst.Decorator)
        or m.matches(each, m.Call(func=m.Name("assert_never") | m.Name("cast")))
        or m.matches(each, m.Arg(keyword=m.Name("strict")))
        for each in around
    )


def _never(case: cst.MatchCase) -> bool:
    return bool(m.findall(case, m.Name("assert_never")))


def _without_strict(call: cst.CSTNode) -> cst.Call:
    assert isinstance(call, cst.Call)
    kept = [each.with_changes(comma=cst.MaybeSentinel.DEFAULT) for each in call.args]
    return call.with_changes(args=[each for each in kept if not each.keyword])
