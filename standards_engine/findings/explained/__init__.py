"""Explanations in words: what the command says, and every report."""

from standards_engine.findings.explained.nodes import Row, Section, Told
from standards_engine.findings.explained.nothing import nothing_told
from standards_engine.findings.explained.periods import contributions_told
from standards_engine.findings.explained.told import told

__all__ = ["Row", "Section", "Told", "contributions_told", "nothing_told", "told"]
