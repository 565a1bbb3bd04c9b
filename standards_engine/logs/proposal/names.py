"""What columns and activities are customarily called, and how alike two names are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

CASE = (
    "case:concept:name", "case_id", "caseid", "case", "case_no", "case_number", "case_key",
    "ticket", "ticket_id", "ticket_no", "incident", "incident_id", "request_id", "order",
    "order_id", "order_no", "complaint_id", "claim_id", "process_id", "trace", "trace_id",
    "vorgang", "vorgangsnummer", "fall", "caso", "pratica", "dossier", "expediente",
    "案件", "案件号", "案件编号", "工单", "工单号", "工单编号", "订单", "订单号", "订单编号",
    "单号", "编号",
)  # fmt: skip
"""The likelier come first."""
ACTIVITY = (
    "concept:name", "activity", "activity_name", "event", "event_name", "event_type", "action",
    "task", "step", "operation", "status", "state", "lifecycle:transition", "aktivität",
    "attività", "actividad", "activité", "étape", "活动", "事件", "动作", "操作", "环节", "步骤",
    "状态",
)  # fmt: skip
TIME = (
    "time:timestamp", "timestamp", "time", "event_time", "datetime", "date_time", "occurred_at",
    "happened_at", "when", "created_at", "start_time", "start", "complete_time", "date",
    "zeitpunkt", "zeit", "data", "ora", "fecha", "heure", "时间", "发生时间", "时刻", "日期",
)  # fmt: skip
DEADLINE = (
    "due", "deadline", "target", "sla", "expected", "planned", "promised", "appointment",
    "until", "期限", "截止", "预约", "计划", "应",
)  # fmt: skip
"""Words of columns whose time is a value and not something that happened."""

_SAME = (
    {"state", "status", "transition", "lifecycle", "phase"},
    {"open", "report", "create", "receive", "register", "start", "begin"},
    {"close", "finish", "complete", "resolve", "end", "done", "solve"},
    {"deadline", "due", "target", "sla"},
    {"region", "area", "district", "neighborhood", "territory"},
    {"employee", "agent", "operator", "resource", "clerk", "server", "adviser"},
    {"type", "kind", "category", "class"},
    {"wait", "queue", "hold"},
)
"""Words of which one often stands for another."""
_LASTING = (
    "time",
    "wait",
    "duration",
    "delay",
    "length",
    "lasted",
    "dauer",
    "durata",
    "时长",
    "用时",
)
_TIME_WORDS = (
    "dt",
    "date",
    "at",
    "time",
    "on",
    "ts",
    "timestamp",
    "datetime",
    "时间",
    "日期",
    "时刻",
)
UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
_SHORT_UNITS = {"sec": "seconds", "secs": "seconds", "s": "seconds", "min": "minutes",
                "mins": "minutes", "hrs": "hours", "h": "hours", "秒": "seconds", "分钟": "minutes",
                "小时": "hours", "天": "days"}  # fmt: skip
_ENDINGS = ("timestamp", "datetime", "date", "time", "ing", "ed", "d", "s")
_LEAST_STEM = 3


def words_of(name: str) -> tuple[str, ...]:
    """`case:startDate` is case, start, date."""
    plain = unicodedata.normalize("NFKC", name)
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain).casefold()
    return tuple(re.findall(r"[^\W_]+", spaced))


def identifier(text: str) -> str:
    """A name that rules can have."""
    name = "_".join(words_of(text))
    return f"_{name}" if not name or name[0].isdigit() else name


def rank(name: str, customary: tuple[str, ...]) -> float:
    """1 for the first customary name, less for later ones; half of it for one that contains it."""
    words = words_of(name)
    best = 0.0
    for place, each in enumerate(customary):
        known, weight = words_of(each), 1 - place / (2 * len(customary))
        if name.casefold() == each or words == known:
            best = max(best, weight)
        elif set(known) <= set(words) and ":" not in each:
            best = max(best, weight / 2)
    return best


def means_deadline(name: str) -> bool:
    return any(word.startswith(DEADLINE) for word in words_of(name))


def unit_in(name: str) -> str | None:
    """`seconds` of `wait_seconds`."""
    for word in words_of(name):
        unit = _SHORT_UNITS.get(word, word)
        if unit in UNITS and len(words_of(name)) > 1:
            return unit
    return None


def tells_length(name: str) -> bool:
    """Whether it may be how long something took."""
    words = words_of(name)
    return unit_in(name) is not None or any(word.endswith(_LASTING) for word in words)


def event_stem(name: str) -> str:
    """`open` of `open_dt`: what the column's time tells of."""
    words = words_of(name)
    kept = [word for word in words if word not in _TIME_WORDS and word != "case"]
    return "_".join(kept or words)


def likeness(name: str, other: str) -> float:
    """From 0 to 1: from 0.8 on the two very probably mean the same."""
    left, right = words_of(name), words_of(other)
    if left == right:
        return 1.0
    left, right = _bare(left), _bare(right)
    if "".join(left) == "".join(right):
        return 0.95
    stems = [_stem(word) for word in left], [_stem(word) for word in right]
    if stems[0] == stems[1]:
        return 0.9
    if _is_part("".join(left), "".join(right)):
        return 0.7
    shared = set(stems[0]) & set(stems[1])
    if shared in (set(stems[0]), set(stems[1])) and shared:
        return 0.7
    if any(set(stems[0]) & _stems(same) and set(stems[1]) & _stems(same) for same in _SAME):
        return 0.6
    ratio = SequenceMatcher(None, "".join(left), "".join(right)).ratio()
    return max(0.75 * ratio if ratio > 0.75 else 0.0, 0.4 if shared else 0.0)


def _is_part(name: str, other: str) -> bool:
    """Of names without blanks, such as `类型` in `请求类型`."""
    short, long = sorted((name, other), key=len)
    return len(short) > 1 and not short.isascii() and short in long


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without what only says that it is a time, of a case, or in which unit."""
    ignored = {*_TIME_WORDS, *UNITS, *_SHORT_UNITS, "case", "org"}
    kept = tuple(_without_time(word) for word in words if word not in ignored)
    return kept or words


def _without_time(word: str) -> str:
    """Chinese puts no blank before it: `报修` of `报修时间`."""
    for ending in ("时间", "日期", "时刻"):
        if word.endswith(ending) and word != ending:
            return word.removesuffix(ending)
    return word


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e") if len(word) > _LEAST_STEM else word


def _stems(words: Iterable[str]) -> set[str]:
    return {_stem(word) for word in words}


def best_pairs(
    names: Iterable[str], others: Iterable[str], least: float = 0.6
) -> dict[str, tuple[str, float]]:
    """For each name the one that is most like it; each other is taken once, the best pair first."""
    theirs = list(others)
    pairs = sorted(
        ((likeness(name, other), name, other) for name in names for other in theirs),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[str, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, name, other in pairs:
        if score >= least and name not in found and other not in taken:
            found[name] = other, score
            taken.add(other)
    return found
