"""Doubts about rules: what is no fault, and hardly meant."""

from standards_engine.analysis.lint.doubts import codes, doubts
from standards_engine.analysis.lint.silences import not_allowed, unsilenced

__all__ = ["codes", "doubts", "not_allowed", "unsilenced"]
