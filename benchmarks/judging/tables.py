"""Tables in Markdown: what each process took, ratios pair by pair, growth, and others' figures."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Size = dict[str, Any]
"""What was measured on one log."""

WHAT = {
    "bare": "(a) DuckDB reads and sorts, nothing else",
    "audit": "(b) `standards audit`, twenty standards",
    "audit_1gb": "(b) the same with `--memory-limit 1GB`",
    "queries": "(c) twenty DuckDB queries",
    "audit_visited_in_time": "(d) `visited_in_time` alone",
    "query_visited_in_time": "(d) its query",
    "audit_cheap": "(d) `cheap` alone",
    "query_cheap": "(d) its query",
    "audit_hundred": "a hundred standards",
}


@dataclass(frozen=True, slots=True)
class Ratio:
    """One contender's figure for another's, and what it shall be at most."""

    what: str
    above: str
    below: str
    target: float


RATIOS = (
    Ratio("(b) twenty standards / (a) read and sort", "audit", "bare", 2),
    Ratio("(b) twenty standards / (c) twenty queries", "audit", "queries", 0.1),
    Ratio("(d) `visited_in_time` / its query", "audit_visited_in_time", "query_visited_in_time", 1),
    Ratio("(d) `cheap` / its query", "audit_cheap", "query_cheap", 1),
)
_TARGET_SIZE = "10000000"
_MEMORY = {"10000000": 1500, "100000000": 2000}
_TIMES_FOR_TEN = 12


def of(found: dict[str, Any]) -> Iterator[str]:
    """The parts of the page, in order."""
    sizes = sorted(found["sizes"].items(), key=lambda item: int(item[0]))
    if not sizes:
        yield "Nothing was measured yet."
        return
    yield "\n".join([*_targets(dict(sizes)), _faster(found.get("others", {}))])
    for name, size in sizes:
        yield f"### {_events(name)} events"
        yield _sentence(size)
        yield "\n".join(_took(size))
    if len(sizes) > 1:
        yield "### Growth with the events"
        yield "\n".join(_growth(sizes))
    yield "### Growth with the standards"
    yield "\n".join(_standards(sizes))
    if found.get("others"):
        yield "### Other tools"
        yield "\n".join(_others(found["others"]))


def _targets(sizes: dict[str, Size]) -> Iterator[str]:
    yield "| at 10 million events, where nothing else is said | target | measured | reached |"
    yield "| --- | --- | --- | --- |"
    size = sizes.get(_TARGET_SIZE)
    for each in RATIOS:
        values = None if size is None else _pairs(size, each.above, each.below)
        shown = None if values is None else _spread(values, _ratio)
        middle = None if values is None else statistics.median(values)
        yield _target(f"{each.what}, time", f"at most {each.target:g}", shown, middle, each.target)
    if size is not None:
        queries = _spread(_pairs(size, "queries", "bare"), _ratio)
        yield f"| to compare: (c) twenty queries / (a) read and sort, time | | {queries} | |"
    for name, most in _MEMORY.items():
        found = None if name not in sizes else max(_all(sizes[name], "audit_1gb", "megabytes"))
        what = f"peak memory at `--memory-limit 1GB`, {_events(name)} events"
        shown = None if found is None else f"{found:,.0f} MB"
        yield _target(what, f"at most {most:,} MB", shown, found, most)
    larger, times = sizes.get("100000000"), None
    if size is not None and larger is not None:
        times = _median(larger, "audit_1gb") / _median(size, "audit_1gb")
    shown = None if times is None else f"{times:.1f}"
    what = "100 million events / 10 million, time at `--memory-limit 1GB`"
    yield _target(what, f"at most {_TIMES_FOR_TEN}", shown, times, _TIMES_FOR_TEN)


def _faster(others: dict[str, dict[str, Any]]) -> str:
    what, target = "events a second, ten timed constraints", "at least 50 times Declare4Py's"
    for name, each in others.items():
        if name.startswith("Declare4Py"):
            times = each["times"]
            return f"| {what} | {target} | {_times(times)} | {'yes' if times >= 50 else 'no'} |"
    return f"| {what} | {target} | not measured | |"


def _target(what: str, target: str, shown: str | None, value: float | None, most: float) -> str:
    if shown is None or value is None:
        return f"| {what} | {target} | not measured | |"
    return f"| {what} | {target} | {shown} | {'yes' if value <= most else 'no'} |"


def _sentence(size: Size) -> str:
    on = size["machine"]
    return (
        f"{size['events']:,} events of {size['cases']:,} cases, {size['file_megabytes']:,} MB of "
        f"Parquet; {size['obligations']:,} obligations. {on['cores']} cores, "
        f"{on['memory_gigabytes']} GB, Python {on['python']}, DuckDB {on['duckdb']}. Rounds: "
        f"{len(size['rounds'])}. Groups found equal in each round: {size['groups_compared']:,}."
    )


def _took(size: Size) -> Iterator[str]:
    yield "| | seconds | processor seconds | peak memory, MB |"
    yield "| --- | ---: | ---: | ---: |"
    for name, what in WHAT.items():
        if name in size["rounds"][0]:
            seconds = _spread(_all(size, name, "seconds"), _seconds)
            processor = _seconds(statistics.median(_all(size, name, "processor")))
            peak = f"{max(_all(size, name, 'megabytes')):,.0f}"
            yield f"| {what} | {seconds} | {processor} | {peak} |"


def _growth(sizes: list[tuple[str, Size]]) -> Iterator[str]:
    yield "| seconds | " + " | ".join(_events(name) for name, _ in sizes) + " |"
    yield "| --- |" + " ---: |" * len(sizes)
    for name in ("bare", "audit", "audit_1gb", "queries"):
        cells = (_seconds(_median(size, name)) for _, size in sizes)
        yield f"| {WHAT[name]} | " + " | ".join(cells) + " |"


def _standards(sizes: Iterable[tuple[str, Size]]) -> Iterator[str]:
    yield "| seconds | 1 standard | 20 standards | 100 standards |"
    yield "| --- | ---: | ---: | ---: |"
    for name, size in sizes:
        given = ("audit_visited_in_time", "audit", "audit_hundred")
        cells = (
            _seconds(_median(size, each)) if each in size["rounds"][0] else "" for each in given
        )
        yield f"| {_events(name)} events | " + " | ".join(cells) + " |"


def _others(others: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield "| | constraints | events | seconds | events a second | of which `standards audit` does |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, each in others.items():
        times = f"{_times(each['times'])} times as many" if "times" in each else ""
        speed = f"{each['events'] / each['seconds']:,.0f}"
        row = (name, each["constraints"], f"{each['events']:,}", _seconds(each["seconds"]), speed)
        yield "| " + " | ".join(map(str, row)) + f" | {times} |"


def _all(size: Size, contender: str, figure: str) -> list[float]:
    return [each[contender][figure] for each in size["rounds"]]


def _pairs(size: Size, above: str, below: str) -> list[float]:
    return [each[above]["seconds"] / each[below]["seconds"] for each in size["rounds"]]


def _median(size: Size, contender: str) -> float:
    return statistics.median(_all(size, contender, "seconds"))


def _spread(values: list[float], written: Callable[[float], str]) -> str:
    """The median, and in brackets the least and the most."""
    middle = written(statistics.median(values))
    if len(values) == 1:
        return middle
    return f"{middle} ({written(min(values))}–{written(max(values))})"


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def _times(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def _ratio(value: float) -> str:
    return f"{value:.2f}"


def _events(name: str) -> str:
    millions, rest = divmod(int(name), 1_000_000)
    return f"{millions} million" if millions and not rest else f"{int(name):,}"
