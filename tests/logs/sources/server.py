"""PostgreSQL for tests: its address, and SQL run by its owner."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PASSWORD = "opens@me/please"


@dataclass
class Server:
    folder: Path
    process: Any

    @classmethod
    def start(cls, folder: str) -> Server:
        import pgserver

        data = Path(folder) / "data"
        found = cls(data, pgserver.get_server(data, cleanup_mode="delete"))
        access = data / "pg_hba.conf"
        asked = "local all guest scram-sha-256\n"
        access.write_text(asked + access.read_text(encoding="utf-8"), encoding="utf-8")
        found.run(f"CREATE ROLE guest LOGIN PASSWORD '{PASSWORD}'")
        found.run("SELECT pg_reload_conf()")
        return found

    def stop(self) -> None:
        self.process.cleanup()

    def address(self, options: str = "", user: str = "postgres", database: str = "postgres") -> str:
        more = f"&{options}" if options else ""
        return f"postgresql://{user}@/{database}?host={self.folder}{more}"

    def run(self, sql: str) -> str:
        said: str = self.process.psql(sql)
        return said


@contextmanager
def running() -> Iterator[Server]:
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="pg-") as folder:
        warnings.simplefilter("ignore")  # of a package that looks for a folder of the user's
        Path(folder).chmod(0o755)  # the server runs as another user where this is root
        started = Server.start(folder)
        yield started
        started.stop()
