"""What keeps a handbook from being written."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.wording import plural, say


@frozen(kw_only=True)
class NothingToTell(Diagnostic):
    """A handbook is asked for of rules without a standard and without a constraint.

    standards handbook names.std --for staff
    """

    ruleset: str

    @property
    def message(self) -> str:
        return say(
            "`{ruleset}` has neither a standard nor a constraint to tell of", ruleset=self.ruleset
        )

    @property
    def help(self) -> str:
        return say("name the file that has the standards; several may be named")


@frozen(kw_only=True)
class NothingPromised(Diagnostic):
    """A handbook for customers is asked for, and no standard of these rules has a `promise`.

    standards handbook repairs.std --for customers
    """

    ruleset: str
    standards: int

    @property
    def message(self) -> str:
        return plural(
            self.standards,
            "the {number} standard of `{ruleset}` has no `promise`: there is nothing to tell "
            "customers",
            "none of the {number} standards of `{ruleset}` has a `promise`: there is nothing to "
            "tell customers",
            ruleset=self.ruleset,
        )

    @property
    def help(self) -> str:
        return say(
            'write into a standard what customers may read: `promise "We come within 24 hours."`'
        )
