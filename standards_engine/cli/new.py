"""`standards new`: a starter ruleset, in the language spoken."""

from __future__ import annotations

import shlex
from pathlib import Path
from types import MappingProxyType

import click

from standards_engine.cli.failures import Unusable
from standards_engine.cli.files import faults_of_writing, write_file
from standards_engine.cli.started import program
from standards_engine.cli.work import current_work
from standards_engine.diagnostics.starting import BadRulesetName, StarterExists
from standards_engine.language import parse
from standards_engine.rules.witness import ENDING
from standards_engine.source import Source
from standards_engine.wording import say, spoken

_STARTERS = Path(__file__).parents[1] / "starters"
_LOG_AND_MAPPING = MappingProxyType(
    {"en": ("log.csv", "mapping.yaml"), "zh": ("日志.csv", "映射.yaml")}
)


@click.command("new", short_help="Write a starter ruleset that explains itself.")
@click.argument("name", metavar="NAME")
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
def command(name: str, folder: Path) -> int:
    """Write a ruleset to begin with into the folder NAME, or DIR/NAME: rules with comments that
    teach, in the language of --lang, a small log, a mapping, a plan, and what to do with them.

    Everything in it can be run at once. Nothing that is there already is overwritten.
    """
    starter = _STARTERS / spoken()
    called = next(path.stem for path in starter.iterdir() if path.suffix == ENDING)
    texts = {
        path.name.replace(called, name): path.read_text(encoding="utf-8").replace(called, name)
        for path in sorted(starter.iterdir())
    }
    _check_name(name, texts.get(f"{name}{ENDING}", ""))
    target = folder / name
    _make(target)
    for file, text in texts.items():
        write_file(target / file, text, current_work())
    click.echo(_next_steps(target, name))
    return 0


def _check_name(name: str, text: str) -> None:
    """Raises Unusable unless the rule file is one whose ruleset has the name."""
    parsed = parse(Source(name, text))
    header = parsed.tree.header
    if parsed.diagnostics or header is None or header.name.text != name or "`" in name:
        from standards_engine.logs.proposal.names import identifier

        meant = identifier(name)
        raise Unusable([BadRulesetName(name=name, meant=meant if meant != name else f"{name}_1")])


def _make(target: Path) -> None:
    with faults_of_writing(target):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise Unusable([StarterExists(path=str(target))])
        target.mkdir(parents=True, exist_ok=True)


def _next_steps(target: Path, name: str) -> str:
    rules = f"{name}{ENDING}"
    log, mapping = _LOG_AND_MAPPING[spoken()]
    command = program()
    lines = [
        say("{folder} holds a ruleset to begin with. What to do next:", folder=target),
        f"   cd {shlex.quote(str(target))}",
        f"   {command} test {rules}",
        f"   {command} lint {rules}",
        f"   {command} audit {log} -r {rules} -m {mapping}",
        say("Then read {rules}: it explains itself as it goes.", rules=rules),
    ]
    return "\n".join(lines)
