"""A handbook as one page: no script, no network; it prints on A4 and reads on a telephone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from standards_engine import __version__
from standards_engine.reports.escape import printable
from standards_engine.reports.handbook.nodes import Handbook
from standards_engine.wording import say

_TEMPLATES = Path(__file__).parent / "templates"
_CODE = re.compile("`([^`]+)`")


def render(of: Handbook) -> str:
    template = _environment().get_template("handbook.html")
    return template.render(of=of, contents=say("Contents"), version=__version__) + "\n"


def _ticked(text: str) -> Markup:
    """Words in back quotes as code; everything is escaped first."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(printable(text)))))  # noqa: S704


@cache
def _environment() -> Environment:
    """`finalize` frees every value that a template shows of control characters."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.filters["ticked"] = _ticked
    return environment
