"""Every format says the verdict first, counts every row, and lets no user's word act."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from standards_engine.findings.nodes import Disagreement
from standards_engine.reports import to_csv, to_html, to_json, to_markdown, to_text
from standards_engine.reports.options import Options
from standards_engine.reports.phrases import remarks
from standards_engine.reports.to_text.columns import broken_text
from standards_engine.reports.to_text.layout import width
from tests.reports.samples import AUDIT, BADGE, CHECK, GROUP_VIOLATION, HOSTILE, SEASON

FORMATS = (to_csv, to_html, to_json, to_markdown, to_text)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]")


@pytest.mark.parametrize("module", FORMATS)
def test_no_control_character_of_a_log_reaches_any_reader(module: object) -> None:
    audit, check = module.render_audit(AUDIT), module.render_check(CHECK)  # type: ignore[attr-defined]
    assert not CONTROL.search(audit)
    assert not CONTROL.search(check)


# --- text ---------------------------------------------------------------------------------------


def text(columns: int = 80, **changes: object) -> str:
    return to_text.render_audit(replace(AUDIT, **changes), Options(width=columns))  # type: ignore[arg-type]


def test_the_verdict_stands_first_then_as_of_and_every_row() -> None:
    assert text().splitlines()[:3] == [
        "2 of 4 standards violated, 1 kept, 1 without anything to judge",
        "as of 2026-03-31 23:59 (Asia/Shanghai), judged by refrigerator_care 2026.1",
        "calls.csv: 5,812 rows read, 5,790 used, 14 partly used, 8 quarantined",
    ]


def test_the_table_of_standards() -> None:
    assert text().splitlines()[4:10] == [
        "standard            met  missed  pending  other  attained  goal  status",
        "─────────────────────────────────────────────────────────────────────────────",
        "home_visit        1,541      76       43      9     95.3%   95%  violated 1/5",
        "loaner_delivered     77       2        0      0     97.5%     –  violated",
        "badge             1,204       0        0      0    100.0%     –  kept",
        "season_letter         0       0        0      0         –     –  nothing",
    ]


def test_no_count_vanishes_where_the_table_is_narrow() -> None:
    lines = text(60).splitlines()
    assert lines[lines.index("") + 1].split() == [
        "standard",
        "met",
        "missed",
        "attained",
        "goal",
        "status",
    ]
    told = " ".join(" ".join(lines).split())
    assert "home_visit: also 43 pending, 4 excused, 3 waived, 2 undetermined Not certain" in told
    assert told.count(": also ") == 1
    assert not any(": also " in line for line in text(80).splitlines())


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    assert max(width(line) for line in text(columns).splitlines() if "─" not in line) <= columns
    check = to_text.render_check(CHECK, Options(width=columns))
    assert max(map(width, check.splitlines())) <= columns


def test_chinese_text_is_broken_by_what_it_takes_on_the_screen() -> None:
    message = "工程师没有在二十四小时内上门" * 10
    lines = text(60, violations=(replace(GROUP_VIOLATION, message=message),)).splitlines()
    chinese = [line for line in lines if "工" in line]
    assert len(chinese) > 1
    assert max(map(width, chinese)) <= 60
    assert "".join(line.strip() for line in chinese) == message


def test_best_worst_and_ties_are_told() -> None:
    lines = text(columns=100).splitlines()
    start = lines.index("Not certain")
    assert lines[start + 1 : lines.index("", start)] == [
        "  home_visit: 92.7% to 95.4%, whatever becomes of 43 pending and 2 undetermined",
        "  8 quarantined rows are left out of these ranges",
        "  Decided by the order of rows with the same time: loaner_delivered 1 of 79",
    ]


@pytest.mark.parametrize("module", [to_html, to_markdown, to_text])
def test_ranges_say_that_they_leave_out_what_was_not_read(module: object) -> None:
    log = AUDIT.log
    one, none = (replace(log, rows_quarantined=number) for number in (1, 0))
    found = module.render_audit(replace(AUDIT, log=one))  # type: ignore[attr-defined]
    assert "1 quarantined row is left out of these ranges" in found
    found = module.render_audit(replace(AUDIT, log=none))  # type: ignore[attr-defined]
    assert "left out of these ranges" not in found


@pytest.mark.parametrize("module", [to_html, to_markdown, to_text])
def test_verdicts_decided_by_ties_are_counted(module: object) -> None:
    found = module.render_audit(AUDIT)  # type: ignore[attr-defined]
    assert "Decided by the order of rows with the same time" in found


def test_what_was_asked_for_besides_is_told_in_words() -> None:
    assert any(
        line.endswith("pending, due 2026-04-01 10:00, at risk") for line in text(120).splitlines()
    )


def test_colour_is_written_only_when_asked_for() -> None:
    coloured = to_text.render_audit(AUDIT, Options(color=True))
    assert "\x1b[1;31mviolated 1/5\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == to_text.render_audit(AUDIT, Options())


def test_a_disagreement_of_the_judges_is_the_headline() -> None:
    differing = Disagreement(
        standard="s", case="1", ordinal=1, field="verdict", judged="missed", judged_again="met"
    )
    shown = text(disagreements=(differing,))
    assert shown.startswith("The two judges disagree")
    assert "s, case 1, obligation 1: verdict is missed, judged again met" in shown


def test_silence_is_never_told_as_success() -> None:
    assert text(standards=(SEASON,), violations=()).startswith("There was nothing to judge")
    assert text(standards=(), violations=()).startswith("The rules hold no standard")
    assert text(standards=(BADGE,), violations=()).startswith("The standard is kept")


def test_a_check_says_how_many_of_the_seven_kinds_were_judged() -> None:
    lines = to_text.render_check(CHECK).splitlines()
    assert lines[0] == "1 violation, 1 unproven; 2 of 7 kinds of constraint judged"
    assert "plan.yaml:12:5: major violated: researched [expected]" in lines
    assert "  home visit rests on no study of 100 customers or more" in lines
    clean = replace(CHECK, violations=())
    assert to_text.render_check(clean).startswith("No violation, but only 2 of 7 kinds")


def test_a_check_in_text_loads_no_heavy_library() -> None:
    code = (
        "import sys, standards_engine.reports.to_text, standards_engine.findings.check\n"
        "heavy = {'rich', 'numpy', 'jinja2', 'duckdb', 'pyarrow'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# --- json ---------------------------------------------------------------------------------------


def test_every_promised_field_is_there() -> None:
    document = json.loads(to_json.render_audit(AUDIT))
    assert {"name", "version"} <= document["tool"].keys()
    assert {"name", "version", "path", "sha256"} <= document["ruleset"][0].keys()
    promised = (
        "schema tool ruleset parameters log as_of engine warnings standards violations "
        "violations_total exit_code"
    )
    assert set(promised.split()) <= document.keys()
    log = (
        "paths sha256 rows_read rows_used rows_partly_used rows_quarantined quarantine events "
        "cases first last unknown_activities"
    )
    assert set(log.split()) <= document["log"].keys()
    standard = (
        "name version title severity obligations met missed pending at_risk excused waived "
        "undetermined tie_decided attainment best worst goal violated groups"
    )
    assert set(standard.split()) <= document["standards"][0].keys()
    group = (
        "period by status partial obligations met missed pending excused waived undetermined "
        "attainment best worst"
    )
    assert set(group.split()) <= document["standards"][0]["groups"][0].keys()
    violation = (
        "id standard severity case period by clause began started due limit counted late_by "
        "observed reason message rows tie confirmed missed_total missed_cases"
    )
    assert set(violation.split()) <= document["violations"][0].keys()


def test_values_are_written_as_promised() -> None:
    document = json.loads(to_json.render_audit(AUDIT))
    assert document["schema"] == "standards-engine/findings/1"
    assert document["as_of"] == "2026-03-31T23:59:00+08:00"
    assert document["standards"][0]["attainment"] == 0.953
    assert document["standards"][3]["attainment"] is None
    assert document["standards"][0]["groups"][1]["by"] == {"case.region": "south"}
    violation = document["violations"][0]
    assert (violation["limit"], violation["counted"]) == ("24 hours", "29 hours 12 minutes")
    assert violation["late_by"] == "5 hours 12 minutes"
    assert violation["reason"] == "answered-late"
    assert violation["due"] == "2026-03-02T09:00:00+08:00"
    assert document["violations_total"] == 3


def test_the_verdicts_add_up_to_the_obligations_in_standards_and_groups() -> None:
    names = ("met", "missed", "pending", "excused", "waived", "undetermined")
    for standard in json.loads(to_json.render_audit(AUDIT))["standards"]:
        assert sum(standard[name] for name in names) == standard["obligations"]
        for name in (*names, "obligations"):
            assert sum(group[name] for group in standard["groups"]) == standard[name]


def test_chinese_stays_readable() -> None:
    shown = to_json.render_audit(replace(AUDIT, warnings=("上门服务",)))
    assert "上门服务" in shown


def test_a_check_has_its_promised_fields() -> None:
    document = json.loads(to_json.render_check(CHECK))
    promised = (
        "tool ruleset parameters as_of plans kinds_covered kinds_missing violations exit_code"
    )
    assert set(promised.split()) <= document.keys()
    assert document["plans"][0]["constraints"][2]["verdict"] == "not_judged"
    assert document["kinds_covered"] == ["expected", "resourced"]
    violation = document["violations"][0]
    assert (violation["line"], violation["column"]) == (12, 5)
    assert {"id", "constraint", "kind", "severity", "verdict", "message", "path", "entity"} <= set(
        violation
    )


# --- csv and markdown ---------------------------------------------------------------------------


def test_no_cell_is_a_formula() -> None:
    formula = replace(GROUP_VIOLATION, case="=HYPERLINK(1)", message="+1", missed_cases=("@x",))
    rows = list(
        csv.DictReader(io.StringIO(to_csv.render_audit(replace(AUDIT, violations=(formula,)))))
    )
    assert (rows[0]["case"], rows[0]["message"]) == ("'=HYPERLINK(1)", "'+1")
    assert rows[0]["missed_cases"] == "'@x"
    assert rows[0]["by"] == "case.region=north"


def test_a_line_of_csv_for_each_violation() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv.render_audit(AUDIT))))
    assert [row["id"] for row in rows] == [violation.id for violation in AUDIT.violations]
    assert rows[0]["rows"] == "118; 131"
    assert rows[0]["tie"] == "true"


def test_markdown_takes_no_markup_from_a_log() -> None:
    shown = to_markdown.render_audit(AUDIT)
    assert shown.startswith("# 2 of 4 standards violated")
    assert "<script>" not in shown
    assert r"\<script\>" in shown
    assert "| home\\_visit | 1,541 | 76 | 43 | 9 | 95.3% | 95% | violated 1/5 |" in shown


@pytest.mark.parametrize("module", [to_text, to_markdown])
def test_what_was_not_read_is_shown_with_a_sample(module: object) -> None:
    shown = module.render_audit(AUDIT).replace("\\", "")  # type: ignore[attr-defined]
    assert "Not read" in shown
    assert 'the time is no date: 14 times, first in row 77: "sometime"' in shown
    assert "Activities that no rule mentions" in shown


def test_the_page_and_the_file_have_the_sample_too() -> None:
    assert '<td class="code">sometime</td>' in to_html.render_audit(AUDIT)
    entry = json.loads(to_json.render_audit(AUDIT))["log"]["quarantine"][0]
    assert entry == {
        "reason": "the time is no date",
        "count": 14,
        "first_row": 77,
        "sample": "sometime",
    }


# --- html ---------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a browser would make of it: tags, attributes, and text."""

    VOID = ("meta", "rect", "line", "br", "link")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


PAGES = [to_html.render_audit(AUDIT), to_html.render_check(CHECK)]


@pytest.mark.parametrize("html", PAGES, ids=["audit", "check"])
def test_a_page_is_whole_and_needs_nothing_from_elsewhere(html: str) -> None:
    page = Page(html)
    assert page.open == []
    assert page.all("script") == []
    assert page.all("link") == []
    links = [
        value
        for _, attributes in page.tags
        for name, value in attributes.items()
        if name in ("src", "href")
    ]
    assert links == []
    assert "http" not in re.sub("http-equiv", "", html)


@pytest.mark.parametrize("html", PAGES, ids=["audit", "check"])
def test_hostile_text_is_shown_and_does_nothing(html: str) -> None:
    assert '<script>alert("x")</script>\ufffd[31m\ufffd=1+1' in "".join(Page(html).words)


@pytest.mark.parametrize("html", PAGES, ids=["audit", "check"])
def test_tables_are_for_everybody(html: str) -> None:
    page = Page(html)
    assert len(page.all("table")) == len(page.all("caption"))
    assert all("scope" in attributes for attributes in page.all("th"))
    assert len(page.all("h1")) == 1
    identifiers = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))


def test_the_page_shows_verdict_shares_goals_and_the_moments_of_a_miss() -> None:
    page = Page(PAGES[0])
    words = " ".join(" ".join(page.words).split())
    assert "2 of 4 standards violated, 1 kept, 1 without anything to judge" in words
    assert "95.3%" in words
    labels = [svg.get("aria-label") for svg in page.all("svg")]
    assert "95.3% attained, goal 95%" in labels
    assert "2026-03-02 14:12" in words
    assert "5,812" in words


def test_the_longest_part_of_the_bar_is_the_time_until_due() -> None:
    late = [rect for rect in Page(PAGES[0]).all("rect") if rect.get("class") == "late"]
    assert late == [{"class": "late", "x": "821", "width": "179", "height": "10"}]


def test_backticks_become_code_after_escaping() -> None:
    tricky = replace(GROUP_VIOLATION, message="`<b>x</b>` and `y")
    html = to_html.render_audit(replace(AUDIT, violations=(tricky,)))
    assert "<code>&lt;b&gt;x&lt;/b&gt;</code> and `y" in html


def test_the_sample_is_hostile_indeed() -> None:
    assert CONTROL.search(HOSTILE)


def test_what_has_no_month_is_not_called_the_whole_log() -> None:
    standard = next(each for each in AUDIT.standards if any(group.period for group in each.groups))
    groups = (*standard.groups, replace(standard.groups[0], period=None))
    of = replace(AUDIT, standards=(replace(standard, groups=groups),))
    page = to_html.render_audit(of)
    assert "time unknown" in page
    assert "whole log" not in page


def test_one_row_is_not_called_rows() -> None:
    assert remarks(replace(AUDIT.violations[0], rows=(7,)), AUDIT)[0] == "row 7"
    assert remarks(replace(AUDIT.violations[0], rows=(7, 9)), AUDIT)[0] == "rows 7, 9"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "only a part of the period lies in the log"),
        (1, None, "only a part of the period lies in the log, and within `--from`"),
        (None, 2, "only a part of the period lies in the log, and within `--to`"),
        (1, 2, "only a part of the period lies in the log, and within `--from` and `--to`"),
    ],
)
def test_options_are_named_only_where_they_were_given(
    first: int | None, last: int | None, words: str
) -> None:
    violation = replace(AUDIT.violations[0], partial=True)
    assert words in remarks(violation, replace(AUDIT, first=first, last=last))


def test_a_long_name_breaks_between_its_words() -> None:
    assert list(broken_text("called_in_office_hours", 18)) == ["called_in_office_", "hours"]
    assert list(broken_text("uninterruptible", 6)) == ["uninte", "rrupti", "ble"]
