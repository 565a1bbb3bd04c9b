"""What lint says can never happen does not happen, on generated rule files and logs."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, settings

from standards_engine.analysis.lint import doubts
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.doubts import AlwaysExcepted, NeverApplies, ShadowedException
from standards_engine.rules.nodes import Standard
from tests.differential.judging import Pair, accepted, by_reference
from tests.differential.pairs import Generated, generated

_CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@settings(max_examples=150, deadline=None, phases=[Phase.generate], suppress_health_check=_CHECKS)
@given(generated())
def test_what_is_doubted_never_happens(of: Generated) -> None:
    """Where a value is missing, it is unknown, which is no claim about what happens."""
    pair = Pair(of.file, accepted(of.file), of.log)
    found = list(doubts(pair.ruleset))
    for standard, clause in _decided(pair):
        assert not [each.message for each in found if _excludes(each, standard, clause)]


def _decided(pair: Pair) -> Iterator[tuple[Standard, str | None]]:
    """Of each obligation that is not undetermined the standard, and the exception that decided."""
    for (standard_index, *_), row in by_reference(pair).items():
        standard = pair.ruleset.standards[int(str(standard_index))]
        clause = int(str(row.get("clause", -1)))
        if row["verdict"] != "undetermined":
            yield standard, None if clause < 0 else standard.exceptions[clause].name


def _excludes(doubt: Diagnostic, standard: Standard, clause: str | None) -> bool:
    match doubt:
        case NeverApplies(rule=rule):
            return rule == standard.name
        case AlwaysExcepted(rule=rule):
            return rule == standard.name and clause is None
        case ShadowedException(exception=name) if name in [e.name for e in standard.exceptions]:
            return clause == name and doubt.span in [e.span for e in standard.exceptions]
        case _:
            return False
