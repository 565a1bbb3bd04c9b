"""The rules that a command judges a log by, and the waivers beside them."""

from __future__ import annotations

from standards_engine.analysis.refused import refused
from standards_engine.cli.failures import Unusable, warn_or_stop
from standards_engine.cli.reading import read_source
from standards_engine.diagnostics import is_error
from standards_engine.diagnostics.judging import NoStandards
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Ruleset, Waiver


def ruleset_of(
    names: tuple[str, ...], settings: dict[str, str], *, strict: bool, quiet: bool
) -> Ruleset:
    """Checked, and with a standard that can be judged; raises Unusable."""
    ruleset = any_ruleset_of(names, settings, strict=strict, quiet=quiet)
    faults = list(refused(ruleset)) if ruleset.standards else [NoStandards()]
    if faults:
        raise Unusable(faults)
    return ruleset


def any_ruleset_of(
    names: tuple[str, ...], settings: dict[str, str], *, strict: bool, quiet: bool
) -> Ruleset:
    """Checked, whether or not it can judge a log; raises Unusable."""
    checked = load_rules(names, settings=settings, vocabulary=plan_vocabulary())
    warn_or_stop(checked.diagnostics, strict=strict, quiet=quiet)
    if checked.ruleset is None:
        raise Unusable(checked.diagnostics)
    return checked.ruleset


def waivers_of(path: str | None, ruleset: Ruleset) -> tuple[Waiver, ...]:
    """Those of a file of waivers for single cases; raises Unusable."""
    from standards_engine.findings.waivers import load_waivers

    if path is None:
        return ()
    waivers, faults = load_waivers(read_source(path), ruleset)
    if any(map(is_error, faults)):
        raise Unusable(faults)
    return waivers
