"""What a plan holds, and what rules read of it: from the plan's models and the vocabulary."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterable, Mapping
from typing import Any

from docs.parts.tables import table
from standards_engine.plans.derived import derived_fields
from standards_engine.plans.schema import plan_schema
from standards_engine.plans.shapes import FieldShape, models, shape_of
from standards_engine.plans.vocabulary import STANDARD
from standards_engine.rules.functions import FUNCTIONS
from standards_engine.rules.types import Field, Level, ListOf, Record, describe


def plan_parts() -> str:
    schema = plan_schema()
    return "\n".join(_plan_part(entity, schema) for entity in models())


def _plan_part(entity: str, schema: Mapping[str, Any]) -> str:
    model = models()[entity]
    part = schema if entity == "plan" else schema["$defs"][model.__name__]
    rows = (
        (_named(name, part), _how_written(shape, part["properties"][name]), shape.description)
        for name, shape in shape_of(model).items()
    )
    about = inspect.cleandoc(model.__doc__ or "")
    return f"### {entity}\n\n{about}\n\n" + table(("field", "written", "meaning"), rows)


def _named(name: str, part: Mapping[str, Any]) -> str:
    return f"`{name}` (required)" if name in part.get("required", ()) else f"`{name}`"


def _how_written(shape: FieldShape, schema: Mapping[str, Any]) -> str:
    if shape.part is not None:
        link = f"[{shape.part.entity}](#{shape.part.entity})"
        return f"a list of lines, see {link}" if shape.is_list else f"lines, see {link}"
    if shape.refers is not None:
        whose = f"{shape.refers} of the {'rules' if shape.refers == 'standard' else 'plan'}"
        return f"names, each of one {whose}" if shape.is_list else f"the name of one {whose}"
    if isinstance(shape.value, Level):
        return "a [level](#levels)"
    written = _value(next(iter(schema.get("anyOf", (schema,)))))
    return "a list of texts" if shape.is_list else written


def _value(schema: Mapping[str, Any]) -> str:
    """As the JSON Schema shows it: one of some words, by example, or as text."""
    if "enum" in schema:
        return "one of " + ", ".join(f"`{option}`" for option in schema["enum"])
    if "examples" in schema:
        return "such as " + " or ".join(f"`{each}`" for each in schema["examples"])
    if schema.get("format") == "date":
        return "a date, `2026-03-31`"
    return "three capital letters, `CNY`" if "pattern" in schema else "text"


def plan_vocabulary() -> str:
    """What follows from a plan and is not written in it."""
    found = ((entity, field) for entity in models() for field in derived_fields(entity))
    return _vocabulary(found)


def standard_vocabulary() -> str:
    return _vocabulary((STANDARD.name, field) for field in STANDARD.fields)


def _vocabulary(fields: Iterable[tuple[str, Field]]) -> str:
    rows = (
        (f"`{entity}.{field.name}`", _kind(field), field.title.text if field.title else "")
        for entity, field in fields
    )
    return table(("in rules", "is", "meaning"), rows)


def _kind(field: Field) -> str:
    match field.type:
        case ListOf(Record(name)):
            return f"a list, each item one {name}"
        case ListOf(element):
            return f"a list, each item {describe(element)}"
        case _:
            return describe(field.type)


def functions() -> str:
    """The built-in functions, each from the first words of the file that says what it means."""
    return table(("function", "is"), map(_function, FUNCTIONS))


def _function(name: str) -> tuple[str, str]:
    module = importlib.import_module(f"standards_engine.judge.plan.functions.{name}")
    about = inspect.cleandoc(module.__doc__ or "").split("\n\n")[0]
    call, _, meaning = about.partition("`: ")
    return f"{call}`", meaning
