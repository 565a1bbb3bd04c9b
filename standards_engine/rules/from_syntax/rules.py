"""Standards, constraints, and the examples and waivers that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from standards_engine.diagnostics.names import DuplicateName, OverlappingVersions
from standards_engine.diagnostics.unknown import UnknownEvent
from standards_engine.language import nodes as syntax
from standards_engine.rules.from_syntax.constraints import check_constraint
from standards_engine.rules.from_syntax.declarations import declarations
from standards_engine.rules.from_syntax.examples import check_example, check_titles
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.from_syntax.standards import check_standard
from standards_engine.rules.from_syntax.use import FileInUse
from standards_engine.rules.from_syntax.waivers import check_waiver
from standards_engine.rules.nodes import Constraint, Example, Standard, Waiver

Files = Sequence[tuple[FileInUse, Scope]]


@dataclass(slots=True)
class Rules:
    """What is checked so far; `scopes` are what the conditions of each rule can read."""

    standards: list[Standard] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    scopes: dict[str, Scope] = field(default_factory=dict)


def check_rules(files: Files) -> Rules:
    rules = Rules()
    for file, scope in files:
        for declared in declarations([file.tree], syntax.CaseEndsAt):
            _check_case_end(declared, scope)
        for node in file.tree.declarations:
            match node:
                case syntax.StandardDeclaration():
                    _add_standard(node, rules, scope)
                case syntax.ConstraintDeclaration():
                    _add_constraint(node, rules, replace(scope, place=Place.CONSTRAINT))
                case _:
                    pass
    return rules


def check_examples_and_waivers(files: Files, rules: Rules) -> None:
    for file, scope in files:
        examples = [*declarations([file.tree], syntax.ExampleDeclaration)]
        check_titles(examples, scope)
        for node in examples:
            example = check_example(node, rules.scopes, scope)
            if example is not None:
                rules.examples.append(example)
        for each in declarations([file.tree], syntax.Waive):
            waiver = check_waiver(each, rules.scopes, scope)
            if waiver is not None:
                rules.waivers.append(waiver)


def _check_case_end(node: syntax.CaseEndsAt, scope: Scope) -> None:
    names = scope.names
    for event in node.events:
        names.use(Kind.EVENT, event.text)
        if event.text not in names.events and not names.is_silent(Kind.EVENT, event.text):
            known = tuple(names.events)
            scope.report(UnknownEvent(name=event.text, known=known, span=event.span))


def _add_standard(node: syntax.StandardDeclaration, rules: Rules, scope: Scope) -> None:
    standard, inner = check_standard(node, scope)
    name = node.name.text
    rules.scopes.setdefault(name, inner)
    _check_name(node.name, Kind.STANDARD, scope)
    if standard is None:
        return
    for other in rules.standards:
        if other.name == name and _overlap(standard, other):
            scope.report(_clash(standard, other, node.name))
            break
    rules.standards.append(standard)


def _clash(
    standard: Standard, other: Standard, name: syntax.Name
) -> DuplicateName | OverlappingVersions:
    bounds = (standard.first, standard.last, other.first, other.last)
    if all(bound is None for bound in bounds):
        return DuplicateName(kind="standard", name=name.text, other=other.span, span=name.span)
    return OverlappingVersions(name=name.text, other=other.span, span=name.span)


def _overlap(one: Standard, other: Standard) -> bool:
    """Whether two versions hold on some day; a missing bound has no end."""
    apart = any(
        earlier.last is not None and later.first is not None and earlier.last < later.first
        for earlier, later in ((one, other), (other, one))
    )
    return not apart


def _add_constraint(node: syntax.ConstraintDeclaration, rules: Rules, scope: Scope) -> None:
    constraint, inner = check_constraint(node, scope)
    name = node.name
    if any(other.name == name.text for other in rules.constraints):
        other = scope.names.places[Kind.CONSTRAINT, name.text]
        fault = DuplicateName(kind="constraint", name=name.text, other=other, span=name.span)
        scope.report(fault)
    _check_name(name, Kind.CONSTRAINT, scope)
    rules.scopes.setdefault(name.text, inner)
    if constraint is not None:
        rules.constraints.append(constraint)


def _check_name(name: syntax.Name, kind: Kind, scope: Scope) -> None:
    """Standards and constraints share their names: examples and waivers name either."""
    names = scope.names
    names.places.setdefault((kind, name.text), name.span)
    other_kind = Kind.CONSTRAINT if kind is Kind.STANDARD else Kind.STANDARD
    other = names.places.get((other_kind, name.text))
    if other is not None:
        scope.report(DuplicateName(kind="rule", name=name.text, other=other, span=name.span))
