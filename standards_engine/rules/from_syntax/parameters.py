"""Parameters, what they are set to, and definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from standards_engine.diagnostics.names import DuplicateName, HiddenName
from standards_engine.diagnostics.unknown import UnknownParameter
from standards_engine.diagnostics.values import CircularDefinition, NotConstant, WrongSetting
from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.language import parse_expression
from standards_engine.rules.expressions import Constant
from standards_engine.rules.from_syntax.expressions import check_expression
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.from_syntax.names import FileContext, Kind, Names
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.from_syntax.use import FileInUse
from standards_engine.rules.types import Text, describe
from standards_engine.source import Source, Span
from standards_engine.wording import say

_AT_THE_COMMAND_LINE = "--set"


@frozen
class _Declared:
    """A parameter; `value` is its own, or the one it is set to, read in `scope`."""

    node: syntax.Parameter
    value: syntax.Expression
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
    """Fills in the parameters, with the values that `with` and, above it, `--set` give them.

    A parameter made of others follows what these are set to.
    """
    own: dict[str, _Declared] = {}
    for file, context in files:
        scope = Scope(names, context, faults, Place.CONSTANT)
        for node in file.tree.declarations:
            if isinstance(node, syntax.Parameter) and _is_unlike(node, own, names, faults):
                own[node.name.text] = _Declared(node, node.value, scope)
                if node.title is not None:
                    names.titles[node.name.text] = wording(node.title)
    _evaluate_all(own, names, faults)
    changed = dict(own)
    for file, context in files:
        user = Scope(names, context, faults, Place.CONSTANT)
        for setting in file.settings:
            _change(setting.name, setting.value, changed, user)
    for name, text in settings.items():
        _change_by_text(name, text, changed, names, faults)
    if changed != own:
        _evaluate_changed(changed, own, names, faults)


def _is_unlike(
    node: syntax.Parameter, declared: Mapping[str, _Declared], names: Names, faults: Faults
) -> bool:
    """Whether it is new; the same parameter in two files is fine."""
    other = declared.get(node.name.text)
    if other and other.value == node.value and other.node.span.source != node.span.source:
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
    graph = {name: _named(each.value) & set(declared) for name, each in declared.items()}
    for name, each in declared.items():
        _check_circle(name, each.value.span, graph, Kind.PARAMETER, names, faults)
    waiting = dict(declared)
    while waiting:
        ready = [name for name in waiting if not graph[name] & set(waiting)] or [*waiting]
        for name in ready:
            _evaluate(waiting.pop(name), names)


def _evaluate(declared: _Declared, names: Names) -> None:
    name = declared.node.name.text
    value = _constant(declared.value, say("parameter `{name}`", name=name), declared.scope)
    if value is None:
        names.broken.add((Kind.PARAMETER, name))
    else:
        names.parameters[name] = replace(value, name=name)


def _evaluate_changed(
    changed: Mapping[str, _Declared],
    own: Mapping[str, _Declared],
    names: Names,
    faults: Faults,
) -> None:
    """The values after all settings; each must be of the kind of the parameter's own."""
    before = dict(names.parameters)
    _evaluate_all(changed, names, faults)
    for name, value in before.items():
        found = names.parameters[name]
        if changed[name] is own[name] or type(found.type) is type(value.type):
            continue
        faults.report(
            WrongSetting(
                name=name,
                wanted=describe(value.type),
                found=describe(found.type),
                example=own[name].value.span.text,
                span=changed[name].value.span,
            )
        )
        names.broken.add((Kind.PARAMETER, name))
        names.parameters[name] = value


def _constant(node: syntax.Expression, place: str, scope: Scope) -> Constant | None:
    if any((Kind.PARAMETER, name) in scope.names.broken for name in _named(node)):
        return None
    value = check_expression(node, scope)
    if value is None or isinstance(value, Constant):
        return value
    scope.report(NotConstant(place=place, span=node.span))
    return None


def _change_by_text(
    name: str, text: str, changed: dict[str, _Declared], names: Names, faults: Faults
) -> None:
    """`--set name=value`: a text needs no quotes there."""
    span = Span(Source(f"{_AT_THE_COMMAND_LINE} {name}", text), 0, len(text))
    declared = changed.get(name)
    known = names.parameters.get(name)
    value: syntax.Expression | None = syntax.String(text, span=span)
    if known is None or not isinstance(known.type, Text) or text.startswith('"'):
        parsed = parse_expression(span.source, 0, len(text))
        for fault in parsed.diagnostics:
            faults.report(fault)
        value = parsed.expression
    if declared is None:
        _tell_unknown(syntax.Name(name, span=span), changed, names, faults)
    elif value is not None:
        changed[name] = replace(declared, value=value)


def _change(
    name: syntax.Name,
    value: syntax.Expression,
    changed: dict[str, _Declared],
    user: Scope,
) -> None:
    declared = changed.get(name.text)
    if declared is None:
        _tell_unknown(name, changed, user.names, user.faults)
    else:
        changed[name.text] = replace(declared, value=value, scope=user)


def _tell_unknown(
    name: syntax.Name, known: Mapping[str, object], names: Names, faults: Faults
) -> None:
    if not names.incomplete:
        faults.report(UnknownParameter(name=name.text, known=tuple(known), span=name.span))


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
