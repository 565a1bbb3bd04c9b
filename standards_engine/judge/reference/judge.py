"""The meaning of standards, one case at a time, in the order of semantics 2.5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.judge.reference.alternatives import Alternative, alternatives
from standards_engine.judge.reference.begun import Begun
from standards_engine.judge.reference.groups import group_of
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome, undetermined
from standards_engine.judge.reference.own import with_own_responses
from standards_engine.judge.reference.own_precedents import with_own_precedents
from standards_engine.judge.reference.patterns import judge
from standards_engine.judge.reference.pauses import pauses_of
from standards_engine.judge.reference.scope import CaseScope, case_scope
from standards_engine.judge.reference.ties import is_tie
from standards_engine.judge.reference.triggers import triggers_of
from standards_engine.judge.roles import case_fields_read, roles
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import Precedence, Response, Ruleset, Standard
from standards_engine.verdicts import Obligation, Reason


@frozen
class Judged:
    """What may have been owed, and what came of it."""

    alternative: Alternative
    outcome: Outcome


@frozen(kw_only=True)
class Judgement:
    """An obligation, and all that its verdict was found from."""

    obligation: Obligation
    matter: Matter
    outcome: Outcome
    judged: Judged | None
    """What decided; None where the trigger is in doubt, or it is unknown what applies."""
    possible: tuple[Judged, ...] = ()
    """All that may apply: more than one where data is missing."""


def judge_case(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> list[Obligation]:
    """Every obligation of a standard in a case, in order of trigger.

    Standards for each period have none here; see `periods`. Waivers are not applied.
    """
    return [each.obligation for each in judgements(standard, case, ruleset, as_of)]


def judgements(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> list[Judgement]:
    """The same, with what each verdict was found from."""
    matters = _matters(standard, case, ruleset, as_of)
    return [_judgement(matter, ordinal) for ordinal, matter in enumerate(matters, start=1)]


def judgement_of(
    standard: Standard, case: Case, ruleset: Ruleset, as_of: int, ordinal: int
) -> Judgement | None:
    """One of the judgements; None where the case has no obligation of this ordinal."""
    matters = _matters(standard, case, ruleset, as_of)
    return _judgement(matters[ordinal - 1], ordinal) if ordinal <= len(matters) else None


def _matters(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> Sequence[Matter]:
    """What every obligation of the case is judged from, in order of trigger."""
    scope = case_scope(standard, case, ruleset, as_of)
    named = roles(standard)
    matters = [_matter(begun, scope, named) for begun in triggers_of(standard, scope)]
    if _pairs_off(standard):
        return with_own_precedents(with_own_responses(matters))
    return matters


def _pairs_off(standard: Standard) -> bool:
    """Whether some expectation of the standard says `its own`."""
    outcomes = (standard.expectation, *(each.outcome for each in standard.exceptions))
    return any(isinstance(each, Response | Precedence) and each.own for each in outcomes)


def _matter(begun: Begun, scope: CaseScope, named: frozenset[str] | None) -> Matter:
    scope = begun.seen_from(scope)
    standard = scope.standard
    pauses = pauses_of(standard.pauses, scope)
    return Matter(standard=standard, scope=scope, begun=begun, pauses=pauses, roles=named)


def _judgement(matter: Matter, ordinal: int) -> Judgement:
    possible: tuple[Judged, ...] = ()
    if matter.begun.doubt is None:
        possible = tuple(Judged(each, _outcome(each)) for each in alternatives(matter))
    judged = _agreed(possible)
    outcome = _in_doubt(matter) if judged is None else judged.outcome
    clause = None if judged is None else judged.alternative.clause
    return Judgement(
        obligation=_written_up(matter, ordinal, clause, outcome),
        matter=matter,
        outcome=outcome,
        judged=judged,
        possible=possible,
    )


def _outcome(alternative: Alternative) -> Outcome:
    pattern, run = alternative.pattern, alternative.run
    if isinstance(run, Outcome):
        return run
    outcome = judge(pattern, run)
    return outcome if outcome.run is not None else replace(outcome, run=run)


def _agreed(possible: Sequence[Judged]) -> Judged | None:
    """The first, where all have one verdict; None where which one applies cannot be known."""
    verdicts = {each.outcome.verdict for each in possible}
    return possible[0] if len(verdicts) == 1 else None


def _in_doubt(matter: Matter) -> Outcome:
    """Whether it applies at all cannot be known, or what does."""
    if matter.begun.doubt is not None:
        return undetermined(matter.begun.doubt, matter.began)
    return undetermined(Reason.EXCEPTION_UNKNOWN)


def _written_up(matter: Matter, ordinal: int, clause: str | None, outcome: Outcome) -> Obligation:
    rows = (matter.trigger,) if outcome.deciding is None else (matter.trigger, outcome.deciding)
    return Obligation(
        case=matter.history.case.key,
        ordinal=ordinal,
        began=matter.began,
        verdict=outcome.verdict,
        reason=outcome.reason,
        started=outcome.started,
        due=outcome.due,
        decided=outcome.decided,
        clause=clause,
        unit=outcome.unit,
        limit=outcome.limit,
        counted=outcome.counted,
        at_risk=outcome.at_risk,
        tie=is_tie(outcome, matter) or _hangs_on_a_tied_field(matter),
        restarts=outcome.restarts,
        group=group_of(matter.standard.goal, matter.scope, matter.began),
        rows=tuple(matter.history.rows[index].row for index in rows),
        observed=outcome.observed,
    )


def _hangs_on_a_tied_field(matter: Matter) -> bool:
    """Whether rows of one instant give different values to a field of the case (semantics 2.4)."""
    return not matter.history.case.tied.isdisjoint(case_fields_read(matter.standard))
