"""Faults of a file of waivers for single cases."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import nearest
from standards_engine.frozen import frozen


@frozen(kw_only=True)
class UnknownWaiverKey(Diagnostic):
    """A waiver in a file has a key that means nothing.

    approvd_by: regional manager
    """

    key: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"a waiver has no `{self.key}`"

    @property
    def help(self) -> str:
        meant = nearest(self.key, self.known)
        if meant is not None:
            return f"did you mean `{meant}`?"
        return "a waiver has: " + ", ".join(f"`{name}`" for name in self.known)


@frozen(kw_only=True)
class WrongWaiverValue(Diagnostic):
    """A part of a waiver, or the list of them, is not written as it must be.

    waivers: home_visit
    """

    key: str
    wanted: str

    @property
    def message(self) -> str:
        return f"`{self.key}` must be {self.wanted}"

    @property
    def help(self) -> str:
        return 'each waiver is a list item: `- rule: …`, then `case: "…"`, `until: …` below it'
