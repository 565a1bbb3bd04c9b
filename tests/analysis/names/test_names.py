"""What a name names, by the scope it stands in."""

from __future__ import annotations

from pathlib import Path

from standards_engine.analysis.names import Kind, Symbol
from standards_engine.editor.programs import Programs
from standards_engine.editor.texts import Texts

RULES = """\
ruleset r
  zone "UTC"
each event has
  staff text
event told
  words text
event asked
  words text
define long = told.words contains "a"
calendar office
  open daily 08:00..16:00
table limits(kind)
  "a" gives 1 hour
  any gives 2 hours
standard s
  for each any of told, asked as first_one
  expect told as answer where answer.words = first_one.words within limits(first_one.staff)
  except odd when long excused
  reopened by told each told counts as new
  message "{first_one.words}"
constraint c
  for each service as one
  require some study in one.evidence satisfies study.sample > count(one.needs where need.amount > 1)
  require open_time("office", 2026-01-01, 2026-02-01) > 1 hour
waive s where first_one.staff = "x" from 2026-01-01 until 2026-02-01
  because "x" approved by "y"
"""


def symbols(marked: str) -> list[Symbol]:
    """Of the name where `‸` stands in the rules."""
    text = RULES.replace(marked.replace("‸", ""), marked, 1)
    program = Programs(Texts(shown={"/r.std": RULES})).of("/r.std")
    assert program is not None
    found = program.index.at("/r.std", text.index("‸"))
    return [] if found is None else list(found.symbols)


def field(owner: str, name: str) -> Symbol:
    return Symbol(Kind.FIELD, name, owner)


def test_a_field_of_any_of_two_events_is_one_of_each() -> None:
    assert symbols("first_one.wo‸rds within") == [field("told", "words"), field("asked", "words")]


def test_a_shared_field_belongs_to_every_event() -> None:
    assert symbols("limits(first_one.st‸aff)") == [field("event", "staff")]


def test_an_alias_is_known_in_its_rule_and_its_waiver() -> None:
    alias = symbols("as first‸_one")
    assert alias[0].kind is Kind.ALIAS
    assert symbols("= first‸_one.words") == symbols("where first‸_one.staff") == alias
    assert symbols("{first‸_one.words}") == alias


def test_another_alias_is_another_symbol() -> None:
    assert symbols("where ans‸wer.words") == symbols("told as ans‸wer") != symbols("as first‸_one")


def test_events_also_inside_a_keyword() -> None:
    assert symbols("each to‸ld counts") == [Symbol(Kind.EVENT, "told")]


def test_things_of_a_plan() -> None:
    assert symbols("each ser‸vice") == [Symbol(Kind.ENTITY, "service")]
    assert symbols("study.sam‸ple") == [field("study", "sample")]
    assert symbols("where ne‸ed.amount") == [Symbol(Kind.ENTITY, "need")]
    assert symbols("need.am‸ount") == [field("need", "amount")]
    assert symbols("one.evi‸dence") == [field("service", "evidence")]


def test_a_calendar_named_in_a_text() -> None:
    assert symbols('"off‸ice"') == [Symbol(Kind.CALENDAR, "office")]


def test_tables_arguments_exceptions_and_definitions() -> None:
    assert symbols("within lim‸its") == [Symbol(Kind.TABLE, "limits")]
    assert symbols("limits(ki‸nd)") == [Symbol(Kind.ARGUMENT, "kind", "limits")]
    assert symbols("except o‸dd") == [Symbol(Kind.EXCEPTION, "odd", "s")]
    assert symbols("when lo‸ng") == [Symbol(Kind.DEFINITION, "long")]
    assert symbols("waive ‸s") == [Symbol(Kind.STANDARD, "s")]


def test_a_file_with_faults_is_read_as_far_as_it_goes() -> None:
    text = RULES.replace("within limits", "withn ((").replace('"a" gives', "gives")
    program = Programs(Texts(shown={"/r.std": text})).of("/r.std")
    assert program is not None
    declared = {
        symbol.name
        for each in program.index.occurrences
        if each.declares
        for symbol in each.symbols
    }
    assert {"told", "asked", "s", "odd", "c", "limits"} <= declared


def test_own_things_of_a_firm(tmp_path: Path) -> None:
    text = (
        "ruleset r\neach plan has\n  roles list of role\neach role has\n  duty text\n"
        "constraint c\n  for each role\n  require role.duty is given\n"
    )
    program = Programs(Texts(shown={"/r.std": text})).of("/r.std")
    assert program is not None
    found = program.index.of([Symbol(Kind.ENTITY, "role")])
    assert [each.span.text for each in found] == ["role"] * 4
    assert [each.declares for each in found] == [False, True, False, False]
