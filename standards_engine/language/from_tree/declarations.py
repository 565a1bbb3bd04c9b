"""The file: its header and its declarations."""

from __future__ import annotations

from typing import Any

from lark import v_args
from lark.tree import Meta

from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base, headed, pick
from standards_engine.source import Span


@v_args(meta=True)
class Declarations(Base):
    def ruleset_file(self, _meta: Meta, children: list[Any]) -> nodes.RulesetFile:
        header = pick(children[:1], nodes.Header)
        declarations = children[1:] if header else children
        whole = Span(self.source, 0, len(self.source.text))
        return nodes.RulesetFile(
            self.source, header, tuple(declarations), dict(self.own_names), span=whole
        )

    def header(self, meta: Meta, children: list[Any]) -> nodes.Header:
        name, title, lines = headed(children)
        return nodes.Header(name, title, lines, span=self.span(meta))

    def header_text(self, meta: Meta, children: list[Any]) -> nodes.HeaderText:
        word = nodes.HeaderWord[children[0].type]
        value = children[1]
        if isinstance(value, nodes.String):
            value = nodes.Wording(value, span=value.span)
        return nodes.HeaderText(word, value, span=self.span(meta))

    def language_version(self, meta: Meta, children: list[Any]) -> nodes.LanguageVersion:
        return nodes.LanguageVersion(children[0], span=self.span(meta))

    def use(self, meta: Meta, children: list[Any]) -> nodes.Use:
        path = tuple(map(_as_written, children[0]))
        return nodes.Use(path, children[1] or (), span=self.span(meta))

    def settings(self, _meta: Meta, children: list[Any]) -> tuple[nodes.Setting, ...]:
        return tuple(children)

    def setting(self, meta: Meta, children: list[Any]) -> nodes.Setting:
        return nodes.Setting(children[0], children[2], span=self.span(meta))

    def parameter(self, meta: Meta, children: list[Any]) -> nodes.Parameter:
        name, _equal, value, *title = children
        return nodes.Parameter(name, value, title[0] if title else None, span=self.span(meta))

    def define(self, meta: Meta, children: list[Any]) -> nodes.Define:
        return nodes.Define(children[0], children[2], span=self.span(meta))

    def case_ends_at(self, meta: Meta, children: list[Any]) -> nodes.CaseEndsAt:
        return nodes.CaseEndsAt(children[0], span=self.span(meta))

    def case_ends_with_the_log(self, meta: Meta, _children: list[Any]) -> nodes.CaseEndsWithTheLog:
        return nodes.CaseEndsWithTheLog(span=self.span(meta))

    def each_has(self, meta: Meta, children: list[Any]) -> nodes.EachHas:
        phrase, *fields = children
        return nodes.EachHas(self.named(phrase), tuple(fields), span=self.span(meta))

    def event(self, meta: Meta, children: list[Any]) -> nodes.EventDeclaration:
        name, title, fields = headed(children)
        return nodes.EventDeclaration(name, title, fields, span=self.span(meta))

    def standard(self, meta: Meta, children: list[Any]) -> nodes.StandardDeclaration:
        name, title, clauses = headed(children)
        return nodes.StandardDeclaration(name, title, clauses, span=self.span(meta))

    def constraint(self, meta: Meta, children: list[Any]) -> nodes.ConstraintDeclaration:
        name, title, clauses = headed(children)
        return nodes.ConstraintDeclaration(name, title, clauses, span=self.span(meta))

    def table(self, meta: Meta, children: list[Any]) -> nodes.TableDeclaration:
        name, arguments, *rows = children
        return nodes.TableDeclaration(name, arguments, tuple(rows), span=self.span(meta))

    def table_row(self, meta: Meta, children: list[Any]) -> nodes.TableRow:
        return nodes.TableRow(children[0], children[1], span=self.span(meta))

    def cells(self, _meta: Meta, children: list[Any]) -> tuple[Any, ...]:
        return tuple(children)

    def any_cell(self, meta: Meta, _children: list[Any]) -> nodes.AnyCell:
        return nodes.AnyCell(span=self.span(meta))


def _as_written(name: nodes.Name) -> nodes.Name:
    """The name of a file or folder, which is never one of the language's own."""
    return nodes.Name(name.span.text.strip("`"), span=name.span)
