"""The rules that a command judges a log by."""

from __future__ import annotations

from standards_engine.analysis.refused import refused
from standards_engine.cli.failures import Unusable, warn_or_stop
from standards_engine.diagnostics.judging import NoStandards
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Ruleset


def ruleset_of(
    names: tuple[str, ...], settings: dict[str, str], *, strict: bool, quiet: bool
) -> Ruleset:
    """Checked, and with a standard that can be judged; raises Unusable."""
    checked = load_rules(names, settings=settings, vocabulary=plan_vocabulary())
    warn_or_stop(checked.diagnostics, strict=strict, quiet=quiet)
    if checked.ruleset is None:
        raise Unusable(checked.diagnostics)
    faults = list(refused(checked.ruleset)) if checked.ruleset.standards else [NoStandards()]
    if faults:
        raise Unusable(faults)
    return checked.ruleset
