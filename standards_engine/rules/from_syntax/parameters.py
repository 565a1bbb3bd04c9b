"""Parameters, what they are set to, and definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from standards_engine.diagnostics.names import DuplicateName, HiddenName, UnknownParameter
from standards_engine.diagnostics.values import CircularDefinition, NotConstant, WrongSetting
from standards_engine.language import nodes as syntax
from standards_engine.language import parse_expression
from standards_engine.rules.expressions import Constant
from standards_engine.rules.from_syntax.expressions import check_expression
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.names import FileContext, Kind, Names
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.from_syntax.use import FileInUse
from standards_engine.rules.types import Text, Type, describe
from standards_engine.source import Source, Span

_AT_THE_COMMAND_LINE = "--set"


@dataclass(frozen=True, slots=True)
class _Declared:
    node: syntax.Parameter
    scope: Scope


def declare_definitions(files: list[FileInUse], names: Names, faults: Faults) -> None:
    """Fills in the definitions; those that lead back to themselves are told of, and broken."""
    for file in files:
        for node in file.tree.declarations:
            if isinstance(node, syntax.Define) and _is_new(
                node.name, Kind.DEFINITION, names, faults
            ):
                names.definitions[node.name.text] = node
    graph = {name: _named(node.value) for name, node in names.definitions.items()}
    for name, node in names.definitions.items():
        _check_circle(name, node.span, graph, Kind.DEFINITION, names, faults)


def declare_parameters(
    files: list[tuple[FileInUse, FileContext]],
    settings: Mapping[str, str],
    names: Names,
    faults: Faults,
) -> None:
    """Fills in the parameters, with the values that `with` and `--set` give them."""
    declared: dict[str, _Declared] = {}
    for file, context in files:
        scope = Scope(names, context, faults, Place.CONSTANT)
        for node in file.tree.declarations:
            if isinstance(node, syntax.Parameter) and _is_unlike(node, declared, names, faults):
                declared[node.name.text] = _Declared(node, scope)
    _evaluate_all(declared, names, faults)
    for file, context in files:
        for setting in file.settings:
            user = Scope(names, context, faults, Place.CONSTANT)
            _set(setting.name, setting.value, declared, user)
    for name, text in settings.items():
        _set_from_text(name, text, declared, names, faults)


def _is_unlike(
    node: syntax.Parameter, declared: Mapping[str, _Declared], names: Names, faults: Faults
) -> bool:
    """Whether it is new; the same parameter in two files is fine."""
    other = declared.get(node.name.text)
    if other and other.node.value == node.value and other.node.span.source != node.span.source:
        return False
    return _is_new(node.name, Kind.PARAMETER, names, faults)


def _is_new(name: syntax.Name, kind: Kind, names: Names, faults: Faults) -> bool:
    """Parameters, definitions and events are read by bare names: none may hide another."""
    text = name.text
    place = names.places.get((kind, text))
    if place is not None:
        faults.report(DuplicateName(kind=kind, name=text, other=place, span=name.span))
        return False
    meaning = names.meaning_of(text)
    if meaning is not None:
        faults.report(HiddenName(name=text, meaning=meaning, span=name.span))
        return False
    names.places[kind, text] = name.span
    return True


def _evaluate_all(declared: Mapping[str, _Declared], names: Names, faults: Faults) -> None:
    """Each after the ones it uses."""
    graph = {name: _named(each.node.value) & set(declared) for name, each in declared.items()}
    for name, each in declared.items():
        _check_circle(name, each.node.span, graph, Kind.PARAMETER, names, faults)
    waiting = dict(declared)
    while waiting:
        ready = [name for name in waiting if not graph[name] & set(waiting)] or [*waiting]
        for name in ready:
            _evaluate(waiting.pop(name), names)


def _evaluate(declared: _Declared, names: Names) -> None:
    name = declared.node.name.text
    value = _constant(declared.node.value, f"parameter `{name}`", declared.scope)
    if value is None:
        names.broken.add((Kind.PARAMETER, name))
    else:
        names.parameters[name] = replace(value, name=name)


def _constant(node: syntax.Expression, place: str, scope: Scope) -> Constant | None:
    if any(scope.names.is_silent(Kind.PARAMETER, name) for name in _named(node)):
        return None
    value = check_expression(node, scope)
    if value is None or isinstance(value, Constant):
        return value
    scope.report(NotConstant(place=place, span=node.span))
    return None


def _set_from_text(
    name: str, text: str, declared: Mapping[str, _Declared], names: Names, faults: Faults
) -> None:
    """`--set name=value`: a text needs no quotes there."""
    source = Source(f"{_AT_THE_COMMAND_LINE} {name}", text)
    span = Span(source, 0, len(text))
    own = names.parameters.get(name)
    if own is not None and isinstance(own.type, Text) and not text.startswith('"'):
        names.parameters[name] = replace(own, value=text, span=span)
        return
    parsed = parse_expression(source, 0, len(text))
    for fault in parsed.diagnostics:
        faults.report(fault)
    each = declared.get(name)
    if each is None:
        known = tuple(declared)
        if not names.incomplete:
            faults.report(UnknownParameter(name=name, known=known, span=span))
    elif parsed.expression is not None:
        _set(syntax.Name(name, span=span), parsed.expression, declared, each.scope)


def _set(
    name: syntax.Name, node: syntax.Expression, declared: Mapping[str, _Declared], scope: Scope
) -> None:
    names = scope.names
    if name.text not in declared:
        if not names.incomplete:
            known = tuple(declared)
            scope.report(UnknownParameter(name=name.text, known=known, span=name.span))
        return
    value = _constant(node, "a setting", scope)
    own = names.parameters.get(name.text)
    if value is None or own is None:
        return
    if not _is_kind(value.type, own.type):
        example = declared[name.text].node.value.span.text
        found, wanted = describe(value.type), describe(own.type)
        scope.report(
            WrongSetting(
                name=name.text, wanted=wanted, found=found, example=example, span=node.span
            )
        )
        return
    names.parameters[name.text] = replace(value, name=name.text)


def _is_kind(value: Type, own: Type) -> bool:
    return type(value) is type(own)


def _named(node: object) -> set[str]:
    """Every bare name in an expression."""
    match node:
        case syntax.Reference(name):
            return {name}
        case syntax.Node():
            return set().union(*(_named(getattr(node, each.name)) for each in fields(node)))
        case tuple():
            return set().union(*(_named(each) for each in node))
        case _:
            return set()


def _check_circle(
    name: str,
    span: Span,
    graph: Mapping[str, set[str]],
    kind: Kind,
    names: Names,
    faults: Faults,
) -> None:
    """Tells of a circle once, at the first of its names; all of them are broken."""
    circle = next(_ways_back(name, name, (name,), graph), None)
    if circle is None:
        return
    told = any((kind, each) in names.broken for each in circle)
    names.broken.update((kind, each) for each in circle)
    if not told:
        faults.report(CircularDefinition(path=(*circle, name), span=span))


def _ways_back(
    start: str, name: str, path: tuple[str, ...], graph: Mapping[str, set[str]]
) -> Iterator[tuple[str, ...]]:
    for used in sorted(graph.get(name, ())):
        if used == start:
            yield path
        elif used in graph and used not in path:
            yield from _ways_back(start, used, (*path, used), graph)
