"""Waivers: a miss that was allowed beforehand stays visible and blames nobody (semantics 7.5)."""

from standards_engine.findings.waivers.apply import Waivers, remarks
from standards_engine.findings.waivers.load import load_waivers

__all__ = ["Waivers", "load_waivers", "remarks"]
