"""Writes the generated parts of the pages in this folder, from what the program itself says.

    python docs/generate.py

A part stands between `<!-- generated: NAME -->` and `<!-- end -->`. A test fails where a page is
out of date.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

import standards_engine.diagnostics
from standards_engine.cli.group import COMMANDS, standards
from standards_engine.diagnostics import Diagnostic
from standards_engine.logs.mapping import mapping_schema
from standards_engine.plans.derived import derived_fields
from standards_engine.plans.schema import plan_schema
from standards_engine.plans.shapes import FieldShape, models, shape_of
from standards_engine.plans.vocabulary import STANDARD
from standards_engine.rules.types import Level, describe

FOLDER = Path(__file__).parent
_PART = re.compile(r"<!-- generated: ([\w ]+) -->\n.*?<!-- end -->", re.DOTALL)
_FAMILIES = {
    "syntax": "The writing of a rule file",
    "names": "Names in rules",
    "types": "Types and units",
    "clauses": "Clauses",
    "values": "Dates, amounts, settings, files of rules",
    "documents": "YAML files: plans, mappings, waivers",
    "plans": "Plans",
    "mapping": "Mappings",
    "log": "Log files",
    "waivers": "Files of waivers",
    "judging": "Judging",
}


def pages() -> dict[Path, str]:
    """Every page that has generated parts, as it should be."""
    found = {path: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
    return {path: _PART.sub(_written, text) for path, text in found.items() if _PART.search(text)}


def _written(part: re.Match[str]) -> str:
    name = part[1]
    return f"<!-- generated: {name} -->\n{PARTS[name]().strip()}\n<!-- end -->"


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def plan_parts() -> str:
    schema = plan_schema()
    return "\n".join(_plan_part(entity, schema) for entity in models())


def _plan_part(entity: str, schema: Mapping[str, Any]) -> str:
    model = models()[entity]
    part = schema if entity == "plan" else schema["$defs"][model.__name__]
    rows = (
        (f"`{name}`", _how_written(shape, part["properties"][name]), shape.description)
        for name, shape in shape_of(model).items()
    )
    about = inspect.cleandoc(model.__doc__ or "")
    return f"### {entity}\n\n{about}\n\n" + _table(("field", "written", "meaning"), rows)


def _how_written(shape: FieldShape, schema: Mapping[str, Any]) -> str:
    if shape.part is not None:
        entity = shape.part.entity
        link = f"[{entity}](#{entity})"
        return f"a list, each item a {link}" if shape.is_list else f"a {link}"
    if shape.refers is not None:
        where = "the rules" if shape.refers == "standard" else "the plan"
        return f"{_names(shape)} of {where}"
    if isinstance(shape.value, Level):
        return "a [level](#levels)"
    written = _value(next(iter(schema.get("anyOf", (schema,)))))
    return f"list of {written}s" if shape.is_list else written


def _names(shape: FieldShape) -> str:
    return (
        f"a list of names, each of a {shape.refers}"
        if shape.is_list
        else f"a {shape.refers}'s name"
    )


def _value(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(f"`{option}`" for option in schema["enum"])
    if "examples" in schema:
        return " or ".join(f"`{_spelled(each)}`" for each in schema["examples"])
    if schema.get("format") == "date":
        return "a date: `2026-03-31`"
    return "three capital letters: `CNY`" if "pattern" in schema else "text"


def _spelled(example: object) -> str:
    return str(example)


def plan_vocabulary() -> str:
    """What rules can read of a plan that no plan writes."""
    rows = (
        (f"`{entity}.{field.name}`", describe(field.type), field.title or "")
        for entity in models()
        for field in derived_fields(entity)
    )
    return _table(("in rules", "is", "meaning"), rows)


def standard_vocabulary() -> str:
    rows = (
        (f"`standard.{field.name}`", describe(field.type), field.title or "")
        for field in STANDARD.fields
    )
    return _table(("in rules", "is", "meaning"), rows)


def mapping_keys() -> str:
    schema: Mapping[str, Any] = mapping_schema()
    event, field = (schema["$defs"][name] for name in ("EventCell", "FieldCell"))
    return "\n".join(
        (
            _keys(schema),
            "Under `events`, for each event:\n",
            _keys(event),
            "Under `fields`, for each field:\n",
            _keys(field),
        )
    )


def _keys(schema: Mapping[str, Any]) -> str:
    rows = ((f"`{name}`", each["description"]) for name, each in schema["properties"].items())
    return _table(("key", "meaning"), rows)


def commands() -> str:
    context = click.Context(standards, info_name="standards")
    return "\n".join(_command(name, context) for name in COMMANDS)


def _command(name: str, context: click.Context) -> str:
    command = standards.get_command(context, name)
    assert command is not None
    own = click.Context(command, info_name=name, parent=context)
    usage = " ".join(("standards", name, *command.collect_usage_pieces(own)))
    options = [each for each in command.params if isinstance(each, click.Option)]
    about = inspect.cleandoc(command.help or "")
    table = _table(("option", "meaning"), (_option(each, own) for each in options))
    return f"## standards {name}\n\n    {usage}\n\n{about}\n" + (f"\n{table}" if options else "")


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    takes = "" if option.is_flag else f" {_takes(option, context)}"
    names = ", ".join(f"`{name}`" for name in option.opts[:-1])
    last = f"`{option.opts[-1]}{takes}`"
    meaning = option.help or ""
    if option.show_default and option.default is not None:
        meaning += f" Default: `{option.default}`."
    return (f"{names}, {last}" if names else last), meaning


def _takes(option: click.Option, context: click.Context) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    if isinstance(option.type, click.IntRange):
        return "N"
    return (
        option.make_metavar(context).lower()
        if "|" in option.type.name
        else option.make_metavar(context)
    )


def diagnostics() -> str:
    families = [(title, _classes(module)) for module, title in _FAMILIES.items()]
    return "\n".join(f"## {title}\n\n" + "\n".join(map(_diagnostic, c)) for title, c in families)


def every_diagnostic() -> tuple[type[Diagnostic], ...]:
    """Of every file of the room, also of one that `_FAMILIES` does not know."""
    modules = (each.name for each in pkgutil.iter_modules(standards_engine.diagnostics.__path__))
    return tuple(each for module in modules for each in _classes(module))


def _classes(module: str) -> list[type[Diagnostic]]:
    loaded = importlib.import_module(f"standards_engine.diagnostics.{module}")
    return [
        each
        for name, each in vars(loaded).items()
        if inspect.isclass(each)
        and issubclass(each, Diagnostic)
        and each is not Diagnostic
        and each.__module__ == loaded.__name__
        and not name.startswith("_")
    ]


def _diagnostic(found: type[Diagnostic]) -> str:
    about, _, example = inspect.cleandoc(found.__doc__ or "").partition("\n\n")
    block = "\n".join(f"    {line}".rstrip() for line in example.splitlines())
    return f"### {found.code()}\n\n{found.level.capitalize()}. {about}\n\n{block}\n"


PARTS: Mapping[str, Callable[[], str]] = {
    "parts of a plan": plan_parts,
    "what rules read of a plan": plan_vocabulary,
    "what rules read of a standard": standard_vocabulary,
    "keys of a mapping": mapping_keys,
    "commands": commands,
    "diagnostics": diagnostics,
}


def main() -> None:
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
