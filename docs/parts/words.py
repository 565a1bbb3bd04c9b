"""The words of the rule language in both languages, from the keyword tables."""

from __future__ import annotations

from collections import defaultdict

from docs.parts.tables import table
from standards_engine.language.keywords import Keywords, Phrase, keywords

_HEAD = ("英文", "中文", "也可以写")


def words() -> str:
    english, chinese = keywords("en"), keywords("zh")
    spelled = _spellings(chinese)
    rows = [
        ("" if name not in english.spelling else f"`{english.spelling[name]}`", *_cells(texts))
        for name, texts in spelled.items()
    ]
    return table(_HEAD, rows)


def units() -> str:
    rows: dict[str, list[str]] = defaultdict(list)
    for phrase, unit in keywords("zh").units:
        rows[unit].append(" ".join(phrase.words))
    canonical = keywords("zh").unit_spelling
    return table(
        _HEAD,
        (
            (f"`{unit}`", *_cells([canonical[unit], *(t for t in texts if t != canonical[unit])]))
            for unit, texts in rows.items()
        ),
    )


def own_names() -> str:
    pairs = list(keywords("zh").names.items())
    return table(("英文", "中文"), ((f"`{english}`", f"`{word}`") for english, word in pairs))


def _cells(texts: list[str]) -> tuple[str, str]:
    first, *others = (f"`{text}`" for text in texts)
    return first, "、".join(others)


def _spellings(language: Keywords) -> dict[str, list[str]]:
    """Each terminal's ways to be written, the canonical one first."""
    phrases: list[Phrase] = [each for found in language.phrases.values() for each in found]
    found: dict[str, list[str]] = {name: [text] for name, text in language.spelling.items()}
    for phrase in phrases:
        text = " ".join(phrase.words)
        if text not in found[phrase.terminal]:
            found[phrase.terminal].append(text)
    return found
