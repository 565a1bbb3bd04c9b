"""What stands in the way of judging."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen


@frozen(kw_only=True)
class NotJudgedYet(Diagnostic):
    """A standard uses a clause that is read and checked, but not judged on logs yet.

    standard one_each "Every report has a visit of its own"
      for each reported
      expect its own visited within 24 hours
    """

    standard: str
    clause: str

    @property
    def message(self) -> str:
        return f"`{self.standard}` uses `{self.clause}`, which is not judged on logs yet"

    @property
    def help(self) -> str:
        return (
            "take the standard out of these rules, or say it with another pattern"
            " (docs/language.md lists what is judged)"
        )


@frozen(kw_only=True)
class NoStandards(Diagnostic):
    """The rules hold nothing that could be asked of a log.

    standards audit log.csv -r planning/seven_constraints
    """

    @property
    def message(self) -> str:
        return "these rules hold no standard, so there is nothing to judge a log by"

    @property
    def help(self) -> str:
        return "constraints are judged on plans, by `standards check`"
