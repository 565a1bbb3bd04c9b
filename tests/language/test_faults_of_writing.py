"""Every fault of writing is located, explained, and does not hide the next one."""

import pytest

from standards_engine.diagnostics import Diagnostic, render
from standards_engine.language import nodes, parse
from standards_engine.source import Source


def faults(text: str) -> list[tuple[str, int, int, str | None]]:
    parsed = parse(Source("care.std", text))
    return [_facts(fault) for fault in parsed.diagnostics]


def _facts(fault: Diagnostic) -> tuple[str, int, int, str | None]:
    assert fault.span is not None
    return fault.code(), fault.span.line, fault.span.column, fault.help


STANDARD = 'ruleset care "Care"\nstandard visit "Visit"\n  for each reported\n'


@pytest.mark.parametrize(
    ("clause", "column", "help_text"),
    [
        ("expect visited withn 24 hours", 18, "did you mean `within`?"),
        ("expect visited within 24 hors", 28, "did you mean `hours`?"),
        ("goal 95% eech month", 12, "did you mean `each`?"),
        ("expect visited as the next event where visited.x = 1", 36, None),
        ("severity huge", 12, "here can stand `minor`, `major` or `critical`"),
        ("expect visited where visited.x == 1", 34, "did you mean `=`?"),
        ("expect visited where visited.x && y", 34, "did you mean `and`?"),
        ("expect atmost 1 visited", 17, None),
        ("owner 'us'", 9, 'did you mean `"us"`?'),
    ],
)
def test_one_slip_in_a_clause(clause: str, column: int, help_text: str | None) -> None:
    found = faults(f"{STANDARD}  {clause}\n  severity minor\n")
    assert len(found) == 1
    _, line, at, said = found[0]
    assert (line, at) == (4, column)
    if help_text is not None:
        assert said == help_text


def test_reading_goes_on_behind_a_slip_on_the_same_line() -> None:
    found = faults(f"{STANDARD}  expect visited withn 24 hors\n")
    assert [(line, column, said) for _, line, column, said in found] == [
        (4, 18, "did you mean `within`?"),
        (4, 27, "did you mean `hours`?"),
    ]


def test_a_misspelt_phrase_is_seen_as_one() -> None:
    found = faults('ruleset care\nevent reported\n  fault one off "a", "b"\n  cause text\n')
    assert found == [("unexpected-word", 3, 9, "did you mean `one of`?")]


def test_several_faults_are_all_found_and_the_good_clauses_kept() -> None:
    text = (
        'ruleset care "Care"\n'
        "parameter limit 24 hours\n"
        "calendar hotline\n"
        "  open dayly 08:00..16:00\n"
        "  closed sunday\n"
        "event reported\n"
        "standard visit\n"
        "  for each reported\n"
        "  expect visited withn 24 hours\n"
        "  goal 95% eech month\n"
        '  owner "service centre\n'
        "standard other\n"
        "  for each reported\n"
        "  expect visited within"
    )
    parsed = parse(Source("care.std", text))
    assert [fault.span.line for fault in parsed.diagnostics if fault.span] == [2, 4, 9, 10, 11, 14]
    kinds = [type(declaration).__name__ for declaration in parsed.tree.declarations]
    assert kinds == [
        "CalendarDeclaration",
        "EventDeclaration",
        "StandardDeclaration",
        "StandardDeclaration",
    ]
    calendar = parsed.tree.declarations[0]
    assert isinstance(calendar, nodes.CalendarDeclaration)
    assert len(calendar.lines) == 2  # `dayly` is read as what was surely meant


def test_an_unclosed_text_is_blamed_where_it_begins() -> None:
    text = f'{STANDARD}  owner "us\n  severity minor\n  because "a reason"\n'
    assert [(code, line, column) for code, line, column, _ in faults(text)] == [
        ("unclosed-text", 4, 9)
    ]


def test_the_end_of_the_text_is_a_place_too() -> None:
    assert faults("ruleset care\nstandard") == [
        ("unexpected-end", 2, 8, "what is missing is a name")
    ]


def test_a_strange_character_is_named() -> None:
    assert faults("ruleset care\nevent §\n") == [
        ("unknown-character", 2, 7, "take it out, or put it inside a text in quotes")
    ]


def test_no_more_than_twenty_faults_are_listed() -> None:
    text = "ruleset care\n" + "event 1\n" * 50
    found = faults(text)
    assert len(found) == 21
    assert found[-1][0] == "too-many-faults"


def test_an_excerpt_marks_the_fault_under_wide_characters() -> None:
    parsed = parse(Source("care.std", 'ruleset care "冰箱" zz'))
    assert render(parsed.diagnostics[0]).splitlines()[1:3] == [
        '  1 | ruleset care "冰箱" zz',
        "    |                     ^^",
    ]


@pytest.mark.parametrize("text", ["", "  \n# only a comment\n", "\x00\x01", "\ufeff", '"', "`"])
def test_odd_texts_give_a_tree_or_a_fault_but_never_an_error(text: str) -> None:
    parsed = parse(Source("care.std", text))
    assert parsed.tree.declarations == ()


def test_a_phrase_that_was_corrected_is_not_corrected_again() -> None:
    """Reading on after the correction stopped at the same place, and said the same again."""
    text = "ruleset a\nconstraint b\n  for each caze 5 plan\n  require need.amount > 0\n"
    found = parse(Source("rules.std", text)).diagnostics
    assert [str(fault.span) for fault in found] == ["rules.std:3:3", "rules.std:3:17"]


@pytest.mark.parametrize(
    ("clause", "code", "marked", "help_text"),
    [
        ("expect visited within three days", "number-in-words", "three", "write `3 days`"),
        ("expect visited within a day", "number-in-words", "a", "write `1 day`"),
        (
            "expect visited within two business days",
            "number-in-words",
            "two",
            "write `2 business days`",
        ),
        ("expect at most Three visited", "number-in-words", "Three", "write `3`"),
        ("goal 80% every month", "unexpected-word", "every month", "did you mean `each month`?"),
        ("goal 80% monthly by a.b", "unexpected-word", "monthly", "did you mean `each month`?"),
        (
            "goal 80% each month with at least 20",
            "unexpected-word",
            "with at least",
            "did you mean `given at least`?",
        ),
        (
            "goal 80,5% each month",
            "comma-in-number",
            "80,5",
            "write `80.5%`: decimals stand behind a point",
        ),
        (
            "expect visited within 1,5 hours",
            "comma-in-number",
            "1,5",
            "write `1.5 hours`: decimals stand behind a point",
        ),
        (
            "require a.price <= EUR 500,50",
            "comma-in-number",
            "EUR 500,50",
            "write `EUR 500.50`: decimals stand behind a point",
        ),
        (
            "require a.price <= 500,50 EUR",
            "comma-in-number",
            "500,50",
            "write `500.50 EUR`: decimals stand behind a point",
        ),
        (
            "require a.price <= EUR 1,250,000",
            "comma-in-number",
            "EUR 1,250,000",
            "write `EUR 1250000`: nothing stands between thousands, `.` before decimals",
        ),
        (
            "effective from 01/05/2026",
            "unusual-date",
            "01/05/2026",
            "write it as year-month-day: `2026-05-01` or `2026-01-05`",
        ),
        ("require a.date >= 31.12.2026", "unusual-date", "31.12.2026", "write `2026-12-31`"),
        ("require a.date >= 12/31/2026", "unusual-date", "12/31/2026", "write `2026-12-31`"),
        ("require a.at >= 5-5-2026 09:00", "unusual-date", "5-5-2026", "write `2026-05-05`"),
        ("require a.date >= 2026-5-1", "unusual-date", "2026-5-1", "write `2026-05-01`"),
        ("expect dropped-off within 3 days", "broken-name", "dropped-off", None),
    ],
)
def test_what_is_written_as_elsewhere_is_told_and_read_on(
    clause: str, code: str, marked: str, help_text: str | None
) -> None:
    parsed = parse(Source("care.std", f"{STANDARD}  {clause}\n  severity minor\n"))
    (fault,) = parsed.diagnostics
    assert fault.span is not None
    assert (fault.code(), fault.span.text) == (code, marked)
    assert fault.help == (help_text or "names use `_`: `dropped_off`")
    (standard,) = parsed.tree.declarations
    assert isinstance(standard, nodes.StandardDeclaration)
    assert len(standard.clauses) == 3


@pytest.mark.parametrize(
    ("text", "marked", "help_text"),
    [
        ('event dropped-off "x"', "dropped-off", "names use `_`: `dropped_off`"),
        ('event dropped off "x"', "dropped off", "a name is one word: `dropped_off`"),
        ("event dropped off\nevent closed", "dropped off", "a name is one word: `dropped_off`"),
        ('standard home visit "x"', "home visit", "a name is one word: `home_visit`"),
        ("parameter visit limit = 3 days", "visit limit", "a name is one word: `visit_limit`"),
        ("event a drop-off text", "drop-off", "names use `_`: `drop_off`"),
    ],
)
def test_a_name_of_several_words(text: str, marked: str, help_text: str) -> None:
    parsed = parse(Source("care.std", f"ruleset care\n{text}"))
    (fault,) = parsed.diagnostics
    assert fault.span is not None
    assert (fault.code(), fault.span.text, fault.help) == ("broken-name", marked, help_text)
    assert len(parsed.tree.declarations) == text.count("\n") + 1


def test_numbers_that_are_no_date_are_still_divided() -> None:
    assert faults(f"{STANDARD}  require a.b < 40/50/2026 and a.b > 12 / 5 / 2026\n") == []


@pytest.mark.parametrize("path", ["plan.services.needs", "plan . needs"])
def test_a_list_after_in_is_told_how_it_is_written(path: str) -> None:
    text = f"ruleset a\nconstraint b\n  for each need in {path}\n  require need.amount > 0\n"
    parsed = parse(Source("rules.std", text))
    assert faults(text) == [
        ("unexpected-word", 3, 17, f"did you mean `for each {path} as need`?"),
    ]
    (constraint,) = parsed.tree.declarations
    assert isinstance(constraint, nodes.ConstraintDeclaration)
    assert len(constraint.clauses) == 2


@pytest.mark.parametrize(
    ("clause", "last", "following"),
    [
        ("require", "require", 'message "a"'),
        ("require a.b = 3 and", "and", "severity minor"),
        ("require a.b >", ">", 'owner "us"'),
        ("goal 80% each month by", "by", "for each visited"),
        ("expect", "expect", "goal 95%"),
        ("expect visited within", "within", "forbid visited"),
        ("pause a until", "until", "warn at 80%"),
        ("require count(a", "a", "severity minor"),
    ],
)
def test_a_clause_that_is_cut_short_by_the_next(clause: str, last: str, following: str) -> None:
    parsed = parse(Source("care.std", f"{STANDARD}  {clause}\n  {following}\nevent a\n"))
    (fault,) = parsed.diagnostics
    assert fault.span is not None
    assert (fault.code(), fault.span.line, fault.span.text) == ("unfinished-clause", 4, last)
    assert fault.help is not None
    assert fault.help.startswith("what is missing is ")
    standard, event = parsed.tree.declarations
    assert isinstance(standard, nodes.StandardDeclaration)
    assert isinstance(event, nodes.EventDeclaration)
    assert standard.clauses[-1].span.text == following


def test_a_declaration_cuts_a_clause_short_too() -> None:
    assert faults(f"{STANDARD}  require\nevent a\n  text text\n") == [
        ("unfinished-clause", 4, 3, "what is missing is a value")
    ]


def test_a_value_may_begin_a_line_with_a_word_that_opens_clauses() -> None:
    assert faults(f"{STANDARD}  require\n    message.text = goal\n    or\n    severity\n") == []


def test_fields_may_be_called_like_clauses() -> None:
    (fault,) = parse(Source("care.std", 'ruleset a\nevent b\n  owner "us"\n')).diagnostics
    assert fault.code() == "unexpected-word"


@pytest.mark.parametrize(
    "condition",
    [
        " and ".join(["reported.x is given"] * 300),
        "1 < " + " + ".join(["1"] * 300),
        "not " * 5000 + "true",
        "count(" * 300 + "reported" + ")" * 300,
    ],
)
def test_what_is_nested_too_deep_is_told_once(condition: str) -> None:
    text = f"{STANDARD}  require {condition}\n"
    ((code, line, _, said),) = faults(text)
    assert (code, line) == ("too-deep", 4)
    assert said == "write a list, as in `x in (1, 2, 3)`, or give parts of it names with `define`"


@pytest.mark.parametrize("levels", [1, 140])
def test_a_long_condition_is_read(levels: int) -> None:
    assert faults(f"{STANDARD}  require {'not ' * levels}true\n") == []


def test_brackets_add_no_level() -> None:
    assert faults(f"{STANDARD}  require {'(' * 500}true{')' * 500}\n") == []
