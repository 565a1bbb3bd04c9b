"""Whole files: the tour of the language, several faults at once, and faults of writing."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from standards_engine.language import parse
from standards_engine.rules.from_syntax import Checked, check
from standards_engine.source import Source
from tests.rules.checking import CARE, VOCABULARY, check_text, told, warned

TOUR = (Path(__file__).parent / "tour.std").read_text(encoding="utf-8")
PLANNING = """
    ruleset planning
    parameter smallest_sample = 30
    constraint sampled for each service
      require every study in service.evidence satisfies study.sample >= smallest_sample
"""


def checked_as_read(text: str) -> Checked:
    """As a file with faults of writing is checked: with their places."""
    parsed = parse(Source("rules.std", dedent(text)))
    spans = [fault.span for fault in parsed.diagnostics if fault.span is not None]
    assert spans
    return check([parsed.tree], vocabulary=VOCABULARY, faulty=spans)


def test_the_tour_of_the_language_has_no_fault() -> None:
    checked = check_text(TOUR, used={"planning.seven_constraints": PLANNING})
    assert told(checked) == []
    assert [each.message for each in warned(checked)] == ["calendar `hotline` is never used"]
    assert checked.ruleset is not None
    assert {each.name: each.value for each in checked.ruleset.parameters} == {
        "visit_limit": 86_400_000_000,
        "smallest_sample": 100,
    }


def test_five_mistakes_of_different_kinds_give_five_faults() -> None:
    text = """
        event sold region txt
        standard a for each reportd expect visited within limit
        standard b for each reported where reported.cost > 3 hours expect visited within limit
        standard c for each reported expect visited after reported.appointment within limit
        standard d expect visited within limit
        """
    faults = told(check_text(dedent(CARE) + dedent(text)))
    assert [(each.code(), each.span and each.span.column) for each in faults] == [
        ("unknown-type", 19),
        ("unknown-event", 21),
        ("mismatched-units", 36),
        ("unguarded-optional", 51),
        ("missing-clause", 10),
    ]


def test_what_a_fault_of_writing_took_away_is_not_told_as_missing() -> None:
    text = """
        standard s
          for each reported
          expct visited within limit
          goal 95%
        """
    assert told(checked_as_read(dedent(CARE) + dedent(text))) == []


def test_a_misspelt_declaration_is_no_field_and_is_told_once() -> None:
    text = """
        evnt scrapped
        standard s
          for each scrapped
          forbid visited within limit
        """
    whole = dedent(CARE) + dedent(text)
    (fault,) = parse(Source("rules.std", whole)).diagnostics
    assert (fault.message, fault.help) == (
        "`evnt` cannot stand here",
        "did you mean `event`?",
    )
    assert told(checked_as_read(whole)) == []


def test_names_of_a_declaration_lost_to_a_fault_of_writing_are_no_news() -> None:
    text = """
        event 3scrapped
        standard s
          for each scrapped
          forbid visited within limit
        """
    assert told(checked_as_read(dedent(CARE) + dedent(text))) == []


def test_fields_lost_to_a_fault_of_writing_are_no_news_and_others_still_are() -> None:
    text = """
        event scrapped
          weight number, 3
          reason text
        standard s
          for each scrapped where scrapped.weight > 3 and case.regon = "n"
          forbid visited within limit
        """
    faults = told(checked_as_read(dedent(CARE) + dedent(text)))
    assert [each.message for each in faults] == ["`case` has no field `regon`"]


def test_a_limit_that_could_not_be_read_is_not_told_to_need_the_end_of_the_case() -> None:
    text = """
        ruleset care
        event visited
        standard s
          for each visited
          expect visited within
          severity minor
        """
    assert checked_as_read(text).diagnostics == ()


def test_what_touches_something_faulty_stays_silent() -> None:
    text = """
        event scrapped weight txt
        parameter heavy = 3 + "kg"
        standard s
          for each scrapped where scrapped.weight > heavy
          expect visited within limit when scrapped.weight = 3, otherwise heavy
        """
    faults = told(check_text(dedent(CARE) + dedent(text)))
    assert [each.code() for each in faults] == ["unknown-type", "mismatched-types"]


def test_an_unknown_event_is_told_once_and_not_what_is_read_of_it() -> None:
    rule = (
        'for each reportd where reportd.fault = "x" expect visited after reportd.due within limit'
    )
    faults = told(check_text(f"{dedent(CARE)}standard s {rule}"))
    assert [each.code() for each in faults] == ["unknown-event"]
