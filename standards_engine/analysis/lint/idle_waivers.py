"""Waivers that waive nothing, because of their days or of their condition."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.analysis.conditions import may_hold
from standards_engine.analysis.lint.inside import place_of
from standards_engine.analysis.lint.moments import condition_of, steady
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.doubts import Effectless, IdleWaiver
from standards_engine.rules.nodes import Ruleset, Standard, Waiver


def idle_waivers(ruleset: Ruleset) -> Iterator[Diagnostic]:
    for waiver in ruleset.waivers:
        versions = [each for each in ruleset.standards if each.name == waiver.rule]
        constraints = [each for each in ruleset.constraints if each.name == waiver.rule]
        in_force = [each for each in versions if _overlap(each, waiver)]
        if versions and not in_force:
            yield IdleWaiver(span=waiver.span, rule=waiver.rule, why=Effectless.DATES)
        triggers = [condition_of(each) for each in in_force]
        triggers += [each.subject.where for each in constraints]
        known = [steady(each) for each in triggers]
        if known and not any(may_hold([*each, waiver.where]) for each in known):
            place = place_of(waiver.where) or waiver.span
            yield IdleWaiver(span=place, rule=waiver.rule, why=Effectless.CONDITION)


def _overlap(standard: Standard, waiver: Waiver) -> bool:
    begins = standard.first is None or standard.first <= waiver.last
    return begins and (standard.last is None or standard.last >= waiver.first)
