"""What prevents a new ruleset from being written."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class BadRulesetName(Diagnostic):
    """A new ruleset cannot have this name.

    standards new "home visits"
    """

    name: str
    meant: str
    """A name that it could have."""

    @property
    def message(self) -> str:
        return say("a ruleset cannot be called `{name}`", name=self.name)

    @property
    def help(self) -> str:
        return say(
            "a name is letters, digits and `_`, begins with no digit and is no word that opens a "
            "declaration: `{meant}`",
            meant=self.meant,
        )


@frozen(kw_only=True)
class StarterExists(Diagnostic):
    """The folder of a new ruleset is there already, and holds something.

    standards new repairs     (twice)
    """

    path: str

    @property
    def message(self) -> str:
        return say("`{path}` is there already, and nothing in it is overwritten", path=self.path)

    @property
    def help(self) -> str:
        return say("choose another name, or another folder behind it: `standards new NAME FOLDER`")
