"""The JSON Schema and the JSON report are made of the same types."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from standards_engine.reports import documents, to_json
from standards_engine.reports.schema import findings_schema
from tests.reports.samples import AUDIT, CHECK


def test_the_reports_satisfy_their_own_types() -> None:
    audit = json.loads(to_json.render_audit(AUDIT))
    check = json.loads(to_json.render_check(CHECK))
    assert TypeAdapter(documents.Audit).validate_python(audit, strict=True) == audit
    assert TypeAdapter(documents.Check).validate_python(check, strict=True) == check


def test_json_names_the_public_holidays_that_were_counted_on() -> None:
    assert json.loads(to_json.render_audit(AUDIT))["public_holidays"] == [
        {
            "calendar": "office",
            "country": "CN",
            "source": "holidays 0.60",
            "dates": ["2026-01-01", "2026-10-01"],
        }
    ]


def test_a_report_without_a_promised_field_does_not() -> None:
    audit = json.loads(to_json.render_audit(AUDIT))
    del audit["log"]["rows_quarantined"]
    with pytest.raises(ValidationError, match="rows_quarantined"):
        TypeAdapter(documents.Audit).validate_python(audit)


def test_the_schema_names_every_field_and_demands_it() -> None:
    schema = findings_schema("audit")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["required"]) == set(json.loads(to_json.render_audit(AUDIT)))
    assert schema["properties"]["schema"]["const"] == "standards-engine/findings/1"
    assert findings_schema("check")["properties"]["schema"]["const"] == "standards-engine/check/1"
