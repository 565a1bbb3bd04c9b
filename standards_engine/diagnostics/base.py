"""What every diagnostic is: a class of facts that derives its own words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import ClassVar

from standards_engine.frozen import frozen
from standards_engine.source import Span


class Level(StrEnum):
    """How much a diagnostic matters: an error stops the work, a warning is said."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Edit:
    """`text` in the place of what `span` holds; with an empty span, put in there.

    `safe` where the rules mean afterwards just what they meant, so that it can be made unasked.
    """

    span: Span
    text: str
    safe: bool = False


@frozen(kw_only=True)
class Diagnostic:
    """One fault or doubt in what a person wrote.

    Subclasses hold facts and derive `message` (one line, lower case, the user's words in
    backticks) and `help` (what to write instead).
    """

    span: Span | None = None
    level: ClassVar[Level] = Level.ERROR
    of_the_machine: ClassVar[bool] = False
    """Whether the machine is at fault, and not what a person wrote."""

    @classmethod
    def code(cls) -> str:
        """`UnknownField` is shown, documented and searched for as `unknown-field`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    @property
    def message(self) -> str:
        raise NotImplementedError

    @property
    def help(self) -> str | None:
        return None

    @property
    def edit(self) -> Edit | None:
        """The change that mends it, where there is just one."""
        return None


def is_error(diagnostic: Diagnostic) -> bool:
    return diagnostic.level is Level.ERROR
