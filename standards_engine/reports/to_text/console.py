"""The only file that knows the terminal library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from standards_engine.findings.status import Status
from standards_engine.reports.escape import one_line
from standards_engine.reports.headline import Headline, Tone
from standards_engine.reports.options import Options
from standards_engine.reports.phrases import capital
from standards_engine.rules.nodes import Severity

TONES = {Tone.GOOD: "bold green", Tone.BAD: "bold red", Tone.DOUBT: "bold yellow"}
STATUSES = {
    Status.KEPT: "green",
    Status.VIOLATED: "bold red",
    Status.OPEN: "yellow",
    Status.NOTHING: "dim",
}
SEVERITIES = {Severity.MINOR: "yellow", Severity.MAJOR: "red", Severity.CRITICAL: "bold red"}


def rendered(parts: Iterable[RenderableType], options: Options) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=options.width,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def headline(found: Headline, facts: Sequence[str]) -> Text:
    lines = [(capital(found.text), TONES[found.tone])]
    lines += [(fact, "") for fact in facts]
    return Text("\n").join(line(text, style) for text, style in lines)


def heading(text: str) -> Text:
    return Text("\n").append(one_line(text), style="bold")


def line(text: str, style: str = "") -> Text:
    """One logical line of a user's words: nothing in it can drive the terminal."""
    return Text(one_line(text), style=style)


def indented(text: Text, columns: int = 2) -> Padding:
    return Padding(text, (0, 0, 0, columns))
