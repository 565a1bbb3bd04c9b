"""Waivers of single cases, from the YAML file of `--waivers`.

waivers:
  - rule: home_visit
    case: "4711"
    from: 2026-03-01
    until: 2026-03-15
    because: the road was flooded
    approved_by: regional quality manager
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.clauses import IncompleteWaiver
from standards_engine.diagnostics.unknown import UnknownStandard
from standards_engine.diagnostics.values import BadDate, ReversedRange
from standards_engine.diagnostics.waivers import UnknownWaiverKey, WrongWaiverValue
from standards_engine.documents import ListNode, MappingNode, Node, ScalarNode, load_document
from standards_engine.rules.nodes import Ruleset, Waiver, Wording
from standards_engine.source import Source
from standards_engine.wording import later, say

_KEYS = ("rule", "case", "from", "until", "because", "approved_by")
_NEEDED = {
    "rule": "rule: home_visit",
    "case": 'case: "4711"',
    "until": "until: 2026-03-15",
    "because": "because: the road was flooded",
    "approved_by": "approved_by: regional quality manager",
}
_PARTS = {"until": later("end"), "because": later("reason"), "approved_by": later("approver")}
_EPOCH = date(1970, 1, 1).toordinal()
_EARLIEST = date.min.toordinal() - _EPOCH


def load_waivers(
    source: Source, ruleset: Ruleset
) -> tuple[tuple[Waiver, ...], tuple[Diagnostic, ...]]:
    """Every sound waiver, and what is wrong with the others."""
    document, found = load_document(source)
    if document is None:
        return (), found
    faults = list(found)
    waivers = [_waiver(item, ruleset, faults) for item in _items(document, faults)]
    return tuple(waiver for waiver in waivers if waiver is not None), tuple(faults)


def _items(document: MappingNode, faults: list[Diagnostic]) -> Iterator[MappingNode]:
    faults.extend(_wrong_keys(document, ("waivers",)))
    listed, wanted = document.get("waivers"), say("a list of waivers")
    if not isinstance(listed, ListNode):
        span = document.span if listed is None else listed.span
        faults.append(WrongWaiverValue(span=span, key="waivers", wanted=wanted))
        return
    for item in listed.items:
        if isinstance(item, MappingNode):
            yield item
        else:
            faults.append(WrongWaiverValue(span=item.span, key="waivers", wanted=wanted))


def _waiver(item: MappingNode, ruleset: Ruleset, faults: list[Diagnostic]) -> Waiver | None:
    before = len(faults)
    faults.extend(_wrong_keys(item, _KEYS))
    parts = {key: _text(key, item.get(key), faults) for key in _KEYS}
    rule = parts["rule"] or ""
    faults.extend(_missing(item, rule))
    faults.extend(_unknown_rule(item, rule, ruleset))
    first = _date(item.get("from"), faults)
    last = _date(item.get("until"), faults)
    if first is not None and last is not None and first > last:
        texts = {"first": parts["from"] or "", "last": parts["until"] or ""}
        faults.append(ReversedRange(span=item.span, **texts))
    if len(faults) > before or last is None:
        return None
    return Waiver(
        rule=rule,
        where=None,
        first=_EARLIEST if first is None else first,
        last=last,
        because=Wording(parts["because"] or ""),
        approved_by=Wording(parts["approved_by"] or ""),
        case=parts["case"],
        span=item.span,
    )


def _wrong_keys(node: MappingNode, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    for entry in node.entries:
        if entry.key not in known:
            yield UnknownWaiverKey(span=entry.key_span, key=entry.key, known=known)


def _missing(item: MappingNode, rule: str) -> Iterator[Diagnostic]:
    for key, example in _NEEDED.items():
        node = item.get(key)
        if node is None or (isinstance(node, ScalarNode) and not node.text.strip()):
            part = say(_PARTS[key]) if key in _PARTS else f"`{key}`"
            yield IncompleteWaiver(span=item.span, rule=rule, part=part, example=example)


def _unknown_rule(item: MappingNode, rule: str, ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Single cases are of logs, so only standards can be meant."""
    known = tuple(dict.fromkeys(standard.name for standard in ruleset.standards))
    node = item.get("rule")
    if rule and node is not None and rule not in known:
        yield UnknownStandard(span=node.span, name=rule, known=known)


def _text(key: str, node: Node | None, faults: list[Diagnostic]) -> str | None:
    """As it is written: `case: 0042` keeps its zeros."""
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return node.text
    faults.append(WrongWaiverValue(span=node.span, key=key, wanted=say("one value")))
    return None


def _date(node: Node | None, faults: list[Diagnostic]) -> int | None:
    if not isinstance(node, ScalarNode) or not node.text.strip():
        return None
    try:
        return date.fromisoformat(node.text).toordinal() - _EPOCH
    except ValueError:
        faults.append(BadDate(span=node.span, text=node.text))
        return None
