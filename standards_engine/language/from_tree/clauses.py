"""The other clauses of standards and constraints."""

from __future__ import annotations

from typing import Any

from lark import Token, v_args
from lark.tree import Meta

from standards_engine.frozen import frozen
from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base, every, pick
from standards_engine.language.from_tree.triggers import ByFields


@frozen
class GoalPeriod:
    period: nodes.PeriodWord
    instant: nodes.Expression | None


@frozen
class GivenAtLeast:
    number: nodes.NumberLiteral


@v_args(meta=True)
class Clauses(Base):
    def exception(self, meta: Meta, children: list[Any]) -> nodes.Except:
        name, when, outcome = children
        if isinstance(outcome, Token):
            outcome = nodes.ExceptionWord[outcome.type]
        return nodes.Except(name, when, outcome, span=self.span(meta))

    def pause(self, meta: Meta, children: list[Any]) -> nodes.Pause:
        return nodes.Pause(children[0], children[1], span=self.span(meta))

    def pause_while(self, meta: Meta, children: list[Any]) -> nodes.PauseWhile:
        return nodes.PauseWhile(children[0], span=self.span(meta))

    def clock(self, meta: Meta, children: list[Any]) -> nodes.ClockRunsDuring:
        choices = every(children, nodes.CalendarChoice)
        return nodes.ClockRunsDuring(choices, span=self.span(meta))

    def calendar_choice(self, meta: Meta, children: list[Any]) -> nodes.CalendarChoice:
        return nodes.CalendarChoice(children[0], None, span=self.span(meta))

    def calendar_when(self, meta: Meta, children: list[Any]) -> nodes.CalendarChoice:
        return nodes.CalendarChoice(children[0], children[1], span=self.span(meta))

    calendar_otherwise = calendar_choice

    def cancelled_by(self, meta: Meta, children: list[Any]) -> nodes.CancelledBy:
        return nodes.CancelledBy(children[0], span=self.span(meta))

    def restarted_by(self, meta: Meta, children: list[Any]) -> nodes.RestartedBy:
        return nodes.RestartedBy(children[0], children[1], span=self.span(meta))

    def reopened_by(self, meta: Meta, children: list[Any]) -> nodes.ReopenedBy:
        resume = children[1].type == "RESUME"
        return nodes.ReopenedBy(children[0], resume, span=self.span(meta))

    def warn_at(self, meta: Meta, children: list[Any]) -> nodes.WarnAt:
        return nodes.WarnAt(children[0], span=self.span(meta))

    def goal(self, meta: Meta, children: list[Any]) -> nodes.Goal:
        ratio, *rest = children
        period, by = pick(rest, GoalPeriod), pick(rest, ByFields)
        enough = pick(rest, GivenAtLeast)
        return nodes.Goal(
            ratio,
            period=period.period if period else None,
            instant=period.instant if period else None,
            by=by.fields if by else (),
            given_at_least=enough.number if enough else None,
            span=self.span(meta),
        )

    def goal_period(self, _meta: Meta, children: list[Any]) -> GoalPeriod:
        return GoalPeriod(children[0], children[1])

    def given_at_least(self, _meta: Meta, children: list[Any]) -> GivenAtLeast:
        return GivenAtLeast(children[0])

    def severity(self, meta: Meta, children: list[Any]) -> nodes.Severity:
        return nodes.Severity(nodes.SeverityWord[children[0].type], span=self.span(meta))

    def text_clause(self, meta: Meta, children: list[Any]) -> nodes.TextClause:
        word = nodes.TextClauseWord[children[0].type]
        return nodes.TextClause(word, children[1], span=self.span(meta))

    def covers(self, meta: Meta, children: list[Any]) -> nodes.Covers:
        return nodes.Covers(children[0], span=self.span(meta))

    def ensures(self, meta: Meta, children: list[Any]) -> nodes.Ensures:
        return nodes.Ensures(children[0], span=self.span(meta))

    def effective_clause(self, meta: Meta, children: list[Any]) -> nodes.EffectiveClause:
        return nodes.EffectiveClause(children[0], span=self.span(meta))
