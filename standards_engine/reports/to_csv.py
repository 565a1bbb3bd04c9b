"""Violations as a table for spreadsheets: one line each, and nothing that acts as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from standards_engine.findings.nodes import AuditFindings, PlanFindings
from standards_engine.reports.documents import PlanViolation, Violation
from standards_engine.reports.escape import printable, spreadsheet
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_json import audit_document, check_document

_AUDIT_COLUMNS = tuple(name for name in Violation.__annotations__ if name != "explanations")
_CHECK_COLUMNS = tuple(PlanViolation.__annotations__)


def render_audit(findings: AuditFindings, _options: Options = DEFAULT) -> str:
    """The columns are the fields of a violation in findings.json; a story fits in no cell."""
    return _table(_AUDIT_COLUMNS, audit_document(findings)["violations"])


def render_check(findings: PlanFindings, _options: Options = DEFAULT) -> str:
    return _table(_CHECK_COLUMNS, check_document(findings)["violations"])


def _table(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return spreadsheet(printable("; ".join(map(str, value))))
        case dict():
            pairs = (f"{name}={'' if inner is None else inner}" for name, inner in value.items())
            return spreadsheet(printable("; ".join(pairs)))
        case _:
            return spreadsheet(printable(str(value)))
