"""Patterns of `matches`, asked of RE2, which reads them when a log or plan is judged."""

from __future__ import annotations

_SPEECH = {
    "missing )": "a bracket `(` is not closed",
    "unexpected )": "a bracket `)` closes nothing",
    "missing ]": "a bracket `[` is not closed",
    "no argument for repetition operator": "nothing stands before `{}` that it could repeat",
    "bad repetition operator": "`{}` repeats a repetition, which RE2 cannot",
    "invalid repetition size": "`{}` repeats too often",
    "invalid character class range": "the range `{}` runs backwards",
    "invalid perl operator": "RE2 has no `{}`: it cannot look ahead or behind",
    "invalid escape sequence": "RE2 has no `{}`",
    "trailing \\": "nothing follows the `\\` at its end",
}
"""What RE2 says, and how it is told; `{}` is the piece of the pattern that it names."""


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
    return _SPEECH.get(reason, refusal).replace("{}", piece)
