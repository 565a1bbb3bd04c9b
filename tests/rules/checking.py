"""Rule text to its diagnostics, as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import dedent
from types import MappingProxyType

from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.language import parse
from standards_engine.language.nodes import RulesetFile
from standards_engine.plans.vocabulary import plan_vocabulary
from standards_engine.rules.from_syntax import Checked, check
from standards_engine.rules.nodes import Constraint, Ruleset, Standard
from standards_engine.source import Source

VOCABULARY = plan_vocabulary()
CARE = """
    ruleset care
      zone "Asia/Shanghai"
    a case ends at closed
    parameter limit = 24 hours
    calendar office open monday..friday 08:00..17:00
    each case has
      region text
      city   optional text
    event reported
      fault       one of "cooling", "noise", "door"
      appointment optional instant
      due         instant
      cost        money in CNY
      wait        duration
      calls       number
    event visited
      engineer text
      score    optional number
    event closed
"""
"""What the rules under test speak about."""


def tree(text: str, name: str = "rules.std") -> RulesetFile:
    parsed = parse(Source(name, text))
    assert parsed.diagnostics == ()
    return parsed.tree


def check_text(
    text: str,
    *,
    settings: Mapping[str, str] = MappingProxyType({}),
    used: Mapping[str, str] = MappingProxyType({}),
    others: Sequence[str] = (),
) -> Checked:
    """Checks `text` and, given with it, `others`; `used` are files by dotted path."""

    def load(path: Sequence[str], _user: Source) -> RulesetFile | None:
        name = ".".join(path)
        return tree(dedent(used[name]), name) if name in used else None

    trees = [tree(dedent(text)), *(tree(dedent(each), f"{n}.std") for n, each in enumerate(others))]
    return check(trees, settings=settings, vocabulary=VOCABULARY, load=load)


def told(checked: Checked) -> list[Diagnostic]:
    """Its errors, in reading order."""
    errors = [each for each in checked.diagnostics if is_error(each)]
    return sorted(errors, key=lambda each: each.span.start if each.span else -1)


def warned(checked: Checked) -> list[Diagnostic]:
    return [each for each in checked.diagnostics if not is_error(each)]


def only_fault(text: str) -> tuple[str, str, str, str | None]:
    """The one fault in `text`: its code, the marked characters, message and help.

    The place where it should be found is marked `<<…>>`, and the fault must be exactly there.
    """
    marked = dedent(text)
    start, end = marked.index("<<"), marked.index(">>") - 2
    plain = marked.replace("<<", "").replace(">>", "")
    faults = told(check_text(plain))
    assert len(faults) == 1, [(each.message, str(each.span)) for each in faults]
    (fault,) = faults
    span = fault.span
    assert span is not None
    assert (span.line, span.column, span.text) == (
        plain.count("\n", 0, start) + 1,
        start - plain.rfind("\n", 0, start),
        plain[start:end],
    )
    return fault.code(), span.text, fault.message, fault.help


def ruleset_of(text: str) -> Ruleset:
    checked = check_text(text)
    assert checked.ruleset is not None, [each.message for each in checked.diagnostics]
    return checked.ruleset


def standard_of(text: str) -> Standard:
    """The one standard of a text that is put behind `CARE`."""
    (standard,) = ruleset_of(dedent(CARE) + dedent(text)).standards
    return standard


def constraint_of(text: str) -> Constraint:
    (constraint,) = ruleset_of("ruleset plans\n" + dedent(text)).constraints
    return constraint
