"""What is written becomes the syntax tree it should."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.language import nodes, parse, parse_expression
from standards_engine.source import Source, Span

AT = Span(Source("", ""), 0, 0)


def read(text: str) -> tuple[nodes.Declaration, ...]:
    parsed = parse(Source("care.std", f'ruleset care "Care"\n{text}'))
    assert parsed.diagnostics == ()
    return parsed.tree.declarations


def clauses(text: str) -> tuple[nodes.Clause, ...]:
    (standard,) = read(f"standard s\n{text}")
    assert isinstance(standard, nodes.StandardDeclaration)
    return standard.clauses


def expression(text: str) -> nodes.Expression:
    parsed = parse_expression(Source("", text), 0, len(text))
    assert parsed.diagnostics == ()
    assert parsed.expression is not None
    return parsed.expression


def name(text: str) -> nodes.Name:
    return nodes.Name(text, span=AT)


def reference(text: str) -> nodes.Reference:
    return nodes.Reference(text, span=AT)


def member(base: str, field: str) -> nodes.Member:
    return nodes.Member(reference(base), name(field), span=AT)


def hours(amount: int) -> nodes.QuantityLiteral:
    return nodes.QuantityLiteral(Decimal(amount), nodes.Unit.HOURS, span=AT)


def number(text: str) -> nodes.NumberLiteral:
    return nodes.NumberLiteral(Decimal(text), span=AT)


def test_words_are_keywords_only_where_the_grammar_has_a_place_for_them() -> None:
    (event,) = read("event reported\n  text text\n  owner text\n  within number\n  message date\n")
    assert isinstance(event, nodes.EventDeclaration)
    assert [field.name.text for field in event.fields] == ["text", "owner", "within", "message"]


def test_a_quoted_name_may_be_any_word() -> None:
    (event,) = read("event `event`\n")
    assert isinstance(event, nodes.EventDeclaration)
    assert event.name == name("event")


def test_names_may_be_in_any_script() -> None:
    (event,) = read("event 报修\n  故障 text\n")
    assert isinstance(event, nodes.EventDeclaration)
    assert (event.name.text, event.fields[0].name.text) == ("报修", "故障")


def test_line_ends_and_indentation_mean_nothing() -> None:
    spread = clauses("for\n each reported expect\n\tvisited\nwithin 24\u3000hours")
    assert spread == clauses("for each reported\n  expect visited within 24 hours\n")


def test_full_width_signs_are_read_as_plain_ones_and_texts_keep_theirs() -> None:
    assert expression("a.x ＝ “甲，乙”") == nodes.Binary(
        nodes.BinaryOperator.EQUAL, member("a", "x"), nodes.String("甲，乙", span=AT), span=AT
    )


def test_a_text_over_several_lines_is_one_line() -> None:
    (clause,) = clauses('because "In principle\n     no \\"longer\\"."')
    text = nodes.Wording(nodes.String('In principle no "longer".', span=AT), span=AT)
    assert clause == nodes.TextClause(nodes.TextClauseWord.BECAUSE, text, span=AT)


def test_operators_bind_as_people_read_them() -> None:
    assert expression("not a or b and c = 1 + 2 * 3") == expression(
        "(not a) or (b and (c = (1 + (2 * 3))))"
    )
    assert expression("1 - 2 - 3") == expression("(1 - 2) - 3")


def test_a_quantifier_reaches_as_far_as_it_can() -> None:
    assert expression("a and some x in xs satisfies x.b and x.c") == expression(
        "a and (some x in xs satisfies (x.b and x.c))"
    )


@pytest.mark.parametrize(
    "written",
    ["25%", "25 %", "25 percent", "25 per cent"],
)
def test_a_percentage_is_a_share(written: str) -> None:
    assert expression(written) == nodes.NumberLiteral(Decimal("0.25"), percent=True, span=AT)


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ("24 hours", "24", nodes.Unit.HOURS),
        ("24hours", "24", nodes.Unit.HOURS),
        ("1 hour", "1", nodes.Unit.HOURS),
        ("3 working days", "3", nodes.Unit.WORKING_DAYS),
        ("1.5 minutes", "1.5", nodes.Unit.MINUTES),
        ("3 business days", "3", nodes.Unit.WORKING_DAYS),
        ("72h", "72", nodes.Unit.HOURS),
        ("2 hrs", "2", nodes.Unit.HOURS),
        ("30min", "30", nodes.Unit.MINUTES),
        ("10s", "10", nodes.Unit.SECONDS),
        ("10 sec", "10", nodes.Unit.SECONDS),
    ],
)
def test_a_number_and_its_unit_are_one_value(written: str, amount: str, unit: nodes.Unit) -> None:
    assert expression(written) == nodes.QuantityLiteral(Decimal(amount), unit, span=AT)


def test_a_number_of_events_is_not_a_quantity() -> None:
    (clause,) = clauses("expect at most 3 days")
    assert isinstance(clause, nodes.Expect)
    assert clause.selections[0].events == (name("days"),)


def test_a_short_unit_is_still_a_name_elsewhere() -> None:
    (clause,) = clauses("expect at most 3 s")
    assert isinstance(clause, nodes.Expect)
    assert clause.selections[0].events == (name("s"),)
    assert expression("min(h.s) > 2") == expression("min( h.s )>2")


@pytest.mark.parametrize("written", ["EUR 500.5", "EUR500.5", "500.5 EUR", "500.5EUR"])
def test_a_currency_stands_before_or_behind_its_amount(written: str) -> None:
    assert expression(written) == nodes.MoneyLiteral("EUR", Decimal("500.5"), span=AT)


def test_capital_words_of_the_language_are_no_currency() -> None:
    assert expression("x > 3 AND y < 2") == expression("x > 3 and y < 2")
    assert expression("NOT 3 < x") == expression("not 3 < x")


def test_dates_instants_and_hours_are_told_apart() -> None:
    (calendar,) = read("calendar c\n  closed 2026-02-16 12:00..13:00 from 2026-01-01\n")
    assert isinstance(calendar, nodes.CalendarDeclaration)
    (line,) = calendar.lines
    assert isinstance(line, nodes.CalendarLine)
    day = nodes.DateLiteral("2026-02-16", span=AT)
    assert line.days == nodes.DateRange(day, day, span=AT)
    assert line.hours == (nodes.TimeRange("12:00", "13:00", span=AT),)
    assert expression("2026-03-01 09:00") == nodes.InstantLiteral("2026-03-01 09:00", span=AT)


def test_within_and_before_are_one_modifier() -> None:
    (clause,) = clauses("expect delivered within 2 hours before")
    assert isinstance(clause, nodes.Expect)
    choice = nodes.LimitChoice(hours(2), None, span=AT)
    assert clause.modifiers == (nodes.Within((choice,), nodes.WithinSide.BEFORE, span=AT),)


def test_limits_by_attribute() -> None:
    (clause,) = clauses('expect v within 4 hours when r.p = "P1", otherwise 24 hours')
    assert isinstance(clause, nodes.Expect)
    (within,) = clause.modifiers
    assert isinstance(within, nodes.Within)
    assert [(choice.value, choice.when is None) for choice in within.choices] == [
        (hours(4), False),
        (hours(24), True),
    ]


def test_a_table_has_arguments_and_rows() -> None:
    (table,) = read(
        'table limits(priority, region)\n  "P1", "north" gives 4 hours\n  any, any gives 9 hours'
    )
    assert isinstance(table, nodes.TableDeclaration)
    assert table.arguments == (name("priority"), name("region"))
    assert [row.value for row in table.rows] == [hours(4), hours(9)]
    assert table.rows[1].cells == (nodes.AnyCell(span=AT), nodes.AnyCell(span=AT))


def test_aggregates_take_conditions_inside_their_brackets() -> None:
    called = expression('share(call where call.kind = "x" satisfies call.wait <= 20 seconds)')
    assert isinstance(called, nodes.Call)
    (argument,) = called.arguments
    assert argument.where is not None
    assert argument.satisfies is not None


PATTERNS = [
    "expect visited within 24 hours",
    "expect visited after reported.appointment within 24 hours",
    "expect visited by reported.due plus pauses",
    "expect visited where visited.engineer = reported.engineer within 24 hours",
    "expect any of visited, solved_by_phone",
    "expect its own visited within 24 hours",
    "expect visited within limits(request.priority, case.region)",
    "expect loaner_delivered before",
    "expect loaner_delivered just before",
    "expect loaner_delivered before or after within 1 hour",
    "forbid reopened within 30 days",
    "forbid escalated until closed",
    "expect at most 1 collected",
    "require count(a) > 0 or count(b) > 0",
    "expect plan then do then check then act within 90 days",
    "expect reported as the first event",
    "expect acknowledged as the next event",
    "expect maintenance_notice every 6 months until scrapped",
    "expect season_letter each quarter",
    "for each visit not followed by visit within 6 months",
    'for the first update as opening expect update as done where done.state = "x"',
    "for each case where first(reported).x = 1",
    "for each month by call.line",
    "require percentile(80, call.wait) <= 20 seconds if there are at least 50 call",
    'clock runs during north when case.region = "north", otherwise hotline',
    'pause while event.state = "Waiting"',
    "restarted by rescheduled from rescheduled.new_time",
    "reopened by reopened resume",
    "reopened by reopened each reopened counts as new",
    "effective from 2026-07-01 until 2026-12-31",
    "goal 95% each month of reported.due by case.region, case.kind given at least 20",
    "except late when x is not given undetermined",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_clause_of_the_language_is_read(pattern: str) -> None:
    assert len(clauses(pattern)) == (2 if pattern.startswith("for the first update") else 1)


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    parsed = parse(Source("any.std", text))
    assert parsed.diagnostics or parsed.tree.span.end == len(text)


@given(st.lists(st.sampled_from([*" ".join(PATTERNS).split(), "standard", "event", '"t"', ","])))
def test_any_words_are_read_and_every_fault_lies_inside_the_text(words: list[str]) -> None:
    text = "ruleset a\n" + "\n".join(words)
    for fault in parse(Source("any.std", text)).diagnostics:
        assert fault.span is not None
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
        assert fault.message
