"""What stands in the way of judging."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import is_meant, nearest
from standards_engine.diagnostics.phrases import keyword, quoted
from standards_engine.frozen import frozen
from standards_engine.wording import plural, say


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
        return say(
            "`{standard}` uses `{clause}`, which is not judged on logs yet",
            standard=self.standard,
            clause=keyword(self.clause, self.span),
        )

    @property
    def help(self) -> str:
        return say(
            "take the standard out of these rules, or say it with another pattern "
            "(docs/language.md lists what is judged)"
        )


@frozen(kw_only=True)
class NoStandards(Diagnostic):
    """The rules hold nothing that could be asked of a log.

    standards audit log.csv -r planning/seven_constraints
    """

    @property
    def message(self) -> str:
        return say("these rules hold no standard, so there is nothing to judge a log by")

    @property
    def help(self) -> str:
        return say("constraints are judged on plans, by `standards check`")


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
            return say(
                "the case `{case}` has no row up to {moment}", case=self.case, moment=self.moment
            )
        return say("the log has no case `{case}`", case=self.case)

    @property
    def help(self) -> str:
        if self.moment is not None:
            return say("give a later `--as-of`, or none: then it is the log's last event")
        close = nearest(self.case, self.known)
        if close is not None:
            return is_meant(close)
        if not self.known:
            return say("it has no cases at all")
        return plural(
            self.cases,
            "it has {number} case, {names}",
            "it has {number} cases, such as {names}",
            names=quoted(self.known[:3]),
        )
