"""What rules lack, rules that say the same, waivers without effect, kinds that nothing covers."""

from __future__ import annotations

import pytest

from tests.analysis.lint.doubting import doubted, found_of, places

VISIT = "for each reported expect visited within 24 hours"


@pytest.mark.parametrize("code", ["no-promise", "no-owner", "no-goal", "no-example"])
def test_a_bare_standard_lacks_everything(code: str) -> None:
    assert places(code, f"standard visit {VISIT}") == ["visit"]


WHOLE = f"""
    standard visit "Within 24 hours"
      promise "We come within 24 hours."
      owner   "service centre"
      goal    95%
      {VISIT}
    example "in time" of visit
      case region = "north"
      2026-03-02 15:00 reported fault = "door", due = 2026-03-03 15:00, cost = 5
      2026-03-02 18:00 visited engineers = 1
      expect met
"""


def test_a_whole_standard_lacks_nothing() -> None:
    codes = {each.code() for each in doubted(WHOLE)}
    assert codes == {"unused"}  # the events `away` and `back` of the head


@pytest.mark.parametrize("code", ["no-promise", "no-owner", "no-goal", "no-example"])
def test_beside_a_whole_standard_each_bare_one_is_told(code: str) -> None:
    more = f"standard two {VISIT}\nstandard three {VISIT.replace('24', '30')}"
    assert places(code, WHOLE + more) == ["two", "three"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("no-promise", "none of these 2 standards says what customers are promised"),
        ("no-owner", "nobody answers for any of these 2 standards"),
        ("no-goal", "none of these 2 standards has a goal: every missed case is a violation"),
        ("no-example", "no example tests any of these 2 rules"),
    ],
)
def test_what_no_standard_of_a_file_has_is_told_once(code: str, message: str) -> None:
    (found,) = found_of(code, f"standard one {VISIT} standard two {VISIT.replace('24', '30')}")
    assert found.message == message


def test_the_owner_of_the_file_answers_for_its_standards() -> None:
    head = """
        ruleset care
          owner "service centre"
        event reported
        event visited
    """
    assert not found_of("no-owner", f"standard visit {VISIT}", head)


def test_versions_of_a_standard_are_told_once() -> None:
    text = f"""
        standard visit {VISIT} effective until 2026-06-30
        standard visit {VISIT.replace("24", "12")} effective from 2026-07-01
    """
    (found,) = found_of("no-promise", text)
    assert found.message == "`visit` does not say what customers are promised"


@pytest.mark.parametrize(
    "rule",
    [
        "for each reported forbid visited within 24 hours",
        "for each reported expect visited before",
        "for each reported expect visited as the next event",
        "for each reported require reported.cost > 5",
        "for each case expect at most 1 visited",
        "for each month require count(visited) > 0",
    ],
)
def test_what_must_always_be_so_needs_no_goal(rule: str) -> None:
    assert not found_of("no-goal", f"standard visit {rule}")


@pytest.mark.parametrize(
    "rule",
    [
        "for each reported expect visited",
        "for each reported expect visited before or after",
        "for each reported expect visited then closed",
        "for each case expect at least 1 visited",
        "for each reported expect visited every 1 month until closed",
    ],
)
def test_what_somebody_must_do_needs_one(rule: str) -> None:
    assert places("no-goal", f"standard visit {rule}") == ["visit"]


def test_two_standards_say_the_same() -> None:
    text = f"""
        standard visit "A visit" severity minor {VISIT}
        standard quick "Quickly" promise "Soon." owner "staff" {VISIT}
        standard other {VISIT.replace("24", "12")}
        standard third {VISIT} goal 90%
    """
    (found,) = found_of("says-the-same", text)
    assert found.message == "`quick` says the same as `visit`"


def test_two_constraints_say_the_same() -> None:
    text = """
        constraint one for each service require service.promise is given
        constraint two for each service require service.promise is given
        constraint six for each service require service.name is given
    """
    assert places("says-the-same", text) == ["two"]


def test_versions_are_no_twins() -> None:
    text = f"""
        standard visit {VISIT} effective until 2026-06-30
        standard visit {VISIT} effective from 2026-07-01
    """
    assert not found_of("says-the-same", text)


WAIVED = """
    waive visit {} from 2026-03-01 until 2026-03-15
      because "Floods" approved by "manager"
"""


@pytest.mark.parametrize(
    ("effective", "where", "message"),
    [
        (
            "effective from 2026-03-16",
            "",
            "`visit` does not hold on any day of this waiver",
        ),
        (
            "effective until 2026-02-28",
            "",
            "`visit` does not hold on any day of this waiver",
        ),
        (
            "",
            'where reported.fault = "noise"',
            "nothing that `visit` is for satisfies this waiver",
        ),
        (
            "",
            "where reported.cost > 5 and reported.cost < 4",
            "nothing that `visit` is for satisfies this waiver",
        ),
    ],
)
def test_a_waiver_that_waives_nothing(effective: str, where: str, message: str) -> None:
    trigger = 'reported where reported.fault = "door"'
    rule = f"standard visit for each {trigger} expect visited within 24 hours {effective}"
    (found,) = found_of("idle-waiver", rule + WAIVED.format(where))
    assert found.message == message


@pytest.mark.parametrize("effective", ["from 2026-03-15", "until 2026-03-01", "from 2026-01-01"])
def test_a_waiver_of_one_day_or_more_is_in_order(effective: str) -> None:
    rule = f"standard visit {VISIT} effective {effective}"
    assert not found_of("idle-waiver", rule + WAIVED.format('where case.region = "north"'))


ONE_KIND = "constraint one ensures {} for each service require service.promise is given\n"


def test_kinds_that_nothing_covers() -> None:
    (found,) = found_of("uncovered-kinds", ONE_KIND.format("expected"))
    assert found.message == (
        "no constraint ensures `perceptible`, `feasible`, `aligned`, `resourced`, `balanced` or"
        " `competitive`"
    )


def test_where_no_kind_is_named_none_is_missing() -> None:
    text = "constraint one for each service require service.promise is given"
    assert not found_of("uncovered-kinds", text)


def test_kinds_in_a_chinese_file_are_named_in_chinese() -> None:
    text = "约束 甲 确保 期望的 对每个 服务 必须 服务.承诺 已填写"
    head = "规则集 策划\n"
    (found,) = found_of("uncovered-kinds", text, head)
    assert found.message.startswith("no constraint ensures `可感知的`, `可行的`")
    assert found.help is not None
    assert found.help.endswith("`采用 planning.seven_constraints`")
