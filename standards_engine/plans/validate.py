"""The models' verdict on prepared data, as diagnostics with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from pydantic import ValidationError

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.plans import ExpectedValue, MissingName
from standards_engine.plans.models import PlanDocument
from standards_engine.plans.prepare import Place
from standards_engine.plans.shapes import entity_at
from standards_engine.source import Span

NO_NAME = "?"
"""Stands for a name that is missing or faulty, and is no name."""


def validate(
    data: dict[str, object], spans: Mapping[Place, Span], root: type[PlanDocument]
) -> tuple[PlanDocument, list[Diagnostic]]:
    """The document without what is faulty, and the faults; `data` loses its faulty values."""
    try:
        return root.model_validate(data), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    faults = [_diagnostic(cast("dict[str, Any]", each), spans, root) for each in found]
    # From the last to the first, so that the places of list items before them stay true.
    for each in reversed(found):
        _mend(data, each["loc"])
    return root.model_validate(data), faults


def _diagnostic(
    error: dict[str, Any], spans: Mapping[Place, Span], root: type[PlanDocument]
) -> Diagnostic:
    place: Place = error["loc"]
    match error["type"]:
        case "fault":
            fault: Diagnostic = error["ctx"]["fault"]
            return replace(fault, span=spans[place])
        case "missing":
            return MissingName(span=spans[place[:-1]], entity=entity_at(place[:-1], root))
        case "not_single":
            name = next(str(step) for step in reversed(place) if isinstance(step, str))
            return ExpectedValue(span=spans[place], field=name)
        case other:
            raise AssertionError(f"prepared data cannot fail by {other}")


def _mend(data: Any, place: Place) -> None:
    """Gives a name where it is missing or faulty, for nothing can do without one.

    Else drops the faulty value, or the whole list it stands in.
    """
    *path, last = place if isinstance(place[-1], str) else place[:-1]
    for step in path:
        data = data[step]
    if last == "name":
        data[last] = NO_NAME
    else:
        data.pop(last, None)
