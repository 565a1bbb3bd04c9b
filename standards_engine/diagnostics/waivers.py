"""Faults of a file of waivers for single cases."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic, Edit
from standards_engine.diagnostics.nearest import is_meant, nearest, replaced
from standards_engine.diagnostics.phrases import quoted
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class UnknownWaiverKey(Diagnostic):
    """A waiver in a file has a key that means nothing.

    approvd_by: regional manager
    """

    key: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("a waiver has no `{key}`", key=self.key)

    @property
    def help(self) -> str:
        meant = nearest(self.key, self.known)
        if meant is not None:
            return is_meant(meant)
        return say("a waiver has: {names}", names=quoted(self.known))

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.key, self.known)


@frozen(kw_only=True)
class WrongWaiverValue(Diagnostic):
    """A part of a waiver, or the list of them, is not written as it must be.

    waivers: home_visit
    """

    key: str
    wanted: str

    @property
    def message(self) -> str:
        return say("`{key}` must be {wanted}", key=self.key, wanted=self.wanted)

    @property
    def help(self) -> str:
        return say('each waiver is a list item: `- rule: …`, then `case: "…"`, `until: …` below it')
