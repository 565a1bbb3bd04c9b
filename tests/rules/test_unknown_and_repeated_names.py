"""Names that mean nothing, two things, or something else: each at its place, with its help."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rules.checking import CARE, check_text, only_fault, told

STANDARDS = {
    "unknown-event": (
        "standard s for each <<reportd>> expect visited within limit",
        "no event is called `reportd`",
        "did you mean `reported`?",
    ),
    "unknown-field": (
        'standard s for each reported where reported.<<falt>> = "noise" expect visited by as_of',
        "`reported` has no field `falt`",
        "did you mean `fault`?",
    ),
    "unknown-name": (
        "standard s for each reported expect visited within <<limt>>",
        "nothing here is called `limt`",
        "did you mean `limit`?",
    ),
    "unknown-type": (
        "event scrapped\n  reason <<txt>>\nstandard s for each scrapped forbid visited",
        "`txt` is no type",
        "did you mean `text`?",
    ),
    "unknown-calendar": (
        "standard s for each reported expect visited within limit clock runs during <<offce>>",
        "no calendar is called `offce`",
        "did you mean `office`?",
    ),
    "unknown-standard": (
        (
            'example "late" of <<hom_visit>>\n  expect met\n'
            "standard home_visit for each reported expect visited within limit"
        ),
        "no standard or constraint is called `hom_visit`",
        "did you mean `home_visit`?",
    ),
    "unknown-function": (
        "standard s for each reported where <<cont>>(visited) > 1 expect visited within limit",
        "no function or table is called `cont`",
        "did you mean `count`?",
    ),
    "unknown-option": (
        'standard s for each reported where reported.fault = <<"nois">> expect visited by as_of',
        "`reported.fault` is never `nois`",
        "did you mean `noise`?",
    ),
    "unknown-verdict": (
        (
            "standard s for each reported expect visited within limit\n"
            'example "late" of s\n  2026-03-01 09:00 reported\n  expect <<mised>>'
        ),
        "`mised` is no verdict",
        "did you mean `missed`?",
    ),
    "unknown-entity": (
        "constraint c for each <<servce>> require true",
        "a plan has no `servce`",
        "did you mean `service`?",
    ),
    "unknown-kind": (
        "constraint c ensures <<expectd>> for each service require true",
        "`expectd` is none of the seven planning constraints",
        "did you mean `expected`?",
    ),
    "not-in-hand": (
        (
            "standard s for each reported\n"
            '  expect visited within 4 hours when <<visited>>.engineer = "A", otherwise limit'
        ),
        "which `visited` is meant? none is in hand here",
        "what can be read here: `case`, `reported`, `first(visited)`, `latest(visited)`",
    ),
    "ambiguous-name": (
        "standard s for each reported expect reported where <<reported>>.calls > 3 within limit",
        "`reported` may be the first or the second `reported` of this rule",
        "tell them apart with `as`: `for each reported as opening`, `expect reported as answer`",
    ),
    "hidden-name": (
        "standard s for each reported as <<limit>> expect visited within limit",
        "`limit` already is the name of a parameter",
        "choose another name",
    ),
    "not-shared": (
        (
            "standard s for each any of reported, visited as x\n"
            '  expect closed where x.<<fault>> = "noise" within limit'
        ),
        "`fault` cannot be read here: `visited` does not have it, or not as that type",
        (
            "only fields that all of `reported`, `visited` share can be read; "
            "declare it in each of them"
        ),
    ),
}


@pytest.mark.parametrize("code", STANDARDS)
def test_a_name_that_means_nothing_is_told_where_it_stands(code: str) -> None:
    text, message, help_ = STANDARDS[code]
    found_code, _, found_message, found_help = only_fault(dedent(CARE) + text)
    assert (found_code, found_message, found_help) == (code, message, help_)


def test_a_word_without_quotes_is_taken_for_a_name() -> None:
    text = (
        "standard s for each visited where visited.engineer = <<Zhao>> expect closed within limit"
    )
    code, _, _, help_ = only_fault(dedent(CARE) + text)
    assert (code, help_) == ("unknown-name", 'if a text is meant, put it in quotes: "Zhao"')


GROUPED = "standard s for each reported expect visited by as_of goal 80% each month by"


@pytest.mark.parametrize(
    ("text", "code", "help_"),
    [
        (f"{GROUPED} <<region>>", "unknown-name", "did you mean `case.region`?"),
        (f"{GROUPED} <<cost>>", "unknown-name", "did you mean `reported.cost`?"),
        (f'{GROUPED} <<"region">>', "constant-group", "did you mean `case.region`?"),
        (f"{GROUPED} <<limit>>", "constant-group", "such as `case.region`"),
        (f"{GROUPED} <<month>>", "unknown-name", "did you mean `each month`?"),
        (
            "standard s for each reported expect visited every <<quarter>> until closed",
            "unknown-name",
            "did you mean `each quarter`?",
        ),
        (
            "standard s for each month by <<fault>> require count(visited) > 3",
            "unknown-name",
            "did you mean `reported.fault`?",
        ),
        (
            'standard s for each month by <<"x">> require count(visited) > 3',
            "constant-group",
            "such as `case.region`",
        ),
        (
            "standard s for each reported require <<cost>> <= CNY 500",
            "unknown-name",
            "did you mean `reported.cost`?",
        ),
        (
            "constraint c for each service require <<promise>> is given",
            "unknown-name",
            "did you mean `service.promise`?",
        ),
    ],
)
def test_a_field_without_its_owner_is_found(text: str, code: str, help_: str) -> None:
    found, _, _, found_help = only_fault(dedent(CARE) + text)
    assert found == code
    assert found_help is not None
    assert found_help.endswith(help_)


@pytest.mark.parametrize("key", ["reported.cost < CNY 5 * 3", "first(visited).engineer", "as_of"])
def test_only_what_differs_makes_groups(key: str) -> None:
    codes = [each.code() for each in told(check_text(f"{dedent(CARE)}{GROUPED} {key}"))]
    assert codes == (["constant-group"] if key == "as_of" else [])


def test_a_group_is_never_told_to_be_a_text() -> None:
    help_ = only_fault(dedent(CARE) + f"{GROUPED} <<postcode>>")[3]
    assert help_ is not None
    assert help_.startswith("known names: `case.city`, `case.region`, `reported.appointment`")


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("event reported\n  reason text", "event", "10:7"),
        ("parameter limit = 25 hours", "parameter", "5:11"),
        ("calendar office open daily 08:00..09:00", "calendar", "6:10"),
    ],
)
def test_a_second_declaration_prints_the_place_of_the_first(
    text: str, kind: str, other: str
) -> None:
    (fault,) = told(check_text(dedent(CARE) + text))
    assert fault.code() == "duplicate-name"
    assert fault.message.startswith(f"{kind} `")
    assert fault.help == f"the other is at rules.std:{other}; rename one of them, or remove it"


def test_a_field_declared_twice_in_one_event_is_told() -> None:
    text = "event scrapped reason text <<reason>> text standard s for each scrapped forbid visited"
    code, _, message, _ = only_fault(dedent(CARE) + text)
    assert (code, message) == ("duplicate-name", "field `scrapped.reason` is declared twice")


def test_an_event_has_its_own_time_already() -> None:
    text = "event scrapped\n  <<at>> text\nstandard s for each scrapped forbid visited"
    code, _, message, _ = only_fault(dedent(CARE) + text)
    assert (code, message) == ("hidden-name", "`at` already is a field that every `scrapped` has")


def test_a_definition_that_is_explained_by_itself_is_told_once_where_it_is_defined() -> None:
    text = (
        "<<define late = very and slow>>\ndefine slow = late\ndefine very = true\n"
        "standard s for each reported where late and slow expect visited within limit"
    )
    code, _, message, _ = only_fault(dedent(CARE) + text)
    assert code == "circular-definition"
    assert message == "`late` is explained by itself: `late` → `slow` → `late`"


def test_two_versions_of_a_standard_must_not_hold_on_one_day() -> None:
    rule = "for each reported expect visited within limit effective"
    text = f"standard s {rule} until 2026-06-30 standard <<s>> {rule} from 2026-06-30"
    assert only_fault(dedent(CARE) + text)[0] == "overlapping-versions"
    apart = text.replace("<<", "").replace(">>", "").replace("from 2026-06-30", "from 2026-07-01")
    assert told(check_text(dedent(CARE) + apart)) == []
