"""`standards test`: the examples written in rule files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from standards_engine.analysis.examples import Coverage, ExampleResult, coverage_of, run_examples
from standards_engine.cli.failures import Unusable, warn_or_stop
from standards_engine.cli.options import settings_option
from standards_engine.diagnostics import render_all
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.files import read_together
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Constraint, Example, Ruleset, Standard

_NOTHING_TO_TEST = 3


@click.command("test", short_help="Run the examples in rule files.")
@click.argument("rule_names", nargs=-1, required=True, metavar="RULES...")
@settings_option
@click.option("--coverage", is_flag=True, help="Exit with 3 if a rule lacks examples of both ways.")
@click.option("--quiet", is_flag=True, help="Only say which examples fail.")
def command(
    rule_names: tuple[str, ...],
    settings: tuple[tuple[str, str], ...],
    *,
    coverage: bool,
    quiet: bool,
) -> int:
    """Judge every `example` and compare: exit 1 where one differs, 3 where there is none.

    Every file of a folder is tested by itself. What a file uses has examples of its own.
    """
    together = list(read_together(rule_names))
    rulesets = [_load(names, dict(settings), quiet=quiet) for names in together]
    results = [list(run_examples(ruleset)) for ruleset in rulesets]
    found = [result for each in results for result in each]
    for result in found:
        if not result.kept or not quiet:
            click.echo(_line(result))
    failed = sum(not result.kept for result in found)
    click.echo(f"{len(found) - failed} of {len(found)} examples as expected")
    covered = [
        c for each in zip(together, rulesets, results, strict=True) for c in _coverage(*each)
    ]
    if coverage:
        click.echo("\n".join(_covered(covered)))
    if failed:
        return 1
    whole = not coverage or all(each.is_whole for each in covered)
    return 0 if found and whole else _NOTHING_TO_TEST


def _load(names: tuple[str, ...], settings: dict[str, str], *, quiet: bool) -> Ruleset:
    checked = load_rules(names, settings=settings, vocabulary=plan_vocabulary())
    warn_or_stop(checked.diagnostics, strict=False, quiet=quiet)
    if checked.ruleset is None:
        raise Unusable(checked.diagnostics)
    return _without_used(checked.ruleset, {str(Path(name)) for name in names})


def _without_used(ruleset: Ruleset, names: set[str]) -> Ruleset:
    examples = [each for each in ruleset.examples if _is_of(each, names)]
    return replace(ruleset, examples=tuple(examples))


def _is_of(node: Example | Standard | Constraint, names: set[str]) -> bool:
    return node.span is None or node.span.source.name in names


def _coverage(
    names: tuple[str, ...], ruleset: Ruleset, results: list[ExampleResult]
) -> list[Coverage]:
    files = {str(Path(name)) for name in names}
    standards = tuple(each for each in ruleset.standards if _is_of(each, files))
    constraints = tuple(each for each in ruleset.constraints if _is_of(each, files))
    return coverage_of(replace(ruleset, standards=standards, constraints=constraints), results)


def _line(result: ExampleResult) -> str:
    example = result.example
    title = f"{example.rule}: {example.title.said}"
    if result.kept:
        return f"ok    {title}"
    if result.refused is not None:
        return f"fails {title}\n      `{result.refused}` is not judged yet"
    place = f"\n      at {example.span}" if example.span else ""
    if result.faults:
        return f"fails {title}{place}\n{_indented(render_all(result.faults))}"
    return (
        f"fails {title}{place}\n      expected {_words(result.expected)}, "
        f"was {_words(result.found)}{_reasons(result)}"
    )


def _indented(text: str) -> str:
    return "\n".join(f"      {line}" if line else "" for line in text.splitlines())


def _words(found: tuple[str, ...]) -> str:
    return ", ".join(word.replace("_", " ") for word in found) or "no obligation at all"


def _reasons(result: ExampleResult) -> str:
    return f" ({'; '.join(result.reasons)})" if result.reasons else ""


def _covered(covered: Sequence[Coverage]) -> Iterator[str]:
    whole = sum(each.is_whole for each in covered)
    yield f"{whole} of {len(covered)} rules and exceptions shown both ways"
    for each in covered:
        if not each.is_whole:
            name = each.rule if each.exception is None else f"{each.rule}, except {each.exception}"
            yield f"      {name}: no example is {' or '.join(each.lacking)}"
