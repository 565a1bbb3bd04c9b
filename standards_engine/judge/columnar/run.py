"""The events of many cases, round by round, as they stop, restart and cancel clocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.clocks.pauses import pauses_are_unknown
from standards_engine.judge.columnar.matches import Matcher, matcher
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.outcomes import NEVER, Outcomes, blank
from standards_engine.judge.columnar.rounds import rounds
from standards_engine.judge.columnar.values.evaluate import evaluate
from standards_engine.judge.columnar.values.frames import Records
from standards_engine.judge.columnar.values.vectors import TRUE, Whole, wholes
from standards_engine.judge.columnar.windows import Window
from standards_engine.rules.nodes import PauseWhile, Restart, Until
from standards_engine.verdicts import Reason, Unit, Verdict


class Turn(NamedTuple):
    """One round: the open obligations that have another row, and that row."""

    at: Int64
    rows: Int64
    inside: Bool
    """Whether the row lies in the window."""
    restarted: Bool


class Run:
    """Obligations that are judged by one pattern, each until something settles it."""

    def __init__(self, matter: Matter, window: Window) -> None:
        self.matter = matter
        self.window = window
        self.outcomes: Outcomes = blank(len(matter))
        self.still_open: Bool = np.ones(len(matter), np.bool_)
        self._standard = matter.standard
        self.cancels: list[Matcher] = [matter.matcher(match) for match in self._standard.cancels]
        self.restarts = [(r, matter.matcher(r.match)) for r in self._standard.restarts]
        self._ties = matter.ties
        self._following: Int64 = matter.following.copy()
        self._other_edge: Int64 = np.full(len(matter), NEVER)
        self._unions: dict[tuple[int, ...], Int64] = {}
        self._restarted = np.zeros(len(matter), np.int32)

    def open(self) -> Int64:
        """The obligations that nothing has settled yet."""
        return np.flatnonzero(self.still_open)

    def settle_unknown_clocks(self, until: Until | None = None) -> None:
        """Where a pause, cancel, restart or `until` cannot be placed (semantics 5.3, 5.4)."""
        if self._clocks_are_known(until):
            return
        frame, after = self.matter.frame, self.matter.rows + 1
        unknown = pauses_are_unknown(frame, self._standard.pauses)
        edges = [*self.cancels, *(edge for _, edge in self.restarts)]
        edges += [self.matter.matcher(until.match)] if until is not None else []
        for edge in edges:
            unknown |= (edge.holes(frame) > 0) | edge.in_doubt_from(frame, after)
        self._close_plainly(np.flatnonzero(unknown), Reason.CLOCK_UNKNOWN)

    def _clocks_are_known(self, until: Until | None) -> bool:
        """Whether no row of the batch leaves an edge of the clock open."""
        matter, rows = self.matter, self.matter.sheet.rows
        edges = [*self.cancels, *(edge for _, edge in self.restarts)]
        edges += [matter.matcher(until.match)] if until is not None else []
        for pause in self._standard.pauses:
            if isinstance(pause, PauseWhile):
                return False
            edges += [
                matcher(matter.sheet, matter.frame.zone, m, None) for m in (pause.start, pause.end)
            ]
        return rows.live == len(rows.origin) and all(edge.is_plain for edge in edges)

    def settle_cancelled_before(self) -> None:
        """What a row cancels before its silence is complete."""
        if np.array_equal(self.matter.rows, self.matter.triggers.places):
            return
        for at, rows in self.cancelling():
            waiting = rows <= self.matter.triggers.places[at]
            cancelled = waiting & self.window.holds(at, rows) & self.is_cancelled(at, rows)
            self.settle_cancelled(at[cancelled], rows[cancelled])
            if not waiting.any():
                return

    def turns(self, *matchers: Matcher, unclear: Bool) -> Iterator[Turn]:
        """Round by round the rows that may match, once cancelling and restarting are done.

        What is cancelled is settled, as undetermined where `unclear` says that something else may
        have settled it before. `unclear` may change between rounds.
        """
        sheet, matter = self.matter.sheet, self.matter
        every = [*matchers, *self.cancels, *(edge for _, edge in self.restarts)]
        chosen = self._rows_of(every)
        walk = rounds(sheet.rows, chosen, matter.cases, self._following, self.still_open)
        for at, rows in walk:
            inside = self.window.holds(at, rows)
            effective = inside & (rows > matter.triggers.places[at])
            cancelled = effective & self.is_cancelled(at, rows)
            self._cancel(at[cancelled], rows[cancelled], unclear)
            restarted = effective & ~cancelled & self._restart(at, rows, effective & ~cancelled)
            inside[restarted] = self.window.holds(at[restarted], rows[restarted])
            kept = self.still_open[at]
            yield Turn(at[kept], rows[kept], inside[kept], restarted[kept])

    def _rows_of(self, matchers: list[Matcher]) -> Int64:
        """Of all of them together, put together once."""
        key = tuple(id(each.rows) for each in matchers)
        if key not in self._unions:
            self._unions[key] = union([each.rows for each in matchers])
        return self._unions[key]

    def cancelling(self) -> Iterator[tuple[Int64, Int64]]:
        """Round by round the rows after the trigger that may cancel: obligation, row."""
        if self.cancels:
            chosen, start = union([each.rows for each in self.cancels]), self.matter.rows + 1
            sheet, cases = self.matter.sheet, self.matter.cases
            yield from rounds(sheet.rows, chosen, cases, start, self.still_open)

    def is_cancelled(self, at: Int64, rows: Int64) -> Bool:
        """Whether each row is a cancelling event."""
        found = np.zeros(len(at), np.bool_)
        for each in self.cancels:
            found |= self._is(each, at, rows)
        return found

    def settle(
        self, at: Int64, verdict: Verdict, reason: Reason, *, deciding: Int64 | None = None,
        decided: Int64 | None = None, due: Int64 | None = None, awaited: Bool | bool = True,
    ) -> None:  # fmt: skip
        """Closes obligations as their clocks stand: at the deciding row, else at as-of.

        `awaited`: of which something must still come, if they are pending.
        """
        if not len(at):
            return
        columns: dict[str, Any] = {}
        if deciding is not None:
            columns |= {"deciding": deciding, "decided": self.matter.sheet.rows.time[deciding]}
        if decided is not None:
            columns["decided"] = decided
        if self._ties.some:
            columns["tied_edge"] = self._tied_edge(at)
        if not (self.matter.sheet.brief and verdict in (Verdict.MET, Verdict.EXCUSED)):
            columns |= self._clock_columns(at, verdict, deciding, due)
        if verdict is Verdict.PENDING:
            columns["at_risk"] = self.window.at_risk(at, columns["counted"]) & awaited
        self.outcomes.put(at, verdict, reason, **columns)
        self.still_open[at] = False

    def _clock_columns(
        self, at: Int64, verdict: Verdict, deciding: Int64 | None, due: Int64 | None
    ) -> dict[str, Any]:
        window, counted = self.window, self.window.counted_at_as_of
        if due is None:
            due = window.due(at, deciding if verdict is Verdict.MET else None)
        return {
            "started": window.start[at],
            "due": due,
            "unit": tuple(Unit).index(window.clock.measure.unit),
            "limit": window.amount(at),
            "counted": counted(at) if deciding is None else window.counted_at_rows(at, deciding),
            "restarts": self._restarted[at],
        }

    def settle_unclear(self, at: Int64) -> None:
        """Some event may be the one that decides."""
        self.settle(at, Verdict.UNDETERMINED, Reason.RESPONSE_UNKNOWN)

    def mark_ties(self, at: Int64, instants: Int64) -> None:
        """Ties on which a verdict hangs from these instants on."""
        self._other_edge[at] = np.minimum(self._other_edge[at], instants)

    def mark_every_tie(self) -> None:
        """A verdict hangs on every tie of its case, from the first on."""
        self.mark_ties(np.arange(len(self.matter)), self._ties.first_of(self.matter.cases))

    def reopen(self, at: Int64, answered: Int64, edges: Int64) -> None:
        """Waits again after the rows `edges`; what passed since the answer does not count."""
        self.outcomes.copy_from(blank(len(at)), at, np.ones(len(at), np.bool_))
        self.window.leave_out(at, answered, edges)
        self.mark_ties(at, np.minimum(self._ties.instants(answered), self._ties.instants(edges)))
        self._following[at] = edges + 1
        self.still_open[at] = True

    def settle_as_unknown(self, at: Int64) -> None:
        """Whatever came of them: where the clock stood cannot be known."""
        self.outcomes.copy_from(blank(len(at)), at, np.ones(len(at), np.bool_))
        self._close_plainly(at, Reason.CLOCK_UNKNOWN)

    def _cancel(self, at: Int64, rows: Int64, unclear: Bool) -> None:
        doubtful = unclear[at]
        self.settle_unclear(at[doubtful])
        self.settle_cancelled(at[~doubtful], rows[~doubtful])

    def settle_cancelled(self, at: Int64, rows: Int64) -> None:
        """Excused by these rows."""
        self.settle(at, Verdict.EXCUSED, Reason.CANCELLED, deciding=rows)
        if self._ties.some:
            edge = np.minimum(self.outcomes.tied_edge[at], self._ties.instants(rows))
            self.outcomes.tied_edge[at] = edge

    def restart(self, at: Int64, rows: Int64) -> None:
        """Lets rows restart the clock of those that are open, as in `turns`."""
        effective = self.still_open[at] & (rows > self.matter.triggers.places[at])
        self._restart(at, rows, effective & self.window.holds(at, rows))

    def _restart(self, at: Int64, rows: Int64, effective: Bool) -> Bool:
        """Restarts by the first clause that matches; settles those whose new start is unknown."""
        restarted = np.zeros(len(at), np.bool_)
        for restart, edge in self.restarts:
            here = np.flatnonzero(effective & ~restarted)
            here = here[self._is(edge, at[here], rows[here])]
            self._restart_by(restart, at[here], rows[here])
            restarted[here] = True
        return restarted

    def _restart_by(self, restart: Restart, at: Int64, rows: Int64) -> None:
        times = self.matter.sheet.rows.time[rows]
        start = Whole(times, np.ones(len(rows), np.bool_))
        if restart.start is not None:
            frame = self.matter.frame.take(at).seeing(rows)
            bound = frame.bind(restart.match.variable, Records(rows))
            start = wholes(evaluate(restart.start, bound))
        self._lose(at[~start.known], rows[~start.known])
        known = at[start.known]
        self.window.restart(known, start.values[start.known])
        self._restarted[known] += 1
        self.mark_ties(known, self._ties.instants(rows[start.known]))

    def _lose(self, at: Int64, rows: Int64) -> None:
        """Rows restart their clocks, and nobody knows from when."""
        self._close_plainly(at, Reason.START_UNKNOWN)
        tied = np.minimum(self.tied_edge(at), self._ties.instants(rows))
        self.outcomes.tied_edge[at] = tied

    def _tied_edge(self, at: Int64) -> Int64:
        """The first tied row that stopped, restarted or closed anything."""
        closing = (self._ties.instants(rows) for rows in self.window.closing(at))
        first: Int64 = np.minimum.reduce([self.tied_edge(at), *closing])
        return first

    def tied_edge(self, at: Int64) -> Int64:
        """As `_tied_edge`, of what is decided before anything closes."""
        paused = self._ties.first_pause(self.matter.cases[at])
        return np.minimum(paused, self._other_edge[at])

    def _is(self, matcher: Matcher, at: Int64, rows: Int64) -> Bool:
        if not len(at):
            return np.zeros(0, np.bool_)
        matched: Bool = matcher.of(self.matter.frame, at, rows) == TRUE
        return matched

    def _close_plainly(self, at: Int64, reason: Reason) -> None:
        """Undetermined, with nothing else to say."""
        self.outcomes.put(at, Verdict.UNDETERMINED, reason)
        self.still_open[at] = False


def union(rows: list[Int64]) -> Int64:
    """Sorted, each once; each list is so already."""
    if len(rows) == 1:
        return rows[0]
    every = np.sort(np.concatenate(rows), kind="stable")
    each_once: Int64 = every[np.diff(every, prepend=-1) != 0]
    return each_once
