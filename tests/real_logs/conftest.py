"""Real logs are not part of the project: their tests are skipped, by name, where they are missing.

With STANDARDS_REAL_LOGS=required a missing log is a failure.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def real_log() -> Callable[[str], Path]:
    def find(name: str) -> Path:
        path = FOLDER / name
        if not path.exists():
            reason = f"the real log {name} is not here"
            if os.environ.get("STANDARDS_REAL_LOGS") == "required":
                pytest.fail(reason)
            pytest.skip(reason)
        return path

    return find
