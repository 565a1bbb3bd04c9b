"""`standards schema`: the JSON Schemas of what people and programs write and read."""

from __future__ import annotations

import json
from typing import Any

import click

from standards_engine.cli.writing import write

DOCUMENTS = ("plan", "mapping", "findings", "check", "explanation", "examples", "proposal")


@click.command("schema", short_help="Print a JSON Schema.")
@click.argument("document", type=click.Choice(DOCUMENTS))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to a file instead of the screen.",
)
def command(document: str, output: str | None) -> int:
    """Print the JSON Schema of plans, of log mappings, or of the JSON findings.

    `findings` is what `standards audit -f json` writes, `check` what `standards check -f json`
    does, `explanation` what `standards explain -f json` does of a case, `examples` what
    `standards test -f json` does.
    """
    write(json.dumps(_schema(document), indent=2, ensure_ascii=False) + "\n", output)
    return 0


def _schema(document: str) -> dict[str, Any]:
    if document == "plan":
        from standards_engine.plans import plan_schema

        return plan_schema()
    if document == "mapping":
        from standards_engine.logs.mapping import mapping_schema

        return mapping_schema()
    if document == "explanation":
        from standards_engine.reports.schema import explanation_schema

        return explanation_schema()
    if document == "examples":
        from standards_engine.reports.schema import examples_schema

        return examples_schema()
    if document == "proposal":
        from standards_engine.reports.schema import proposal_schema

        return proposal_schema()
    from standards_engine.reports.schema import findings_schema

    return findings_schema("audit" if document == "findings" else "check")
