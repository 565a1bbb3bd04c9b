"""Calendars, and the dates between which something holds."""

from __future__ import annotations

from typing import Any

from lark import v_args
from lark.tree import Meta

from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base, headed, pick


@v_args(meta=True)
class Calendars(Base):
    def calendar(self, meta: Meta, children: list[Any]) -> nodes.CalendarDeclaration:
        name, title, lines = headed(children)
        return nodes.CalendarDeclaration(name, title, lines, span=self.span(meta))

    def calendar_zone(self, meta: Meta, children: list[Any]) -> nodes.CalendarZone:
        return nodes.CalendarZone(children[1], span=self.span(meta))

    def calendar_line(self, meta: Meta, children: list[Any]) -> nodes.CalendarLine:
        word, days, *rest = children
        return nodes.CalendarLine(
            open=word.type == "OPEN",
            days=days,
            hours=pick(rest, tuple) or (),
            effective=pick(rest, nodes.Effective),
            reason=pick(rest, nodes.Wording),
            span=self.span(meta),
        )

    def daily(self, meta: Meta, _children: list[Any]) -> nodes.Daily:
        return nodes.Daily(span=self.span(meta))

    def weekdays(self, meta: Meta, children: list[Any]) -> nodes.Weekdays:
        return nodes.Weekdays(tuple(children), span=self.span(meta))

    def weekday_range(self, meta: Meta, children: list[Any]) -> nodes.WeekdayRange:
        first, last = children
        return nodes.WeekdayRange(first, last or first, span=self.span(meta))

    def weekday(self, _meta: Meta, children: list[Any]) -> nodes.Weekday:
        return nodes.Weekday[children[0].type]

    def date_range(self, meta: Meta, children: list[Any]) -> nodes.DateRange:
        first, last = children
        return nodes.DateRange(first, last or first, span=self.span(meta))

    def holidays(self, meta: Meta, children: list[Any]) -> nodes.Holidays:
        return nodes.Holidays(children[0], span=self.span(meta))

    def hours(self, _meta: Meta, children: list[Any]) -> tuple[nodes.TimeRange, ...]:
        return tuple(children)

    def time_range(self, meta: Meta, children: list[Any]) -> nodes.TimeRange:
        return nodes.TimeRange(str(children[0]), str(children[1]), span=self.span(meta))

    def effective_from(self, meta: Meta, children: list[Any]) -> nodes.Effective:
        return nodes.Effective(children[0], None, span=self.span(meta))

    def effective_between(self, meta: Meta, children: list[Any]) -> nodes.Effective:
        return nodes.Effective(children[0], children[1], span=self.span(meta))

    def effective_until(self, meta: Meta, children: list[Any]) -> nodes.Effective:
        return nodes.Effective(None, children[0], span=self.span(meta))
