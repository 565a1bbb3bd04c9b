"""A pattern that RE2 refuses is told where it stands, before anything is judged."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest

from tests.rules.checking import CARE, check_text, only_fault, told

RULE = "standard s for each visited where visited.engineer matches {} expect closed within limit"


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(86", "a bracket `(` is not closed"),
        ("86)", "a bracket `)` closes nothing"),
        ("[a-z", "a bracket `[` is not closed"),
        ("*", "nothing stands before `*` that it could repeat"),
        ("a++", "`++` repeats a repetition, which RE2 cannot"),
        ("a{1001}", "`{1001}` repeats too often"),
        ("[z-a]", "the range `z-a` runs backwards"),
        ("(?=86)", "RE2 has no `(?=`: it cannot look ahead or behind"),
        (r"(a)\\1", r"RE2 has no `\1`"),
        (r"86\\", r"nothing follows the `\` at its end"),
    ],
)
def test_a_pattern_that_is_refused(pattern: str, reason: str) -> None:
    text = dedent(CARE) + RULE.format(f'<<"{pattern}">>')
    code, _, message, _ = only_fault(text)
    assert (code, message) == ("bad-pattern", f"this is no pattern: {reason}")


@pytest.mark.parametrize("pattern", ["^[0-9]+$", r"\\pL\\z", "(?P<x>a)", "(?i)zhao", ""])
def test_a_pattern_that_is_taken(pattern: str) -> None:
    assert told(check_text(dedent(CARE) + RULE.format(f'"{pattern}"'))) == []


def test_rules_without_patterns_do_not_load_what_reads_them() -> None:
    program = (
        "import sys; from tests.rules.checking import CARE, check_text; import textwrap\n"
        "check_text(textwrap.dedent(CARE)); print('pyarrow' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False\n"
