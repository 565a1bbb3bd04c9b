"""JSON Schemas of the documents, from the types that the JSON report is checked against."""

from __future__ import annotations

from typing import Any, Literal

from standards_engine.reports import documents


def findings_schema(kind: Literal["audit", "check"] = "audit") -> dict[str, Any]:
    from pydantic import TypeAdapter

    schema = TypeAdapter(documents.Audit if kind == "audit" else documents.Check).json_schema()
    name = documents.AUDIT_SCHEMA if kind == "audit" else documents.CHECK_SCHEMA
    return _identified(name, schema)


def explanation_schema() -> dict[str, Any]:
    from pydantic import TypeAdapter

    from standards_engine.reports.explained import documents as explained

    schema = TypeAdapter(explained.CaseExplained).json_schema()
    return _identified(explained.EXPLANATION_SCHEMA, schema)


def examples_schema() -> dict[str, Any]:
    from pydantic import TypeAdapter

    from standards_engine.reports.examples import documents as examples

    schema = TypeAdapter(examples.Examples).json_schema()
    return _identified(examples.EXAMPLES_SCHEMA, schema)


def proposal_schema() -> dict[str, Any]:
    from pydantic import TypeAdapter

    from standards_engine.reports.proposal import documents as proposal

    schema = TypeAdapter(proposal.ProposedMapping).json_schema()
    return _identified(proposal.PROPOSAL_SCHEMA, schema)


def _identified(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": name, **schema}
