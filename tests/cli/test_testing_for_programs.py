"""`standards test -f json` and `-f junit`: what build servers and programs read."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from pydantic import TypeAdapter

from standards_engine.reports.examples.documents import Examples
from tests.cli.command import standards

SCHEMA = Path(__file__).parent / "junit.xsd"
RULES = """ruleset care "Care"
  zone "Europe/Rome"

event reported
event visited

standard visit "A visit within 24 hours"
  for each reported
  expect visited within 24 hours

constraint able "The promise was shown"
  for each service
  require service.demonstrated.level is at least as good as service.promise.level
  message "{service.name} promises {service.promise.level}"

example "in time" of visit
  2026-03-01 09:00 reported
  2026-03-01 10:00 visited
  expect met

example "late & <wrongly> expected" of visit
  2026-03-01 09:00 reported
  2026-03-03 10:00 visited
  expect met

example "promised too much" of able
  plan "plan.yaml"
  change "services[0].promise.level" to "3 hours"
  as of 2026-03-01
  expect met, met

example "misspelt" of able
  plan "plan.yaml"
  change "services[0].promise.level" to "3 huors"
  expect met
"""
PLAN = """name: Care
services:
  - name: visit
    promise: {level: 24 hours}
    demonstrated: {level: 20 hours}
  - name: hotline
    promise: {level: 60 seconds}
    demonstrated: {level: 40 seconds}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "care.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_junit_names_suites_by_file_and_cases_by_example(folder: Path) -> None:
    done = standards("test", "care.std", "-f", "junit", cwd=folder)
    assert done.code == 1
    xmlschema.XMLSchema(SCHEMA).validate(done.out)
    (suite,) = ET.fromstring(done.out)
    assert (suite.get("name"), suite.get("package")) == ("care.std", "care")
    counts = {name: suite.get(name) for name in ("tests", "failures", "errors")}
    assert counts == {"tests": "4", "failures": "2", "errors": "1"}
    kinds = [
        (
            case.get("classname"),
            case.get("name"),
            [(found.tag, found.get("type")) for found in case],
        )
        for case in suite.findall("testcase")
    ]
    assert kinds == [
        ("visit", "in time", []),
        ("visit", "late & <wrongly> expected", [("failure", "difference")]),
        ("able", "promised too much", [("failure", "difference")]),
        ("able", "misspelt", [("error", "unknown-unit")]),
    ]


def test_junit_tells_the_difference(folder: Path) -> None:
    done = standards("test", "care.std", "-f", "junit", cwd=folder)
    late, promised = ET.fromstring(done.out).iter("failure")
    assert late.get("message") == (
        "expected met, was missed: `visited` came 2026-03-03 10:00, not within 24 hours of "
        "`reported` at 2026-03-01 09:00; due 2026-03-02 09:00, 1 day 1 hour late"
    )
    assert late.text is not None
    assert "  care.std:24:10\n" in late.text
    assert promised.get("message") == (
        "service `visit`: expected met, was violated: visit promises 3 hours "
        "(`services[0].demonstrated.level`)"
    )


def test_junit_of_coverage_has_a_case_for_each_rule(folder: Path) -> None:
    done = standards("test", "care.std", "--coverage", "-o", "found.xml", cwd=folder)
    assert (done.code, done.out) == (1, "")
    text = (folder / "found.xml").read_text(encoding="utf-8")
    xmlschema.XMLSchema(SCHEMA).validate(text)
    cases = [
        (case.get("name"), case.find("failure").get("message"))  # type: ignore[union-attr]
        for case in ET.fromstring(text).iter("testcase")
        if case.get("classname") == "coverage"
    ]
    assert cases == [
        ("visit, the rule", "no example shows it: not met"),
        ("able, the rule", "no example shows it: met, not met"),
    ]


def test_a_document_that_lacks_what_readers_ask_for_is_refused() -> None:
    """That the schema can fail."""
    bare = '<testsuites><testsuite name="care.std" tests="0"/></testsuites>'
    assert not xmlschema.XMLSchema(SCHEMA).is_valid(bare)


def test_json_is_what_its_schema_says(folder: Path) -> None:
    done = standards("test", "care.std", "--coverage", "-f", "json", cwd=folder)
    assert done.code == 1
    found = TypeAdapter(Examples).validate_json(done.out, strict=True)
    schema = json.loads(standards("schema", "examples").out)
    jsonschema.validate(json.loads(done.out), schema)
    assert (found["examples"], found["as_expected"]) == (4, 1)
    (file,) = found["tested"]
    assert [each["result"] for each in file["examples"]] == [
        "as expected",
        "differs",
        "differs",
        "not judged",
    ]
    late, promised, misspelt = file["examples"][1:]
    (difference,) = late["differences"]
    assert (difference["expected"], difference["found"]) == ("met", "missed")
    assert difference["place"] == {"file": "care.std", "line": 24, "column": 10}
    assert "limit: 24 hours" in "\n".join(difference["explanation"])
    assert promised["differences"][0]["entity"] == "service `visit`"
    assert [fault["code"] for fault in misspelt["faults"]] == ["unknown-unit"]
    assert file["coverage"] is not None
    assert file["coverage"][0] == {
        "rule": "visit",
        "kind": "rule",
        "clause": None,
        "required": True,
        "shown": [{"way": "met", "examples": 1}, {"way": "not met", "examples": 0}],
    }
