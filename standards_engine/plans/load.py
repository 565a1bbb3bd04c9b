"""A plan document from text to entities, with every fault that can be found at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.diagnostics.amounts import UnknownUnit
from standards_engine.diagnostics.plans import ExpectedList, UnknownReference, UnreadableValue
from standards_engine.documents import load_document
from standards_engine.plans.amounts import check_amounts
from standards_engine.plans.build import build
from standards_engine.plans.changes import changed
from standards_engine.plans.directions import direct_levels
from standards_engine.plans.entities import Plan
from standards_engine.plans.extended import plan_model
from standards_engine.plans.prepare import prepare
from standards_engine.plans.references import resolve
from standards_engine.plans.validate import validate
from standards_engine.rules.nodes import PlanChange
from standards_engine.rules.plan_fields import PlanFields
from standards_engine.source import Source


def load_plan(
    source: Source, plan_fields: PlanFields = (), changes: Sequence[PlanChange] = ()
) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """The plan, or None where it has an error; diagnostics stand in the order of the document.

    `changes` are made before anything is looked at.
    """
    document, faults = load_document(source)
    if document is None:
        return None, faults
    document, nowhere = changed(document, changes)
    faults = (*faults, *nowhere)
    form = plan_model(plan_fields)
    prepared = prepare(document, form)
    model, invalid = validate(prepared.data, prepared.spans, form)
    built = build(model, prepared, source)
    unresolved = resolve(built, prepared.spans, plan_fields)
    if any(isinstance(fault, ExpectedList) for fault in prepared.faults):
        unresolved = [fault for fault in unresolved if not _may_be_lost(fault)]
    found = [*faults, *prepared.faults, *invalid, *unresolved]
    found += check_amounts(built, prepared.spans)
    found += direct_levels(built.plan)
    if built.plan.currency is not None:
        found = [_in_currency(fault, built.plan.currency) for fault in found]
    found.sort(key=lambda fault: fault.span.start if fault.span else 0)
    return None if any(map(is_error, found)) else built.plan, tuple(found)


def _may_be_lost(fault: Diagnostic) -> bool:
    """What is referred to stands in a list that could not be read."""
    return isinstance(fault, UnknownReference) and not fault.known


def _in_currency(fault: Diagnostic, currency: str) -> Diagnostic:
    """Examples of money are in the plan's own currency."""
    if isinstance(fault, UnreadableValue | UnknownUnit):
        return replace(fault, currency=currency)
    return fault


def rules_of(source: Source) -> tuple[str, ...]:
    """The rulesets a plan asks for, files beside it by their path; read before all else of it."""
    document, _ = load_document(source)
    only = prepare(document).data.get("rules") if document else None
    folder = Path(source.name).parent
    names = [str(getattr(each, "text", each)) for each in only] if isinstance(only, list) else []
    return tuple(str(folder / name) if (folder / name).is_file() else name for name in names)
