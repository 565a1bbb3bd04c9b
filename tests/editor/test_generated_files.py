"""What the extension takes from the program is as the program is now."""

from __future__ import annotations

import json
import re

import pytest

from editors.generate import FOLDER, files, snippets
from standards_engine.editor.completion.here import read
from standards_engine.editor.words import words
from standards_engine.language.keywords import LANGUAGES, keywords


@pytest.mark.parametrize("name", files())
def test_a_generated_file_is_up_to_date(name: str) -> None:
    """`make docs` writes it."""
    assert (FOLDER / name).read_text(encoding="utf-8") == files()[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_keyword_has_a_meaning_and_a_section_that_exists(language: str) -> None:
    page = (FOLDER.parent.parent / "docs" / "language.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    sections = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
    meaning = words(language).meaning
    assert set(meaning) == set(keywords(language).spelling) | set(meaning) & MARKS
    assert {section for _, section in meaning.values()} <= sections
    assert all(sentence.strip() for sentence, _ in meaning.values())


MARKS = {"WITHIN_END", "AFTER_END"}
"""Chinese alone has a word for these."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_snippet_begins_with_its_keyword_and_is_read(language: str) -> None:
    for terminal, body in words(language).snippets.items():
        text = re.sub(r"\$\{\d+[:|]([^},|]*)[^}]*\}|\$\d+", r"\1", body)
        tokens = read(_inside(terminal, text, language), language).tokens
        assert terminal in [token.terminal for token in tokens], body


def _inside(terminal: str, text: str, language: str) -> str:
    """In the declaration that the clause belongs to."""
    table = keywords(language)
    if terminal in {"ZONE", "VERSION"}:
        return f"{table.spelling['RULESET']} r\n{text}"
    clause = text.split(maxsplit=1)[0] not in table.reserved
    return f"{table.spelling['STANDARD']} s\n{text}" if clause else text


def test_snippets_are_those_of_completion() -> None:
    assert snippets("en")["goal"]["body"] == ["goal ${1:95%} each month"]


def test_the_manifest_names_files_that_are_there() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    found = manifest["contributes"]
    named = [manifest["main"], *(each["path"] for each in found["grammars"] + found["snippets"])]
    named += [each["url"] for each in found["yamlValidation"]]
    assert all((FOLDER / each).is_file() for each in named)
