"""How a verdict was found, for a person and for a script; `findings.explained` has the words."""

from standards_engine.reports.explained.cases import CaseExplained, heading, headline, telling

__all__ = ["CaseExplained", "heading", "headline", "telling"]
