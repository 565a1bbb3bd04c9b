"""Formats that carry no warnings: why the command ends with 2 or 3 goes to standard error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Ended, standards
from tests.cli.test_auditing_a_small_log import LOG, RULES

KEPT = LOG.replace("3,2026-03-06 08:05,visited", "3,soon,visited")
ROW_WITHOUT_CASE = ",2026-03-09 10:00,visited,,\n"
HEAD = LOG.splitlines(keepends=True)[0]
UNREAD = "more rows could not be read than the 1% that --max-quarantined allows"
UNJUDGED = (
    "more obligations of `home_visit` could not be judged than the 5% that --max-undetermined "
    "allows"
)


def audited(folder: Path, log: str, *options: str) -> Ended:
    (folder / "repairs.std").write_text(RULES, encoding="utf-8")
    (folder / "repairs.csv").write_text(log, encoding="utf-8")
    return standards("audit", "repairs.csv", "-r", "repairs.std", *options, cwd=folder)


@pytest.mark.parametrize(
    ("log", "options", "code", "told"),
    [
        (KEPT + ROW_WITHOUT_CASE, ["--max-quarantined", "1%"], 2, UNREAD),
        (KEPT, ["--max-undetermined", "5%"], 3, UNJUDGED),
        (HEAD, [], 3, "there was nothing to judge"),
        (KEPT, ["--max-quarantined", "1%", "--max-undetermined", "50%"], 0, None),
        (LOG, [], 1, None),
    ],
)
def test_csv_leaves_the_reason_to_standard_error(
    tmp_path: Path, log: str, options: list[str], code: int, told: str | None
) -> None:
    ended = audited(tmp_path, log, "-f", "csv", *options)
    assert ended.code == code
    assert ended.err == ("" if told is None else f"exit code {code}: {told}\n")


def test_in_chinese(tmp_path: Path) -> None:
    log = KEPT + ROW_WITHOUT_CASE
    ended = audited(tmp_path, log, "-f", "csv", "--max-quarantined", "1%", "--lang", "zh")
    assert ended.err.startswith("退出码2：")


def test_the_report_says_it_where_it_can_and_quiet_is_quiet(tmp_path: Path) -> None:
    limit = ("--max-quarantined", "1%")
    log = KEPT + ROW_WITHOUT_CASE
    for format_ in ("text", "json", "html", "markdown"):
        ended = audited(tmp_path, log, "-f", format_, *limit)
        assert (ended.code, ended.err) == (2, "")
        assert UNREAD[1:] in ended.out.replace("\n  ", " ").replace("\\", "")
    assert audited(tmp_path, log, "-f", "csv", "--quiet", *limit).err == ""
