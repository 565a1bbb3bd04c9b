"""`standards demo`: the main job on a small example, from rules to report."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from standards_engine.cli import audit, check
from standards_engine.cli.files import faults_of_writing, write_file
from standards_engine.cli.started import program
from standards_engine.cli.work import current_work
from standards_engine.resources import resource
from standards_engine.wording import say

_EXAMPLE = "appliance_care"
_FILES = {
    "refrigerator.std": "refrigerator.std",
    "hotline.std": f"{_EXAMPLE}/hotline.std",
    "plans/hotline_good.yaml": f"{_EXAMPLE}/plans/hotline_good.yaml",
    "refrigerator_plan.yaml": "refrigerator_plan.yaml",
    "refrigerator_log.csv.gz": "refrigerator_log.csv.gz",
    "refrigerator_log.mapping.yaml": "refrigerator_log.mapping.yaml",
}
"""The shipped file, and where it goes: `use appliance_care.hotline` finds the copy beside it."""
_PLAN_DATE = "2026-04-01"


@click.command("demo", short_help="Write a small example and run it.")
@click.argument(
    "folder", default="standards-demo", metavar="[DIR]", type=click.Path(path_type=Path)
)
def command(folder: Path) -> int:
    """Write an example to DIR, check its plan, audit its log, leave a report, say what is next.

    The example is a maker of refrigerators: its service plan, its standards, and the log of a
    quarter, which a simulator made up. Without DIR it goes to ./standards-demo.
    """
    kept = _copy(folder)
    holds = say(
        "{folder} holds a maker's rules, its service plan, and the log of a quarter.", folder=folder
    )
    click.echo(holds)
    for path in kept:
        click.echo(say("{path} was changed, and is used as it is.", path=path))
    click.echo()
    _check(folder)
    _audit(folder)
    click.echo(_next_steps(folder))
    return 0


def _copy(folder: Path) -> list[Path]:
    """Writes what is not there yet; what a person has changed is kept, and returned."""
    kept: list[Path] = []
    for name, target in _FILES.items():
        data = resource("rulesets", _EXAMPLE, name).read_bytes()
        path = folder / target
        with faults_of_writing(folder):
            if path.exists():
                kept += [path] if path.read_bytes() != data else []
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data, current_work())
    return kept


def _check(folder: Path) -> None:
    _headline(say("1. Is the service plan sound? It must meet seven constraints, with evidence."))
    arguments = [str(folder / "refrigerator_plan.yaml"), "--as-of", _PLAN_DATE]
    _run("check", check.command, arguments)


def _audit(folder: Path) -> None:
    _headline(say("2. Was the promise kept? Every event of the quarter is held against the rules."))
    log = [str(folder / "refrigerator_log.csv.gz"), "-r", str(folder / "refrigerator.std")]
    mapping = ["-m", str(folder / "refrigerator_log.mapping.yaml")]
    _run("audit", audit.command, [*log, *mapping, "--max-violations", "5"])
    _headline(say("3. The same as a page to read in a browser, and to hand on."))
    report = ["-f", "html", "-o", str(folder / "report.html")]
    _run("audit", audit.command, [*log, *mapping, *report])


def _headline(text: str) -> None:
    click.echo(click.style(text, bold=True))


def _run(name: str, sub_command: click.Command, arguments: list[str]) -> None:
    click.echo(f"   $ {program()} {name} {shlex.join(arguments)}\n")
    command, work = f"standards {name}", current_work()
    sub_command.main(arguments, prog_name=command, standalone_mode=False, obj=work)
    click.echo()


def _next_steps(folder: Path) -> str:
    rules, command = folder / "refrigerator.std", program()
    return say(
        """\
What to try next
   open {report} in a browser
   read {rules}: it explains itself as it goes
   change `visit_limit` there to 36 hours, or try it without changing anything:
   $ {command} audit {log} -r {rules} \\
       -m {mapping} --set visit_limit='36 hours'
   run the examples written in the rules:
   $ {command} test {rules}
   take a promise out of {plan}, and check the plan again""",
        report=folder / "report.html",
        rules=rules,
        command=command,
        log=folder / "refrigerator_log.csv.gz",
        mapping=folder / "refrigerator_log.mapping.yaml",
        plan=folder / "refrigerator_plan.yaml",
    )
