"""All files together, to one checked ruleset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from standards_engine.diagnostics import is_error
from standards_engine.language import nodes as syntax
from standards_engine.rules.checked import Checked
from standards_engine.rules.from_syntax.calendars import declare_calendar
from standards_engine.rules.from_syntax.declarations import declarations
from standards_engine.rules.from_syntax.doubts import warn_of_unused
from standards_engine.rules.from_syntax.events import declare_records
from standards_engine.rules.from_syntax.faults import Faults, may_lack_declarations
from standards_engine.rules.from_syntax.header import file_contexts, wording
from standards_engine.rules.from_syntax.names import FileContext, Names
from standards_engine.rules.from_syntax.parameters import declare_definitions, declare_parameters
from standards_engine.rules.from_syntax.rules import Rules, check_examples_and_waivers, check_rules
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.from_syntax.tables import declare_table
from standards_engine.rules.from_syntax.use import FileInUse, Load, files_in_use
from standards_engine.rules.functions import FUNCTIONS
from standards_engine.rules.nodes import Parameter, Ruleset
from standards_engine.rules.plan_fields import PlanFields
from standards_engine.rules.vocabulary import EMPTY, Vocabulary
from standards_engine.source import Source, Span


def _no_files(_path: Sequence[str], _user: Source) -> None:
    return None


def check(
    trees: Sequence[syntax.RulesetFile],
    *,
    settings: Mapping[str, str] = MappingProxyType({}),
    vocabulary: Vocabulary = EMPTY,
    load: Load = _no_files,
    faulty: Sequence[Span] = (),
) -> Checked:
    """Bind names, find types and units, replace parameters, merge files.

    `settings` are those of `--set`, as written. `load` finds what `use` names, given the dotted
    path and the file that uses it. `faulty` are the places of faults of writing: what lies
    around them may be lost, so its absence is no news. `load` may add to it while it reads.
    """
    faults = Faults(faulty)
    files = files_in_use(trees, load, faults)
    for file in files:
        faults.know(file.tree)
    names = Names(vocabulary, FUNCTIONS)
    names.incomplete = any(may_lack_declarations(file.tree, faulty) for file in files)
    contexts = file_contexts(files, faults)
    plan_fields = _declare(files, contexts, settings, names, faults)
    scopes = [
        (file, Scope(names, context, faults, Place.STANDARD))
        for file, context in zip(files, contexts, strict=True)
    ]
    rules = check_rules(scopes)
    check_examples_and_waivers(scopes, rules)
    if not any(is_error(fault) for fault in faults.found) and not faulty:
        warn_of_unused(names, [tree.source for tree in trees], faults)
    diagnostics = tuple(faults.found)
    if not files or faulty or any(is_error(fault) for fault in diagnostics):
        return Checked(None, diagnostics)
    return Checked(_ruleset(files, contexts, names, rules, plan_fields), diagnostics)


def _declare(
    files: list[FileInUse],
    contexts: Sequence[FileContext],
    settings: Mapping[str, str],
    names: Names,
    faults: Faults,
) -> PlanFields:
    """Fills in everything that rules can name, in an order in which each knows what it needs."""
    trees = [file.tree for file in files]
    plan_fields = declare_records(trees, names, faults)
    declare_definitions(files, names, faults)
    declare_parameters([*zip(files, contexts, strict=True)], settings, names, faults)
    for file, context in zip(files, contexts, strict=True):
        scope = Scope(names, context, faults, Place.CONSTANT)
        for calendar in declarations([file.tree], syntax.CalendarDeclaration):
            declare_calendar(calendar, scope)
        for table in declarations([file.tree], syntax.TableDeclaration):
            declare_table(table, scope)
    return plan_fields


def _zone(contexts: Sequence[FileContext], rules: Rules) -> str | None:
    """The first that a file with standards states; where none does, the first of any file."""
    of_standards = (each.origin.zone for each in rules.standards)
    stated = (*of_standards, *(each.zone for each in contexts))
    return next((zone for zone in stated if zone is not None), None)


def _ruleset(
    files: Sequence[FileInUse],
    contexts: Sequence[FileContext],
    names: Names,
    rules: Rules,
    plan_fields: PlanFields,
) -> Ruleset:
    first = contexts[0]
    header = files[0].tree.header
    parameters = names.parameters.items()
    return Ruleset(
        name=first.origin.name,
        title=wording(header.title) if header else None,
        origins=tuple(context.origin for context in contexts),
        zone=_zone(contexts, rules),
        parameters=tuple(
            Parameter(name, each.value, each.type, names.titles.get(name))
            for name, each in parameters
        ),
        events=tuple(names.events.values()),
        case_record=names.case,
        calendars=tuple(names.calendars.values()),
        tables=tuple(declared.table for declared in names.tables.values()),
        standards=tuple(rules.standards),
        constraints=tuple(rules.constraints),
        waivers=tuple(rules.waivers),
        examples=tuple(rules.examples),
        plan_fields=plan_fields,
    )
