"""One server for the tests of a file: each opens texts of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.editor.client import Editor, editing


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with editing(tmp_path_factory.mktemp("rules")) as found:
        yield found
