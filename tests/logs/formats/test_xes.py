"""Event logs in XES (IEEE 1849)."""

from __future__ import annotations

import gzip
import io
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest

from standards_engine.engines.duckdb import DuckLog
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.types import Field, ListOf, Number, Text
from tests.engines.logs_in_hand import AB, cases, opened, refused, ruleset, shown
from tests.logs.formats.xes_in_hand import HEAD, attribute, event, log, trace

DAY = 86_400
FIRST = 1_767_225_600
"""2026-01-01 00:00 UTC."""


def with_fields(*fields: Field, case: Sequence[Field] = ()) -> Ruleset:
    return ruleset({"a": fields, "b": fields}, case=case)


def value(folder: Path, content: str, name: str, type_: Field) -> list[object]:
    """What the field `name` of each event is, in order of case and time."""
    with opened(folder, content, with_fields(type_), name="log.xes") as found:
        events = (each for _, case in sorted(cases(found).items()) for each in case.events)
        return [each.values.get(name) for each in events]


def text(name: str) -> Field:
    return Field(name, Text(), optional=True)


def test_events_are_rows_numbered_through_all_traces(tmp_path: Path) -> None:
    content = log(
        trace("1", event("a", "2026-01-01T00:00:00Z"), event("b", "2026-01-02T01:00:00+01:00")),
        trace("2", event("a", "2026-01-03T00:00:00.000+00:00")),
    )
    with opened(tmp_path, content, name="log.xes") as found:
        assert shown(found) == [
            ("1", "a", FIRST, 1),
            ("1", "b", FIRST + DAY, 2),
            ("2", "a", FIRST + 2 * DAY, 3),
        ]
        assert found.summary.warnings == ()


def test_a_time_without_an_offset_is_local(tmp_path: Path) -> None:
    rules = ruleset({"a": (), "b": ()}, zone="Europe/Rome")
    content = log(trace("1", event("a", "2026-01-01T01:00:00")))
    with opened(tmp_path, content, rules, name="log.xes") as found:
        assert shown(found) == [("1", "a", FIRST, 1)]


def test_attributes_of_a_trace_are_columns_of_the_case(tmp_path: Path) -> None:
    rules = with_fields(case=(text("region"),))
    mapped = (
        'case: "case:concept:name"\nactivity: "concept:name"\ntime: "time:timestamp"\n'
        'fields: {case.region: "case:region"}\n'
    )
    late = log(
        trace("1", attribute("region", "north"), event("a", "2026-01-01")),
        trace("2", event("a", "2026-01-01"), attribute("region", "south")),
        trace("3", event("a", "2026-01-01")),
    )
    with opened(tmp_path, late, rules, mapped, "log.xes") as found:
        regions = [case.values.get("region") for _, case in sorted(cases(found).items())]
    assert regions == ["north", "south", None]


def test_a_case_may_be_another_attribute_than_the_name_of_the_trace(tmp_path: Path) -> None:
    """The standard of 2016 allows events that stand in no trace."""
    mapped = 'case: order\nactivity: "concept:name"\ntime: "time:timestamp"\n'
    content = log(
        trace("x", event("a", "2026-01-01", attribute("order", "7"))),
        event("b", "2026-01-02", attribute("order", "7")),
    )
    with opened(tmp_path, content, AB, mapped, "log.xes") as found:
        assert shown(found) == [("7", "a", FIRST, 1), ("7", "b", FIRST + DAY, 2)]


def test_events_of_no_trace_and_of_a_trace_without_name_are_set_aside(tmp_path: Path) -> None:
    content = log(
        f"<trace>{event('a', '2026-01-01')}</trace>",
        trace("2", event("a", "2026-01-01")),
        event("b", "2026-01-01"),
    )
    with opened(tmp_path, content, name="log.xes") as found:
        summary = found.summary
        assert (summary.rows_read, summary.rows_used, summary.rows_quarantined) == (3, 1, 2)
        assert (
            summary.quarantine[0].reason == "`case:concept:name`, which names the case, is missing"
        )
        assert [row for row, _, _ in found.quarantined_rows()] == [1, 3]


def test_an_attribute_without_a_key_sets_its_event_aside(tmp_path: Path) -> None:
    broken = '<event>\n<string value="lost"/><int key="n" value="4"/></event>\n'
    content = log(trace("1", event("a", "2026-01-01"), broken, event("b", "2026-01-02")))
    with opened(tmp_path, content, name="log.xes") as found:
        assert [(event, row) for _, event, _, row in shown(found)] == [("a", 1), ("b", 3)]
        assert found.summary.rows_quarantined == 1
        assert list(found.quarantined_rows()) == [
            (
                2,
                "an attribute of the event has no key",
                "the event that ends in line 6: ?=lost, n=4",
            )
        ]


def test_an_event_without_time_is_partly_used(tmp_path: Path) -> None:
    untimed = f"<event>{attribute('concept:name', 'a')}</event>"
    content = log(trace("1", event("b", "2026-01-01"), untimed))
    with opened(tmp_path, content, name="log.xes") as found:
        assert found.summary.rows_partly_used == 1


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            (
                '<list key="x"><values><string key="i" value="p"/><int key="i" value="2"/></values>'
                "</list>"
            ),
            '["p", "2"]',
        ),
        ('<list key="x"><string key="i" value="p"/></list>', '["p"]'),
        ('<list key="x"/>', "[]"),
        (
            '<container key="x"><string key="i" value="é"/><int key="j" value="2"/></container>',
            '{"i": "é", "j": "2"}',
        ),
        ('<string key="x" value="p"/><string key="x" value="p"/>', "p"),
        ('<string key="x" value="p"/><string key="x" value="q"/>', '["p", "q"]'),
        ('<string key="x" value="p"><float key="i" value="2.5"/></string>', "p"),
        ('<string key="x" value=""/>', None),
        ('<string key="x"/>', None),
        ('<string value="p" key="x"/>', "p"),
        ('<id key="x" value="9f"/>', "9f"),
    ],
)
def test_an_attribute_as_a_cell(tmp_path: Path, inner: str, expected: str | None) -> None:
    content = log(trace("1", event("a", "2026-01-01", inner)))
    assert value(tmp_path, content, "x", text("x")) == [expected]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<string key="x" value="p"><float key="i" value="2.5"/></string>', "2.5"),
        (
            (
                '<string key="x" value="p"><string key="i" value="q"><int key="j" value="1"/>'
                "</string></string>"
            ),
            '{"value": "q", "j": "1"}',
        ),
        (
            '<string key="x" value="p"><int key="i" value="1"/><int key="i" value="2"/></string>',
            '["1", "2"]',
        ),
        ('<string key="x" value="p"/>', None),
    ],
)
def test_an_attribute_in_an_attribute(tmp_path: Path, inner: str, expected: str | None) -> None:
    content = log(trace("1", event("a", "2026-01-01", inner)), trace("2", event("b", "2026-01-01")))
    mapped = (
        'case: "case:concept:name"\nactivity: "concept:name"\ntime: "time:timestamp"\n'
        'fields: {i: "x/i"}\n'
    )
    if expected is None:
        assert "has no column `x/i`" in refused(
            tmp_path, content, with_fields(text("i")), mapped, "log.xes"
        )
        return
    with opened(tmp_path, content, with_fields(text("i")), mapped, "log.xes") as found:
        assert [case.events[0].values.get("i") for _, case in sorted(cases(found).items())] == [
            expected,
            None,
        ]


def test_a_list_is_a_list_of_text(tmp_path: Path) -> None:
    items = attribute("i", "p;q") + attribute("i", "r")
    parts = f'<list key="x"><values>{items}</values></list>'
    content = log(trace("1", event("a", "2026-01-01", parts)))
    assert value(tmp_path, content, "x", Field("x", ListOf(Text()))) == [("p;q", "r")]


def test_numbers_need_no_word_on_decimals(tmp_path: Path) -> None:
    content = log(
        trace("1", event("a", "2026-01-01", attribute("n", "1.200", "float"))),
        trace("2", event("a", "2026-01-01", attribute("n", "3", "int"))),
    )
    with opened(tmp_path, content, with_fields(Field("n", Number())), name="log.xes") as found:
        values = [case.events[0].values["n"] for _, case in sorted(cases(found).items())]
        assert values == [Fraction(6, 5), 3]


def test_globals_fill_what_an_event_or_trace_lacks(tmp_path: Path) -> None:
    """IEEE 1849: the value of a global attribute stands where an event lacks the attribute."""
    declared = (
        '<global scope="trace"><string key="region" value="unknown"/>'
        '<string key="concept:name" value="none"/></global>'
        '<global scope="event"><string key="group" value="nobody"/>'
        '<date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>'
    )
    untimed = f"<event>{attribute('concept:name', 'b')}</event>"
    content = log(
        declared,
        trace("1", event("a", "2026-01-01", attribute("group", "G1")), untimed),
        f"<trace>{attribute('region', 'north')}{event('a', '2026-01-01')}</trace>",
    )
    mapped = 'case: "case:region"\nactivity: "concept:name"\ntime: "time:timestamp"\n'
    with opened(tmp_path, content, with_fields(text("group")), mapped, "log.xes") as found:
        by_case = cases(found)
        assert sorted(by_case) == ["north", "unknown"]
        assert [each.values.get("group") for each in by_case["unknown"].events] == ["G1", "nobody"]
        assert by_case["unknown"].events[1].time is None
        assert by_case["north"].events[0].values.get("group") == "nobody"
    with opened(tmp_path, content, name="log.xes") as found:
        assert found.summary.rows_quarantined == 1, "a trace is not named by a global"


def test_a_log_without_events_is_empty(tmp_path: Path) -> None:
    with opened(tmp_path, log(), name="log.xes") as found:
        assert found.summary.rows_read == 0


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "cp1252", "gb18030"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    name = "案" if encoding in ("gb18030", "utf-8", "utf-8-sig", "utf-16") else "é"
    head = HEAD.replace("UTF-8", encoding.removesuffix("-sig"))
    content = log(trace(name, event("a", "2026-01-01")), head=head).encode(encoding)
    with opened(tmp_path, content, name="log.xes") as found:
        assert shown(found) == [(name, "a", FIRST, 1)]


def test_an_encoding_that_only_the_mapping_knows(tmp_path: Path) -> None:
    mapped = (
        'case: "case:concept:name"\nactivity: "concept:name"\ntime: "time:timestamp"\n'
        "encoding: gb18030\n"
    )
    content = log(trace("案", event("a", "2026-01-01")), head="<log>").encode("gb18030")
    with opened(tmp_path, content, AB, mapped, "log.xes") as found:
        assert list(cases(found)) == ["案"]


def packed(content: bytes, name: str) -> bytes:
    if name.endswith(".gz"):
        return gzip.compress(content)
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("export/log.xes", content)
    return target.getvalue()


@pytest.mark.parametrize("name", ["log.xes.gz", "log.zip"])
def test_packed(tmp_path: Path, name: str) -> None:
    content = packed(log(trace("1", event("a", "2026-01-01"))).encode(), name)
    with opened(tmp_path, content, name=name) as found:
        assert shown(found) == [("1", "a", FIRST, 1)]


def test_tags_may_have_a_prefix(tmp_path: Path) -> None:
    content = log(trace("1", event("a", "2026-01-01", attribute("n", "2", "int"))), head="<log>")
    prefixed = content.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    prefixed = prefixed.replace("<x:log>", '<x:log xmlns:x="http://www.xes-standard.org/">')
    with opened(tmp_path, prefixed, with_fields(Field("n", Number())), name="log.xes") as found:
        assert shown(found) == [("1", "a", FIRST, 1)]
        assert found.summary.rows_used == 1


def read_whole(log_: DuckLog) -> int:
    return sum(len(case.events) for case in cases(log_).values())


def test_a_trace_and_attributes_that_begin_late(tmp_path: Path) -> None:
    """Rows are written in pieces; what only later events have is missing in the first of them."""
    many = [event("a", "2026-01-01") for _ in range(140_000)]
    content = log(
        trace("1", *many, event("b", "2026-01-02", attribute("x", "seen"))),
        trace("2", attribute("y", "seen"), event("a", "2026-01-01")),
    )
    rules = with_fields(text("x"), case=(text("y"),))
    mapped = (
        'case: "case:concept:name"\nactivity: "concept:name"\ntime: "time:timestamp"\n'
        'fields: {case.y: "case:y"}\n'
    )
    with opened(tmp_path, content, rules, mapped, "log.xes") as found:
        assert found.summary.rows_used == 140_002
        by_case = cases(found)
        events = by_case["1"].events
        assert len(events) == 140_001
        assert [each.row for each in events] == list(range(1, 140_002))
        assert (events[0].values.get("x"), events[-1].values.get("x")) == (None, "seen")
        assert [by_case[key].values.get("y") for key in "12"] == [None, "seen"]


BOMB = '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE log [\n<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
WHOLE = log(trace("1", event("a", "2026-01-01"), event("b", "2026-01-02")))
MANY = trace("1", *(event("a", "2026-01-01") for _ in range(140_000)), attribute("late", "x"))
WIDE = "".join(attribute(f"k{i}", "v") for i in range(4001))
DEEP = '<string key="x" value="1">' * 70 + "</string>" * 70


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "`log.xes` is empty"),
        (BOMB + "<log>&b;</log>", "a document type in line 1, which no log needs [forbidden-xml]"),
        ('<?xml version="1.0"?>\n' + OUTSIDE + "<log/>", "a document type in line 2, which no log"),
        ('<!DOCTYPE log SYSTEM "http://localhost/log.dtd"><log/>', "[forbidden-xml]"),
        (WHOLE[:-30], "`log.xes` is cut short: it ends in line 5, before all tags are closed"),
        (WHOLE[:-8], "ends in line 6, before all tags are closed [truncated-xml]"),
        ("<html/>", "no XES log: its outermost element is `html`, not `log` [not-xes]"),
        ("case_id,activity\n1,a\n", "line 1, column 1: it does not begin with a tag [broken-xml]"),
        (log(trace("Smith & Sons")), "in line 3, column 49: a sign stands where none may"),
        (log("<trace></event>"), "a tag is closed that is not the open one"),
        (log() + "<log/>", "something follows after the end of the log"),
        (log(event("a", "&when;")), "it uses an abbreviation that is not known"),
        (log(trace("1", f"<event>{DEEP}</event>")), "more than 64 deep [unusable-xes]"),
        (log(f"<event>{WIDE}</event>"), "events have more than 4000 different attributes"),
        (log(MANY), "has an attribute after so many events that they cannot wait"),
        (log(event("a", "2026-01-01"), '<global scope="event"/>'), "line 4: `global` stands after"),
        (HEAD.replace("UTF-8", "klingon") + "</log>", "there is no encoding `klingon`"),
        (log(trace("1")).encode().replace(b'"1"', b'"\xff"'), "in line 3, column 42: a sign"),
    ],
)
def test_a_file_that_cannot_be_followed(tmp_path: Path, content: str | bytes, message: str) -> None:
    said = refused(tmp_path, content, name="log.xes").replace(f"{tmp_path}/", "")
    assert message in said
    assert "help: " in said


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (gzip.compress(WHOLE.encode())[:-12], "the archive ends too early"),
        (b"<log/>", "the archive is broken"),
    ],
)
def test_an_archive_that_is_broken(tmp_path: Path, content: bytes, message: str) -> None:
    said = refused(tmp_path, content, name="log.xes.gz")
    assert message in said


def test_nothing_is_left_of_a_log_that_is_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    many = trace("1", *(event("a", "2026-01-01") for _ in range(140_000)))
    refused(tmp_path, log(many)[:-10], name="log.xes")
    assert list(scratch.iterdir()) == []
