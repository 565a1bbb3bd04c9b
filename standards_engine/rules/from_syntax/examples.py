"""`example "…" of home_visit`: events, and the verdict they should have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from standards_engine.diagnostics.clauses import MisplacedClause, MissingClause, RepeatedClause
from standards_engine.diagnostics.examples import BadPlanPath
from standards_engine.diagnostics.names import DuplicateName
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.diagnostics.unknown import UnknownEvent, UnknownVerdict
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Constant
from standards_engine.rules.from_syntax import dates
from standards_engine.rules.from_syntax.calendars import check_date
from standards_engine.rules.from_syntax.example_values import check_values
from standards_engine.rules.from_syntax.expressions import check_expression
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.from_syntax.waivers import RuleScopes, is_rule
from standards_engine.rules.nodes import Example, ExampleEvent, PlanChange
from standards_engine.verdicts import Verdict
from standards_engine.wording import say

OUTCOMES = ("met", "violated", "unproven", "not_judged", "waived")
"""What can come of a constraint."""
_Line = TypeVar("_Line", bound=syntax.ExampleLine)


def check_example(
    node: syntax.ExampleDeclaration, rules: RuleScopes, file: Scope
) -> Example | None:
    if not is_rule(node.rule, rules, file):
        return None
    about_plan = rules[node.rule.text].place is Place.CONSTRAINT
    _check_lines(node, file, about_plan=about_plan)
    words = [name for line in _all(node, syntax.ExampleExpect) for name in line.verdicts]
    known = OUTCOMES if about_plan else _VERDICTS
    for word in words:
        if word.text not in known:
            file.report(UnknownVerdict(name=word.text, known=known, span=word.span))
    events = [_event(line, file) for line in _all(node, syntax.ExampleEvent)]
    as_of = [_as_of(line, file) for line in _all(node, syntax.ExampleAsOf)]
    settings = [each for line in _all(node, syntax.ExampleCase) for each in line.settings]
    case_values = check_values(settings, file.names.case, file)
    plans = [line.path.text for line in _all(node, syntax.ExamplePlan)]
    verdicts = [Verdict[word.text.upper()] for word in words if word.text in _VERDICTS]
    return Example(
        title=wording(node.title),
        rule=node.rule.text,
        case_values=case_values,
        events=tuple(event for event in events if event is not None),
        as_of=next(iter(as_of), None),
        verdicts=() if about_plan else tuple(verdicts),
        plan=next(iter(plans), None),
        changes=tuple(_changes(node, file)),
        log=next((line.path.text for line in _all(node, syntax.ExampleLog)), None),
        outcomes=tuple(word.text for word in words) if about_plan else (),
        words_at=tuple(word.span for word in words),
        span=node.span,
    )


def _changes(node: syntax.ExampleDeclaration, scope: Scope) -> Iterator[PlanChange]:
    for line in _all(node, syntax.ExampleChange):
        path = line.path.text.strip()
        if _PATH.fullmatch(path) is None:
            scope.report(BadPlanPath(path=path, span=line.path.span))
        yield PlanChange(path, line.value.text if line.value else None, span=line.span)


_PATH = re.compile(r"[^\W\d]\w*(\[\d+\])?(\.[^\W\d]\w*(\[\d+\])?)*")
_VERDICTS = tuple(verdict.word for verdict in Verdict if verdict is not Verdict.WAIVED)
"""Of an obligation in an example, which no waiver reaches."""


def _all(node: syntax.ExampleDeclaration, kind: type[_Line]) -> Iterator[_Line]:
    return (line for line in node.lines if isinstance(line, kind))


def _check_lines(node: syntax.ExampleDeclaration, scope: Scope, *, about_plan: bool) -> None:
    foreign: Sequence[type[syntax.Node]] = (
        syntax.ExamplePlan,
        syntax.ExampleChange,
        syntax.ExampleLog,
    )
    place, hint = say("an example of a standard"), say("list events, each with its time")
    plan = in_rules('plan "plans/good.yaml"', node.span)
    if about_plan:
        foreign = (syntax.ExampleEvent, syntax.ExampleCase)
        place = say("an example of a constraint")
        hint = say("name a plan: `{example}`", example=plan)
    for line in node.lines:
        if isinstance(line, tuple(foreign)):
            word = _WORDS[type(line)]
            scope.report(MisplacedClause(clause=word, place=place, hint=hint, span=line.span))
    _check_once(node, scope)
    needed: list[tuple[type[syntax.ExampleLine], str, str]] = [
        (syntax.ExampleExpect, "EXPECTED", in_rules("expect met", node.span))
    ]
    if about_plan:
        needed.append((syntax.ExamplePlan, "plan", plan))
    for kind, word, example in needed:
        if next(_all(node, kind), None) is None and not scope.faults.damaged(node.span):
            span, rule = node.title.plain.span, node.title.text
            clause = f"`{keyword(word, span)}`"
            scope.report(MissingClause(rule=rule, clause=clause, example=example, span=span))


_WORDS: dict[type[syntax.Node], str] = {
    syntax.ExampleEvent: "event",
    syntax.ExampleCase: "case",
    syntax.ExampleAsOf: "as of",
    syntax.ExamplePlan: "plan",
    syntax.ExampleChange: "change",
    syntax.ExampleLog: "log",
    syntax.ExampleExpect: "EXPECTED",
}
_ONCE = (syntax.ExampleExpect, syntax.ExampleAsOf, syntax.ExamplePlan, syntax.ExampleLog)


def _check_once(node: syntax.ExampleDeclaration, scope: Scope) -> None:
    for kind in _ONCE:
        for line in [*_all(node, kind)][1:]:
            hint = None
            if kind is syntax.ExampleExpect:
                hint = say(
                    "one line names all verdicts, in order: `{example}`",
                    example=in_rules("expect met, missed", line.span),
                )
            scope.report(RepeatedClause(clause=_WORDS[kind], hint=hint, span=line.span))


def _event(node: syntax.ExampleEvent, scope: Scope) -> ExampleEvent | None:
    names, name = scope.names, node.event.text
    declared = names.events.get(name)
    time = check_expression(node.instant, scope)
    if declared is None:
        if not names.is_silent(Kind.EVENT, name):
            known = tuple(names.events)
            scope.report(UnknownEvent(name=name, known=known, span=node.event.span))
        return None
    values = check_values(node.settings, declared.record, scope)
    if not isinstance(time, Constant) or not isinstance(time.value, int):
        return None
    return ExampleEvent(time.value, name, values, span=node.span)


def _as_of(node: syntax.ExampleAsOf, scope: Scope) -> int | None:
    """A date is that day's end (semantics 1.1)."""
    if isinstance(node.instant, syntax.DateLiteral):
        number = check_date(node.instant, scope)
        scope.need_zone(say("dates"), node.instant.span)
        return None if number is None else dates.end_of_date(number, scope.file.zone or "UTC")
    time = check_expression(node.instant, scope)
    return time.value if isinstance(time, Constant) and isinstance(time.value, int) else None


def check_titles(nodes: Sequence[syntax.ExampleDeclaration], scope: Scope) -> None:
    """Two examples of one rule need two titles: reports tell them apart by it."""
    seen: dict[tuple[str, str], syntax.Wording] = {}
    for node in nodes:
        key = node.rule.text, node.title.text
        if key in seen:
            other, span = seen[key].plain.span, node.title.plain.span
            scope.report(DuplicateName(kind="example", name=key[1], other=other, span=span))
        seen.setdefault(key, node.title)
