"""Findings as SARIF 2.1.0, the format in which code scanners tell what they found where.

Rules are the standards and constraints; results are the violations, and what a waiver covers,
which is marked as suppressed. The fingerprints are our ids: no line goes into them.
"""

from standards_engine.reports.to_sarif.audit import render_audit
from standards_engine.reports.to_sarif.check import render_check

__all__ = ["render_audit", "render_check"]
