"""What came of examples as JUnit XML, which build servers read.

Suites are the files, cases the examples; with coverage, also each rule and exception, which fails
where no example shows it both ways. What was to be judged and could not be is an error.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from standards_engine.analysis.examples import Coverage, ExampleResult
from standards_engine.analysis.examples.tested import Tested
from standards_engine.diagnostics import render_all
from standards_engine.reports.examples.phrases import clause, difference, telling, ways
from standards_engine.reports.explained.lines import lines_of
from standards_engine.reports.options import Options
from standards_engine.wording import say

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML document may hold."""


def render(tested: tuple[Tested, ...], options: Options, *, quiet: bool = False) -> str:
    """With `quiet` too, every example: build servers count them."""
    del options, quiet
    suites = ET.Element("testsuites")
    for number, each in enumerate(tested):
        suites.append(_suite(each, number))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _suite(of: Tested, number: int) -> ET.Element:
    cases = [_case(result, of) for result in of.results]
    cases += [_covered(each) for each in of.coverage or () if each.is_required]
    attributes = {
        "name": _clean(" ".join(of.names)),
        "package": _clean(of.ruleset.name),
        "id": str(number),
        "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "hostname": "localhost",
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
        "time": _seconds(sum(result.seconds for result in of.results)),
    }
    suite = ET.Element("testsuite", attributes)
    ET.SubElement(suite, "properties")
    suite.extend(cases)
    ET.SubElement(suite, "system-out")
    ET.SubElement(suite, "system-err")
    return suite


def _case(result: ExampleResult, of: Tested) -> ET.Element:
    name, rule = _clean(result.example.title.said), _clean(result.example.rule)
    time = _seconds(result.seconds)
    case = ET.Element("testcase", {"name": name, "classname": rule, "time": time})
    if result.refused is not None:
        words = say("`{clause}` is not judged yet", clause=result.refused)
        _told(case, "error", "not-judged", words, words)
    elif result.faults:
        first = result.faults[0]
        _told(case, "error", first.code(), first.message, render_all(result.faults))
    elif not result.kept:
        lines = _lines(result, of)
        _told(case, "failure", "difference", lines[0], "\n".join(lines))
    return case


def _lines(result: ExampleResult, of: Tested) -> list[str]:
    every = of.compared(result)
    lines: list[str] = []
    for each in every:
        if each.differs:
            lines.append(difference(each, len(every)))
            lines += [] if each.place is None else [f"  {each.place}"]
            told = None if each.explanation is None else telling(each.explanation)
            lines += [] if told is None else [f"  {line}" for line in lines_of(told)]
    return lines


def _covered(of: Coverage) -> ET.Element:
    name = _clean(f"{of.rule}, {clause(of)}")
    case = ET.Element("testcase", {"name": name, "classname": "coverage", "time": "0"})
    if not of.is_whole:
        words = say("no example shows it: {ways}", ways=ways(of, shown=False))
        _told(case, "failure", "coverage", words, words)
    return case


def _told(case: ET.Element, kind: str, type_: str, message: str, text: str) -> None:
    found = ET.SubElement(case, kind, {"type": type_, "message": _clean(message)})
    found.text = _clean(text)


def _clean(text: str) -> str:
    return _NO_XML.sub(" ", text)


def _seconds(seconds: float) -> str:
    return f"{seconds:.6f}"
