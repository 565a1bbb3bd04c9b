"""`standards mapping`: a mapping proposed from a log's own columns."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from standards_engine.cli.failures import Unusable, warn_or_stop
from standards_engine.cli.folders import working_folder
from standards_engine.cli.logs import NamedLog, log_options, mapping_at, readable
from standards_engine.cli.options import rules_option
from standards_engine.cli.progress import shown
from standards_engine.cli.work import current_work
from standards_engine.cli.writing import format_of, report_options, write
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Ruleset

if TYPE_CHECKING:
    from standards_engine.logs.mapping import Mapping
    from standards_engine.logs.proposal import Proposal

FORMATS = ("text", "yaml", "json")


@click.command("mapping", short_help="Propose a mapping from a log's own columns.")
@click.argument("log_paths", nargs=-1, required=True, metavar="LOG...")
@rules_option(required=False)
@log_options
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=None,
    help="How to write the proposal; else as FILE ends (.yaml, .json), else text.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to a file instead of the screen.",
)
@click.option("--quiet", is_flag=True, help="Say nothing but the proposal.")
@click.option("--no-color", is_flag=True, help="No colours (also by NO_COLOR).")
def command(
    rule_names: tuple[str, ...],
    named: NamedLog,
    format_: str | None,
    output: str | None,
    *,
    quiet: bool,
    no_color: bool,
) -> int:
    """Look at a log, and say how its rows could become events: which columns tell the case, what
    happened and when, and how values are written. Each line has its evidence, and how sure it is.

    With RULES also which names of the log are which of the rules. With -m, a mapping that says how
    the log is opened (sheet, encoding, table …), it begins with that.
    """
    written_as = format_of(format_, output, FORMATS)
    report = import_module(f"standards_engine.reports.proposal.as_{written_as}")
    ruleset = _rules(rule_names, quiet=quiet)
    with shown(current_work(), quiet=quiet, color=not no_color):
        proposal = _proposal(named, ruleset)
    looks = report_options(no_color=no_color, output=output)
    write(report.render(proposal, looks), output)
    return 0


def _rules(names: tuple[str, ...], *, quiet: bool) -> Ruleset | None:
    if not names:
        return None
    checked = load_rules(names, vocabulary=plan_vocabulary())
    warn_or_stop(checked.diagnostics, strict=False, quiet=quiet)
    if checked.ruleset is None:
        raise Unusable(checked.diagnostics)
    return checked.ruleset


def _opened_with(named: NamedLog) -> Mapping:
    """What the command line says of how the log is opened belongs into the mapping too."""
    from standards_engine.logs.mapping import Mapping

    loaded = mapping_at(named.mapping)
    model = Mapping() if loaded is None else loaded.model
    chosen = {"table": named.table, "query": named.query}
    return model.model_copy(update={key: value for key, value in chosen.items() if value})


def _proposal(named: NamedLog, ruleset: Ruleset | None) -> Proposal:
    from standards_engine.logs.formats.raw import UnusableLogError
    from standards_engine.logs.proposal import propose
    from standards_engine.logs.proposal.reading import opened_to_look_at
    from standards_engine.logs.sources import Choice, sources_of
    from standards_engine.logs.unchanged import unchanged

    work = current_work()
    model = _opened_with(named)
    try:
        with readable(named), working_folder(work) as folder:
            sources = sources_of(named.names, Choice(named.table, named.query), named.format)
            with unchanged(sources), opened_to_look_at(sources, model, folder, work) as log:
                return propose(log, ruleset)
    except UnusableLogError as error:
        raise Unusable(error.diagnostics) from error
