"""rulesets/README.md leads from the sentences of the source documents to every shipped rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.rulesets.shipped import (
    FILES,
    NAMES,
    RULESETS,
    every_ruleset,
    name_of,
    plain,
    quotes,
    rules_of,
    seeds,
)

SUBJECTS = 23
"""So many subjects the source documents were read for."""

Line = tuple[int, str, str, list[str]]
"""The number of a row, its sentence, the ruleset, and the rules."""


def lines() -> Iterator[Line]:
    text = (RULESETS / "README.md").read_text(encoding="utf-8")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[0].isdigit():
            (name,) = re.findall(r"^\[([\w/]+)\]\(\1\.std\)$", cells[2]) or [cells[2]]
            yield int(cells[0]), cells[1], name, _rules(cells[3])


def _rules(cell: str) -> list[str]:
    """What stands in brackets is a remark."""
    return re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", cell))


def test_every_line_names_rules_that_exist() -> None:
    rules = {name_of(path): {rule.name for rule in rules_of(path)} for path in FILES}
    strange = [
        (number, name, sorted(set(named) - rules.get(name, set())))
        for number, _, name, named in lines()
        if name not in rules or not named or set(named) - rules[name]
    ]
    assert strange == []


@every_ruleset
def test_every_rule_is_in_the_table(path: Path) -> None:
    named = {rule for _, _, name, rules in lines() for rule in rules if name == name_of(path)}
    assert sorted({rule.name for rule in rules_of(path)} - named) == []


def test_every_sentence_stands_in_the_source_documents() -> None:
    documents = seeds()
    strange = [
        (number, piece)
        for number, sentence, _, _ in lines()
        for piece in quotes(sentence)
        if plain(piece) not in documents
    ]
    assert strange == []


def test_the_lines_are_in_order_and_no_subject_is_left_out() -> None:
    numbers = [number for number, _, _, _ in lines()]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, SUBJECTS + 1))


def test_the_index_names_every_ruleset() -> None:
    text = (RULESETS / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"^\| \[([\w/]+)\]\(\1\.std\) \|", text, re.MULTILINE))
    assert sorted(linked) == NAMES


@every_ruleset
def test_the_guide_of_its_folder_names_every_rule(path: Path) -> None:
    guide = (path.parent / "README.md").read_text(encoding="utf-8")
    assert path.stem in guide
    assert [rule.name for rule in rules_of(path) if f"`{rule.name}`" not in guide] == []
