"""The parts that say how times are written: their formats, and the zone of those without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.logs.proposal.columns import Column
from standards_engine.logs.proposal.evidence import Evidence
from standards_engine.logs.proposal.nodes import Certainty, Part
from standards_engine.logs.proposal.phrases import percent, quoted
from standards_engine.logs.proposal.times import Order, Times, swapped
from standards_engine.wording import plural, say


def parts_of_times(seen: Evidence) -> Iterator[Part]:
    timed = [seen.columns[name] for name in seen.timed]
    if timed:
        yield from _format(timed, joined=len(seen.time) > 1 and bool(seen.time))
        yield from _zone(seen, timed)


def _format(timed: Sequence[Column], *, joined: bool) -> Iterator[Part]:
    every = [each.times for each in timed if each.times is not None]
    formats = _joined(every) if joined else _each(every)
    because = [sentence for each in timed for sentence in _evidence(each)]
    is_open = any(times.is_open for times in every)
    if not formats:
        unread = [each for each in timed if each.times is not None and each.times.unread]
        if unread:
            sentences = tuple(s for each in unread for s in _evidence(each))
            yield Part(key="format", certainty=Certainty.POSSIBLE, because=sentences)
        return
    whole = all(times.share == 1 for times in every) and not is_open
    certainty = Certainty.UNSURE if is_open else Certainty.SURE if whole else Certainty.LIKELY
    yield Part(
        key="format",
        value=formats[0] if len(formats) == 1 else formats,
        certainty=certainty,
        because=tuple(because),
        others=tuple(map(swapped, formats)) if is_open else (),
    )


def _joined(every: Sequence[Times]) -> tuple[str, ...]:
    """Of a date and a time of day in two columns."""
    dates = every[0].formats or ("%Y-%m-%d",)
    clocks = every[1].formats or ("%H:%M:%S",)
    if not every[0].formats and clocks[0] in ("%H:%M", "%H:%M:%S"):
        return ()
    return tuple(f"{date} {clock}" for date in dates for clock in clocks)


def _each(every: Sequence[Times]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for times in every for form in times.formats))


def _evidence(column: Column) -> Iterator[str]:
    times = column.times
    if times is None:
        return
    forms = quoted(times.formats) if times.formats else quoted(("2026-03-01 09:00",))
    yield say(
        "`{column}`: {share} of the sampled values read as {formats}",
        column=column.name,
        share=percent(times.share),
        formats=forms,
    )
    yield from _order(times)
    if times.unread:
        yield say("not read: {texts}", texts=quoted(times.unread))


def _order(times: Times) -> Iterator[str]:
    if times.order is None or times.order is Order.YEAR_FIRST:
        return
    if times.is_open:
        yield say(
            "no value decides whether the day or the month comes first: look at a date you know"
        )
    elif times.order is Order.DAY_FIRST:
        yield plural(
            times.deciding,
            "{number} value decides that the day comes first",
            "{number} values decide that the day comes first",
        )
    else:
        yield plural(
            times.deciding,
            "{number} value decides that the month comes first",
            "{number} values decide that the month comes first",
        )
    if times.against:
        yield plural(
            times.against,
            "{number} value says the opposite, and is not read",
            "{number} values say the opposite, and are not read",
        )


def _zone(seen: Evidence, timed: Sequence[Column]) -> Iterator[Part]:
    if all(each.times is not None and each.times.has_offset for each in timed):
        return
    local = say("times are written without an offset, so they are local times")
    zones = () if seen.ruleset is None else seen.ruleset.zones or _stated(seen)
    if len(zones) == 1:
        same = say("the rules go by the zone {zone}", zone=zones[0])
        yield Part(key="zone", value=zones[0], certainty=Certainty.LIKELY, because=(local, same))
        return
    write = say("write the zone of the clocks they come from, as `zone: Europe/Rome`")
    yield Part(key="zone", certainty=Certainty.MISSING, because=(local, write))


def _stated(seen: Evidence) -> tuple[str, ...]:
    assert seen.ruleset is not None
    return () if seen.ruleset.zone is None else (seen.ruleset.zone,)
