"""Findings as one self-contained page: no script, no network, nothing but itself."""

from standards_engine.reports.to_html.page import render_audit, render_check

__all__ = ["render_audit", "render_check"]
