"""`standards handbook`: the standards as a document that people read."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

import click

from standards_engine.cli.failures import Unusable
from standards_engine.cli.options import settings_option
from standards_engine.cli.rulesets import any_ruleset_of
from standards_engine.cli.writing import format_of, write
from standards_engine.diagnostics.handbooks import NothingPromised, NothingToTell
from standards_engine.wording import plural

if TYPE_CHECKING:
    from standards_engine.reports.handbook.nodes import Handbook
    from standards_engine.rules.nodes import Ruleset

FORMATS = ("markdown", "html")


@click.command("handbook", short_help="Write the standards as a document for staff or customers.")
@click.argument("rules", metavar="RULES…", nargs=-1, required=True)
@click.option(
    "--for",
    "readers",
    type=click.Choice(("staff", "customers")),
    required=True,
    help="staff: by role what is owed, by when and why; customers: the promises made to them.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to write it; else as FILE ends, else markdown.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to a file instead of the screen.",
)
@settings_option
@click.option("--strict", is_flag=True, help="Treat warnings in rule files as faults.")
@click.option("--quiet", is_flag=True, help="Say nothing but the handbook.")
def command(
    rules: tuple[str, ...],
    readers: str,
    format_: str | None,
    output: str | None,
    settings: tuple[tuple[str, str], ...],
    *,
    strict: bool,
    quiet: bool,
) -> int:
    """Write the standards of RULES (rule files, folders, or names of shipped rulesets) as a
    document: for staff, by the role that answers for each; for customers, only what is promised.

    Standards without a promise are not shown to customers; how many is said.
    """
    written_as = format_of(format_, output, FORMATS)
    ruleset = any_ruleset_of(rules, dict(settings), strict=strict, quiet=quiet)
    handbook = _of(ruleset, readers)
    report = import_module(f"standards_engine.reports.handbook.as_{written_as}")
    write(report.render(handbook), output)
    if not quiet:
        for remark in _remarks(handbook):
            click.echo(remark, err=True)
    return 0


def _of(ruleset: Ruleset, readers: str) -> Handbook:
    """Raises Unusable where there is nothing to tell."""
    if readers == "staff":
        from standards_engine.reports.handbook.staff import for_staff

        if not ruleset.standards and not ruleset.constraints:
            raise Unusable([NothingToTell(ruleset=ruleset.name)])
        return for_staff(ruleset)
    from standards_engine.reports.handbook.customers import for_customers

    if all(each.promise is None for each in ruleset.standards):
        raise Unusable([NothingPromised(ruleset=ruleset.name, standards=len(ruleset.standards))])
    return for_customers(ruleset)


def _remarks(handbook: Handbook) -> Iterator[str]:
    """What a reader cannot see."""
    if handbook.left_out:
        yield plural(
            handbook.left_out,
            "{number} standard has no `promise` and is left out",
            "{number} standards have no `promise` and are left out",
        )
    if handbook.other_language:
        yield plural(
            handbook.other_language,
            "{number} promise is not written in English, and stands as it is",
            "{number} promises are not written in English, and stand as they are",
        )
