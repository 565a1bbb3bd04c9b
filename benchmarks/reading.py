"""How long it takes to read and check rules, against Lark alone parsing the same text.

    python benchmarks/reading.py [ROUNDS] [LINES]

Lark alone is Lark's LALR parser with its own contextual lexer, on the same grammar with the English
words as regular expressions: a tree or the first fault, no places of faults, no other language.
Both in one process, in turn; medians, and the ratio pair by pair.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import lark

from standards_engine.language import parse
from standards_engine.language.keywords import keywords
from standards_engine.plans import plan_vocabulary
from standards_engine.resources import resource
from standards_engine.rules.loading import load_rules
from standards_engine.source import Source

_VALUES = {
    "NAME": r"/[^\W\d]\w*/",
    "STRING": r'/"(?:[^"\\]|\\.)*"/s',
    "NUMBER.1": r"/\d+(?:\.\d+)?(?:\s*%)?/",
    "MONEY.3": r"/[A-Z]{3}\s*\d+(?:\.\d+)?/",
    "TIME.3": r"/\d{1,2}:\d\d/",
    "QUANTITY.4": r"/\d+(?:\.\d+)?\s*(?:seconds?|minutes?|hours?|(?:working )?days?|months?)/",
    "DATE.5": r"/\d{4}-\d\d-\d\d/",
    "INSTANT.6": r"/\d{4}-\d\d-\d\d[ T]\d{1,2}:\d\d/",
}
_SIGNS = {
    "_COMMA": ",", "_DOT": ".", "_LPAR": "(", "_RPAR": ")", "_RANGE": "..", "EQUAL": "=",
    "UNEQUAL": "!=", "LESS": "<", "LESS_EQUAL": "<=", "MORE": ">", "MORE_EQUAL": ">=",
    "_PLUS": "+", "_MINUS": "-", "_TIMES": "*", "_DIVIDE": "/",
}  # fmt: skip
_HEAD = """ruleset care "Care"
  zone "Asia/Shanghai"

parameter visit_limit = 24 hours "Longest wait"

calendar hotline
  open monday..friday 08:00..16:00

each case has
  region text
"""
_PART = """
event reported_N "A customer reports a fault"
  fault       one of "cooling", "noise", "door"
  cause       one of "customer", "firm"
  appointment optional instant
event visited_N "An engineer arrives"
event away_N
event back_N
event moved_N
  new_time instant
event withdrawn_N

standard home_visit_N "An engineer arrives within 24 hours"
  promise   "We come to your home within 24 hours of your call."
  for each  reported_N
  expect    visited_N within 4 hours when reported_N.fault = "door", otherwise visit_limit
  except    door_only when reported_N.fault = "door" excused
  except    named_time when reported_N.appointment is given and reported_N.cause = "customer"
            expect visited_N after reported_N.appointment within 24 hours
  pause     away_N until back_N
  clock runs during hotline
  restarted by moved_N from moved_N.new_time
  cancelled by withdrawn_N
  warn      at 80%
  goal      95% each month by case.region given at least 20
  severity  major
  owner     "service centre"

standard calm_N "Few faults, and soon an engineer"
  for each month by case.region
  require count(reported_N where reported_N.fault = "door") < 3 if there are at least 50 reported_N

example "the customer named a time" of home_visit_N
  case region = "north"
  2026-03-01 09:00 reported_N fault = "noise", cause = "customer", appointment = 2026-03-03 10:00
  2026-03-04 08:00 visited_N
  expect met
"""


def ruleset(lines: int) -> str:
    """Rules of at least so many lines, without a fault."""
    parts, number = [_HEAD], 0
    while sum(part.count("\n") for part in parts) < lines:
        number += 1
        parts.append(_PART.replace("_N", f"_{number}"))
    return "".join(parts)


def lark_alone() -> lark.Lark:
    text = resource("grammar", "standards.lark").read_text(encoding="utf-8")
    declared = [name for line in re.findall(r"%declare (.*)", text) for name in line.split()]
    text = re.sub(r"^%declare.*$", "", text, flags=re.MULTILINE)
    words = dict(_words(declared))
    first: dict[str, str] = {}
    for name, pattern in words.items():  # two terminals of one word are one to Lark's lexer
        text = re.sub(rf"\b{name}\b", first.setdefault(pattern, name), text)
    terminals = [f"{name}: {pattern}" for name, pattern in _VALUES.items()]
    terminals += [f'{name}: "{sign}"' for name, sign in _SIGNS.items()]
    terminals += [f"{name}.{9 + pattern.count('+')}: {pattern}" for pattern, name in first.items()]
    grammar = "\n".join([text, *terminals, r"%ignore /\s+|#[^\n]*/"])
    return lark.Lark(grammar, start="ruleset_file", parser="lalr", propagate_positions=True)


def _words(declared: list[str]) -> Iterator[tuple[str, str]]:
    """Each terminal that is a keyword, with the expression for its English words."""
    table = keywords("en")
    spelled: dict[str, list[str]] = {}
    for phrases in table.phrases.values():
        for phrase in phrases:
            words = (r"\w+" if word == "*" else word for word in phrase.words)
            spelled.setdefault(phrase.terminal, []).append(r"\s+".join(words))
    values = {name.partition(".")[0] for name in _VALUES}
    for name in declared:
        if name not in _SIGNS and name not in values:
            found = spelled.get(name.removeprefix("_"), [f"\\x00{name}"])
            yield name, f"/(?:{'|'.join(found)})\\b/"


def main(rounds: int, lines: int) -> None:
    text = ruleset(lines)
    alone = lark_alone()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "care.std"
        path.write_text(text, encoding="utf-8")
        results = [_round(alone, path, text) for _ in range(rounds + 1)][1:]
    for what, times in zip(
        ("Lark alone", "parsed", "parsed and checked"), zip(*results, strict=True), strict=True
    ):
        ratios = sorted(each / bare for each, (bare, _, _) in zip(times, results, strict=True))
        median = statistics.median(times)
        print(
            f"{what:<20}{median:6.2f} s   {text.count(chr(10)) / median:8,.0f} lines a second   "
            f"{statistics.median(ratios):.1f} times ({ratios[0]:.1f} to {ratios[-1]:.1f})"
        )


def _round(alone: lark.Lark, path: Path, text: str) -> tuple[float, float, float]:
    began = time.perf_counter()
    alone.parse(text)
    bare = time.perf_counter()
    assert not parse(Source(str(path), text)).diagnostics
    parsed = time.perf_counter()
    checked = load_rules((str(path),), settings={}, vocabulary=plan_vocabulary())
    ended = time.perf_counter()
    assert not checked.diagnostics
    return bare - began, parsed - bare, ended - parsed


if __name__ == "__main__":
    import os

    os.environ["XDG_CACHE_HOME"] = "/dev/null"  # nothing kept from an earlier round is read
    arguments = [int(each) for each in sys.argv[1:]]
    main(*(arguments + [5, 10_000][len(arguments) :]))
