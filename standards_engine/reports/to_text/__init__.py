"""Findings for a terminal, and the same text without colour when piped.

Written without a terminal library: a check of a plan must start quickly.
"""

from standards_engine.reports.to_text.audit import render_audit
from standards_engine.reports.to_text.check import render_check
from standards_engine.reports.to_text.explained import render_explanation
from standards_engine.reports.to_text.standard import render_standard

__all__ = ["render_audit", "render_check", "render_explanation", "render_standard"]
