"""What came of examples, for programs; checked against `documents` in tests."""

from __future__ import annotations

import json

from standards_engine.analysis.examples import Compared, Coverage, ExampleResult
from standards_engine.analysis.examples.tested import Tested, failed, total
from standards_engine.diagnostics import Diagnostic
from standards_engine.reports.examples import documents
from standards_engine.reports.examples.phrases import telling
from standards_engine.reports.explained.lines import lines_of
from standards_engine.reports.options import Options
from standards_engine.source import Span


def render(tested: tuple[Tested, ...], options: Options, *, quiet: bool = False) -> str:
    """With `quiet`, only the examples that fail."""
    del options
    every = total(tested)
    document = documents.Examples(
        schema=documents.EXAMPLES_SCHEMA,
        examples=every,
        as_expected=every - failed(tested),
        tested=[_file(each, quiet=quiet) for each in tested],
    )
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _file(of: Tested, *, quiet: bool) -> documents.File:
    shown = [result for result in of.results if not (quiet and result.kept)]
    covered = None if of.coverage is None else [_covered(each) for each in of.coverage]
    return {
        "files": list(of.names),
        "examples": [_example(result, of) for result in shown],
        "coverage": covered,
    }


def _example(result: ExampleResult, of: Tested) -> documents.Example:
    judged = not result.faults and result.refused is None
    return {
        "rule": result.example.rule,
        "title": result.example.title.said,
        "place": _place(result.example.span),
        "result": "as expected" if result.kept else "differs" if judged else "not judged",
        "seconds": round(result.seconds, 6),
        "expected": list(result.expected),
        "found": list(result.found),
        "differences": [_difference(each) for each in of.compared(result) if each.differs],
        "faults": [_fault(each) for each in result.faults],
        "refused": result.refused,
    }


def _difference(of: Compared) -> documents.Difference:
    told = None if of.explanation is None else telling(of.explanation)
    return {
        "number": of.number,
        "expected": of.expected,
        "found": of.found,
        "because": of.because,
        "entity": of.entity,
        "place": _place(of.place),
        "explanation": [] if told is None else list(lines_of(told)),
    }


def _fault(of: Diagnostic) -> documents.Fault:
    return {
        "code": of.code(),
        "message": of.message,
        "help": of.help,
        "place": _place(of.span),
    }


def _covered(of: Coverage) -> documents.Covered:
    return {
        "rule": of.rule,
        "kind": of.kind.value,
        "clause": of.clause,
        "required": of.is_required,
        "shown": [{"way": way.value, "examples": count} for way, count in of.shown],
    }


def _place(span: Span | None) -> documents.Place | None:
    if span is None:
        return None
    return {"file": span.source.name, "line": span.line, "column": span.column}
