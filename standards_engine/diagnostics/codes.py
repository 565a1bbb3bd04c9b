"""Codes of messages that no message has."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import nearest
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class UnknownCode(Diagnostic):
    """`standards explain` is asked about a message that does not exist.

    standards explain unknown-feild
    """

    name: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("no message has the code `{name}`", name=self.name)

    @property
    def help(self) -> str:
        close = nearest(self.name, self.known)
        if close is not None:
            return say("did you mean `{meant}`?", meant=close)
        return say("copy the word in square brackets at the end of a message")
