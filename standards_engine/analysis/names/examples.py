"""The names in examples."""

from __future__ import annotations

from standards_engine.analysis.names.declared import Declared
from standards_engine.analysis.names.expressions import read_expression
from standards_engine.analysis.names.gathering import Gathered
from standards_engine.analysis.names.hand import Hand
from standards_engine.analysis.names.symbols import Kind
from standards_engine.language import nodes as syntax
from standards_engine.rules.types import Record


def read_example(node: syntax.ExampleDeclaration, known: Declared, to: Gathered) -> None:
    read_rule_name(node.rule, known, to)
    for line in node.lines:
        match line:
            case syntax.ExampleEvent(_, event, settings):
                declared = known.records.events.get(event.text)
                to.use_name(event, Kind.EVENT, known=declared)
                _settings(settings, declared.record if declared else None, known, to)
            case syntax.ExampleCase(settings):
                _settings(settings, known.records.case, known, to)
            case _:
                continue


def read_rule_name(name: syntax.Name, known: Declared, to: Gathered) -> None:
    symbol = known.rule_symbol(name.text)
    to.use(name.span, *([symbol] if symbol else ()))


def _settings(
    settings: tuple[syntax.Setting, ...], record: Record | None, known: Declared, to: Gathered
) -> None:
    for setting in settings:
        field = record.field_named(setting.name.text) if record else None
        symbols = [known.field_symbol(record, field)] if record and field else []
        to.use(setting.name.span, *symbols)
        read_expression(setting.value, Hand(known), to)
