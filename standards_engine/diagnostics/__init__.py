"""What is wrong with what a person wrote: one small class per fault."""

from standards_engine.diagnostics.base import Diagnostic, Edit, Level, is_error
from standards_engine.diagnostics.nearest import did_you_mean, nearest
from standards_engine.diagnostics.render import render, render_all

__all__ = [
    "Diagnostic",
    "Edit",
    "Level",
    "did_you_mean",
    "is_error",
    "nearest",
    "render",
    "render_all",
]
