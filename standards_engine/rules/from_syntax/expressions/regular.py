"""Patterns of `matches`, asked of RE2, which reads them when a log or plan is judged."""

from __future__ import annotations

from standards_engine.diagnostics.phrases import in_their_words
from standards_engine.wording import later, say

_SPEECH = {
    "missing )": later("a bracket `(` is not closed"),
    "unexpected )": later("a bracket `)` closes nothing"),
    "missing ]": later("a bracket `[` is not closed"),
    "no argument for repetition operator": later(
        "nothing stands before `{piece}` that it could repeat"
    ),
    "bad repetition operator": later("`{piece}` repeats a repetition, which RE2 cannot"),
    "invalid repetition size": later("`{piece}` repeats too often"),
    "invalid character class range": later("the range `{piece}` runs backwards"),
    "invalid perl operator": later("RE2 has no `{piece}`: it cannot look ahead or behind"),
    "invalid escape sequence": later("RE2 has no `{piece}`"),
    "trailing \\": later("nothing follows the `\\` at its end"),
}
"""What RE2 says, and how it is told; `{piece}` is the piece of the pattern that it names."""


def pattern_fault(pattern: str) -> str | None:
    """Why RE2 refuses a pattern, or None where it takes it.

    Arrow carries RE2; it is loaded here, since few rules use `matches`. It reads a pattern only
    when there is a text to look into.
    """
    import pyarrow
    import pyarrow.compute

    try:
        pyarrow.compute.match_substring_regex(pyarrow.array([""]), pattern=pattern)
    except pyarrow.ArrowInvalid as refusal:
        return _in_words(f"{refusal}".removeprefix("Invalid regular expression: "))
    return None


def _in_words(refusal: str) -> str:
    reason, _, piece = refusal.partition(": ")
    told = _SPEECH.get(reason)
    return in_their_words(refusal) if told is None else say(told, piece=piece)
