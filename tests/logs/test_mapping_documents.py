"""The mapping's YAML: what it may say, and what is said of its faults."""

from __future__ import annotations

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.logs.mapping import LoadedMapping, load_mapping, mapping_schema
from standards_engine.source import Source


def load(text: str) -> LoadedMapping:
    loaded, faults = load_mapping(Source("mapping.yaml", text))
    assert loaded is not None, render_all(faults)
    return loaded


def faults_of(text: str) -> list[tuple[str, int, int]]:
    loaded, faults = load_mapping(Source("mapping.yaml", text))
    assert loaded is None
    return [
        (fault.code(), fault.span.line, fault.span.column) if fault.span else (fault.code(), 0, 0)
        for fault in faults
    ]


def test_every_key_of_the_long_form() -> None:
    model = load(
        "case: [line, number]\n"
        "zone: Europe/Rome\n"
        'format: "%d/%m/%Y %H:%M"\n'
        'missing: ["?", null, 0, no]\n'
        "order: [sys_mod_count]\n"
        "duplicates: drop\n"
        "activity: incident_state\n"
        "time: sys_updated_at\n"
        "on_change: incident_state\n"
        'names: {"Awaiting User Info": awaiting_user, 4: closed}\n'
        "fields:\n"
        "  target: target_dt\n"
        "  wait: {column: q_time, unit: seconds}\n"
        '  urgent: {column: flag, true: ["Y", 是], false: "N"}\n'
        'delimiter: ";"\n'
        "encoding: latin-1\n"
    ).model
    assert model.case == ("line", "number")
    assert model.format == ("%d/%m/%Y %H:%M",)
    assert model.missing == ("?", "null", "0", "no")
    assert model.names == {"Awaiting User Info": "awaiting_user", "4": "closed"}
    assert model.fields["target"].column == "target_dt"
    assert model.fields["wait"].unit == "seconds"
    assert model.fields["urgent"].true == ("Y", "是")
    assert model.fields["urgent"].false == ("N",)


def test_the_wide_form() -> None:
    model = load(
        "case: id\n"
        "events: {opened: open_dt, closed: {time: [day, clock], when: 'status = \"Closed\"'}}\n"
    ).model
    assert model.events["opened"].time == ("open_dt",)
    assert model.events["closed"].time == ("day", "clock")
    assert model.events["closed"].when == 'status = "Closed"'


@pytest.mark.parametrize(
    "text",
    [
        "sheet: Sheet\n",
        "table: events\n",
        "query: SELECT 1\n",
        "encoding: cp1252\n",
        'delimiter: ";"\n',
        'quote: "\'"\n',
        "zone: Europe/Rome\n",
        'format: "%d/%m/%Y"\n',
        'decimal: ","\n',
        'missing: ["?"]\n',
        "duplicates: drop\n",
        "order: [n]\n",
        "on_change: state\n",
        "names: {Opened: opened}\n",
        "fields: {wait: q_time}\n",
    ],
)
def test_a_mapping_may_say_only_how_a_log_is_read(text: str) -> None:
    loaded = load(text)
    assert not loaded.names_columns
    for named in ("case: id\n", "time: at\n", "activity: step\n", "event: x\n", "events: {}\n"):
        assert faults_of(text + named) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("empty-document", 1, 1)]),
        ("case: a\ncase: b\nevent: x\ntime: t\n", [("duplicate-key", 2, 1)]),
        ("case: a\nfields:\n\tx: y\n", [("tab-indentation", 3, 1)]),
        ("case: &a [x]\norder: *a\nevent: x\ntime: t\n", [("alias-used", 2, 8)]),
        ("event: x\ntime: t\n", [("missing-mapping-key", 1, 1)]),
        ('activity: ""\n', [("missing-mapping-key", 1, 1), ("missing-mapping-form", 1, 1)]),
        ("case: a\nzon: UTC\nevent: x\ntime: t\n", [("unknown-mapping-key", 2, 1)]),
        (
            "case: a\nevents: {o: {tme: x}}\n",
            [
                ("missing-mapping-key", 2, 10),
                ("unknown-mapping-key", 2, 14),
            ],
        ),
        ("case: []\nevent: x\ntime: t\n", [("wrong-mapping-value", 1, 7)]),
        ("case: a\nfields: x\nevent: x\ntime: t\n", [("wrong-mapping-value", 2, 9)]),
        ("case: a\nduplicates: maybe\nevent: x\ntime: t\n", [("wrong-mapping-value", 2, 13)]),
        ("case: a\norder: [[x]]\nevent: x\ntime: t\n", [("wrong-mapping-value", 2, 9)]),
        ("case: a\n", [("missing-mapping-form", 1, 1)]),
        ("case: a\nactivity: x\n", [("missing-mapping-key", 2, 1)]),
        ("case: a\nactivity: x\nevent: y\ntime: t\n", [("contradicting-forms", 3, 1)]),
        (
            "case: a\nevents: {o: x}\ntime: t\non_change: y\n",
            [
                ("contradicting-forms", 3, 1),
                ("contradicting-forms", 4, 1),
            ],
        ),
        ("case: a\nevent: o\ntime: t\nnames: {x: o}\n", [("contradicting-forms", 4, 1)]),
    ],
)
def test_every_fault_stands_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert faults_of(text) == expected


def test_an_unknown_key_names_its_nearest() -> None:
    _, faults = load_mapping(Source("m.yaml", "case: a\nevnt: b\nevent: x\ntime: t\n"))
    assert "did you mean `event`?" in render_all(faults)


def test_only_comma_and_point_separate_decimals() -> None:
    text = "case: id\nactivity: a\ntime: t\ndecimal: comma\n"
    _, faults = load_mapping(Source("mapping.yaml", text))
    assert [(fault.code(), fault.message, fault.help) for fault in faults] == [
        ("wrong-mapping-value", "`decimal` must be `,` or `.`", 'for example `decimal: ","`')
    ]


def test_values_must_be_lines_of_texts() -> None:
    text = "case: id\nevent: a\ntime: t\nfields: {kind: {column: Tipo, values: [x]}}\n"
    assert faults_of(text) == [("wrong-mapping-value", 4, 39)]


def test_the_schema_knows_every_key() -> None:
    schema = mapping_schema()
    properties = schema["properties"]
    assert isinstance(properties, dict)
    for key in ("case", "zone", "on_change", "names", "event", "events", "fields", "encoding"):
        assert properties[key]["description"]
    assert schema["additionalProperties"] is False
    columns = ("time", "activity", "event", "events")
    assert schema["dependentRequired"] == {key: ["case"] for key in columns}


@pytest.mark.parametrize(
    ("signs", "place"),
    [
        ('delimiter: ","\nquote: ","\n', (5, 8)),
        ("delimiter: '\"'\n", (4, 12)),
    ],
)
def test_a_delimiter_that_is_the_quote(signs: str, place: tuple[int, int]) -> None:
    text = f"case: id\nactivity: step\ntime: at\n{signs}"
    assert faults_of(text) == [("delimiter-is-quote", *place)]


@pytest.mark.parametrize("signs", ["quote: ''", 'delimiter: "\'"', "delimiter: '|'\nquote: \"'\""])
def test_a_delimiter_and_another_quote(signs: str) -> None:
    assert load(f"case: id\nactivity: step\ntime: at\n{signs}\n").model.case == ("id",)


def test_the_help_for_a_delimiter_that_is_the_quote_can_be_followed() -> None:
    _, faults = load_mapping(
        Source("mapping.yaml", "case: id\nactivity: step\ntime: at\ndelimiter: '\"'\n")
    )
    assert '`quote: "\'"`' in render_all(faults)
