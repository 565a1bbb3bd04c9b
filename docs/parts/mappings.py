"""The keys of a mapping, from its model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docs.parts.tables import table
from standards_engine.logs.mapping import mapping_schema


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
    return table(("key", "meaning"), rows)
