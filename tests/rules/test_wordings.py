"""Every text for people may stand in several languages, in English and in Chinese files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standards_engine.language import parse
from standards_engine.rules.nodes import DatedLine, Ruleset, Standard, Wording
from standards_engine.source import Source
from standards_engine.wording import speaking
from tests.rules.checking import only_fault, ruleset_of

BOTH = Wording("Come soon", (("zh", "尽快上门"),))
IN_CHINESE = Wording("尽快上门", (("en", "Come soon"),))

ENGLISH = """
ruleset care {header} zone "Asia/Shanghai" owner {owner_of_all} source {source_of_all}
a case ends with the log
parameter limit = 24 hours {parameter}
calendar office {calendar} open daily 08:00..17:00 closed 2026-02-16 {reason}
each case has region text {field}
event reported {event} fault text
event visited
standard visit {title}
  for each reported
  expect visited within limit
  clock runs during office
  promise {promise} owner {owner} because {because} source {source}
  message {message}
example {example} of visit
  2026-03-01 09:00 reported fault = "noise"
  expect pending
waive visit from 2026-03-01 until 2026-03-02 because {waived} approved by {approver}
"""
CHINESE = """
规则集 care {header} 时区 "Asia/Shanghai" 负责人 {owner_of_all} 出处 {source_of_all}
案件随日志结束
参数 limit = 24小时 {parameter}
日历 office {calendar} 开放 每天 08:00..17:00 关闭 2026-02-16 {reason}
每个 案件 有 region 文本 {field}
事件 reported {event} fault 文本
事件 visited
标准 visit {title}
  对每个 reported
  要求 visited 在 limit 内
  计时限于 office
  承诺 {promise} 负责人 {owner} 理由 {because} 出处 {source}
  提示 {message}
示例 {example} 针对 visit
  2026-03-01 09:00 reported fault = "noise"
  预期 未到期
豁免 visit 从 2026-03-01 至 2026-03-02 理由 {waived} 批准人 {approver}
"""


def _standard(ruleset: Ruleset) -> Standard:
    return ruleset.standards[0]


def _closed(ruleset: Ruleset) -> Wording | None:
    line = ruleset.calendars[0].lines[1]
    assert isinstance(line, DatedLine)
    return line.reason


PLACES: dict[str, Callable[[Ruleset], Wording | None]] = {
    "header": lambda r: r.title,
    "parameter": lambda r: r.parameters[0].title,
    "calendar": lambda r: r.calendars[0].title,
    "reason": _closed,
    "field": lambda r: r.case_record.fields[0].title,
    "event": lambda r: r.events[0].title,
    "title": lambda r: _standard(r).title,
    "promise": lambda r: _standard(r).promise,
    "owner": lambda r: _standard(r).owner,
    "because": lambda r: _standard(r).because,
    "source": lambda r: _standard(r).source,
    "example": lambda r: r.examples[0].title,
    "waived": lambda r: r.waivers[0].because,
    "approver": lambda r: r.waivers[0].approved_by,
}


def _file(text: str, place: str, written: str) -> str:
    others = (*PLACES, "message", "owner_of_all", "source_of_all")
    filled = dict.fromkeys(others, '"plain"') | {place: written}
    return text.format(**filled)


@pytest.mark.parametrize("place", PLACES)
def test_a_text_and_its_translation(place: str) -> None:
    found = ruleset_of(_file(ENGLISH, place, '"Come soon" zh "尽快上门"'))
    assert PLACES[place](found) == BOTH


@pytest.mark.parametrize("place", PLACES)
def test_a_text_and_its_translation_in_a_chinese_file(place: str) -> None:
    found = ruleset_of(_file(CHINESE, place, '"尽快上门" 英文 "Come soon"'))
    assert PLACES[place](found) == IN_CHINESE
    found = ruleset_of(_file(CHINESE, place, '"尽快上门" en "Come soon"'))
    assert PLACES[place](found) == IN_CHINESE


@pytest.mark.parametrize("place", PLACES)
def test_a_text_alone_is_said_in_every_language(place: str) -> None:
    found = PLACES[place](ruleset_of(_file(ENGLISH, place, '"Come soon"')))
    assert found == Wording("Come soon")
    with speaking("zh"):
        assert found.said == "Come soon"


def test_the_language_spoken_chooses() -> None:
    assert BOTH.said == "Come soon"
    with speaking("zh"):
        assert BOTH.said == "尽快上门"
        assert IN_CHINESE.said == "尽快上门"
    assert IN_CHINESE.said == "Come soon"
    assert BOTH.in_language("fr") == "Come soon"


def test_what_a_file_says_of_all_its_rules() -> None:
    standard = _standard(
        ruleset_of(
            """
            ruleset care
              zone   "UTC"
              owner  "Come soon" zh "尽快上门"
              source "Come soon" zh "尽快上门"
            event reported
            standard visit for each reported require reported.date > 2026-01-01
            """
        )
    )
    assert (standard.owner, standard.source) == (BOTH, BOTH)


def test_a_translation_over_several_lines_is_one_line() -> None:
    text = _file(ENGLISH, "promise", '"We come\n     soon." zh "尽快\n     上门。"')
    promise = _standard(ruleset_of(text)).promise
    assert promise == Wording("We come soon.", (("zh", "尽快 上门。"),))


def test_each_language_of_a_message_has_its_own_braces() -> None:
    text = _file(ENGLISH, "message", '"nobody: {reported.fault}" zh "{case.region}：无人上门"')
    message = _standard(ruleset_of(text)).message
    assert message is not None
    parts, language = message.said
    assert (parts[0], len(parts), language) == ("nobody: ", 2, "en")
    with speaking("zh"):
        parts, language = message.said
    assert (parts[1], len(parts), language) == ("：无人上门", 2, "zh")


def test_a_fault_in_a_translated_message_is_told_where_it_stands() -> None:
    text = _file(
        ENGLISH, "message", '"nobody: {reported.fault}" zh "无人上门：{reported.<<falt>>}"'
    )
    code, _, message, help_ = only_fault(text)
    assert (code, message, help_) == (
        "unknown-field",
        "`reported` has no field `falt`",
        "did you mean `fault`?",
    )


def test_a_version_and_a_zone_are_the_same_in_every_language() -> None:
    text = 'ruleset care version "1" zh "一" zone "Asia/Shanghai"'
    (fault,) = parse(Source("care.std", text)).diagnostics
    assert (fault.code(), fault.span and fault.span.text) == ("unexpected-word", "zh")
