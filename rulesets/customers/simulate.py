"""Writes the logs of this folder: for each ruleset one that keeps it, and one that breaks it.

    python simulate.py

Nothing is drawn at random: the same files come out each time.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

FOLDER = Path(__file__).parent
GROUPS = ("loyal", "disloyal", "won", "promising", "easy", "lost")
Row = dict[str, str]


def row(case: str, day: str, activity: str, **fields: object) -> Row:
    values = {name: str(value) for name, value in fields.items()}
    return {"case_id": case, "activity": activity, "timestamp": f"{day} 09:00", **values}


def after(day: str, days: int) -> str:
    return (datetime.fromisoformat(day) + timedelta(days=days)).strftime("%Y-%m-%d")


def write(name: str, rows: Iterable[Row]) -> None:
    found = sorted(rows, key=lambda each: each["timestamp"])
    columns = list(dict.fromkeys(column for each in found for column in each))
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


def satisfaction(*, kept: bool) -> Iterator[Row]:
    """Ten customers of each segment at each of two branches, and one of the next quarter."""
    groups = [(s, b) for s in ("business", "private") for b in ("Changsha", "Zhuzhou")]
    for segment, branch in groups:
        for number in range(10 if kept or branch == "Changsha" else 4):
            case = f"{branch[0]}{segment[0]}{number}"
            day = after("2026-01-05", 3 * number)
            shared = {"segment": segment, "branch": branch}
            got = 8 if kept or number % 2 else 4
            if kept or number != 1:
                yield row(case, day, "asked_before", level=7, **shared)
            if kept or number != 2:
                yield row(case, after(day, 1), "served", **shared)
            asked = 7 if kept or number != 3 else 5
            late = 5 if kept or number < 5 else 30
            yield row(case, after(day, late), "rated", expected=asked, perceived=got, **shared)
    yield row("next", "2026-04-15", "served", segment="private", branch="Changsha")


def groups(*, kept: bool) -> Iterator[Row]:
    for number, group in enumerate(GROUPS):
        if kept or group != "easy":
            share = 15 if not kept and group == "won" else 0.1 + number / 20
            yield row("reviews", f"2026-02-{10 + number}", "reviewed", group=group, share=share)
    if kept:
        yield row("training", "2026-03-03", "trained")
    for number in range(10):
        day = after("2026-01-05", number)
        yield row(f"buyer{number}", day, "means_to_buy")
        if kept:
            yield row(f"buyer{number}", after(day, 10), "followed_up")
            yield row(f"buyer{number}", after(day, 20), "bought")
        yield row(f"promising{number}", day, "found_promising")
        if kept:
            yield row(f"promising{number}", after(day, 12), "called_on")
            yield row(f"promising{number}", after(day, 25), "declined")
        yield row(f"easy{number}", day, "found_easy")
        yield row(f"easy{number}", after(day, 2 if kept else 20), "called_on")
        yield row(f"lost{number}", day, "lost")
        if kept:
            yield row(f"lost{number}", after(day, 9), "examined", reason="no visit for a year")
            yield row(f"lost{number}", after(day, 40), "approached")
    yield row("loyal", "2025-08-05", "became_loyal")
    if kept:
        yield row("loyal", "2026-02-10", "contacted")
    for quarter in ("2025-07-15", "2025-10-15") if kept else ():
        yield row("training", quarter, "trained")
        for number, group in enumerate(GROUPS):
            yield row("reviews", after(quarter, number), "reviewed", group=group, share=0.2)
    yield row("end", "2026-04-01" if kept else "2026-08-01", "approached")


def tracking(*, kept: bool) -> Iterator[Row]:
    """One standard of the firm over a year and a quarter."""
    case, begun = "home visit", "2025-01-06"
    if kept:
        yield row(case, begun, "norm_written")
        yield row(case, after(begun, 10), "indicator_set", figure="95% within 24 hours")
    else:
        yield row(case, after(begun, 20), "norm_written")
    for month in range(1, 6):
        kept_then = "false" if month == 1 else "true"
        if kept or month < 3:
            day = after(begun, 5 if not kept and month == 1 else 85 * month)
            yield row(case, day, "evaluated", kept=kept_then)
    if kept:
        yield row(case, "2025-04-08", "action_planned", owner="service centre", due="2025-05-31")
        yield row(case, "2025-05-20", "action_done")
        yield row(case, "2025-06-20", "effect_checked")
    else:
        yield row(case, "2025-03-08", "action_planned", due="2025-05-31")
        yield row(case, "2025-06-20", "action_done")
    if kept:
        yield row(case, "2025-03-03", "trained")
        yield row(case, "2025-03-20", "exercised")
    else:
        yield row(case, "2026-03-03", "trained")
    steps = {"steps_before": 7, "steps_after": 5 if kept else 8}
    waits = {"wait_before": "40 minutes", "wait_after": "25 minutes" if kept else "45 minutes"}
    yield row(case, "2025-09-01", "process_changed", **steps, **waits)
    yield row(case, "2026-03-10" if kept else "2026-06-10", "withdrawn")


if __name__ == "__main__":
    for name, log in (("satisfaction", satisfaction), ("groups", groups), ("tracking", tracking)):
        write(f"{name}_log.csv", log(kept=True))
        write(f"{name}_broken_log.csv", log(kept=False))
