"""`standards test`: the examples written in rule files."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from standards_engine.analysis.examples import Coverage, run_examples, whole_coverage_of
from standards_engine.analysis.examples.tested import Tested, all_coverage, failed, total
from standards_engine.cli.failures import Unusable, warn_or_stop
from standards_engine.cli.options import settings_option
from standards_engine.cli.writing import format_of, report_options, write
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.files import read_together, rule_files
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Constraint, Example, Ruleset, Standard

FORMATS = ("text", "json", "junit")
_DIFFERS, _NOTHING_TO_TEST = 1, 3


@click.command("test", short_help="Run the examples in rule files.")
@click.argument("rule_names", nargs=-1, metavar="[RULES]...")
@settings_option
@click.option(
    "--coverage",
    is_flag=True,
    help="Show which rules, exceptions and other clauses no example shows in each of their ways; "
    "exit with 3 if a rule or an exception lacks an example of both.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=None,
    help="How to write what came of them; else as FILE ends (.txt, .json, .xml), else text.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to a file instead of the screen.",
)
@click.option("--quiet", is_flag=True, help="Only say which examples fail.")
@click.option("--no-color", is_flag=True, help="No colours (also by NO_COLOR).")
def command(
    rule_names: tuple[str, ...],
    settings: tuple[tuple[str, str], ...],
    format_: str | None,
    output: str | None,
    *,
    coverage: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Judge every `example` and compare: exit 1 where one differs, 3 where there is none.

    Without RULES, the rule files of the current folder. Every file of a folder is tested by itself.
    What a file uses has examples of its own.
    """
    written_as = format_of(format_, output, FORMATS)
    report = import_module(f"standards_engine.reports.examples.as_{written_as}")
    together = read_together(rule_names) if rule_names else _of_this_folder()
    tested = tuple(
        _tested(names, dict(settings), coverage=coverage, quiet=quiet) for names in together
    )
    looks = report_options(no_color=no_color, output=output)
    write(report.render(tested, looks, quiet=quiet), output)
    return _exit_code(tested)


def _exit_code(tested: tuple[Tested, ...]) -> int:
    if failed(tested):
        return _DIFFERS
    whole = all(each.is_whole for each in all_coverage(tested) if each.is_required)
    return 0 if total(tested) and whole else _NOTHING_TO_TEST


def _of_this_folder() -> list[tuple[str, ...]]:
    """Each by itself; where there is none, the folder, which is then a fault."""
    names = [name for name in rule_files(".") or () if not _is_hidden(name)]
    return [(name,) for name in names or (".",)]


def _is_hidden(name: str) -> bool:
    """Inside a folder such as `.venv`, which programs fill."""
    return any(part.startswith(".") for part in Path(name).parts)


def _tested(
    names: tuple[str, ...], settings: dict[str, str], *, coverage: bool, quiet: bool
) -> Tested:
    ruleset = _load(names, settings, quiet=quiet)
    files = {str(Path(name)) for name in names}
    own = replace(ruleset, examples=tuple(e for e in ruleset.examples if _is_of(e, files)))
    found = Tested(names=names, ruleset=own, results=tuple(run_examples(own)))
    return replace(found, coverage=_coverage(found, files)) if coverage else found


def _load(names: tuple[str, ...], settings: dict[str, str], *, quiet: bool) -> Ruleset:
    checked = load_rules(names, settings=settings, vocabulary=plan_vocabulary())
    warn_or_stop(checked.diagnostics, strict=False, quiet=quiet)
    if checked.ruleset is None:
        raise Unusable(checked.diagnostics)
    return checked.ruleset


def _is_of(node: Example | Standard | Constraint, files: set[str]) -> bool:
    """What a file uses is tested with the file it stands in."""
    return node.span is None or node.span.source.name in files


def _coverage(tested: Tested, files: set[str]) -> tuple[Coverage, ...]:
    ruleset = tested.ruleset
    standards = tuple(each for each in ruleset.standards if _is_of(each, files))
    constraints = tuple(each for each in ruleset.constraints if _is_of(each, files))
    own = replace(ruleset, standards=standards, constraints=constraints)
    return tuple(whole_coverage_of(own, tested.results))
