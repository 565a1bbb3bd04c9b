"""Every diagnostic, from its class."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import standards_engine.diagnostics
from standards_engine.diagnostics import Diagnostic

_FAMILIES = {
    "syntax": "The writing of a rule file",
    "slips": "Written as elsewhere",
    "names": "Names in rules",
    "types": "Types and units",
    "clauses": "Clauses",
    "examples": "Examples",
    "values": "Dates, amounts, settings, files of rules",
    "documents": "YAML files: plans, mappings, waivers",
    "plans": "Plans",
    "judged_plans": "Plans held against rules",
    "mapping": "Mappings",
    "log": "Log files",
    "formats": "Log files of XES, Excel and Arrow",
    "machine": "Disks, and files that change",
    "engines": "Engines",
    "sources": "Where logs lie",
    "databases": "Logs in databases",
    "waivers": "Files of waivers",
    "judging": "Judging",
}
"""Files of the room in the order of the page, and what they are about."""


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
