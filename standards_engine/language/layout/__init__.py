"""One canonical layout of a rule file, in the words of one language.

The tokens that the parser accepts keep their order; only how they are spelled and what stands
between them changes. So nothing can be lost, and comments keep their places.
"""

from __future__ import annotations

from collections.abc import Collection

from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.language import parse
from standards_engine.language.keywords import keywords, language_of
from standards_engine.language.layout.concrete import concrete, too_deep
from standards_engine.language.layout.document import set_out
from standards_engine.language.layout.sameness import say_the_same
from standards_engine.language.layout.writing import Writer
from standards_engine.source import Source
from standards_engine.wording import say

__all__ = ["Formatted", "RulesWouldChange", "formatted"]


class RulesWouldChange(Exception):  # noqa: N818 - it is what was prevented
    """A fault of the formatter: what it made of a file does not say the same."""


@frozen
class Formatted:
    """`text` is the file in its canonical layout; None where it has faults of writing."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def formatted(source: Source, to: str | None = None, declared: Collection[str] = ()) -> Formatted:
    """`to` is the code of the language to write in; else that in which the file is written.

    `declared` are names of other files of the ruleset, which are none of the language's own here.
    Raises RulesWouldChange; whoever writes the text may rely on it.
    """
    parsed = parse(source, declared)
    if parsed.diagnostics:
        return Formatted(None, parsed.diagnostics)
    read = keywords(language_of(source.text))
    tree = concrete(source, read)
    if (deep := too_deep(tree, source)) is not None:
        return Formatted(None, (deep,))
    writer = Writer.of(source, read, keywords(to or read.language), declared)
    text = set_out(tree, writer.words(tree))
    again = parse(Source(source.name, text), declared)
    if again.diagnostics or not say_the_same(parsed.tree, again.tree):
        told = say("laid out anew, {name} would not say the same", name=source.name)
        raise RulesWouldChange(told)
    is_of_windows = source.text.partition("\n")[0].endswith("\r")
    return Formatted(text.replace("\n", "\r\n") if is_of_windows else text)
