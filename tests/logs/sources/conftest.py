"""A real PostgreSQL server, started once and thrown away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.logs.sources.server import Server, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as started:
        yield started
