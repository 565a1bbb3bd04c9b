"""Tables, and the examples and waivers that name a rule."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import FieldOf, Lookup
from standards_engine.rules.from_syntax import Checked, check
from standards_engine.rules.nodes import Response, Within, Wording
from standards_engine.rules.types import Duration
from standards_engine.verdicts import Verdict
from tests.rules.checking import CARE, check_text, only_fault, ruleset_of, told, tree, warned

RULE = "standard s for each reported expect visited within limit\n"


def with_table(rows: str, arguments: tuple[str, ...], asked: str) -> Checked:
    """A ruleset with the table `limits`, asked as the limit of a standard."""
    text = (
        f"table limits({', '.join(arguments)})\n{dedent(rows)}\n"
        f"standard s for each reported expect visited within {asked} clock runs during office"
    )
    read = tree(dedent(CARE) + text)
    declared = [_named(each, arguments) for each in read.declarations]
    return check([replace(read, declarations=tuple(declared))])


def _named(node: syntax.Declaration, arguments: tuple[str, ...]) -> syntax.Declaration:
    if not isinstance(node, syntax.TableDeclaration):
        return node
    names = tuple(syntax.Name(text, span=node.span) for text in arguments)
    return replace(node, arguments=names)


def test_a_table_as_limit() -> None:
    rows = '"noise", "north" gives 4 hours\nany, any gives 24 hours'
    checked = with_table(rows, ("fault", "region"), "limits(reported.fault, case.region)")
    assert checked.ruleset is not None, told(checked)
    (table,) = checked.ruleset.tables
    assert (table.name, table.arguments, table.type) == ("limits", ("fault", "region"), Duration())
    assert [row.cells for row in table.rows] == [("noise", "north"), (None, None)]
    pattern = checked.ruleset.standards[0].expectation
    assert isinstance(pattern, Response)
    assert isinstance(pattern.limit, Within)
    lookup = pattern.limit.choices[0].value
    assert isinstance(lookup, Lookup)
    assert (lookup.table, [type(each) for each in lookup.arguments]) == (
        "limits",
        [FieldOf, FieldOf],
    )


def test_a_table_that_names_every_option_needs_no_last_row() -> None:
    rows = '"noise" gives 4 hours\n"door" gives 1 hour\n"cooling" gives 2 hours'
    assert told(with_table(rows, ("fault",), "limits(reported.fault)")) == []


@pytest.mark.parametrize(
    ("rows", "asked", "code", "place"),
    [
        ('"noise" gives 4 hours', "limits(reported.fault)", "missing-otherwise", "limits"),
        ('"north" gives 4 hours', "limits(case.region)", "missing-otherwise", "limits"),
        (
            '"nois" gives 4 hours\nany gives 1 hour',
            "limits(reported.fault)",
            "unknown-option",
            '"nois"',
        ),
        ("3 gives 4 hours\nany gives 1 hour", "limits(case.region)", "mismatched-types", "3"),
        (
            '"n" gives 4 hours\nany gives 1 day',
            "limits(case.region)",
            "mismatched-units",
            "1 day",
        ),
        (
            '"n" gives 4 hours\nany gives 1 hour',
            "limits(case.region, 3)",
            "wrong-number-of-arguments",
            "limits(case.region, 3)",
        ),
        (
            '"n", any gives 4 hours\nany gives 1 hour',
            "limits(case.region)",
            "wrong-number-of-arguments",
            '"n", any gives 4 hours',
        ),
    ],
)
def test_a_table_at_fault(rows: str, asked: str, code: str, place: str) -> None:
    (fault,) = told(with_table(rows, ("key",), asked))
    assert fault.span is not None
    assert (fault.code(), fault.span.text) == (code, place)


def test_a_row_behind_one_that_covers_it_is_a_warning() -> None:
    rows = 'any gives 4 hours\n"north" gives 1 hour'
    doubt, *_ = warned(with_table(rows, ("region",), "limits(case.region)"))
    assert (doubt.code(), doubt.span and doubt.span.text) == (
        "unreachable",
        '"north" gives 1 hour',
    )


def test_an_example_in_the_zone_of_its_file() -> None:
    text = f"""{RULE}
example "late" of s
  case region = "north"
  2026-03-01 09:00 reported fault = "noise", cost = CNY 12.5, wait = 20 seconds
  2026-03-04 08:00 visited
  as of 2026-03-04
  expect missed, met
"""
    (example,) = ruleset_of(dedent(CARE) + text).examples
    assert (example.title.text, example.rule) == ("late", "s")
    assert example.case_values == (("region", "north"),)
    assert [event.event for event in example.events] == ["reported", "visited"]
    assert example.events[0].time == 1_772_326_800_000_000
    assert dict(example.events[0].values) == {"fault": "noise", "cost": 12.5, "wait": 20_000_000}
    assert example.as_of == 1_772_639_999_999_999
    assert example.verdicts == (Verdict.MISSED, Verdict.MET)


def test_an_example_of_a_constraint_names_a_plan() -> None:
    text = (
        "ruleset plans constraint c for each service require service.importance > 3\n"
        'example "good" of c\n  plan "plans/good.yaml"\n  expect met, unproven'
    )
    (example,) = ruleset_of(text).examples
    assert (example.plan, example.outcomes, example.verdicts) == (
        "plans/good.yaml",
        ("met", "unproven"),
        (),
    )


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('2026-03-01 09:00 <<reportd>>\nexpect met', "unknown-event"),
        ('2026-03-01 09:00 reported <<falt>> = "noise"\nexpect met', "unknown-field"),
        ('2026-03-01 09:00 reported fault = <<"nois">>\nexpect met', "unknown-option"),
        ('2026-03-01 09:00 reported calls = <<"three">>\nexpect met', "wrong-type"),
        ('2026-03-01 09:00 reported due = <<2026-03-01>>\nexpect met', "wrong-type"),
        ('2026-03-01 09:00 reported cost = <<USD 3>>\nexpect met', "wrong-type"),
        ('2026-03-01 09:00 reported calls = 3, <<calls>> = 4\nexpect met', "duplicate-name"),
        ('case <<regon>> = "n"\n2026-03-01 09:00 reported\nexpect met', "unknown-field"),
        ('<<2026-03-01 24:30>> reported\nexpect met', "bad-time"),
        ('2026-03-01 09:00 reported\nas of <<2026-02-30>>\nexpect met', "bad-date"),
        ('2026-03-01 09:00 reported\n<<plan "x.yaml">>\nexpect met', "misplaced-clause"),
        ('2026-03-01 09:00 reported\nexpect met\n<<expect missed>>', "repeated-clause"),
    ],
)  # fmt: skip
def test_an_example_at_fault(lines: str, code: str) -> None:
    assert only_fault(f'{dedent(CARE)}{RULE}example "e" of s\n{lines}')[0] == code


def test_an_example_without_a_verdict() -> None:
    text = f'{dedent(CARE)}{RULE}example <<"e">> of s\n2026-03-01 09:00 reported'
    assert only_fault(text)[0] == "missing-clause"


def test_a_waiver_and_what_its_condition_reads() -> None:
    text = (
        f'{RULE}waive s where case.region = "north" and reported.calls > 3\n'
        'from 2026-03-01 until 2026-03-15 because "Floods" approved by "manager"'
    )
    (waiver,) = ruleset_of(dedent(CARE) + text).waivers
    assert (waiver.rule, waiver.first, waiver.last) == ("s", 20_513, 20_527)
    assert (waiver.because, waiver.approved_by) == (Wording("Floods"), Wording("manager"))


@pytest.mark.parametrize(
    ("waiver", "code"),
    [
        ("waive <<t>> from 2026-03-01 until 2026-03-15", "unknown-standard"),
        ("waive s from <<2026-02-30>> until 2026-03-15", "bad-date"),
        ("waive s <<from 2026-03-15 until 2026-03-01>>", "reversed-range"),
        ("waive s where case.<<regon>> = \"n\" from 2026-03-01 until 2026-03-15", "unknown-field"),
        (
            'waive s where <<case.city>> = "n" from 2026-03-01 until 2026-03-15',
            "unguarded-optional",
        ),
    ],
)  # fmt: skip
def test_a_waiver_at_fault(waiver: str, code: str) -> None:
    rest = 'because "Floods" approved by "manager"'
    assert only_fault(f"{dedent(CARE)}{RULE}{waiver} {rest}")[0] == code


def test_a_waiver_of_a_lost_rule_is_no_news() -> None:
    text = 'standard s for each reportd expect visited within limit example "e" of s expect met'
    assert [each.code() for each in told(check_text(dedent(CARE) + text))] == ["unknown-event"]


def test_no_example_of_a_standard_is_waived() -> None:
    """An example is judged without waivers, so it could never come out so."""
    found, _, _, advice = only_fault(
        dedent(CARE)
        + "standard visit\n  for each reported\n  expect visited within limit\n"
        + 'example "late" of visit\n  expect <<waived>>\n'
    )
    assert found == "unknown-verdict"
    assert "waived" not in (advice or "")
