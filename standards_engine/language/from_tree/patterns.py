"""What is expected, forbidden or required, and by when."""

from __future__ import annotations

from typing import Any

from lark import v_args
from lark.tree import Meta

from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base, every

_PLACES = {
    "AS_THE_FIRST_EVENT": nodes.Place.FIRST,
    "AS_THE_LAST_EVENT": nodes.Place.LAST,
    "AS_THE_NEXT_EVENT": nodes.Place.NEXT,
}


def _joined(modifiers: list[nodes.Modifier]) -> tuple[nodes.Modifier, ...]:
    """`within 2 hours` and `before` right after it are one modifier."""
    joined: list[nodes.Modifier] = []
    for modifier in modifiers:
        last = joined[-1] if joined else None
        if isinstance(modifier, nodes.Before) and isinstance(last, nodes.Within):
            span = type(last.span)(last.span.source, last.span.start, modifier.span.end)
            joined[-1] = nodes.Within(last.choices, nodes.WithinSide.BEFORE, span=span)
        else:
            joined.append(modifier)
    return tuple(joined)


@v_args(meta=True)
class Patterns(Base):
    def expect(self, meta: Meta, children: list[Any]) -> nodes.Expect:
        *selections, modifiers = children
        return nodes.Expect(tuple(selections), modifiers, span=self.span(meta))

    def expect_own(self, meta: Meta, children: list[Any]) -> nodes.Expect:
        selection, modifiers = children
        return nodes.Expect((selection,), modifiers, own=True, span=self.span(meta))

    def expect_count(self, meta: Meta, children: list[Any]) -> nodes.Expect:
        bound, selection, modifiers = children
        return nodes.Expect((selection,), modifiers, count=bound, span=self.span(meta))

    def forbid(self, meta: Meta, children: list[Any]) -> nodes.Forbid:
        return nodes.Forbid(children[0], children[1], span=self.span(meta))

    def require(self, meta: Meta, children: list[Any]) -> nodes.Require:
        condition, enough, selection = children
        return nodes.Require(condition, enough, selection, span=self.span(meta))

    def bound(self, meta: Meta, children: list[Any]) -> nodes.CountBound:
        word = nodes.BoundWord[children[0].type]
        return nodes.CountBound(word, children[1], span=self.span(meta))

    def modifiers(self, _meta: Meta, children: list[Any]) -> tuple[nodes.Modifier, ...]:
        return _joined(children)

    def within(self, meta: Meta, children: list[Any]) -> nodes.Within:
        return nodes.Within(every(children, nodes.LimitChoice), span=self.span(meta))

    def limit(self, meta: Meta, children: list[Any]) -> nodes.LimitChoice:
        return nodes.LimitChoice(children[0], None, span=self.span(meta))

    def limit_when(self, meta: Meta, children: list[Any]) -> nodes.LimitChoice:
        return nodes.LimitChoice(children[0], children[1], span=self.span(meta))

    limit_otherwise = limit

    def after(self, meta: Meta, children: list[Any]) -> nodes.After:
        return nodes.After(children[0], span=self.span(meta))

    def by(self, meta: Meta, children: list[Any]) -> nodes.By:
        return nodes.By(children[0], span=self.span(meta))

    def by_plus_pauses(self, meta: Meta, children: list[Any]) -> nodes.By:
        return nodes.By(children[0], plus_pauses=True, span=self.span(meta))

    def before(self, meta: Meta, _children: list[Any]) -> nodes.Before:
        return nodes.Before(span=self.span(meta))

    def just_before(self, meta: Meta, _children: list[Any]) -> nodes.JustBefore:
        return nodes.JustBefore(span=self.span(meta))

    def before_or_after(self, meta: Meta, _children: list[Any]) -> nodes.BeforeOrAfter:
        return nodes.BeforeOrAfter(span=self.span(meta))

    def as_the(self, meta: Meta, children: list[Any]) -> nodes.AsThe:
        return nodes.AsThe(_PLACES[children[0].type], span=self.span(meta))

    def until(self, meta: Meta, children: list[Any]) -> nodes.Until:
        return nodes.Until(children[0], span=self.span(meta))

    def every(self, meta: Meta, children: list[Any]) -> nodes.Every:
        return nodes.Every(children[0], span=self.span(meta))

    def each_period(self, meta: Meta, children: list[Any]) -> nodes.EachPeriod:
        return nodes.EachPeriod(children[0], span=self.span(meta))
