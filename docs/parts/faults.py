"""Every diagnostic, from its class; what it means in full stands on its page."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import standards_engine.diagnostics
from docs.parts.tables import table
from standards_engine.diagnostics import Diagnostic

_FAMILIES = {
    "syntax": "The writing of a rule file",
    "slips": "Written as elsewhere",
    "unknown": "Names that mean nothing",
    "names": "Names that mean two things",
    "types": "Types and units",
    "clauses": "Clauses",
    "idle": "Without effect",
    "doubts": "Conditions and rules in doubt",
    "texts": "What rules tell people",
    "silences": "Comments that silence a doubt",
    "examples": "Examples",
    "values": "Dates, amounts, settings, files of rules",
    "documents": "YAML files: plans, mappings, waivers",
    "plans": "Plans",
    "amounts": "Amounts and levels of plans",
    "judged_plans": "Plans held against rules",
    "mapping": "Mappings",
    "mapped": "Events and fields of mappings",
    "log": "Log files",
    "formats": "Log files of XES, Excel and Arrow",
    "machine": "Disks, and files that change",
    "engines": "Engines",
    "sources": "Where logs lie",
    "databases": "Logs in databases",
    "waivers": "Files of waivers",
    "judging": "Judging",
    "usage": "How a command is given",
    "starting": "A new ruleset",
    "handbooks": "Handbooks",
    "editors": "Editors",
    "codes": "Codes of messages",
}
"""Files of the room in the order of the page, and what they are about."""


def diagnostics() -> str:
    families = [(title, _classes(module)) for module, title in _FAMILIES.items()]
    return "\n".join(f"## {title}\n\n{_family(found)}" for title, found in families)


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
        and each.message is not Diagnostic.message  # else it is only what several share
    ]


def _family(found: list[type[Diagnostic]]) -> str:
    rows = ((_link(each.code()), str(each.level), meaning(each)) for each in found)
    return table(("code", "level", "meaning"), rows)


def _link(code: str) -> str:
    return f"[`{code}`](diagnostics/{code}.md)"


def meaning(found: type[Diagnostic]) -> str:
    """The first paragraph of its docstring, with which its page begins."""
    return " ".join(inspect.cleandoc(found.__doc__ or "").partition("\n\n")[0].split())
