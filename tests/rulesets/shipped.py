"""What is shipped under rulesets/, and the documents it quotes."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Constraint, Example, Ruleset, Standard

RULESETS = Path(__file__).parents[2] / "rulesets"
FILES = sorted(path for path in RULESETS.rglob("*.std") if path.parent.name != "logs")
"""Every shipped rule file; those of a folder `logs` only serve examples."""
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def name_of(path: Path) -> str:
    return path.relative_to(RULESETS).with_suffix("").as_posix()


NAMES = [name_of(path) for path in FILES]
every_ruleset = pytest.mark.parametrize("path", FILES, ids=NAMES)


@cache
def ruleset_at(path: Path) -> Ruleset:
    checked = load_rules([str(path)], vocabulary=plan_vocabulary())
    assert checked.ruleset is not None, render_all(checked.diagnostics)
    return checked.ruleset


def is_of(path: Path, node: Standard | Constraint | Example) -> bool:
    """Whether it is declared in this file, not in one that the file uses."""
    return node.span is not None and node.span.source.name == str(path)


def rules_of(path: Path) -> list[Standard | Constraint]:
    ruleset = ruleset_at(path)
    return [each for each in (*ruleset.standards, *ruleset.constraints) if is_of(path, each)]


def quotes(text: str) -> list[str]:
    """The pieces of a quotation: `;` and a space lie between sentences, ` … ` where it was cut."""
    return [piece for piece in re.split(r"\s*…\s*|;\s+", text.strip()) if piece]


def seeds() -> str:
    """All source documents; they are not part of the project: required where CI says so."""
    files = sorted(SEEDS.glob("*.txt"))
    if len(files) < 5:
        reason = "the source documents are not here"
        if os.environ.get("STANDARDS_SEEDS") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    return plain("\n".join(file.read_text(encoding="utf-8") for file in files))


def plain(text: str) -> str:
    """Without spaces, and with full-width signs as their ordinary ones."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
