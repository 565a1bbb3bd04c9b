"""Input that cannot be used: what stops a command with exit code 2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from standards_engine.diagnostics import Diagnostic, is_error, render_all


class Unusable(Exception):  # noqa: N818 - it is an outcome that the user reads about
    """Raised with the diagnostics to show; `run` shows them and ends with exit code 2, or with 4
    where the machine is at fault.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__()
        self.diagnostics: Sequence[Diagnostic] = tuple(diagnostics)

    @property
    def of_the_machine(self) -> bool:
        return any(diagnostic.of_the_machine for diagnostic in self.diagnostics)


def warn_or_stop(diagnostics: Sequence[Diagnostic], *, strict: bool, quiet: bool) -> None:
    """Stop where there is an error (or, when strict, a warning); else show the warnings."""
    told = _not_allowed(diagnostics)
    if any(is_error(diagnostic) for diagnostic in told) or (strict and told):
        raise Unusable(told)
    if told and not quiet:
        click.echo(render_all(told) + "\n", err=True)


def _not_allowed(diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Without warnings that a comment in the rules allows."""
    if all(is_error(diagnostic) for diagnostic in diagnostics):
        return diagnostics
    from standards_engine.analysis.lint import codes, not_allowed

    return not_allowed(diagnostics, codes())
