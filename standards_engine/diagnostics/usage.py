"""Faults in how a command is given."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.diagnostics.nearest import is_meant, nearest
from standards_engine.diagnostics.phrases import quoted
from standards_engine.frozen import frozen
from standards_engine.wording import later, listed, say

_SHOWN = 6
"""Shipped rulesets that a help names."""


@frozen(kw_only=True)
class UnknownCommand(Diagnostic):
    """The word after `standards` is not one of its commands.

    standards adit log.csv -r service.std
    """

    name: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return say("there is no command `{name}`", name=self.name)

    @property
    def help(self) -> str:
        close = nearest(self.name, self.known)
        if close is not None:
            return is_meant(close)
        return say("the commands are {names}", names=quoted(self.known))


@frozen(kw_only=True)
class UnknownCommandOption(Diagnostic):
    """The command has no option of this name.

    standards audit log.csv --rule service.std
    """

    command: str
    option: str
    known: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        return say("`{command}` has no option `{option}`", command=self.command, option=self.option)

    @property
    def help(self) -> str:
        close = nearest(self.option, self.known)
        return _list_of_options(self.command) if close is None else is_meant(close)


@frozen(kw_only=True)
class MissingRules(Diagnostic):
    """Logs and plans are judged by rules, and the command names none.

    standards audit log.csv
    """

    command: str
    shipped: tuple[str, ...]
    in_the_plan: bool = False
    """Whether a plan can name its rules itself."""
    as_argument: bool = False
    """Whether they are named right behind the command, without `-r`."""

    @property
    def message(self) -> str:
        return say("no rules to judge by are given")

    @property
    def help(self) -> str:
        if self.in_the_plan:
            return say(
                "name a rule file, a folder of them or a shipped ruleset, as in "
                "`{command} … -r planning/seven_constraints`, or list them under `rules:` in the "
                "plan; shipped rulesets: {names}",
                command=self.command,
                names=quoted(self.shipped, _SHOWN),
            )
        example = "service.std" if self.as_argument else "… -r service.std"
        return say(
            "name a rule file, a folder of them or a shipped ruleset, as in "
            "`{command}`; shipped rulesets: {names}",
            command=f"{self.command} {example}",
            names=quoted(self.shipped, _SHOWN),
        )


@frozen(kw_only=True)
class MissingArgument(Diagnostic):
    """The command does not know what it is about.

    standards audit -r service.std
    """

    command: str
    argument: str
    """As `--help` writes it."""

    @property
    def message(self) -> str:
        return say("`{command}` needs `{argument}`", command=self.command, argument=self.argument)

    @property
    def help(self) -> str:
        return say("`{command} --help` says what can stand there", command=self.command)


_MEANINGS = {"staff": later("staff"), "customers": later("customers")}
"""Values of options that are words."""


def _with_meaning(value: str) -> str:
    meaning = say(_MEANINGS[value]) if value in _MEANINGS else value
    if meaning == value:
        return f"`{value}`"
    return say("`{value}` ({meaning})", value=value, meaning=meaning)


@frozen(kw_only=True)
class WrongOptionValue(Diagnostic):
    """An option has a value that it cannot have.

    standards audit log.csv -r service.std -f exel
    """

    option: str
    value: str | None = None
    known: tuple[str, ...] = ()
    """Its values, where they can be listed."""
    reason: str | None = None
    """Else why, as a sentence."""

    @property
    def message(self) -> str:
        if self.reason is not None:
            return say("`{option}`: {reason}", option=self.option, reason=self.reason)
        return say("`{option}` cannot be `{value}`", option=self.option, value=self.value)

    @property
    def help(self) -> str | None:
        if not self.known:
            return None
        meant = {say(_MEANINGS[each]): each for each in self.known if each in _MEANINGS}
        close = nearest(self.value or "", self.known) or meant.get(self.value or "")
        if close is not None:
            return is_meant(close)
        return say("it can be {names}", names=listed(map(_with_meaning, self.known)))


@frozen(kw_only=True)
class RepeatedOption(Diagnostic):
    """An option that takes one value is given more than once.

    standards audit log.csv -r service.std -o first.html -o second.html
    """

    option: str

    @property
    def message(self) -> str:
        return say("`{option}` is given more than once, and takes one value", option=self.option)

    @property
    def help(self) -> str:
        return say("keep one of them")


@frozen(kw_only=True)
class WrongUsage(Diagnostic):
    """Parts of the command do not go together, or there are more of them than it can take.

    standards schema plan mapping
    """

    command: str
    reason: str

    @property
    def message(self) -> str:
        return self.reason

    @property
    def help(self) -> str:
        return _list_of_options(self.command)


def _list_of_options(command: str) -> str:
    return say("`{command} --help` says how it is given", command=command)
