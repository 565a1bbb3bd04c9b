"""Comments that silence a doubt: `# lint: allow no-goal because …`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from standards_engine.diagnostics.base import Diagnostic, Edit, Level
from standards_engine.diagnostics.nearest import did_you_mean, replaced
from standards_engine.diagnostics.phrases import in_rules
from standards_engine.diagnostics.removal import removal
from standards_engine.frozen import frozen
from standards_engine.source import Span
from standards_engine.wording import say


@frozen(kw_only=True)
class UnreadSilence(Diagnostic):
    """A comment begins with `lint:` and says nothing that is understood.

    # lint: ignore no-goal
    """

    level: ClassVar[Level] = Level.WARNING

    @property
    def message(self) -> str:
        return say("this comment is not understood, and silences nothing")

    @property
    def help(self) -> str:
        return _as_written(self.span)


@frozen(kw_only=True)
class SilenceWithoutReason(Diagnostic):
    """A comment allows what is in doubt, and does not say why.

    # lint: allow no-goal
    """

    level: ClassVar[Level] = Level.WARNING

    check: str

    @property
    def message(self) -> str:
        return say("it is not said why `{check}` is allowed", check=self.check)

    @property
    def help(self) -> str:
        return _as_written(self.span, self.check)


@frozen(kw_only=True)
class UnknownCheck(Diagnostic):
    """A comment allows something of which no check tells.

    # lint: allow no-gaol because every case counts
    """

    level: ClassVar[Level] = Level.WARNING

    check: str
    known: Iterable[str]

    @property
    def message(self) -> str:
        return say("no check is called `{check}`", check=self.check)

    @property
    def help(self) -> str | None:
        return did_you_mean(self.check, self.known) or say(
            "copy the word in square brackets at the end of a message"
        )

    @property
    def edit(self) -> Edit | None:
        return replaced(self.span, self.check, self.known)


@frozen(kw_only=True)
class IdleSilence(Diagnostic):
    """A comment allows something that is not in doubt there.

    # lint: allow no-goal because every case counts
    standard home_visit … goal 95% each month
    """

    level: ClassVar[Level] = Level.WARNING

    check: str
    comment: Span | None = None
    """The whole comment, where it allows nothing else and can go."""

    @property
    def message(self) -> str:
        return say("`{check}` is not in doubt here, so this silences nothing", check=self.check)

    @property
    def help(self) -> str:
        return say("remove it; it belongs right before the line that is in doubt, or at its end")

    @property
    def edit(self) -> Edit | None:
        return None if self.comment is None else removal(self.comment, safe=True)


def _as_written(span: Span | None, check: str = "no-goal") -> str:
    example = in_rules("# lint: allow {code} because …", span, code=check)
    return say("write `{example}`", example=example)
