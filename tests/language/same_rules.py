"""Checked rules, without the names and digests of the files they stand in."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.nodes.base import Origin


def without_files(ruleset: Ruleset) -> Ruleset:
    standards = (replace(each, origin=_nowhere(each.origin)) for each in ruleset.standards)
    constraints = (replace(each, origin=_nowhere(each.origin)) for each in ruleset.constraints)
    return replace(
        ruleset,
        origins=tuple(map(_nowhere, ruleset.origins)),
        standards=tuple(standards),
        constraints=tuple(constraints),
    )


def _nowhere(origin: Origin) -> Origin:
    return replace(origin, path="", sha256="")
