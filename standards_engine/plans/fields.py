"""The kinds of field a plan has, as pydantic types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic_core import PydanticCustomError, core_schema

from standards_engine.diagnostics import Diagnostic
from standards_engine.documents import ListNode, MappingNode, ScalarNode
from standards_engine.frozen import frozen
from standards_engine.plans import read
from standards_engine.plans.levels import Level
from standards_engine.rules import types


@dataclass(frozen=True, slots=True, eq=False)
class Reads:
    """How a written value is read, its type in rules, and its JSON Schema."""

    read: Callable[[read.Written], object]
    type: types.Type
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> Any:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(self, core: object, handler: object) -> dict[str, Any]:
        return dict(self.schema)

    def _validate(self, written: Any) -> object:
        if isinstance(written, dict | list | ListNode | MappingNode) or written is None:
            raise PydanticCustomError("not_single", "must be a single value")
        if isinstance(written, ScalarNode) and written.value is None:
            raise PydanticCustomError("not_single", "must be a single value")
        try:
            return self.read(written)
        except read.UnreadableError as error:
            raise _carried(error.fault) from None


@frozen
class Refers:
    """The field holds the name of an entity, and in rules that entity itself."""

    entity: str


def _carried(fault: Diagnostic) -> PydanticCustomError:
    """A diagnostic, still without its place, as pydantic passes it on."""
    return PydanticCustomError("fault", "{text}", {"text": fault.message, "fault": fault})


def one_of(*options: str) -> Reads:
    """The field takes one of a few words."""

    def read_option(written: read.Written) -> str:
        return read.read_option(written, options)

    return Reads(read_option, types.OneOf(options), {"type": "string", "enum": [*options]})


_NUMBER = {"type": ["number", "string"]}
_ANY = {"type": ["string", "number", "boolean"]}

Words = Annotated[str, Reads(read.read_text, types.Text(), _ANY)]
Zone = Annotated[
    str, Reads(read.read_zone, types.Text(), {"type": "string", "examples": ["Asia/Shanghai"]})
]
Count = Annotated[
    Fraction, Reads(read.read_count, types.Number(), _NUMBER | {"examples": [120, "1,200"]})
]
Rank = Annotated[
    Fraction, Reads(read.read_rank, types.Number(), _NUMBER | {"examples": [120, "1,200"]})
]
Share = Annotated[
    Fraction, Reads(read.read_share, types.Number(), _NUMBER | {"examples": ["85%", 0.85]})
]
Amount = Annotated[
    read.Amount,
    Reads(read.read_amount, types.Number(), _NUMBER | {"examples": ["4,200 hours", 4200]}),
]
Money = Annotated[
    read.MoneyAmount,
    Reads(read.read_money, types.Money(None), {"type": "string", "examples": ["CNY 120"]}),
]
Date = Annotated[int, Reads(read.read_date, types.Date(), {"type": "string", "format": "date"})]
LevelField = Annotated[
    Level,
    Reads(
        read.read_level,
        types.Level(),
        _ANY | {"examples": ["24 hours", "3 working days", "95%", "CNY 120", True, 4.5]},
    ),
]
Currency = Annotated[
    str, Reads(read.read_currency, types.Text(), {"type": "string", "pattern": "^[A-Z]{3}$"})
]
