"""What is measured against each other answers the same questions alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.judging import agreement, ask, generator, rulesets
from tests.cli.command import standards

EVENTS = 20_000


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "log.parquet"
    generator.write_log(path, EVENTS)
    return path


@pytest.fixture(scope="module")
def judged(log: Path) -> dict[str, agreement.Groups]:
    out = log.parent / "findings.json"
    ended = standards("audit", log, "-r", rulesets.TWENTY, "-f", "json", "-o", out, "--brief")
    assert ended.code == 1, ended.said
    return agreement.of_findings(out)


@pytest.fixture(scope="module")
def asked(log: Path) -> dict[str, agreement.Groups]:
    out = log.parent / "answers.json"
    out.write_text(json.dumps(ask.answers(str(log), rulesets.names())), encoding="utf-8")
    return agreement.of_answers(out)


def test_there_are_twenty_and_each_has_a_query() -> None:
    queries = {path.stem for path in ask.QUERIES.glob("*.sql")} - {"prelude"}
    assert len(rulesets.names()) == 20
    assert queries == set(rulesets.names())


@pytest.mark.parametrize("name", rulesets.names())
def test_audit_and_query_count_the_same(
    name: str, judged: dict[str, agreement.Groups], asked: dict[str, agreement.Groups]
) -> None:
    assert agreement.same({name: judged[name]}, {name: asked[name]}) > 5


def test_every_verdict_that_a_query_counts_is_among_them(
    asked: dict[str, agreement.Groups],
) -> None:
    """Equal answers say nothing where there is nothing to count."""
    counts = [group for groups in asked.values() for group in groups.values()]
    assert all(sum(column) > 100 for column in zip(*counts, strict=True))
    for groups in asked.values():
        met, missed, _, _ = map(sum, zip(*groups.values(), strict=True))
        assert met > 0
        assert missed > 0


def test_other_counts_are_told() -> None:
    with pytest.raises(agreement.DiffersError, match=r"late .*2026-03.*north") as told:
        agreement.same(
            {"late": {("2026-03", "north"): (3, 1, 0, 0), ("2026-04", "north"): (1, 0, 0, 0)}},
            {"late": {("2026-03", "north"): (2, 2, 0, 0), ("2026-04", "north"): (1, 0, 0, 0)}},
        )
    assert "1 groups differ" in str(told.value)


def test_a_group_that_only_one_knows_is_told() -> None:
    with pytest.raises(agreement.DiffersError, match="query None"):
        agreement.same({"late": {("2026-03",): (3, 1, 0, 0)}}, {"late": {}})


def test_a_question_that_only_one_knows_is_told() -> None:
    with pytest.raises(agreement.DiffersError, match="late"):
        agreement.same({"late": {}}, {})


def test_the_generator_writes_the_same_log_again(log: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.parquet"
    assert generator.write_log(again, EVENTS) == 19906
    assert again.read_bytes() == log.read_bytes()


def test_a_hundred_standards_are_the_twenty_with_other_limits(tmp_path: Path) -> None:
    rules = tmp_path / "hundred.std"
    rules.write_text(rulesets.hundred(), encoding="utf-8")
    assert standards("lint", rules).code == 0
    text = rules.read_text(encoding="utf-8")
    assert text.count("\nstandard ") == 100
    assert "fixed within 10 working days" in text
    assert "fixed within 14 working days" in text


@pytest.mark.parametrize("name", rulesets.names())
def test_each_standard_can_be_judged_alone(name: str, tmp_path: Path) -> None:
    rules = tmp_path / "one.std"
    rules.write_text(rulesets.one(name), encoding="utf-8")
    assert "0 faults" in (said := standards("lint", rules).said) or "no faults" in said
