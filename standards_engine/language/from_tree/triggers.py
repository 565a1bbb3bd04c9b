"""What an obligation is for: `for each …`."""

from __future__ import annotations

from typing import Any

from lark import v_args
from lark.tree import Meta

from standards_engine.frozen import frozen
from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base, pick
from standards_engine.language.from_tree.expressions import Where


@frozen
class Alias:
    name: nodes.Name


@frozen
class Silence:
    selection: nodes.EventSelection
    within: nodes.Expression


@frozen
class ByFields:
    fields: tuple[nodes.Expression, ...]


def condition(children: list[Any]) -> nodes.Expression | None:
    """The condition of the `where` among the children, or None."""
    where = pick(children, Where)
    return where.condition if where else None


@v_args(meta=True)
class Triggers(Base):
    def alias(self, _meta: Meta, children: list[Any]) -> Alias:
        return Alias(children[0])

    def silence(self, _meta: Meta, children: list[Any]) -> Silence:
        return Silence(children[0], children[1])

    def for_each(self, meta: Meta, children: list[Any]) -> nodes.ForEach:
        word, path, *rest = children
        return self._for_each(meta, word, path, (), rest)

    def for_each_any(self, meta: Meta, children: list[Any]) -> nodes.ForEach:
        word, names, *rest = children
        return self._for_each(meta, word, names[:1], names[1:], rest)

    def _for_each(
        self,
        meta: Meta,
        word: Any,
        path: tuple[nodes.Name, ...],
        others: tuple[nodes.Name, ...],
        rest: list[Any],
    ) -> nodes.ForEach:
        alias, silence = pick(rest, Alias), pick(rest, Silence)
        return nodes.ForEach(
            path,
            others,
            alias=alias.name if alias else None,
            where=condition(rest),
            first=word.type == "FOR_THE_FIRST",
            not_followed_by=silence.selection if silence else None,
            within=silence.within if silence else None,
            span=self.span(meta),
        )

    def for_each_case(self, meta: Meta, children: list[Any]) -> nodes.ForEachCase:
        return nodes.ForEachCase(condition(children), span=self.span(meta))

    def for_each_period(self, meta: Meta, children: list[Any]) -> nodes.ForEachPeriod:
        by = pick(children, ByFields)
        return nodes.ForEachPeriod(children[1], by.fields if by else (), span=self.span(meta))

    def for_the_plan(self, meta: Meta, children: list[Any]) -> nodes.ForThePlan:
        return nodes.ForThePlan(condition(children), span=self.span(meta))

    def for_each_standard(self, meta: Meta, children: list[Any]) -> nodes.ForEachStandard:
        return nodes.ForEachStandard(condition(children), span=self.span(meta))

    def period(self, _meta: Meta, children: list[Any]) -> nodes.PeriodWord:
        return nodes.PeriodWord[children[0].type]

    def by_fields(self, _meta: Meta, children: list[Any]) -> ByFields:
        return ByFields(tuple(children))

    def selection(self, meta: Meta, children: list[Any]) -> nodes.EventSelection:
        events, *rest = children
        alias = pick(rest, Alias)
        return nodes.EventSelection(
            events, alias.name if alias else None, condition(rest), span=self.span(meta)
        )

    def names_one(self, _meta: Meta, children: list[Any]) -> tuple[nodes.Name, ...]:
        return (children[0],)

    def names_any(self, _meta: Meta, children: list[Any]) -> tuple[nodes.Name, ...]:
        names: tuple[nodes.Name, ...] = children[0]
        return names
