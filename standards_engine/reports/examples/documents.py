"""The JSON of what came of examples, field for field. Words are those of rule files."""

from __future__ import annotations

from typing import Final, Literal

from typing_extensions import TypedDict

EXAMPLES_SCHEMA: Final = "standards-engine/examples/1"


class Place(TypedDict):
    file: str
    line: int
    column: int


class Difference(TypedDict):
    """One obligation, or one entity of a plan, of which something else was expected."""

    number: int
    expected: str | None
    found: str | None
    because: str | None
    entity: str | None
    place: Place | None
    explanation: list[str]


class Fault(TypedDict):
    """Why an example could not be judged."""

    code: str
    message: str
    help: str | None
    place: Place | None


class Example(TypedDict):
    rule: str
    title: str
    place: Place | None
    result: Literal["as expected", "differs", "not judged"]
    seconds: float
    expected: list[str]
    found: list[str]
    differences: list[Difference]
    faults: list[Fault]
    refused: str | None


class Shown(TypedDict):
    way: str
    examples: int


class Covered(TypedDict):
    """`required`: unless each way is shown by some example the exit code is 3."""

    rule: str
    kind: str
    clause: str | None
    required: bool
    shown: list[Shown]


class File(TypedDict):
    """Files that are read together are told together."""

    files: list[str]
    examples: list[Example]
    coverage: list[Covered] | None


class Examples(TypedDict):
    schema: Literal["standards-engine/examples/1"]
    examples: int
    as_expected: int
    tested: list[File]
