"""What the blocks of a diagnostic's page lead to, run in a folder that holds them as files."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Sequence
from pathlib import Path

from standards_engine.analysis.refused import refused
from standards_engine.calendars.today import end_of_today
from standards_engine.cli.run import FAULT_OF_THE_TOOL, run
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.base import Level
from standards_engine.diagnostics.pages import Block
from standards_engine.judge.plan import judge_plan
from standards_engine.plans import load_plan, plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.source import Source

_SAID = re.compile(rf"^(?:.*: )?(?:{'|'.join(Level)}): .* \[([\w-]+)\]$", re.MULTILINE)


def can_run(blocks: tuple[Block, ...]) -> bool:
    return all(block.file is not None for block in blocks)


def said(blocks: tuple[Block, ...]) -> list[str]:
    """Codes of what is wrong with these files, in the order in which it is said."""
    main = {block.kind: _written(block) for block in reversed(blocks)}
    rules = main.get("rules")
    found = _of_rules(rules) if rules else []
    if found:
        return found
    if "log" in main:
        found += _of_log(blocks, main)
    if "plan" in main:
        found += _of_plan(main)
    return found


def lint_says(blocks: tuple[Block, ...]) -> list[str]:
    """Codes of all faults and doubts that `standards lint` finds in the rules."""
    rules = [_written(block) for block in blocks if block.kind == "rules"]
    return _run("lint", rules[0]) if rules else []


def _written(block: Block) -> str:
    assert block.file is not None
    path = Path(block.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")
    return str(path)


def _of_rules(path: str) -> list[str]:
    checked = load_rules([path], vocabulary=plan_vocabulary())
    doubts = refused(checked.ruleset) if checked.ruleset else ()
    return [each.code() for each in (*checked.diagnostics, *doubts)]


def _of_log(blocks: tuple[Block, ...], main: dict[str, str]) -> list[str]:
    logs = [_written(block) for block in blocks if block.kind == "log"]
    beside = [f"--{kind}={main[kind]}" for kind in ("mapping", "waivers") if kind in main]
    return _run("audit", *logs, "-r", main["rules"], *beside)


def _of_plan(main: dict[str, str]) -> list[str]:
    """Of a plan as it is, and of one that examples of the rules change."""
    rules = main.get("rules", "planning/seven_constraints")
    tried = _run("test", rules) if "rules" in main else []
    return tried or [each.code() for each in _judged(rules, main["plan"])]


def _judged(rules: str, path: str) -> Sequence[Diagnostic]:
    ruleset = load_rules([rules], vocabulary=plan_vocabulary()).ruleset
    assert ruleset is not None
    source = Source(path, Path(path).read_text(encoding="utf-8"))
    plan, faults = load_plan(source, ruleset.plan_fields)
    if plan is None:
        return faults
    return (*faults, *judge_plan(plan, ruleset, end_of_today("UTC")).warnings)


def _run(*arguments: str) -> list[str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        assert run(arguments) != FAULT_OF_THE_TOOL, err.getvalue()
    return _SAID.findall(err.getvalue() or out.getvalue())
