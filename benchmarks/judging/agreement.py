"""Whether the audit and the queries give the same answers, group by group."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Groups = dict[tuple[Any, ...], tuple[int, ...]]
"""By month and values of fields: met, missed, pending, excused."""

_VERDICTS = ("met", "missed", "pending", "excused")


class DiffersError(Exception):
    """Two of them answer a question otherwise; the message says where."""


def of_findings(path: Path) -> dict[str, Groups]:
    """Of each standard. Groups in which nothing began are left out: a query cannot see them."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return {
        standard["name"]: {
            (group["period"], *group["by"].values()): tuple(group[each] for each in _VERDICTS)
            for group in standard["groups"]
            if group["obligations"]
        }
        for standard in found["standards"]
    }


def of_answers(path: Path) -> dict[str, Groups]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: {tuple(row[:-4]): tuple(row[-4:]) for row in rows} for name, rows in found.items()
    }


def same(judged: Mapping[str, Groups], asked: Mapping[str, Groups]) -> int:
    """How many groups were compared; raises DiffersError with the first few that are not equal."""
    if judged.keys() != asked.keys():
        raise DiffersError(f"not the same questions: {sorted(judged.keys() ^ asked.keys())}")
    told = []
    for name, groups in judged.items():
        others = asked[name]
        told += [
            f"{name} {key}: audit {groups.get(key)}, query {others.get(key)}"
            for key in sorted(groups.keys() | others.keys(), key=str)
            if groups.get(key) != others.get(key)
        ]
    if told:
        raise DiffersError("\n".join([f"{len(told)} groups differ", *told[:10]]))
    return sum(len(groups) for groups in judged.values())
