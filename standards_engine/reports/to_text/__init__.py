"""Findings for a terminal, and the same text without colour when piped.

Written without a terminal library: a check of a plan must start quickly.
"""

from standards_engine.reports.to_text.audit import render_audit
from standards_engine.reports.to_text.check import render_check

__all__ = ["render_audit", "render_check"]
