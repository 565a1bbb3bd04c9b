"""Lines of a calendar that a later line makes idle."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.analysis.idle_lines import idle_lines
from standards_engine.diagnostics import is_error
from tests.cli.command import standards
from tests.rules.checking import ruleset_of

WEEK = "open monday..friday 09:00..17:00"


def idle(*lines: str) -> list[str]:
    """The lines that change nothing, as they were written."""
    found = ruleset_of('ruleset care zone "Europe/Rome" calendar desk\n' + "\n".join(lines))
    spans = [fault.span for fault in idle_lines(found)]
    return [span.source.text[span.start : span.end] for span in spans if span]


@pytest.mark.parametrize(
    "lines",
    [
        ("closed sunday", "open daily 09:00..17:00"),
        ("closed daily 12:00..13:00", WEEK),
        ("open saturday 09:00..12:00", "closed saturday..sunday", WEEK),
        ("open 2026-03-04 09:00..12:00", "closed 2026-03-02..2026-03-06", WEEK),
        ("open 2026-04-06 09:00..12:00", 'closed holidays "IT"', WEEK),
        ("closed 2026-03-04 10:00..11:00", "open 2026-03-04 09:00..15:00", WEEK),
        ("closed 2026-03-04", "open 2026-03-04 09:00..15:00", WEEK),
        ("open sunday 10:00..12:00 from 2026-12-01 until 2026-12-24", "closed sunday", WEEK),
        ("open daily 22:00..06:00 from 2026-03-01", "open daily 22:00..06:00"),
        ("closed daily 02:00..04:00", "open daily 22:00..06:00"),
    ],
)
def test_the_first_line_is_unsaid_by_the_second(lines: tuple[str, ...]) -> None:
    assert idle(*lines) == [lines[0]]


@pytest.mark.parametrize(
    "lines",
    [
        (WEEK, "closed daily 12:00..13:00", "closed sunday"),
        (WEEK, "closed 2026-03-08"),
        (WEEK, "closed 2026-03-08 10:00..11:00"),
        (WEEK, "closed saturday 12:00..13:00"),
        (WEEK, "closed 2026-03-02..2026-03-08", "open 2026-03-04 09:00..12:00"),
        (WEEK, 'closed holidays "IT"', "open 2026-04-06 09:00..12:00"),
        (WEEK, "open saturday 09:00..12:00 from 2026-04-04 until 2026-09-26"),
        ("open daily 22:00..06:00", "closed 2026-03-04 02:00..04:00"),
        ("open monday 09:00..17:00 until 2026-03-31", "open monday 08:00..16:00 from 2026-04-01"),
        ("open monday 09:00..12:00", "open monday 11:00..17:00"),
        (WEEK, "closed sunday", "open sunday 10:00..12:00 from 2026-12-01 until 2026-12-24"),
    ],
)
def test_what_says_something_or_what_was_closed_anyway_is_no_fault(lines: tuple[str, ...]) -> None:
    assert idle(*lines) == []


def test_each_line_of_two_that_say_the_same_is_idle() -> None:
    assert idle(WEEK, WEEK) == [WEEK, WEEK]


def test_it_is_a_doubt_that_names_the_calendar() -> None:
    found = ruleset_of(
        'ruleset care zone "UTC" calendar desk closed sunday open daily 08:00..12:00'
    )
    (fault,) = idle_lines(found)
    assert fault.code() == "idle-line"
    assert not is_error(fault)
    assert fault.message == "without this line `desk` would be the same"
    assert fault.help == "where a later line says otherwise, put this one after it; or remove it"


def test_lint_says_it_and_strictly_fails(tmp_path: Path) -> None:
    (tmp_path / "a.std").write_text(
        """ruleset care zone "UTC"
calendar desk
  closed sunday
  open daily 08:00..12:00
event reported event visited
standard s for each reported expect visited within 4 hours clock runs during desk
""",
        encoding="utf-8",
    )
    ended = standards("lint", "a.std", cwd=tmp_path)
    assert ended.code == 0
    assert "a.std:3:3: warning: without this line `desk` would be the same" in ended.said
    assert standards("lint", "a.std", "--strict", cwd=tmp_path).code == 2
