"""`standards test`: the examples written in rule files."""

from __future__ import annotations

import click

from standards_engine.analysis.examples import ExampleResult, run_examples
from standards_engine.cli.failures import Unusable, warn_or_stop
from standards_engine.cli.options import settings_option
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.verdicts import Verdict

_NOTHING_TO_TEST = 3


@click.command("test", short_help="Run the examples in rule files.")
@click.argument("rule_names", nargs=-1, required=True, metavar="RULES...")
@settings_option
@click.option("--quiet", is_flag=True, help="Only say which examples fail.")
def command(
    rule_names: tuple[str, ...], settings: tuple[tuple[str, str], ...], *, quiet: bool
) -> int:
    """Judge every `example` and compare: exit 1 where one differs, 3 where there is none."""
    checked = load_rules(rule_names, settings=dict(settings), vocabulary=plan_vocabulary())
    warn_or_stop(checked.diagnostics, strict=False, quiet=quiet)
    if checked.ruleset is None:
        raise Unusable(checked.diagnostics)
    results = list(run_examples(checked.ruleset))
    for result in results:
        if not result.kept or not quiet:
            click.echo(_line(result))
    failed = sum(not result.kept for result in results)
    click.echo(f"{len(results) - failed} of {len(results)} examples as expected")
    return _NOTHING_TO_TEST if not results else int(failed > 0)


def _line(result: ExampleResult) -> str:
    example = result.example
    title = f"{example.rule}: {example.title}"
    if result.kept:
        return f"ok    {title}"
    if result.refused is not None:
        return f"fails {title}\n      `{result.refused}` is not judged yet"
    place = f"\n      at {example.span}" if example.span else ""
    return (
        f"fails {title}{place}\n      expected {_words(example.verdicts)}, "
        f"was {_words(result.verdicts)}{_reasons(result)}"
    )


def _words(verdicts: tuple[Verdict, ...]) -> str:
    return ", ".join(verdict.word for verdict in verdicts) or "no obligation at all"


def _reasons(result: ExampleResult) -> str:
    reasons = ", ".join(each.reason.word.replace("-", " ") for each in result.obligations)
    return f" ({reasons})" if reasons else ""
