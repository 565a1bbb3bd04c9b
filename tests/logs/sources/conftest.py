"""A real PostgreSQL server, started once and thrown away."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator

import pytest

from tests.logs.sources.server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="pg-") as folder:
        warnings.simplefilter("ignore")  # of a package that looks for a folder of the user's
        os.chmod(folder, 0o755)  # noqa: PTH101 - the server runs as another user where this is root
        started = Server.start(folder)
        yield started
        started.stop()
