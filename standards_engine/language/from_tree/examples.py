"""Examples and waivers."""

from __future__ import annotations

from typing import Any

from lark import v_args
from lark.tree import Meta

from standards_engine.frozen import frozen
from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base, pick
from standards_engine.language.from_tree.triggers import condition


@frozen
class Because:
    text: nodes.Wording


@frozen
class Approved:
    text: nodes.Wording


@v_args(meta=True)
class Examples(Base):
    def example(self, meta: Meta, children: list[Any]) -> nodes.ExampleDeclaration:
        title, rule, *lines = children
        return nodes.ExampleDeclaration(title, rule, tuple(lines), span=self.span(meta))

    def example_event(self, meta: Meta, children: list[Any]) -> nodes.ExampleEvent:
        instant, event, *settings = children
        return nodes.ExampleEvent(
            instant, event, settings[0] if settings else (), span=self.span(meta)
        )

    def example_case(self, meta: Meta, children: list[Any]) -> nodes.ExampleCase:
        return nodes.ExampleCase(children[0], span=self.span(meta))

    def example_as_of(self, meta: Meta, children: list[Any]) -> nodes.ExampleAsOf:
        return nodes.ExampleAsOf(children[0], span=self.span(meta))

    def example_plan(self, meta: Meta, children: list[Any]) -> nodes.ExamplePlan:
        return nodes.ExamplePlan(children[0], span=self.span(meta))

    def example_change(self, meta: Meta, children: list[Any]) -> nodes.ExampleChange:
        return nodes.ExampleChange(*children, span=self.span(meta))

    def example_without(self, meta: Meta, children: list[Any]) -> nodes.ExampleChange:
        return nodes.ExampleChange(children[0], None, span=self.span(meta))

    def example_log(self, meta: Meta, children: list[Any]) -> nodes.ExampleLog:
        return nodes.ExampleLog(children[0], span=self.span(meta))

    def example_expect(self, meta: Meta, children: list[Any]) -> nodes.ExampleExpect:
        return nodes.ExampleExpect(children[0], span=self.span(meta))

    def waive(self, meta: Meta, children: list[Any]) -> nodes.Waive:
        rule, *rest = children
        because, approved = pick(rest, Because), pick(rest, Approved)
        return nodes.Waive(
            rule,
            where=condition(rest),
            effective=pick(rest, nodes.Effective),
            because=because.text if because else None,
            approved_by=approved.text if approved else None,
            span=self.span(meta),
        )

    def waive_because(self, _meta: Meta, children: list[Any]) -> Because:
        return Because(children[1])

    def waive_approved(self, _meta: Meta, children: list[Any]) -> Approved:
        return Approved(children[0])
