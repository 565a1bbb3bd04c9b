"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from standards_engine.rules.nodes import Severity
from standards_engine.wording import say

F = TypeVar("F", bound=Callable[..., Any])


class _Setting(click.ParamType[tuple[str, str]]):
    """`name=value`."""

    name = "name=value"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        name, equals, text = value.partition("=")
        if not equals or not name.strip():
            self.fail(
                say(
                    "`{value}` is not of the form `name=value`, as in `--set limit='8 hours'`",
                    value=value,
                ),
                param,
                ctx,
            )
        return name.strip(), text.strip()


def rules_option(*, required: bool) -> Callable[[F], F]:
    return click.option(
        "-r",
        "--rules",
        "rule_names",
        metavar="RULES",
        multiple=True,
        required=required,
        help="A rule file, a folder of them, or the name of a shipped ruleset "
        "(planning/seven_constraints). May be repeated.",
    )


def settings_option(command: F) -> F:
    return click.option(
        "--set",
        "settings",
        type=_Setting(),
        multiple=True,
        help="Give a parameter another value, as in --set visit_limit='8 hours'.",
    )(command)


def severity_option(command: F) -> F:
    return click.option(
        "--severity",
        type=click.Choice([severity.value for severity in Severity]),
        default=Severity.MINOR.value,
        show_default=True,
        help="Violations below this severity do not change the exit code.",
    )(command)


def as_of_option(command: F) -> F:
    return click.option(
        "--as-of",
        "as_of",
        metavar="INSTANT",
        help="Judge as things stood then: a date (its end) or a date and time.",
    )(command)


def waivers_option(command: F) -> F:
    return click.option(
        "--waivers",
        type=click.Path(),
        metavar="FILE",
        help="A YAML file of waivers for single cases.",
    )(command)


def without_waived_option(command: F) -> F:
    return click.option(
        "--without-waived",
        is_flag=True,
        help="Leave waived findings out of SARIF: GitHub would show them as open.",
    )(command)


def summary_option(command: F) -> F:
    return click.option(
        "--summary",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Add a short account in Markdown to the end of FILE, as to $GITHUB_STEP_SUMMARY.",
    )(command)


def output_options(*formats: str) -> Callable[[F], F]:
    """`-f`, `-o`, `--strict`, `--quiet` and `--no-color`."""

    def decorate(command: F) -> F:
        decorators = (
            click.option(
                "-f",
                "--format",
                "format_",
                type=click.Choice(formats),
                default=None,
                help="How to write the findings; else as FILE ends, else text.",
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(dir_okay=False),
                metavar="FILE",
                help="Write to a file instead of the screen.",
            ),
            click.option("--strict", is_flag=True, help="Treat warnings in rule files as faults."),
            click.option("--quiet", is_flag=True, help="Say nothing but the findings."),
            click.option("--no-color", is_flag=True, help="No colours (also by NO_COLOR)."),
        )
        for option in reversed(decorators):
            command = option(command)
        return command

    return decorate
