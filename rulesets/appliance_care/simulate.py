"""Write a made-up log of a refrigerator maker's after-sales service: one quarter, faults and all.

    python simulate.py refrigerator_log.csv.gz [--seed 2026] [--repairs 2800] [--calls 1900]

What happens in it, and how often, stands in the tables at the top of this file and in README.md.
The same seed gives the same bytes on every platform and every version of Python: the only source
of chance is `random.Random(<whole number>).random()`, whose sequence Python promises to keep; the
only calculations are sums, products and comparisons of such numbers, which IEEE 754 fixes; there
are no sets, no hashes, no local settings and no function of a mathematics library. Each case draws
from a stream of its own, so that one draw more in one case leaves all others as they were. The
archive carries no date and no name, and only its contents are promised: compression may differ.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 1, 1, tzinfo=CHINA)
END = datetime(2026, 4, 1, 7, tzinfo=CHINA)
"""The log was taken from the firm's system before work began on 1 April; what comes later is not
in it."""

SPRING_FESTIVAL = (datetime(2026, 2, 16, tzinfo=CHINA), datetime(2026, 2, 23, tzinfo=CHINA))
FLOOD = (datetime(2026, 3, 5, tzinfo=CHINA), datetime(2026, 3, 15, tzinfo=CHINA))

# Percentages; tables of weights, which need not add up to 100.
REGIONS = {"north": 25, "east": 35, "south": 25, "west": 15}
LATE_VISITS = {"north": 0, "east": 0, "south": 1, "west": 9}
LATE_AFTER_A_WEEKEND, LATE_AT_SPRING_FESTIVAL, LATE_IN_THE_FLOOD = 4, 15, 55
LATE_DELIVERIES = {"north": 5, "east": 3, "south": 4, "west": 9}
WORDS_OUTSIDE_THEIR_LIST = {
    "north": "nort",
    "east": "e",
    "cooling": "colling",
    "repaired": "ok",
    "customer": "client",
}
UNREADABLE_TIMES = {"unknown": 2, "2026-02-30 10:15:00": 1, "00:00": 1}

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
COLUMNS = (
    "case_no", "step", "activity", "occurred_at", "region", "area",
    "fault", "appointment_at", "appointment_by", "new_time", "engineer", "outcome", "carried_by",
    "line", "wait_seconds", "taken_by", "result", "call_end",
)  # fmt: skip


class Dice:
    """One case's stream of chance."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311

    def percent(self, share: float) -> bool:
        """True in so many cases of a hundred."""
        return self._random.random() * 100 < share

    def whole(self, first: int, last: int) -> int:
        return first + int(self._random.random() * (last - first + 1))

    def span(self, shortest: timedelta, longest: timedelta) -> timedelta:
        """A whole number of seconds; both ends are possible."""
        seconds = (shortest // timedelta(seconds=1), longest // timedelta(seconds=1))
        return timedelta(seconds=self.whole(*seconds))

    def pick(self, weights: Mapping[str, int]) -> str:
        """One of the keys, as often as its weight says."""
        rest = self.whole(0, sum(weights.values()) - 1)
        for value, weight in weights.items():
            if rest < weight:
                return value
            rest -= weight
        raise AssertionError("the weights add up to more than the draw")

    def by_day(self, after: datetime, shortest: timedelta, longest: timedelta) -> datetime:
        """An instant in the given distance, between 8 and 20 o'clock if there is one."""
        for _ in range(30):
            instant = after + self.span(shortest, longest)
            if 8 <= instant.hour < 20:
                return instant
        return after + longest


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the export, already in the words of the file."""

    case: str
    step: int
    activity: str
    time: str
    fields: Mapping[str, str]

    def cells(self) -> list[str]:
        known = {"case_no": self.case, "step": str(self.step), "activity": self.activity}
        known["occurred_at"] = self.time
        return [known.get(column) or self.fields.get(column, "") for column in COLUMNS]


@dataclass(slots=True)
class Case:
    """What happened in one case. Of two events in one second the one told first came first."""

    number: str
    region: str
    area: str
    told: list[tuple[datetime, str, dict[str, str]]] = field(default_factory=list)

    def tell(self, activity: str, when: datetime, **fields: str) -> None:
        if START <= when < END:
            known = {"region": self.region, "area": self.area} | fields
            self.told.append((when, activity, known))

    def rows(self) -> Iterator[Row]:
        """The case as the firm's system numbered its steps."""
        in_order = sorted(self.told, key=lambda event: event[0])
        for step, (when, activity, fields) in enumerate(in_order, start=1):
            yield Row(self.number, step, activity, written(when), fields)


def written(when: datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M:%S")


def _within(when: datetime, days: tuple[datetime, datetime]) -> bool:
    return days[0] <= when < days[1]


# --- a repair -----------------------------------------------------------------------------------


def repair(dice: Dice, number: int) -> Case:
    """From the report of a fault to the closing of the case."""
    area = dice.pick({"city": 70, "country": 30})
    case = Case(f"R{number:05}", dice.pick(REGIONS), area)
    reported = _report_time(dice)
    fault = dice.pick({"cooling": 60, "noise": 25, "door": 15})
    start = _report(dice, case, reported, fault)
    if dice.percent(4):
        case.tell("withdrawn", dice.by_day(reported, HOUR / 2, 23 * HOUR))
        return case
    start = _rescheduled(dice, case, reported, start)
    visited, outcome = _visit(dice, case, start)
    if visited - start > 30 * HOUR and dice.percent(30):
        again = visited - dice.span(HOUR, 5 * HOUR)
        case.tell("reported", again, fault=fault, appointment_by="nobody")
    finished = _in_the_workshop(dice, case, visited) if outcome == "needs workshop" else visited
    if dice.percent(97):
        _close(dice, case, finished)
    return case


def _report_time(dice: Dice) -> datetime:
    """From morning to late evening; twice as often on a weekday as on a Sunday."""
    while True:
        day = START + dice.whole(0, 89) * DAY
        if day.weekday() < 6 or dice.percent(50):
            return day + dice.span(7 * HOUR, 22 * HOUR)


def _report(dice: Dice, case: Case, reported: datetime, fault: str) -> datetime:
    """The customer's call, and the instant from which the customer counts."""
    who = dice.pick({"nobody": 170, "customer": 24, "firm": 3})
    if who == "nobody":
        case.tell("reported", reported, fault=fault, appointment_by=who)
        case.tell("engineer assigned", reported + dice.span(HOUR / 12, HOUR))
        return reported
    agreed = dice.by_day(reported, 26 * HOUR, 4 * DAY).replace(minute=0, second=0)
    fields = {"fault": fault, "appointment_by": who, "appointment_at": written(agreed)}
    case.tell("reported", reported, **fields)
    case.tell("engineer assigned", reported + dice.span(HOUR / 12, HOUR))
    return agreed


def _rescheduled(dice: Dice, case: Case, reported: datetime, start: datetime) -> datetime:
    """Some customers name another time, a few of them twice."""
    told = reported
    for share in (7, 15):
        if not dice.percent(share):
            break
        told = dice.by_day(told, HOUR, 12 * HOUR)
        start = dice.by_day(max(told, start), 20 * HOUR, 3 * DAY).replace(minute=0, second=0)
        case.tell("rescheduled", told, new_time=written(start))
    return start


def _visit(dice: Dice, case: Case, start: datetime) -> tuple[datetime, str]:
    started, patience = _customer_away(dice, case, start)
    if dice.percent(_lateness(case.region, start)):
        visited = dice.by_day(started, patience + HOUR / 10, patience + 30 * HOUR)
    else:
        visited = dice.by_day(started, min(HOUR, patience), patience)
    case.tell("engineer on the way", visited - dice.span(HOUR / 6, HOUR))
    outcome = dice.pick({"repaired": 74, "no fault found": 7, "needs workshop": 19})
    engineer = f"{case.region[0].upper()}{dice.whole(1, 12):02}"
    case.tell("visited", visited, outcome=outcome, engineer=engineer)
    return visited, outcome


def _customer_away(dice: Dice, case: Case, start: datetime) -> tuple[datetime, timedelta]:
    """When the engineer can come, and how much of the 24 hours is then left."""
    if not dice.percent(6):
        return start, 24 * HOUR
    left = start + dice.span(HOUR, 6 * HOUR)
    back = left + dice.span(6 * HOUR, 60 * HOUR)
    case.tell("customer away", left)
    case.tell("customer back", back)
    return back, 24 * HOUR - (left - start)


def _lateness(region: str, start: datetime) -> float:
    """The chance, in percent, that a visit due from `start` comes too late."""
    late = LATE_VISITS[region]
    if start.weekday() in (5, 6):
        late += LATE_AFTER_A_WEEKEND
    if _within(start, SPRING_FESTIVAL):
        late += LATE_AT_SPRING_FESTIVAL
    if region == "north" and _within(start, FLOOD):
        late += LATE_IN_THE_FLOOD
    return late


def _in_the_workshop(dice: Dice, case: Case, visited: datetime) -> datetime:
    """Collected, lent another, repaired, brought back; a few are collected a second time."""
    finished = _journey(dice, case, visited)
    if dice.percent(3):
        again = finished + dice.span(2 * DAY, 8 * DAY)
        finished = _journey(dice, case, again)
    return finished


def _journey(dice: Dice, case: Case, visited: datetime) -> datetime:
    late = dice.percent(LATE_DELIVERIES[case.region])
    limits = (25 * HOUR, 60 * HOUR) if late else (HOUR / 2, 24 * HOUR)
    collected = dice.by_day(visited, *limits)
    carrier = dice.pick({"service point": 97, "customer": 2, "hired driver": 1})
    loaner = dice.pick({"at once": 78, "before": 14, "later": 5, "never": 2})
    if loaner == "before":
        case.tell("loaner out", visited + (collected - visited) / 2)
    if loaner == "at once":
        case.tell("loaner out", collected)
    case.tell("collected", collected, carried_by=carrier)
    if loaner == "later":
        case.tell("loaner out", dice.by_day(collected, HOUR, 30 * HOUR))
    repaired = dice.by_day(collected, DAY, 7 * DAY)
    case.tell("repaired", repaired)
    return _brought_back(dice, case, repaired, lent=loaner != "never")


def _brought_back(dice: Dice, case: Case, repaired: datetime, *, lent: bool) -> datetime:
    slowest = 4 if dice.percent(12 if case.area == "city" else 6) else 1
    returned = dice.by_day(repaired, 2 * HOUR, slowest * DAY)
    taken = returned
    if not lent:
        case.tell("returned", returned)
    elif dice.percent(2):
        case.tell("loaner in", dice.by_day(returned - DAY, HOUR, 21 * HOUR))
        case.tell("returned", returned)
    else:
        case.tell("returned", returned)
        if dice.percent(35):
            taken = dice.by_day(returned, HOUR, (8 if dice.percent(9) else 3) * DAY)
        if dice.percent(98):
            case.tell("loaner in", taken)
    return taken


def _close(dice: Dice, case: Case, finished: datetime) -> None:
    if dice.percent(40):
        case.tell("survey sent", finished + dice.span(HOUR, 3 * HOUR))
    case.tell("closed", finished + dice.span(3 * HOUR, 2 * DAY))


# --- a question to the hotline ------------------------------------------------------------------


def question(dice: Dice, number: int) -> Case:
    """A call in opening hours, or a message left outside of them."""
    case = Case(f"H{number:05}", dice.pick(REGIONS), dice.pick({"city": 70, "country": 30}))
    line = dice.pick({"use": 55, "repair": 30, "parts": 15})
    day = START + dice.whole(0, 89) * DAY
    if _within(day, SPRING_FESTIVAL) or dice.percent(15):
        _message(dice, case, line, day + dice.span(16 * HOUR, 23 * HOUR))
    else:
        _call(dice, case, line, day + dice.span(8 * HOUR, 16 * HOUR - HOUR / 3))
    return case


def _call(dice: Dice, case: Case, line: str, called: datetime) -> None:
    result = dice.pick({"answered": 90, "customer asked for time": 6, "firm asked for time": 4})
    ended = called + dice.span(HOUR / 30, HOUR / 4)
    fields = {"line": line, "result": result, "wait_seconds": str(_wait(dice, line, called))}
    fields |= {"call_end": written(ended)}
    staff = dice.pick({"hotline staff": 970, "agency": 25, "machine": 5})
    case.tell("phone call", called, taken_by=staff, **fields)
    if result == "answered":
        case.tell("answered", ended - min(dice.span(HOUR / 60, HOUR / 6), (ended - called) / 2))
    elif dice.percent(97):
        case.tell("answered", dice.by_day(ended, HOUR, (40 if dice.percent(6) else 24) * HOUR))


def _wait(dice: Dice, line: str, called: datetime) -> int:
    """Seconds: mostly short, long on Mondays, and for parts in the month of the flood."""
    longest = 24 + 30 * (called.weekday() == 0) + 30 * (line == "parts" and called.month == 3)
    wait = min(dice.whole(0, longest), dice.whole(0, longest))
    return wait + (dice.whole(30, 300) if dice.percent(6) else 0)


def _message(dice: Dice, case: Case, line: str, left: datetime) -> None:
    case.tell("message left", left, line=line)
    opens = (left + DAY).replace(hour=8, minute=0, second=0)
    while _within(opens, SPRING_FESTIVAL):
        opens += DAY
    if dice.percent(98):
        case.tell("called back", opens + dice.span(HOUR / 6, (6 if dice.percent(7) else 2) * HOUR))


# --- the export ---------------------------------------------------------------------------------


def simulate(seed: int = 2026, repairs: int = 2800, calls: int = 1900) -> Iterator[Row]:
    """All rows as they stand in the file: in order of time, and with its dirt."""
    cases = [repair(Dice(seed * 1_000_000 + number), number) for number in range(1, repairs + 1)]
    cases += [
        question(Dice(seed * 1_000_000 + 500_000 + number), number)
        for number in range(1, calls + 1)
    ]
    rows = [row for case in cases for row in case.rows()]
    rows.sort(key=lambda row: (row.time, row.case, row.step))
    dice = Dice(seed)
    for row in rows:
        yield from _dirty(dice, row)


def _dirty(dice: Dice, row: Row) -> Iterator[Row]:
    """The row as somebody typed it: mostly unharmed, at times broken or entered twice.

    Nobody types what the telephone system writes.
    """
    if row.activity == "phone call":
        yield row
        return
    if row.activity == "visited" and dice.percent(0.5):
        row = replace(row, activity="visted")
    if dice.percent(0.3):
        row = replace(row, time=dice.pick(UNREADABLE_TIMES))
    if dice.percent(0.2):
        row = replace(row, case="")
    if dice.percent(0.8):
        row = replace(row, fields={name: _misspelt(text) for name, text in row.fields.items()})
    yield row
    if dice.percent(0.5):
        yield row


def _misspelt(text: str) -> str:
    return WORDS_OUTSIDE_THEIR_LIST.get(text, text)


def csv_text(rows: Iterator[Row]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(row.cells() for row in rows)
    return text.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the log of a made-up quarter.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--repairs", type=int, default=2800)
    parser.add_argument("--calls", type=int, default=1900)
    given = parser.parse_args()
    text = csv_text(simulate(given.seed, given.repairs, given.calls)).encode()
    plain = given.path.suffix != ".gz"
    given.path.write_bytes(text if plain else gzip.compress(text, 9, mtime=0))


if __name__ == "__main__":
    main()
