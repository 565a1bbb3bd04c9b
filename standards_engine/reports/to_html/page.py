"""Templates, and the few functions they may call."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from standards_engine import __version__
from standards_engine.findings import terms, words
from standards_engine.findings.explained import told
from standards_engine.findings.nodes import AuditFindings, PlanFindings
from standards_engine.reports import phrases
from standards_engine.reports.escape import printable
from standards_engine.reports.explained.cases import summary
from standards_engine.reports.headline import of_audit, of_check
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_html.bars import attainment_bar, timeline
from standards_engine.reports.to_html.groups import groups_to_show
from standards_engine.rules.nodes import Kind
from standards_engine.wording import plural, say, spoken

_TEMPLATES = Path(__file__).parent / "templates"


def render_audit(findings: AuditFindings, _options: Options = DEFAULT) -> str:
    return _render("audit.html", findings=findings, headline=of_audit(findings))


def render_check(findings: PlanFindings, _options: Options = DEFAULT) -> str:
    return _render("check.html", findings=findings, headline=of_check(findings), kinds=tuple(Kind))


def _render(template: str, **values: object) -> str:
    return _environment().get_template(template).render(**values) + "\n"


def _ticked(text: str) -> Markup:
    """Words in backticks as code; everything is escaped first."""
    escaped = str(escape(printable(text)))
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", escaped))  # noqa: S704


@cache
def _environment() -> Environment:
    """`finalize` makes every value that a template shows free of control characters."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.filters |= {
        "capital": phrases.capital,
        "ended": phrases.ended,
        "ticked": _ticked,
        "number": phrases.number,
        "instant": words.instant,
        "iso": words.iso_instant,
        "percent": words.percent,
        "ratio": words.ratio,
        "amount": words.amount,
    }
    environment.globals |= {
        "say": say,
        "plural": plural,
        "language": spoken,
        "terms": terms,
        "phrases": phrases,
        "told": told,
        "summary": summary,
        "bar": attainment_bar,
        "timeline": timeline,
        "groups_to_show": groups_to_show,
        "version": __version__,
    }
    return environment
