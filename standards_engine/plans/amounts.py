"""Units of a plan: one currency, needs in the unit of their resource, what a need comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.amounts import NoCurrency, OtherCurrency, OtherUnit
from standards_engine.plans.build import Built
from standards_engine.plans.entities import Entity, Plan
from standards_engine.plans.levels import Level
from standards_engine.plans.prepare import Place
from standards_engine.plans.read import Amount, MoneyAmount
from standards_engine.plans.units import unit_named
from standards_engine.rules.types import Duration, Money
from standards_engine.source import Span
from standards_engine.wording import say


def check_amounts(built: Built, spans: Mapping[Place, Span]) -> list[Diagnostic]:
    """Checks and converts amounts, and works out what every need comes to."""
    faults = list(_currency_faults(built, spans))
    for resource in built.plan.entities["resource"]:
        faults += _convert(resource, "capacity", resource, built)
    for need in built.plan.entities["need"]:
        for name in ("each", "fixed"):
            faults += _convert(need, name, need.values.get("resource"), built)
        _work_out(need)
    return faults


def _currency_faults(built: Built, spans: Mapping[Place, Span]) -> Iterator[Diagnostic]:
    currency = built.plan.currency
    for written, code, span in _money_in(built, spans):
        if currency is None:
            yield NoCurrency(span=span, currency=code)
            return
        if code != currency:
            yield OtherCurrency(span=span, written=written, currency=currency)


def _money_in(built: Built, spans: Mapping[Place, Span]) -> Iterator[tuple[str, str, Span | None]]:
    """Every amount of money: what is written, its currency, its place."""
    for place, amount in built.written.items():
        if isinstance(amount, MoneyAmount):
            yield amount.written, amount.currency, spans.get(place)
    for entity in _all(built.plan):
        for name, value in entity.values.items():
            if isinstance(value, Level) and isinstance(value.type, Money):
                yield value.written, value.type.currency or "", entity.spans.get(name)


def _all(plan: Plan) -> Iterator[Entity]:
    for entities in plan.entities.values():
        yield from entities


def _convert(entity: Entity, name: str, resource: object, built: Built) -> list[Diagnostic]:
    """Puts an amount into the unit in which its resource is counted."""
    amount = built.written.get((*built.places[entity], name))
    if not isinstance(amount, Amount) or amount.unit is None or not isinstance(resource, Entity):
        return []
    unit = _unit_of(resource, built)
    factor = _factor(amount.unit, unit)
    if factor is not None:
        entity.values[name] = amount.number * factor
        return []
    fault = OtherUnit(
        span=entity.spans.get(name),
        written=amount.written,
        resource=resource.name or "",
        unit=unit,
    )
    return [fault]


def _unit_of(resource: Entity, built: Built) -> str:
    unit = resource.values.get("unit")
    if isinstance(unit, str):
        return unit
    capacity = built.written.get((*built.places[resource], "capacity"))
    return (capacity.unit if isinstance(capacity, Amount) else None) or say("no unit")


def _factor(written: str, wanted: str) -> Fraction | None:
    """From one unit to another: equal words, or both exact amounts of time."""
    if written.casefold() == wanted.casefold():
        return Fraction(1)
    a, b = unit_named(written), unit_named(wanted)
    if a is None or b is None or a.type != b.type:
        return None
    if a.name == b.name or isinstance(a.type, Duration):
        return Fraction(a.factor, b.factor)
    return None


def _work_out(need: Entity) -> None:
    """`each` times the service's volume, plus `fixed`; or what to write to have it."""
    each, fixed = need.values.get("each"), need.values.get("fixed")
    service = need.values.get("service")
    volume = service.values.get("volume") if isinstance(service, Entity) else None
    if each is None and fixed is None:
        need.missing["amount"] = f"{need.path}.each"
    elif each is not None and volume is None and isinstance(service, Entity):
        need.missing["amount"] = f"{service.path}.volume"
    else:
        need.values["amount"] = _product(each, volume) + _number(fixed)


def _product(each: object, volume: object) -> Fraction:
    return _number(each) * _number(volume)


def _number(value: object) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)
