"""Names in back quotes where they would be read as something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lsprotocol.types import CompletionItemKind as Look

from standards_engine.editor.completion.here import Here, read
from standards_engine.editor.completion.suggestion import Suggestion
from standards_engine.language.keywords import Keywords

_NAMES = (Look.Event, Look.Field, Look.Module, Look.Function, Look.Constant, Look.Variable)


def in_back_quotes(
    suggestions: Iterable[Suggestion], here: Here, table: Keywords
) -> Iterator[Suggestion]:
    for each in suggestions:
        is_name = each.look in _NAMES and each.text is None
        if is_name and _may_be_a_word(each.label, table) and not _is_read(each.label, here, table):
            yield replace(each, text=f"`{each.label}`")
        else:
            yield each


def _may_be_a_word(name: str, table: Keywords) -> bool:
    is_run = table.run is not None and table.run.fullmatch(name) is not None
    return is_run or name.casefold() in table.phrases or name in table.reserved


def _is_read(name: str, here: Here, table: Keywords) -> bool:
    """Whether the bare name would be read as a name."""
    tokens = read(here.text[: here.start] + name, table.language).tokens
    return bool(tokens) and (tokens[-1].terminal, tokens[-1].value) == ("NAME", name)
