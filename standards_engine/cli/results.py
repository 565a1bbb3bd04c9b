"""`--out`: everything that an audit finds, as files of one folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from standards_engine.cli.files import faults_of_writing
from standards_engine.cli.folders import new_folder
from standards_engine.cli.work import Work
from standards_engine.rules.nodes import Ruleset

if TYPE_CHECKING:
    from standards_engine.findings.audit import VerdictSink
    from standards_engine.findings.nodes import AuditFindings
    from standards_engine.reports.to_parquet import VerdictFile
    from standards_engine.verdicts import Obligation, VerdictBatch

_FINDINGS, _VERDICTS, _QUARANTINE = "findings.json", "verdicts.parquet", "quarantine.csv"
_VIOLATIONS, _REPORT = "violations.csv", "report.html"
RESULTS = (_FINDINGS, _VERDICTS, _VIOLATIONS, _QUARANTINE, _REPORT)


class QuarantinedRows(Protocol):
    def quarantined_rows(self) -> Iterable[tuple[int, str, str]]: ...


@dataclass(frozen=True, slots=True)
class Results:
    """While the audit runs its verdicts are written; the rest when it is done."""

    path: str
    """As the user wrote it."""
    folder: Path
    sink: VerdictSink

    def write(self, findings: AuditFindings, log: QuarantinedRows) -> None:
        from standards_engine.reports import to_csv, to_html, to_json
        from standards_engine.reports.quarantine import write_quarantine

        rows = log.quarantined_rows()
        with faults_of_writing(self.path):
            self._write(_FINDINGS, to_json.render_audit(findings))
            self._write(_VIOLATIONS, to_csv.render_audit(findings))
            self._write(_REPORT, to_html.render_audit(findings))
            quarantine = self.folder / _QUARANTINE
            with quarantine.open("w", encoding="utf-8", errors="backslashreplace", newline="") as f:
                write_quarantine(rows, f)

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_bytes(text.encode("utf-8"))


@contextmanager
def results(path: str | None, ruleset: Ruleset, work: Work) -> Iterator[Results | None]:
    """None where no folder is asked for. It appears when the context ends without a fault."""
    if path is None:
        yield None
        return
    from standards_engine.reports.to_parquet import VerdictFile

    with new_folder(path, RESULTS, work) as folder:
        with faults_of_writing(path):
            file = VerdictFile(folder / _VERDICTS, ruleset)
        with _closed(file, path):
            yield Results(path, folder, _Sink(file, path))


@contextmanager
def _closed(file: VerdictFile, path: str) -> Iterator[None]:
    try:
        yield
    except BaseException:
        file.abandon()
        raise
    with faults_of_writing(path):
        file.close()


@dataclass(frozen=True, slots=True)
class _Sink:
    """Says of the user's folder what goes wrong with a file in it."""

    file: VerdictFile
    path: str

    def batch(self, verdicts: VerdictBatch) -> None:
        with faults_of_writing(self.path):
            self.file.batch(verdicts)

    def periods(self, standard: int, obligations: Sequence[Obligation]) -> None:
        with faults_of_writing(self.path):
            self.file.periods(standard, obligations)
