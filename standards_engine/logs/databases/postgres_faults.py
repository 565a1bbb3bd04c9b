"""What went wrong with a server, from the errors of its driver: without any password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.databases import (
    BadQuery,
    CannotConnect,
    NotPermitted,
    ServerWentAway,
    UnknownUrlOption,
)
from standards_engine.logs.postgres_url import PostgresUrl
from standards_engine.source import Source, Span
from standards_engine.wording import say

if TYPE_CHECKING:
    from adbc_driver_manager import Error

_NOT_PERMITTED = "42501"
_UNKNOWN_OPTION = re.compile(r'invalid URI query parameter: "([^"]+)"')
"""In libpq's words, which it says before it looks for a server."""
_READ_ONLY = "25006"
_OF_THE_QUERY = ("0A", "21", "22", "25", "26", "34", "42", "44", "54", "P0")
"""Classes of SQLSTATE that a query is to blame for; others blame the server."""


@dataclass(slots=True)
class ServerFaults:
    """Says what an error means, by how far the reading is."""

    url: PostgresUrl
    name: str
    query: str | None
    rows: int = 0
    """That have come."""
    describing: bool = False
    """Whether the person's own text is with the server, in which it counts positions."""

    def of_connecting(self, error: Error) -> Diagnostic:
        reason = self._words(error)
        unknown = _UNKNOWN_OPTION.search(reason)
        if unknown is not None:
            return UnknownUrlOption(name=self.name, option=unknown[1])
        return CannotConnect(name=self.name, reason=reason)

    def of_reading(self, error: Error) -> Diagnostic:
        state = error.sqlstate or ""
        reason = self._words(error)
        if state == _NOT_PERMITTED:
            return NotPermitted(name=self.name, reason=reason)
        if state == _READ_ONLY:
            advice = say("a log is only read: write a query that begins with `SELECT`")
            return BadQuery(name=self.name, reason=reason, advice=advice, span=self._span(error))
        if self.query is not None and (state[:2] in _OF_THE_QUERY or "SetSqlQuery" in str(error)):
            return BadQuery(name=self.name, reason=reason, span=self._span(error))
        return ServerWentAway(name=self.name, rows=self.rows, reason=reason)

    def of_breaking_off(self, words: str) -> Diagnostic:
        """An error between two batches, of which there is nothing but words."""
        _, is_error, said = words.partition("ERROR:")
        if is_error and "canceling statement" not in said:
            return BadQuery(name=self.name, reason=self._line(said))
        return ServerWentAway(name=self.name, rows=self.rows, reason=self._line(words))

    def _words(self, error: Error) -> str:
        """The server's own sentence where there is one."""
        return self._line(self._detail(error, "PG_DIAG_MESSAGE_PRIMARY") or str(error))

    def _line(self, text: str) -> str:
        """The first line, without what the driver says before it, and without passwords."""
        line = text.strip().split("\n")[0]
        line = re.sub(r"^.*\[libpq\] (Failed to connect: )?", "", line)
        line = re.sub(r"^.*\[PGRES_\w+\]: ", "", line)
        line = re.sub(r"^(FATAL|ERROR|PANIC): +", "", line)
        return self.url.without_secrets(" ".join(line.split()))

    def _span(self, error: Error) -> Span | None:
        """Where in the query the server stopped, as it counts: in characters, from 1."""
        position = self._detail(error, "PG_DIAG_STATEMENT_POSITION")
        if self.query is None or not self.describing or position is None:
            return None
        start = min(int(position) - 1, len(self.query))
        source = Source("--query", self.query)
        return Span(source, start, min(start + 1, len(self.query)))

    def _detail(self, error: Error, key: str) -> str | None:
        details = {_text(name): _text(value) for name, value in error.details or ()}
        return details.get(key)


def _text(value: str | bytes) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else value
