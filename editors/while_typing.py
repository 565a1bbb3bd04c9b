"""How the editor helps while typing: pairs, comments, and the indentation of the next line."""

from __future__ import annotations

import re
from typing import Any

from standards_engine.language.keywords import LANGUAGES, keywords

_PAIRS = [('"', '"'), ("(", ")"), ("`", "`"), ("“", "”"), ("「", "」"), ("（", "）")]


def while_typing() -> dict[str, Any]:
    pairs = [{"open": one, "close": other} for one, other in _PAIRS]
    return {
        "comments": {"lineComment": "#"},
        "brackets": [["(", ")"], ["（", "）"]],
        "autoClosingPairs": [{**pair, "notIn": ["string", "comment"]} for pair in pairs],
        "surroundingPairs": [[one, other] for one, other in _PAIRS],
        "wordPattern": r"[^\s.,:;()=<>+\-*/\"'`#“”「」『』，。、：；（）＝＜＞！!]+",
        "onEnterRules": [_inside_declarations()],
    }


def _inside_declarations() -> dict[str, Any]:
    """Below the line that begins a declaration, its clauses are set in."""
    words = sorted({word for each in LANGUAGES for word in keywords(each).reserved})
    begun = rf"^({'|'.join(map(re.escape, words))})[ \t].*$"
    return {"beforeText": {"pattern": begun, "flags": "i"}, "action": {"indent": "indent"}}
