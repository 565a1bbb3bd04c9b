"""Every shipped rule file is sound, shown both ways, and quotes the sentence behind each rule.

`standards test rulesets/FOLDER --coverage` and `standards lint --strict FILE` say the same of one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from standards_engine.analysis.examples import coverage_of, run_examples
from standards_engine.rules.nodes import Constraint
from tests.cli.command import standards
from tests.rulesets.shipped import (
    RULESETS,
    every_ruleset,
    is_of,
    plain,
    quotes,
    rules_of,
    ruleset_at,
    seeds,
)


def test_lint_finds_nothing() -> None:
    """What it would find, and is meant so, a comment allows with its reason."""
    done = standards("lint", "--strict", RULESETS)
    assert (done.code, done.out) == (0, "no faults found\n")


@every_ruleset
def test_all_examples_hold_and_show_each_rule_and_exception_both_ways(path: Path) -> None:
    ruleset = ruleset_at(path)
    own = replace(
        ruleset,
        examples=tuple(each for each in ruleset.examples if is_of(path, each)),
        standards=tuple(each for each in ruleset.standards if is_of(path, each)),
        constraints=tuple(each for each in ruleset.constraints if is_of(path, each)),
    )
    results = list(run_examples(replace(ruleset, examples=own.examples)))
    assert [each.example.title for each in results if not each.kept] == []
    lacking = [each for each in coverage_of(own, results) if not each.is_whole]
    assert lacking == []


@every_ruleset
def test_every_rule_has_a_title_in_both_languages(path: Path) -> None:
    for rule in rules_of(path):
        assert rule.title is not None, rule.name
        assert _is_chinese(dict(rule.title.translations).get("zh", "")), rule.name


@every_ruleset
def test_every_parameter_says_what_it_is_in_both_languages(path: Path) -> None:
    for parameter in ruleset_at(path).parameters:
        assert parameter.title is not None, parameter.name
        assert _is_chinese(dict(parameter.title.translations).get("zh", "")), parameter.name


@every_ruleset
def test_what_rules_say_to_people_is_said_in_both_languages(path: Path) -> None:
    for rule in rules_of(path):
        for text in (rule.because, rule.owner, rule.message):
            assert text is None or "zh" in dict(text.translations), rule.name
    for standard in ruleset_at(path).standards:
        promise = standard.promise
        assert promise is None or "zh" in dict(promise.translations), standard.name


@every_ruleset
def test_every_constraint_says_what_is_wrong(path: Path) -> None:
    lacking = [r.name for r in rules_of(path) if isinstance(r, Constraint) and not r.message]
    assert lacking == []


@every_ruleset
def test_every_rule_quotes_the_source_documents(path: Path) -> None:
    for rule in rules_of(path):
        assert rule.source, rule.name
        assert all(_is_chinese(piece) for piece in quotes(rule.source.text)), rule.name


@every_ruleset
def test_what_is_quoted_stands_in_the_source_documents(path: Path) -> None:
    documents = seeds()
    strange = [
        (rule.name, piece)
        for rule in rules_of(path)
        for piece in quotes(rule.source.text if rule.source else "")
        if plain(piece) not in documents
    ]
    assert strange == []


def _is_chinese(text: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in text)
