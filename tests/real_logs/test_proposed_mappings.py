"""Mappings proposed for real logs, held against those that a person wrote for them.

Beside each log stands what its own mapping says and no proposal can know.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standards_engine.logs.mapping import Mapping, load_mapping
from standards_engine.source import Source
from tests.cli.command import standards

RULES = Path(__file__).parent / "rules"
pytestmark = pytest.mark.real_log

BOSTON = "boston_311/311_service_requests_2011.zip"
CALLS = "call_centre/february_1999.tsv.gz"
VOLVO = "volvo_incidents/incidents.csv.gz"
VOLVO_XES = "volvo_incidents/incidents.xes.gz"
PERMITS = "permit_receipt/receipt.csv.gz"


def lines(mapping: Mapping) -> Iterator[tuple[str, str, object]]:
    """Each thing that a mapping says."""
    for key, value in mapping.model_dump(exclude_defaults=True).items():
        if isinstance(value, dict):
            yield from ((key, name, _plain(each)) for name, each in value.items())
        else:
            yield key, "", value


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return tuple(sorted((k, v) for k, v in value.items() if v not in (None, (), {})))
    return value


@pytest.mark.parametrize(
    ("log", "rules", "not_found"),
    [
        # ISO 8601 is read without a format; that a request is closed says another column too
        (BOSTON, "boston", {("format", ""), ("events", "closed")}),
        # fewer columns are a key already, tabs are recognised, and no name is like `wait`
        (CALLS, "calls", {("case", ""), ("delimiter", ""), ("fields", "wait")}),
        # that `0` means nothing here nobody could see
        (VOLVO, "volvo", {("missing", "")}),
        (VOLVO_XES, "volvo", {("missing", "")}),
        # `Awaiting Assignment` is nothing like `queued`
        (VOLVO, "volvo_states", {("names", "Awaiting Assignment")}),
        (PERMITS, "receipt", set()),
    ],
)
def test_what_a_person_wrote_is_proposed(
    real_log: Callable[[str], Path], log: str, rules: str, not_found: set[tuple[str, str]]
) -> None:
    arguments = [real_log(log), "-r", RULES / f"{rules}.std", "-f", "yaml"]
    proposed, faults = load_mapping(Source("proposed", standards("mapping", *arguments).out))
    assert proposed is not None, faults
    text = (RULES / f"{rules}.mapping.yaml").read_text(encoding="utf-8")
    by_hand, _ = load_mapping(Source("by hand", text))
    assert by_hand is not None
    own = {("fields", "deadline"), ("fields", "role")}  # read under their own names
    found = set(lines(proposed.model))
    lacking = {
        (key, name) for key, name, value in lines(by_hand.model) if (key, name, value) not in found
    }
    assert lacking - own == not_found


def test_judged_by_the_proposal_a_city_keeps_its_targets_as_often(
    real_log: Callable[[str], Path], tmp_path: Path
) -> None:
    log, rules = real_log(BOSTON), RULES / "boston.std"
    mapping = tmp_path / "proposed.yaml"
    assert standards("mapping", log, "-r", rules, "-o", mapping).code == 0
    done = standards("audit", log, "-r", rules, "-m", mapping, "-f", "json")
    standard = next(s for s in json.loads(done.out)["standards"] if s["name"] == "on_target")
    assert (standard["met"], standard["missed"], standard["undetermined"]) == (
        35_591,
        11_679,
        10_981,
    )


def test_without_rules_each_real_log_has_its_form(real_log: Callable[[str], Path]) -> None:
    forms = {
        log: {
            key
            for key in json.loads(standards("mapping", real_log(log), "-f", "json").out)["mapping"]
            if key in ("activity", "event", "events")
        }
        for log in (BOSTON, CALLS, VOLVO, VOLVO_XES, PERMITS)
    }
    assert forms == {
        BOSTON: {"events"},
        CALLS: {"event"},
        VOLVO: {"activity"},
        VOLVO_XES: {"activity"},
        PERMITS: {"activity"},
    }
