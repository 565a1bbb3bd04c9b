"""The verdicts of refrigerator.std on its log, worked out a second time without the package.

Each function says in plain Python what one standard of the rule file says in its own language. No
code is shared with it, so that agreement means something.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from tests.rulesets.appliance_care.export import Case, Row, instant

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MET, MISSED, PENDING, EXCUSED = "met", "missed", "pending", "excused"
WAIVED, UNDETERMINED = "waived", "undetermined"
SPRING_FESTIVAL = (date(2026, 2, 16), date(2026, 2, 22))
FLOOD = (date(2026, 3, 5), date(2026, 3, 14))
LINES = ("use", "repair", "parts")
DECLARED = (
    "reported", "rescheduled", "customer away", "customer back", "visited", "collected",
    "loaner out", "repaired", "returned", "loaner in", "withdrawn", "closed", "phone call",
    "answered", "message left", "called back",
)  # fmt: skip

Verdict = tuple[Row, str]
"""The row with which the obligation began, and what became of it."""


def as_of(cases: Iterable[Case]) -> datetime:
    return max(row.time for case in cases for row in case.rows if row.activity in DECLARED)


def home_visit(case: Case, now: datetime) -> Iterator[Verdict]:
    for report in case.named("reported"):
        verdict = _agreed({_visit(case, report, start, now) for start in _starts(report)})
        if case.may_have("customer away", "customer back", "rescheduled", "withdrawn"):
            verdict = UNDETERMINED
        in_the_flood = case.region == "north" and FLOOD[0] <= report.time.date() <= FLOOD[1]
        yield report, WAIVED if verdict == MISSED and in_the_flood else verdict


def _starts(report: Row) -> Iterator[datetime]:
    """From when the 24 hours may count: twice where it cannot be read who needed the time."""
    who, named = report.cells["appointment_by"], instant(report.cells["appointment_at"])
    if named and who != "firm":
        yield named
    if not named or who != "customer":
        yield report.time


def _visit(case: Case, report: Row, start: datetime, now: datetime) -> str:
    for row in case.after(report):
        in_time = _at_home(case, start, row.time) <= 24 * HOUR
        if row.activity == "withdrawn" and in_time:
            return _unless_lost(case, "visited", EXCUSED)
        if row.activity == "rescheduled" and in_time:
            start = instant(row.cells["new_time"]) or start
        if row.activity == "visited" and row.time >= start:
            return MET if in_time else _unless_lost(case, "visited", MISSED)
    late = _at_home(case, start, now) > 24 * HOUR
    return _unless_lost(case, "visited", MISSED if late else PENDING)


def _at_home(case: Case, start: datetime, end: datetime) -> timedelta:
    """The time from start to end in which the customer could be visited."""
    total = max(end - start, timedelta())
    left: datetime | None = None
    for row in case.named("customer away", "customer back"):
        if row.activity == "customer away":
            left = left or row.time
        elif left:
            total -= _overlap((start, end), (left, row.time))
            left = None
    return total - _overlap((start, end), (left, end)) if left else total


def collection(case: Case, now: datetime) -> Iterator[Verdict]:
    for visit in case.named("visited"):
        if visit.cells["outcome"] not in ("repaired", "no fault found", "needs workshop"):
            yield visit, UNDETERMINED
        elif visit.cells["outcome"] == "needs workshop":
            verdict = _answered(case, visit, "collected", now, lambda t, v=visit: t - v.time, 24)
            yield visit, UNDETERMINED if case.may_have("withdrawn") else verdict


def own_carriers(case: Case, _now: datetime) -> Iterator[Verdict]:
    for collected in case.named("collected"):
        carrier = collected.cells["carried_by"]
        known = carrier in ("service point", "customer", "hired driver")
        yield collected, (MET if carrier == "service point" else MISSED) if known else UNDETERMINED


def loaner_first(case: Case, _now: datetime) -> Iterator[Verdict]:
    for collected in case.named("collected"):
        before = any(row.activity == "loaner out" for row in case.before(collected))
        yield collected, MET if before else _unless_lost(case, "loaner out", MISSED)


def moved_once(case: Case, _now: datetime) -> Iterator[Verdict]:
    for report in case.named("reported")[:1]:
        rows = case.after(report)
        certain = sum(row.activity == "collected" for row in rows)
        ended = any(row.activity in ("closed", "withdrawn") for row in rows)
        if certain > 1:
            yield report, MISSED
        elif certain + case.lost.count("collected") > 1:
            yield report, UNDETERMINED
        else:
            yield report, MET if ended else PENDING


def brought_back(case: Case, now: datetime) -> Iterator[Verdict]:
    limit = 2 if case.area == "city" else 3
    for repaired in case.named("repaired"):
        passed: Clock = lambda t, r=repaired: _working_days(r.time, t) * HOUR  # noqa: E731
        yield repaired, _answered(case, repaired, "returned", now, passed, limit)


def loaner_stays(case: Case, _now: datetime) -> Iterator[Verdict]:
    ends = ("returned", "closed", "withdrawn")
    for lent in case.named("loaner out"):
        rows = case.after(lent)
        first = next((r.activity for r in rows if r.activity in ("loaner in", "returned")), None)
        over = any(row.activity in ends for row in rows)
        if case.may_have("returned"):
            yield lent, UNDETERMINED
        elif first == "loaner in":
            yield lent, MISSED
        else:
            yield lent, _unless_lost(case, "loaner in", MET if over else PENDING)


def loaner_back(case: Case, _now: datetime) -> Iterator[Verdict]:
    """A lost row may be one loaner more on either side."""
    lent, lost = len(case.named("loaner out")), case.lost.count("loaner out")
    if not case.rows or lent + lost == 0:
        return
    ends = case.named("closed", "withdrawn")
    if lent == 0:
        yield case.rows[0], UNDETERMINED
    elif not ends:
        yield case.rows[0], PENDING
    else:
        yield case.rows[0], _all_back(case)


def _all_back(case: Case) -> str:
    lost = case.lost.count("loaner out"), case.lost.count("loaner in")
    lent, back = len(case.named("loaner out")), len(case.named("loaner in"))
    if lent + lost[0] < back or back + lost[1] < lent:
        return MISSED
    return UNDETERMINED if any(lost) else MET if lent == back else MISSED


def loaner_fetched_soon(case: Case, now: datetime) -> Iterator[Verdict]:
    for returned in case.named("returned"):
        rows = case.before(returned)
        lent = sum(row.activity == "loaner out" for row in rows)
        back = sum(row.activity == "loaner in" for row in rows)
        at_most, at_least = lent + case.lost.count("loaner out"), back
        if returned.time.date() < date(2026, 2, 1) or at_most <= at_least:
            continue
        if lent <= back + case.lost.count("loaner in"):
            yield returned, UNDETERMINED
        else:
            passed: Clock = lambda t, r=returned: (t.date() - r.time.date()).days * HOUR  # noqa: E731
            yield returned, _answered(case, returned, "loaner in", now, passed, 5)


def own_staff(case: Case, _now: datetime) -> Iterator[Verdict]:
    for call in case.named("phone call"):
        yield call, MET if call.cells["taken_by"] == "hotline staff" else MISSED


def answer(case: Case, now: datetime) -> Iterator[Verdict]:
    for call in case.named("phone call"):
        ended = instant(call.cells["call_end"])
        assert ended is not None
        postponed = call.cells["result"] == "customer asked for time"
        due = ended + 24 * HOUR if postponed else ended
        not_before = ended if postponed else call.time
        times = [row.time for row in case.named("answered") if row.time >= not_before]
        late = MISSED if now > due or times else PENDING
        in_time = any(time <= due for time in times)
        yield call, MET if in_time else _unless_lost(case, "answered", late)


def message_returned(case: Case, now: datetime) -> Iterator[Verdict]:
    for message in case.named("message left"):
        passed: Clock = lambda t, m=message: _open_hours(m.time, t)  # noqa: E731
        yield message, _answered(case, message, "called back", now, passed, 2)


CASE_STANDARDS: dict[str, Callable[[Case, datetime], Iterator[Verdict]]] = {
    "home_visit": home_visit,
    "collection": collection,
    "own_carriers": own_carriers,
    "loaner_first": loaner_first,
    "moved_once": moved_once,
    "return": brought_back,
    "loaner_stays": loaner_stays,
    "loaner_back": loaner_back,
    "loaner_fetched_soon": loaner_fetched_soon,
    "own_staff": own_staff,
    "answer": answer,
    "message_returned": message_returned,
}


def on_the_spot(calls: Sequence[Row]) -> bool:
    spot = sum(call.cells["result"] == "answered" for call in calls)
    return 100 * spot >= 85 * len(calls)


def short_wait(calls: Sequence[Row]) -> bool:
    waits = sorted(int(call.cells["wait_seconds"]) for call in calls)
    return waits[math.ceil(len(waits) * 80 / 100) - 1] <= 30


PERIOD_STANDARDS = {"on_the_spot": on_the_spot, "short_wait": short_wait}


def counts(cases: Sequence[Case]) -> dict[str, Counter[str]]:
    """How many obligations of each standard ended in each verdict."""
    now = as_of(cases)
    found = {
        name: Counter(verdict for case in cases for _, verdict in judge(case, now))
        for name, judge in CASE_STANDARDS.items()
    }
    for name, counted in found.items():
        counted[UNDETERMINED] += sum(_unplaced(name, case) for case in cases)
    calls = [call for case in cases for call in case.named("phone call")]
    return found | {name: _by_month(calls, judge) for name, judge in PERIOD_STANDARDS.items()}


TRIGGERS = {
    "home_visit": "reported", "collection": "visited", "own_carriers": "collected",
    "loaner_first": "collected", "return": "repaired", "loaner_stays": "loaner out",
    "loaner_fetched_soon": "returned", "own_staff": "phone call", "answer": "phone call",
    "message_returned": "message left",
}  # fmt: skip


def _unplaced(name: str, case: Case) -> int:
    """How many rows began an obligation at a time that cannot be read."""
    if name == "moved_once":
        return int("reported" in case.lost and not case.named("reported"))
    rows = [cells for cells in case.lost_cells if cells["activity"] == TRIGGERS.get(name)]
    if name == "collection":
        rows = [cells for cells in rows if cells["outcome"] not in ("repaired", "no fault found")]
    if name == "loaner_fetched_soon" and rows and not _lent_since_february(case):
        rows = []
    return len(rows)


def _lent_since_february(case: Case) -> bool:
    """Whether at some place in the case a loaner was out, or may have been."""
    out = case.lost.count("loaner out")
    most = out
    for row in case.rows:
        out += (row.activity == "loaner out") - (row.activity == "loaner in")
        most = max(most, out)
    return most > 0 and case.rows[0].time.date() >= date(2026, 2, 1)


def visits_by_month_and_region(
    cases: Sequence[Case],
) -> dict[tuple[str | None, str | None], Counter[str]]:
    now, found = as_of(cases), {}
    for case in cases:
        for report, verdict in home_visit(case, now):
            group = (report.time.strftime("%Y-%m"), case.region or "")
            found.setdefault(group, Counter())[verdict] += 1
        if lost := _unplaced("home_visit", case):
            found.setdefault((None, case.region or ""), Counter())[UNDETERMINED] += lost
    return found


def _by_month(calls: Sequence[Row], judge: Callable[[Sequence[Row]], bool]) -> Counter[str]:
    """The quarter's three months, and April, which has hardly begun."""
    found = Counter({PENDING: len(LINES)})
    for month in (1, 2, 3):
        for line in LINES:
            group = [c for c in calls if c.time.month == month and c.cells["line"] == line]
            found[EXCUSED if len(group) < 20 else MET if judge(group) else MISSED] += 1
    return found


Clock = Callable[[datetime], timedelta]
"""What has passed at an instant since an obligation began; a counted day is written as an hour."""


def _answered(
    case: Case, trigger: Row, response: str, now: datetime, passed: Clock, limit: int
) -> str:
    times = [row.time for row in case.after(trigger) if row.activity == response]
    if times and passed(times[0]) <= limit * HOUR:
        return MET
    late = times or passed(now) > limit * HOUR
    return _unless_lost(case, response, MISSED if late else PENDING)


def _unless_lost(case: Case, response: str, verdict: str) -> str:
    return UNDETERMINED if case.may_have(response) else verdict


def _agreed(verdicts: set[str]) -> str:
    return verdicts.pop() if len(verdicts) == 1 else UNDETERMINED


def _working_days(start: datetime, end: datetime) -> int:
    """The days after the first on which refrigerators are brought, up to the last."""
    days = (start.date() + n * DAY for n in range(1, (end.date() - start.date()).days + 1))
    return sum(day.weekday() != 6 and not _festival(day) for day in days)


def _open_hours(start: datetime, end: datetime) -> timedelta:
    total, day = timedelta(), start.replace(hour=0, minute=0, second=0)
    while day <= end:
        if not _festival(day.date()):
            total += _overlap((start, end), (day + 8 * HOUR, day + 16 * HOUR))
        day += DAY
    return total


def _festival(day: date) -> bool:
    return SPRING_FESTIVAL[0] <= day <= SPRING_FESTIVAL[1]


def _overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> timedelta:
    return max(min(one[1], other[1]) - max(one[0], other[0]), timedelta())
