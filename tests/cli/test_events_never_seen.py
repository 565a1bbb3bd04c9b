"""An event that a standard waits for and the log never has is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """ruleset repairs "Repairs"
  zone "Europe/Rome"
a case ends at closed
event reported
event visited
event phoned
event closed
standard home_visit
  for each reported
  expect   any of visited, phoned within 24 hours
standard calm
  for each reported
  forbid   phoned
"""
LOG = """case_id,timestamp,activity
1,2026-03-02 09:00,reported
1,2026-03-02 17:30,{activity}
1,2026-03-03 17:30,closed
"""


@pytest.mark.parametrize(
    ("activity", "told"), [("came", True), ("visited", False), ("phoned", False)]
)
def test_what_is_waited_for_in_vain(tmp_path: Path, activity: str, *, told: bool) -> None:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG.format(activity=activity), encoding="utf-8")
    out = standards("audit", "log.csv", "-r", "repairs.std", "--brief", cwd=tmp_path).out
    said = "`visited` or `phoned` never occurs in the log, so nothing can meet `home_visit`"
    assert (said in " ".join(out.split())) is told
    assert "nothing can meet `calm`" not in out


def test_the_command_alone_shows_its_help() -> None:
    ended = standards()
    assert "Start with:" in ended.said
