"""What `standards explain` shows of one word: the page of a diagnostic, or a file's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from standards_engine.cli.failures import Unusable, warn_or_stop
from standards_engine.diagnostics.codes import UnknownCode
from standards_engine.diagnostics.nearest import nearest
from standards_engine.diagnostics.pages import Block, Page, codes, page
from standards_engine.plans import plan_vocabulary
from standards_engine.reports.options import Options
from standards_engine.reports.pages import render_page
from standards_engine.reports.to_text.columns import padded, width
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Constraint, Ruleset, Standard
from standards_engine.source import Source
from standards_engine.wording import ENGLISH, say, spoken


def refuse_beside_one_word(format_: str | None, *, of_a_case: bool) -> None:
    """Raises UsageError where options say something that one word cannot have."""
    if of_a_case:
        raise click.UsageError(say("name the standard too: RULES NAME --log LOG --case ID"))
    if format_ not in (None, "text"):
        raise click.UsageError(say("without NAME there is only text"))


def explained_alone(named: str, settings: dict[str, str], options: Options, *, quiet: bool) -> str:
    """A code may stand in its brackets, as it is printed; raises Unusable."""
    code = re.sub(r"[ _]", "-", named.strip("[]").lower())
    found = page(code, spoken())
    if found is not None:
        return render_page(in_words_of(found, spoken()), options)
    if _is_meant_as_code(named):
        raise Unusable([UnknownCode(name=code, known=codes())])
    return _rules(named, settings, quiet=quiet)


def _is_meant_as_code(named: str) -> bool:
    """Nearly one, and neither a file nor written as one."""
    may_be_file = re.search(r"[/\\.]", named) or Path(named).exists()
    return not may_be_file and nearest(named.strip("[]"), codes()) is not None


def in_words_of(found: Page, language: str) -> Page:
    """With its rule files in the words of the language; as it is where one cannot be read."""
    sides = (found.beside, found.wrong, found.right)
    written = [[_written(block, language) for block in side] for side in sides]
    beside, wrong, right = (tuple(filter(None, side)) for side in written)
    if (len(beside), len(wrong), len(right)) != tuple(map(len, sides)):
        return found
    return replace(found, beside=beside, wrong=wrong, right=right)


def _written(block: Block, language: str) -> Block | None:
    if block.kind != "rules" or language == ENGLISH:
        return block
    from standards_engine.language.layout import formatted

    text = formatted(Source(block.name or "rules.std", block.text), language).text
    return None if text is None else replace(block, text=text)


def _rules(named: str, settings: dict[str, str], *, quiet: bool) -> str:
    checked = load_rules((named,), settings=settings, vocabulary=plan_vocabulary())
    warn_or_stop(checked.diagnostics, strict=False, quiet=quiet)
    if checked.ruleset is None:
        raise Unusable(checked.diagnostics)
    names = dict(_titled(checked.ruleset))
    wide = max(map(width, names), default=0)
    rows = (f"  {padded(name, wide)}  {title}".rstrip() for name, title in names.items())
    ask = say("`standards explain {file} NAME` explains one of them", file=named)
    return "\n".join([*rows, "", ask, ""])


def _titled(ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    """Names of standards and constraints in the order of the file, with their titles."""
    rules: tuple[Standard | Constraint, ...] = (*ruleset.standards, *ruleset.constraints)
    for rule in rules:
        title = rule.title
        if title is None:
            yield rule.name, ""
        else:
            yield rule.name, dict(title.translations).get(spoken(), title.text)
