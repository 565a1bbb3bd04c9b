"""What a symbol is, said with its declaration: for whoever points at its name."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.analysis.names import Declared, Kind, Symbol
from standards_engine.editor.own_names import OwnNames, own_names
from standards_engine.editor.programs import Program
from standards_engine.editor.titles import said, type_said
from standards_engine.language import language_of
from standards_engine.language import nodes as syntax
from standards_engine.language.keywords import keywords
from standards_engine.rules.in_words import constraint_in_words, standard_in_words
from standards_engine.rules.nodes import Constraint, Ruleset, Standard
from standards_engine.rules.types import Field, Record
from standards_engine.wording import later, say

_WHAT = {
    Kind.RULESET: later("rules `{name}`"),
    Kind.FILE: later("rules in use: `{name}`"),
    Kind.PARAMETER: later("parameter `{name}`"),
    Kind.DEFINITION: later("definition `{name}`"),
    Kind.EVENT: later("event `{name}`"),
    Kind.ENTITY: later("`{name}`, of a plan"),
    Kind.FIELD: later("field `{name}` of `{owner}`"),
    Kind.CALENDAR: later("calendar `{name}`"),
    Kind.TABLE: later("table `{name}`"),
    Kind.ARGUMENT: later("argument `{name}` of table `{owner}`"),
    Kind.STANDARD: later("standard `{name}`"),
    Kind.CONSTRAINT: later("constraint `{name}`"),
    Kind.EXCEPTION: later("exception `{name}` of `{owner}`"),
    Kind.ALIAS: later("`{name}`, a name given in this rule"),
}


def described(symbol: Symbol, program: Program) -> str:
    """In Markdown: what it is, its title, and what it says."""
    own = _own(program)
    head = say(_WHAT[symbol.kind], name=own.shown(symbol.name), owner=own.shown(symbol.owner))
    title = _title(symbol, program.declared)
    lines = [f"**{head}**", *([title] if title else []), *_body(symbol, program)]
    return "\n\n".join(lines)


def _own(program: Program) -> OwnNames:
    """The names that come with the language, in the words of the file."""
    return own_names(keywords(language_of(program.root.source.text)), program.declared)


def _title(symbol: Symbol, known: Declared) -> str | None:
    name = symbol.name
    match symbol.kind:
        case Kind.PARAMETER:
            return said(known.parameters[name].title) if name in known.parameters else None
        case Kind.EVENT:
            return said(known.events[name].title) if name in known.events else None
        case Kind.CALENDAR:
            return said(known.calendars[name].title) if name in known.calendars else None
        case Kind.STANDARD | Kind.CONSTRAINT:
            return said(known.rules[name].title) if name in known.rules else None
        case Kind.FIELD:
            field = _field(symbol, known)
            return field.title.said if field and field.title else None
        case _:
            return None


def _body(symbol: Symbol, program: Program) -> Sequence[str]:
    known, name = program.declared, symbol.name
    match symbol.kind:
        case Kind.STANDARD | Kind.CONSTRAINT:
            return _rule(symbol, program)
        case Kind.FIELD:
            field = _field(symbol, known)
            return [type_said(field, _own(program))] if field else []
        case Kind.EVENT | Kind.ENTITY:
            return _fields(known.record(name), _own(program))
        case Kind.PARAMETER | Kind.DEFINITION | Kind.CALENDAR | Kind.TABLE | Kind.EXCEPTION:
            return _written(symbol, program)
        case _:
            return []


def _rule(symbol: Symbol, program: Program) -> Sequence[str]:
    """In plain sentences; as it is written, where faults keep it from being understood."""
    ruleset, node = program.sound, program.declared.rules.get(symbol.name)
    if ruleset is None or node is None:
        return _written(symbol, program)
    rules: tuple[Standard | Constraint, ...] = (*ruleset.standards, *ruleset.constraints)
    for rule in rules:
        is_same = rule.span is not None and node.span.text in rule.span.source.text
        if rule.name == symbol.name and is_same:
            return ["\n".join(f"- {sentence}" for sentence in _in_words(rule, ruleset))]
    return _written(symbol, program)


def _in_words(rule: Standard | Constraint, ruleset: Ruleset) -> tuple[str, ...]:
    match rule:
        case Standard():
            return standard_in_words(rule, ruleset)
        case Constraint():
            return constraint_in_words(rule, ruleset)


def _written(symbol: Symbol, program: Program) -> Sequence[str]:
    """The declaration as it stands in its file."""
    places = program.index.declarations([symbol])
    nodes = [node for tree in program.trees for node in tree.declarations]
    for place in places[:1]:
        source, start = place.span.source, place.span.start
        around = (
            inner.span
            for node in nodes
            if node.span.source is source and node.span.start <= start < node.span.end
            for inner in (_clause(node, start) or node,)
        )
        return [f"```standards\n{span.text}\n```" for span in around]
    return []


def _clause(node: syntax.Declaration, offset: int) -> syntax.Node | None:
    """The exception of a rule that an offset lies in."""
    if not isinstance(node, syntax.StandardDeclaration):
        return None
    inside = (each for each in node.clauses if each.span.start <= offset < each.span.end)
    return next((each for each in inside if isinstance(each, syntax.Except)), None)


def _field(symbol: Symbol, known: Declared) -> Field | None:
    record = known.records.case if symbol.owner == "case" else known.record(symbol.owner)
    if symbol.owner == "event":
        fields = (
            found
            for event in known.records.events.values()
            if (found := event.record.field_named(symbol.name)) is not None
        )
        return next(fields, None)
    return record.field_named(symbol.name) if record else None


def _fields(record: Record | None, own: OwnNames) -> Sequence[str]:
    fields = record.fields if record else ()
    lines = (
        f"- `{each.name if each.span else own.shown(each.name)}`: {type_said(each, own)}"
        + (f" · {each.title.said}" if each.title else "")
        for each in fields
        if each.name not in ("at", "date")
    )
    return ["\n".join(lines)]
