"""Attainment, goals, waivers and violations: tallied from verdicts."""
