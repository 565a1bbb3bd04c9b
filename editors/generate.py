"""Writes what the extension for VS Code takes from the program: highlighting, snippets, schemas.

    python -m editors.generate

The words come from `grammar/keywords/`, so that a new keyword is coloured everywhere; a test fails
where a file is out of date.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from editors.highlighting import highlighting
from editors.while_typing import while_typing
from standards_engine.editor.words import words
from standards_engine.language.keywords import LANGUAGES, keywords
from standards_engine.logs.mapping import mapping_schema
from standards_engine.plans import plan_schema

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "editors" / "vscode"


def files() -> Mapping[str, str]:
    """The text of each file, by its path in the extension."""
    generated: dict[str, object] = {
        "syntaxes/standards.tmLanguage.json": highlighting(),
        "language-configuration.json": while_typing(),
        "schemas/plan.schema.json": plan_schema(),
        "schemas/mapping.schema.json": mapping_schema(),
        **{f"snippets/{language}.json": snippets(language) for language in LANGUAGES},
    }
    texts = {name: _json(value) for name, value in generated.items()}
    return {**texts, "LICENSE": (ROOT / "LICENSE").read_text(encoding="utf-8")}


def snippets(language: str) -> dict[str, Any]:
    """What completion writes out too, for whoever has no server running."""
    known, table = words(language), keywords(language)
    return {
        table.spelling[terminal]: {
            "prefix": table.spelling[terminal],
            "body": body.split("\n"),
            "description": known.meaning[terminal][0],
        }
        for terminal, body in known.snippets.items()
    }


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    for name, text in files().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
