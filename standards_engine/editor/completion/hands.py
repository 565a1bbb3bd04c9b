"""What is in hand at a place, told by the words before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.analysis.names import Declared, Hand, Held
from standards_engine.editor.completion.clauses import Declaration
from standards_engine.editor.own_names import OwnNames
from standards_engine.language.scanner import Candidate
from standards_engine.rules.types import Record

_QUANTIFIERS = ("SOME", "EVERY", "NO")


def hand_at(declaration: Declaration, known: Declared, own: OwnNames) -> Hand:
    """The trigger's things, and those that the clause at the place has named so far."""
    of_plan = declaration.kind == "CONSTRAINT"
    anywhere = declaration.kind not in ("CONSTRAINT", "STANDARD")
    hand = Hand(known, of_plan=of_plan or anywhere, of_log=not of_plan)
    if not of_plan:
        hand = hand.holding("case", Held((known.records.case,)))
    plan = known.records.entities.get("plan")
    if of_plan and plan is not None:
        hand = hand.holding("plan", Held((plan,)))
    return _named(declaration.last, _named(declaration.trigger, hand, own), own)


def _named(tokens: Sequence[Candidate], hand: Hand, own: OwnNames) -> Hand:
    if tokens and tokens[0].terminal == "FOR_EACH_STANDARD":
        record = hand.declared.records.entities.get("standard")
        return hand.holding("standard", Held((record,) if record else ()))
    if tokens and tokens[0].terminal == "PAUSE_WHILE":
        events = hand.declared.records.events.values()
        fields = {field.name: field for event in events for field in event.record.fields}
        return hand.holding("event", Held((Record("event", tuple(fields.values())),)))
    for group in _groups(tokens):
        hand = _held(group, hand, own)
    return hand


def _groups(tokens: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Names joined by `.` and `,`, with the word before them, and `as NAME` behind them."""
    group: list[Candidate] = []
    for token in tokens:
        if token.terminal in ("NAME", "DOT", "COMMA", "AS", "IN") and group:
            group.append(token)
        else:
            yield group
            group = [token]
    yield group


def _held(group: Sequence[Candidate], hand: Hand, own: OwnNames) -> Hand:
    terminals = [token.terminal for token in group]
    if "NAME" not in terminals:
        return hand
    if terminals[0] in _QUANTIFIERS and terminals[1:3] == ["NAME", "IN"]:
        items = path_value(own.path(group[3:]), hand)
        return hand.holding(group[1].value, Held(items.records))
    alias = group[-1].value if terminals[-2:] == ["AS", "NAME"] else None
    names = group[1 : -2 if alias else None]
    if hand.of_plan and not hand.of_log:
        return _thing(path_value(own.path(names), hand), alias, hand)
    events = [each for token in names if (each := hand.declared.records.events.get(token.value))]
    records = tuple(event.record for event in events)
    for name in [alias] if alias else [event.name for event in events]:
        hand = hand.holding(name, Held(records))
    return hand


def _thing(value: Held, alias: str | None, hand: Hand) -> Hand:
    if not value.records or not (value.listed or alias):
        return hand
    return hand.holding(alias or value.records[0].name, Held(value.records))


def path_value(names: Sequence[str], hand: Hand) -> Held:
    """What `a.b.c` stands for; nothing for no names."""
    if not names:
        return Held()
    found = hand.named(names[0])
    for name in names[1:]:
        found = hand.field_of(found, name)
    return found
