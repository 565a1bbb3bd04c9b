"""The outer parts of a SARIF document; names are those of the standard (OASIS, 2020)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from standards_engine import __version__
from standards_engine.frozen import frozen
from standards_engine.reports.to_json import written
from standards_engine.reports.to_sarif.places import RULES, TREE
from standards_engine.rules.nodes import Severity
from standards_engine.wording import ENGLISH, say, spoken

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "standardsEngineId/v1"
Json = dict[str, object]
Level = Literal["note", "warning", "error"]
_LEVELS: Mapping[Severity, Level] = {
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}
_LITERAL = {"{": "{{", "}": "}}", "[": r"\[", "]": r"\]"}
_MEANING = re.compile(r"[{}\[\]]")
_TAGS = {ENGLISH: "en", "zh": "zh-CN"}


@frozen(kw_only=True)
class Run:
    """What one run of the tool told; everything but the frame."""

    rules: Sequence[Json]
    results: Sequence[Json]
    artifacts: Sequence[Json] = ()
    warnings: Iterable[str] = ()
    exit_code: int
    successful: bool
    """Whether the tool did its work; what it found does not matter."""
    properties: Json


def document(run: Run) -> str:
    """One run, as text."""
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]})


def level(severity: Severity) -> Level:
    """Major is an error too: readers such as GitHub hold a merge for errors only."""
    return _LEVELS[severity]


def text(of: str) -> Json:
    """A message. Braces and brackets have a meaning there, which no user's word may take."""
    return {"text": _MEANING.sub(lambda found: _LITERAL[found[0]], of)}


def plain(of: str) -> Json:
    """A multi-format message, in which nothing has a meaning."""
    return {"text": of}


def fingerprint(of: str) -> Json:
    return {FINGERPRINT: of}


def _run(run: Run) -> Json:
    return {
        "tool": {
            "driver": {
                "name": "standards-engine",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": list(run.rules),
            }
        },
        "language": _TAGS.get(spoken(), spoken()),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": _bases(),
        "invocations": [_invocation(run)],
        "artifacts": list(run.artifacts),
        "results": list(run.results),
        "properties": run.properties,
    }


def _bases() -> Json:
    """Without an address: the same findings are the same bytes on every machine."""
    here, shipped = say("the folder the command ran in"), say("rulesets that come with the tool")
    return {TREE: {"description": plain(here)}, RULES: {"description": plain(shipped)}}


def _invocation(run: Run) -> Json:
    told = [{"level": "warning", "message": text(warning)} for warning in run.warnings]
    return {
        "executionSuccessful": run.successful,
        "exitCode": run.exit_code,
        "toolExecutionNotifications": told,
    }
