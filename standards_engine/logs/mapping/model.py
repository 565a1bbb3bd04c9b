"""The form of a mapping: where values stand in a log and how they are written.

Every value is taken as the text that is written, so that `missing: [0, no]` means those texts.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
"""One text or a list of them."""


class _Part(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True
    )


class EventCell(_Part):
    """A column of a wide log that holds the time of one event."""

    time: Texts = Field(
        min_length=1, description="The column of its time; several are joined by a space."
    )
    when: str | None = Field(
        default=None,
        description="The event happened only where this condition on the row's columns holds.",
    )


class FieldCell(_Part):
    """Where the value of a declared field stands, and how it is written."""

    column: str | None = Field(
        default=None, description="Its column; the field's own name if left out."
    )
    unit: str | None = Field(
        default=None,
        description="Unit of a bare number: seconds, minutes, hours, days, weeks, months, years.",
    )
    format: Texts | None = Field(
        default=None, description="How dates and times of this field are written."
    )
    true: Texts = Field(default=(), description="Further spellings of yes.")
    false: Texts = Field(default=(), description="Further spellings of no.")
    values: dict[str, str] = Field(
        default={}, description="A text of the column, and the value of the rules that it means."
    )


def _columned(value: object) -> object:
    return {"column": value} if isinstance(value, str) else value


def _timed(value: object) -> object:
    return {"time": value} if isinstance(value, str | list) else value


_Event = Annotated[
    EventCell,
    BeforeValidator(_timed, json_schema_input_type=str | list[str] | EventCell),
]
_Field = Annotated[FieldCell, BeforeValidator(_columned, json_schema_input_type=str | FieldCell)]


class Mapping(_Part):
    """How the rows of a log become events of cases."""

    case: Texts = Field(
        default=(), min_length=1, description="Column or columns that make the case key."
    )
    zone: str | None = Field(
        default=None,
        description="Zone of times without an offset, as `Europe/Rome`; else that of the rules.",
    )
    format: Texts = Field(
        default=(),
        description="How times are written, or several ways; else as in `2026-03-01 09:00`.",
    )
    decimal: str | None = Field(
        default=None,
        pattern="^[.,]$",
        description="What separates decimals: `,` in 1.200,50 and `.` in 1,200.50.",
    )
    missing: Texts = Field(
        default=(), description="Texts that stand for no value, besides empty cells."
    )
    order: Texts = Field(default=(), description="Columns that settle the order of equal times.")
    duplicates: str = Field(
        default="keep",
        pattern="^(keep|drop)$",
        description="Exact copies of rows: `keep` (the default) or `drop` them.",
    )
    activity: str | None = Field(
        default=None, description="Long form: the column that names the event."
    )
    time: Texts = Field(
        default=(), description="Long form: the column of the time; several are joined by a space."
    )
    on_change: str | None = Field(
        default=None,
        description="Long form: only rows where this column differs from the case's row before.",
    )
    names: dict[str, str] = Field(
        default={}, description="Long form: a value of `activity`, and the event that it means."
    )
    event: str | None = Field(default=None, description="Every row is this event; with `time`.")
    events: dict[str, _Event] = Field(
        default={}, description="Wide form: each event and the column of its time."
    )
    fields: dict[str, _Field] = Field(
        default={},
        description="A field (`wait`, `call.wait`, `event.wait`, `case.region`), and its column.",
    )
    delimiter: str | None = Field(
        default=None,
        min_length=1,
        max_length=1,
        description="What stands between the cells of a CSV file; else recognised.",
    )
    quote: str | None = Field(
        default=None, max_length=1, description='What stands around texts in a CSV file; else `"`.'
    )
    encoding: str | None = Field(
        default=None, description="Encoding of a text file, such as `gb18030`; else UTF-8."
    )
    sheet: str | None = Field(
        default=None, description="The sheet of a workbook; else the only one that holds anything."
    )
    table: str | None = Field(
        default=None, description="The table of a database that is the log; else its only one."
    )
    query: str | None = Field(
        default=None, description="A query whose rows are the log, instead of a table."
    )


COLUMN_KEYS = ("case", "time", "activity", "event", "events")
"""A mapping with none of them says how a log is read; its columns are the customary ones."""


def mapping_schema() -> dict[str, object]:
    """The JSON Schema of a mapping."""
    schema = Mapping.model_json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "dependentRequired": {key: ["case"] for key in COLUMN_KEYS if key != "case"},
    }
