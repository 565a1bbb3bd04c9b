"""Comments that allow what is in doubt, each with its reason."""

from __future__ import annotations

import pytest

from tests.analysis.lint.doubting import CARE_ZH, doubted, edited, found_of, places

VISIT = "for each reported expect visited within 24 hours"
WHY = "because nobody else is told"


def told(text: str, head: str | None = None) -> list[str]:
    found = doubted(text) if head is None else doubted(text, head)
    return [each.code() for each in found]


@pytest.mark.parametrize(
    "text",
    [
        f"# lint: allow no-promise {WHY}\nstandard visit {VISIT}",
        f"# lint: allow no-promise, {WHY}\n\n# another comment\nstandard visit {VISIT}",
        f"standard visit {VISIT}   # lint: allow no-promise {WHY}",
        f"standard visit {VISIT}\n# lint: allow no-promise in this file {WHY}",
        f"#LINT:Allow no-promise, no-goal {WHY}\nstandard visit {VISIT}",
        f"# lint：allow no-promise {WHY}\nstandard visit {VISIT}",
        f"＃ lint: 允许 no-promise 因为 别人不知道\nstandard visit {VISIT}",
        f"# lint: 允许 no-promise 在本文件中，因为 别人不知道\nstandard visit {VISIT}",
    ],
)
def test_a_comment_allows_it(text: str) -> None:
    codes = told(text)
    assert "no-promise" not in codes
    assert "no-example" in codes
    assert not {"idle-silence", "unread-silence", "unknown-check"}.intersection(codes)


def test_a_comment_before_a_declaration_covers_all_of_it() -> None:
    text = """
        # lint: allow days-or-hours because the depot closes at midnight
        standard visit
          for each reported
          expect visited within 1 day
        standard other
          for each reported
          expect closed within 1 day
    """
    (found,) = found_of("days-or-hours", text)
    assert found.span is not None
    assert found.span.line == 24


def test_a_comment_before_a_clause_covers_the_clause() -> None:
    text = """
        standard visit
          for each reported
          # lint: allow days-or-hours because the depot closes at midnight
          expect visited
            within 1 day
    """
    assert not found_of("days-or-hours", text)
    assert not found_of("idle-silence", text)


def test_a_comment_at_the_end_of_a_clause_covers_the_clause() -> None:
    text = """
        standard visit
          for each reported
            where reported.cost > 5
              and reported.cost < 5   # lint: allow never-applies because it is switched off
          expect visited within 24 hours
        standard other
          for each reported
            where reported.cost > 5
              and reported.cost < 5
          expect closed within 24 hours   # lint: allow never-applies because it is switched off
    """
    (found,) = found_of("never-applies", text)
    assert found.message.startswith("`other` can never apply")


def test_a_comment_allows_nothing_elsewhere() -> None:
    text = f"standard one {VISIT}\n# lint: allow no-goal {WHY}\nstandard two {VISIT} goal 9%"
    assert places("no-goal", text) == ["one"]
    assert places("idle-silence", text) == ["no-goal"]


def test_what_is_allowed_to_one_rule_is_still_told_of_the_others() -> None:
    others = "\n".join(
        f"standard {name} for each {name} expect visited" for name in ("away", "back")
    )
    text = f"# lint: allow no-goal {WHY}\nstandard visit {VISIT}\n{others}"
    (found,) = found_of("no-goal", text)
    assert found.message == (
        "none of these 2 standards has a goal: every missed case is a violation"
    )


def test_faults_are_not_silenced_by_what_looks_like_a_comment() -> None:
    text = f'standard visit "# lint: allow no-promise {WHY}" {VISIT}'
    assert places("no-promise", text) == ["visit"]


@pytest.mark.parametrize("comment", ["# lint: allow no-promise", "# lint: 允许 no-promise 因为"])
def test_a_reason_is_asked_for(comment: str) -> None:
    text = f"{comment}\nstandard visit {VISIT}"
    (found,) = found_of("silence-without-reason", text)
    assert found.span is not None
    assert found.span.text == "no-promise"
    assert found.help == "write `# lint: allow no-promise because …`"
    assert places("no-promise", text) == ["visit"]


def test_an_unknown_check() -> None:
    text = f"# lint: allow no-goal, no-promsie {WHY}\nstandard visit {VISIT}"
    (found,) = found_of("unknown-check", text)
    assert found.help == "did you mean `no-promise`?"
    assert edited(found) == f"# lint: allow no-goal, no-promise {WHY}"
    assert not found_of("no-goal", text)


@pytest.mark.parametrize(
    "comment", ["# lint: ignore no-goal", "# lint:", "# lint: allow", "# lint: no-goal because x"]
)
def test_what_is_not_understood_is_told(comment: str) -> None:
    text = f"{comment}\nstandard visit {VISIT}"
    assert places("unread-silence", text) == [comment]


def test_other_comments_are_left_alone() -> None:
    text = f"# lint is run every night\n# see lint.md\nstandard visit {VISIT}"
    assert not found_of("unread-silence", text)


@pytest.mark.parametrize(
    ("text", "taken_out"),
    [
        (
            f"# lint: allow no-goal {WHY}\nstandard visit {VISIT} goal 9%",
            f"# lint: allow no-goal {WHY}\n",
        ),
        (
            f"standard visit {VISIT} goal 9%  # lint: allow no-goal {WHY}",
            f"  # lint: allow no-goal {WHY}",
        ),
    ],
)
def test_a_comment_that_allows_nothing_can_go(text: str, taken_out: str) -> None:
    (found,) = found_of("idle-silence", text)
    assert found.edit is not None
    assert found.edit.safe
    assert (found.edit.span.text, found.edit.text) == (taken_out, "")


def test_one_of_two_checks_is_not_taken_out() -> None:
    text = f"# lint: allow no-goal, no-promise {WHY}\nstandard visit {VISIT} goal 9%"
    (found,) = found_of("idle-silence", text)
    assert found.edit is None


def test_a_chinese_file() -> None:
    text = """
        # lint：允许 no-promise 因为 顾客看不到
        标准 上门
          对每个 报修
          要求 上门 在24小时内   # lint：允许 no-goal 因为 一次也不能少
    """
    codes = told(text, CARE_ZH)
    assert "no-promise" not in codes
    assert codes.count("no-goal") == 1  # it is told at the name, which stands on another line
    assert "idle-silence" in codes


def test_the_help_of_a_chinese_file_is_chinese() -> None:
    text = "# lint：允许 no-goal\n标准 上门 对每个 报修 要求 上门 在24小时内"
    (found,) = found_of("silence-without-reason", text, CARE_ZH)
    assert found.help == "write `# lint：允许 no-goal 因为 …`"
