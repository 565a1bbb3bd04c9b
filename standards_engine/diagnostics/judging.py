"""What stands in the way of judging."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import nearest
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


@frozen(kw_only=True)
class UnknownCase(Diagnostic):
    """`standards explain` names a case of which the log has no row, or none at `--as-of`.

    standards explain repairs.std home_visit --log log.csv --case R-10001
    """

    case: str
    cases: int
    """How many the log has."""
    known: tuple[str, ...] = ()
    """Some of them."""
    moment: str | None = None
    """As of when, where the case has rows only after that."""

    @property
    def message(self) -> str:
        if self.moment is not None:
            return f"the case `{self.case}` has no row up to {self.moment}"
        return f"the log has no case `{self.case}`"

    @property
    def help(self) -> str:
        if self.moment is not None:
            return "give a later --as-of, or none: then it is the log's last event"
        close = nearest(self.case, self.known)
        if close is not None:
            return f"did you mean `{close}`?"
        named = ", ".join(f"`{case}`" for case in self.known[:3])
        if not named:
            return "it has no cases at all"
        return f"it has {self.cases:,} cases, such as {named}"
