"""Why an audit ends with 2 or 3, for formats that have no place to say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from standards_engine.reports.headline import of_audit
from standards_engine.wording import say

if TYPE_CHECKING:
    from standards_engine.findings.exit_code import Thresholds
    from standards_engine.findings.nodes import AuditFindings

_WITHOUT_WARNINGS = ("csv",)


def tell_reasons(findings: AuditFindings, thresholds: Thresholds, format_: str) -> None:
    """On standard error, one line each; nothing where the report says it itself."""
    from standards_engine.findings.exit_code import ExitCode

    if format_ in _WITHOUT_WARNINGS and findings.exit_code in (
        ExitCode.UNUSABLE,
        ExitCode.NOT_ENOUGH,
    ):
        for reason in _reasons(findings, thresholds):
            click.echo(
                say("exit code {code}: {reason}", code=int(findings.exit_code), reason=reason),
                err=True,
            )


def _reasons(findings: AuditFindings, thresholds: Thresholds) -> Iterator[str]:
    from standards_engine.findings.exit_code import limits_exceeded

    exceeded = [*limits_exceeded(findings.log, findings.standards, thresholds)]
    yield from exceeded or [of_audit(findings).text]
