"""The rows of the case in order, and what each is to an obligation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.judge.reference.explanation.nodes import Moment, Part, Role, Subject
from standards_engine.judge.reference.explanation.rows import Rows
from standards_engine.judge.reference.explanation.seen import FieldsLookedAt, fields_looked_at
from standards_engine.judge.reference.judge import Judgement
from standards_engine.judge.reference.ties import ties
from standards_engine.logs.events import Event
from standards_engine.rules.nodes import Pattern, Requirement


def moments_of(
    judgement: Judgement, pattern: Pattern, others: Sequence[Judgement]
) -> tuple[Moment, ...]:
    """Every row of the case; then those that have no place among them."""
    rows = Rows(judgement=judgement, pattern=pattern, others=others)
    fields = fields_looked_at(judgement.matter.standard)
    tied = _tied(judgement)
    found = [
        _moment(index, row, rows, fields, tied)
        for index, row in enumerate(judgement.matter.history.rows)
    ]
    return (*found, *_holes(judgement, fields))


def _moment(
    index: int, row: Event, rows: Rows, fields: FieldsLookedAt, tied: dict[int, list[int]]
) -> Moment:
    matter = rows.judgement.matter
    parts = rows.parts(index)
    if not parts and isinstance(rows.pattern, Requirement) and index in matter.with_role():
        parts = [Part(role=Role.LOOKED_AT)]
    others = tuple(matter.history.rows[other].row for other in tied.get(index, ()))
    return Moment(
        row=row.row,
        time=row.time,
        activity=row.name,
        parts=tuple(parts),
        values=fields.of(row, matter.scope) if parts or others else (),
        tied_with=others,
    )


def _tied(judgement: Judgement) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, other in ties(judgement.outcome, judgement.matter):
        found.setdefault(index, []).append(other)
    return found


def _holes(judgement: Judgement, fields: FieldsLookedAt) -> Iterator[Moment]:
    """Events at an unknown time, and rows that may be any event."""
    matter = judgement.matter
    for hole in matter.history.holes:
        yield Moment(
            row=hole.row,
            time=hole.time,
            activity=hole.name,
            parts=(Part(role=Role.UNREADABLE, subject=Subject.CASE),),
            values=fields.of(hole, matter.scope),
        )
