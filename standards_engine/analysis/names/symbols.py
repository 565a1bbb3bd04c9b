"""What a name is the name of."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen


class Kind(StrEnum):
    RULESET = "ruleset"
    FILE = "file"
    PARAMETER = "parameter"
    DEFINITION = "definition"
    EVENT = "event"
    ENTITY = "entity"
    FIELD = "field"
    CALENDAR = "calendar"
    TABLE = "table"
    ARGUMENT = "argument"
    STANDARD = "standard"
    CONSTRAINT = "constraint"
    EXCEPTION = "exception"
    ALIAS = "alias"


@frozen
class Symbol:
    """Files read together share their names, so kind, name and owner tell symbols apart.

    `owner` is the record of a field, the table of an argument, the rule of an exception, and the
    place where an alias or a quantified name is given: these three are known nowhere else.
    """

    kind: Kind
    name: str
    owner: str = ""
