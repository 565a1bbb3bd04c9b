"""Options that take one value, given more than once: all but the last would count for nothing."""

from __future__ import annotations

from collections.abc import Sequence

import click

from standards_engine.cli.failures import Unusable
from standards_engine.diagnostics.usage import RepeatedOption


def refuse_repeated(given: Sequence[click.Parameter]) -> None:
    """Raises Unusable for them; `given` holds an option once for every time it was written."""
    single = [each for each in given if isinstance(each, click.Option) and _takes_one(each)]
    repeated = dict.fromkeys(each for each in single if single.count(each) > 1)
    if repeated:
        raise Unusable([RepeatedOption(option=max(each.opts, key=len)) for each in repeated])


def _takes_one(option: click.Option) -> bool:
    return not (option.multiple or option.is_flag or option.count)
