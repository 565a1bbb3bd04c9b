"""A proposal for a log written here."""

from __future__ import annotations

from pathlib import Path

from standards_engine.diagnostics import render_all
from standards_engine.logs.mapping import Mapping, load_mapping
from standards_engine.logs.proposal import Part, Proposal, propose
from standards_engine.logs.proposal.reading import opened_to_look_at
from standards_engine.logs.sources import sources_of
from standards_engine.reports.options import DEFAULT
from standards_engine.reports.proposal.as_yaml import render
from standards_engine.rules.loading import load_rules
from standards_engine.source import Source


def proposed(
    folder: Path, log: str | bytes, rules: str | None = None, name: str = "log.csv"
) -> Proposal:
    """What is proposed always loads as a mapping, comments and all."""
    path = folder / name
    path.write_bytes(log.encode() if isinstance(log, str) else log)
    ruleset = None
    if rules is not None:
        (folder / "rules.std").write_text(rules, encoding="utf-8")
        checked = load_rules([str(folder / "rules.std")])
        assert checked.ruleset is not None, render_all(checked.diagnostics)
        ruleset = checked.ruleset
    work = folder / "work"
    work.mkdir(exist_ok=True)
    with opened_to_look_at(sources_of([str(path)]), Mapping(), work) as opened:
        found = propose(opened, ruleset)
    text = render(found, DEFAULT)
    loaded, faults = load_mapping(Source("proposed.yaml", text))
    assert loaded is not None, text + render_all(faults)
    return found


def part(proposal: Proposal, key: str, name: str | None = None) -> Part:
    (found,) = (each for each in proposal.of(key) if each.name == name)
    return found


def said(proposal: Proposal) -> str:
    """All the evidence."""
    return "\n".join(sentence for each in proposal.parts for sentence in each.because)
