"""Explanations as the documents that scripts read."""

from __future__ import annotations

from collections.abc import Iterable

from standards_engine.findings import words
from standards_engine.findings.explained import told
from standards_engine.findings.explained.values import value
from standards_engine.judge.expressions import Truth, Unknown
from standards_engine.judge.reference import explanation as found
from standards_engine.reports.explained import documents
from standards_engine.reports.explained.cases import CaseExplained, telling
from standards_engine.reports.explained.lines import lines_of
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_json import written
from standards_engine.verdicts import Unit
from standards_engine.wording import ENGLISH, speaking


def render_explanation(explained: CaseExplained, _options: Options = DEFAULT) -> str:
    return written(case_document(explained))


def case_document(of: CaseExplained) -> documents.CaseExplained:
    return {
        "schema": documents.EXPLANATION_SCHEMA,
        "standard": of.standard,
        "title": of.title,
        "case": of.case,
        "as_of": words.iso_instant(of.as_of, of.zone),
        "explanations": [
            explanation_document(each)
            for each in of.explained
            if isinstance(each, found.Explanation)
        ],
        "nothing_owed": [
            {"version": each.standard.version, "lines": list(lines_of(telling(each)))}
            for each in of.explained
            if isinstance(each, found.NothingOwed)
        ],
        "contributions": [
            _contribution(row, each.standard.zone)
            for each in of.explained
            if isinstance(each, found.Contributions)
            for row in each.found
        ],
    }


def explanation_document(of: found.Explanation) -> documents.Explanation:
    obligation, zone, unit = of.obligation, of.standard.zone, of.obligation.unit
    return {
        "standard": of.standard.name,
        "version": of.standard.version,
        "case": obligation.case,
        "obligation": obligation.ordinal,
        "obligations": of.of,
        "verdict": obligation.verdict.word,  # type: ignore[typeddict-item]
        "reason": obligation.reason.word,
        "clause": obligation.clause,
        "began": _instant(obligation.began, zone),
        "started": _instant(obligation.started, zone),
        "due": _instant(obligation.due, zone),
        "decided": _instant(obligation.decided, zone),
        "limit": _amount(obligation.limit, unit),
        "counted": _amount(obligation.counted, unit),
        "calendar": of.calendar,
        "restarts": obligation.restarts,
        "at_risk": obligation.at_risk,
        "tie": obligation.tie,
        "observed": obligation.observed,
        "missing": list(of.missing),
        "unreadable": list(of.unreadable),
        "choices": [_choice(each, zone) for each in of.choices],
        "rows": [_row(each, zone) for each in of.moments],
        "case_values": _seen(of.case_values, zone),
        "stretches": [_stretch(each, unit, zone) for each in of.stretches],
        "waited": None if of.waited is None else _waited(of.waited, zone),
        "deadline": _instant(of.deadline, zone),
        "required": [_condition(each, zone) for each in of.required],
        "possible": [_possibility(each) for each in of.possible],
        "lines": list(lines_of(told(of))),
    }


def _waited(of: found.Waiting, zone: str) -> documents.Waiting:
    return {
        "row": of.row,
        "complete": _instant(of.complete, zone),
        "limit": words.rules_amount(of.limit, of.unit),
        "stretches": [_stretch(each, of.unit, zone) for each in of.stretches],
    }


def _choice(of: found.Choice, zone: str) -> documents.Choice:
    condition = of.weighed
    return {
        "topic": of.topic.value,
        "name": of.name,
        "condition": None if condition is None else condition.text,
        "holds": _known(of.applies),
        "seen": [] if condition is None else _seen(condition.seen, zone),
        "came_to": _seen(of.seen, zone),
    }


def _row(of: found.Moment, zone: str) -> documents.Row:
    return {
        "row": of.row,
        "last_row": of.last_row,
        "rows": of.rows,
        "time": _instant(of.time, zone),
        "until": _instant(of.until, zone),
        "activity": of.activity,
        "activities": list(of.activities),
        "roles": [_role(each) for each in of.parts],
        "values": _seen(of.values, zone),
        "tied_with": list(of.tied_with),
    }


def _role(of: found.Part) -> documents.Role:
    return {
        "role": of.role.value,
        "clause": of.subject.value,
        "number": of.number,
        "pause": of.clause,
        "condition": None if of.weighed is None else of.weighed.text,
    }


def _stretch(of: found.Stretch, unit: Unit, zone: str) -> documents.Stretch:
    return {
        "begin": _instant(of.begin, zone),
        "end": _instant(of.end, zone),
        "elapsed": words.rules_amount(of.elapsed, Unit.MICROSECONDS),
        "counted": words.rules_amount(of.counted, unit),
        "effect": of.effect.value,
        "late": of.late,
        "pauses": [
            {"clause": each.clause, "first_row": each.first_row, "last_row": each.last_row}
            for each in of.pauses
        ],
        "rows": list(of.rows),
        "calendar": of.calendar,
        "days_open": of.opened,
        "hours": of.hours,
        "dates": [words.iso_date(date) for date in of.dates],
        "dates_not_counted": [words.iso_date(date) for date in of.skipped],
        "parts": of.parts,
    }


def _condition(of: found.Weighed, zone: str) -> documents.Condition:
    return {"condition": of.text, "holds": _known(of.truth), "seen": _seen(of.seen, zone)}


def _possibility(of: found.Possibility) -> documents.Possibility:
    return {
        "clause": of.clause,
        "calendar": of.calendar,
        "limit": _amount(of.limit, of.unit),
        "verdict": of.verdict.word,
        "reason": of.reason.word,
    }


def _contribution(of: found.Contributed, zone: str) -> documents.Contribution:
    return {
        "row": of.row,
        "time": _instant(of.time, zone),
        "activity": of.activity,
        "period": of.period,
        "by": None if of.by is None else list(of.by),
        "aggregate": of.aggregate,
        "value": None if of.value is None else _text(of.value, zone),
        "certain": of.certain,
    }


def _seen(of: Iterable[found.Seen], zone: str) -> list[documents.Seen]:
    return [
        {"name": each.name, "value": _text(each, zone), "unreadable": each.unreadable}
        for each in of
    ]


def _text(of: found.Seen, zone: str) -> str | None:
    """In English in every language: programs read it."""
    if isinstance(of.value, Unknown):
        return None
    with speaking(ENGLISH):
        return value(of.value, of.type, zone)


def _known(truth: Truth) -> bool | None:
    return None if isinstance(truth, Unknown) else truth


def _instant(instant: int | None, zone: str) -> str | None:
    return None if instant is None else words.iso_instant(instant, zone)


def _amount(amount: int | None, unit: Unit) -> str | None:
    return None if amount is None else words.rules_amount(amount, unit)
