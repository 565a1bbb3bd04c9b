"""How long an editor waits for the language server, in a file of two thousand lines.

    python -m benchmarks.editor

An editor is played: it starts the command, types into the middle of the file letter by letter, asks
for completions after each, and waits for the faults after a change. Medians, in milliseconds.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.editor.client import Editor, editing

LINES = 2000
PAUSE = 0.08
"""Between two letters of somebody who types fast, in seconds."""
CHECKING = 0.3
"""So long after every fourth letter that the file is being checked when the next one comes."""

_ENGLISH = """\
ruleset large "A large ruleset"
  zone "Europe/Rome"

a case ends with the log
""", """
event reported_{n} "Fault {n} is reported"
  region text
  fault  one of "cooling", "noise", "door"
event visited_{n} "An engineer comes for fault {n}"

standard visit_{n} "An engineer comes for fault {n} within {n} hours"
  promise  "We come within {n} hours."
  for each reported_{n} where reported_{n}.fault != "door"
  expect   visited_{n} within {n} hours
  goal     95% each month by reported_{n}.region
  severity minor
  owner    "service centre"

example "in time" of visit_{n}
  2026-03-02 09:00 reported_{n} region = "north", fault = "noise"
  2026-03-02 09:05 visited_{n}
  expect met
"""  # fmt: skip
_CHINESE = """\
规则集 大规则集 "很大的规则集"
  时区 "Asia/Shanghai"

案件随日志结束
""", """
事件 报修{n} "报修第{n}种故障"
  地区 文本
  故障 取值 "制冷", "噪音", "门"
事件 上门{n} "工程师为第{n}种故障上门"

标准 上门服务{n} "{n}小时内上门"
  承诺     "我们在{n}小时内上门。"
  对每个   报修{n} 其中 报修{n}.故障 != "门"
  要求     上门{n} {n}小时内
  目标     95% 每月 按 报修{n}.地区
  严重程度 轻微
  负责人   "服务中心"

示例 "及时" 针对 上门服务{n}
  2026-03-02 09:00 报修{n} 地区 = "北", 故障 = "噪音"
  2026-03-02 09:05 上门{n}
  预期 达标
"""  # fmt: skip
_TYPED = {
    "en": "\nstandard more\n  for each reported_3 where reported_3.fault = \n",
    "zh": "\n标准 更多\n  对每个 报修3 其中 报修3.故障 = \n",
}


def text(parts: tuple[str, str], lines: int = LINES) -> str:
    """Rules, each with its events and an example, until there are so many lines."""
    head, rule = parts
    count = (lines - head.count("\n")) // rule.count("\n")
    return head + "".join(rule.replace("{n}", str(n)) for n in range(1, count + 1))


def completions(editor: Editor, whole: str, typed: str) -> Iterator[float]:
    """Milliseconds from each letter to its suggestions, while checks run beside."""
    at = whole.index("\nevent", len(whole) // 2) if "\nevent" in whole else 0
    at = at or whole.index("\n事件", len(whole) // 2)
    for length in range(1, len(typed)):
        time.sleep(PAUSE if length % 4 else CHECKING)
        shown = f"{whole[:at]}{typed[:length]}‸{whole[at:]}"
        begun = time.perf_counter()
        editor.complete("large.std", shown)
        yield (time.perf_counter() - begun) * 1000


def faults(editor: Editor, whole: str) -> Iterator[float]:
    """Milliseconds from a change to the faults that are shown for it."""
    for count in (1, 0, 1, 0, 1, 0, 1, 0):
        begun = time.perf_counter()
        editor.show("large.std", whole + "\nx\n" * count)
        editor.faults("large.std", count)
        yield (time.perf_counter() - begun) * 1000


def main() -> None:
    for language, parts in {"en": _ENGLISH, "zh": _CHINESE}.items():
        whole = text(parts)
        with tempfile.TemporaryDirectory() as folder, editing(Path(folder)) as editor:
            editor.show("large.std", whole)
            editor.faults("large.std", 0)
            waited = sorted(completions(editor, whole, _TYPED[language]))
            editor.show("large.std", whole)
            editor.faults("large.std", 0)
            told = statistics.median(faults(editor, whole))
        median, most = statistics.median(waited), waited[int(len(waited) * 0.95)]
        print(
            f"{language}: {whole.count(chr(10))} lines; completion {median:.0f} ms "
            f"(19 of 20 within {most:.0f} ms); faults {told:.0f} ms after a change"
        )


if __name__ == "__main__":
    main()
