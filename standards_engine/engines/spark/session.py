"""A Spark session, quiet, with what the engine relies on; ends with its context."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standards_engine.diagnostics.engines import JavaNotFound, SparkDidNotStart, SparkNotInstalled
from standards_engine.engines.spark.faults import essential
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.wording import say

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

DEFAULT_MASTER = "local[*]"
TRIES = 4
"""How often a task is tried before the work is given up; Spark's own number on clusters."""
_LOCAL = re.compile(r"local(?:\[(?P<cores>[0-9]+|\*)\])?")
_ROWS_AT_ONCE = 100_000
_SETTINGS = {
    # times and texts are read by DuckDB in the workers; Spark must hand over what the files say
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",
    # the number of partitions is worked out from the rows (docs/scale.md)
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS_AT_ONCE),
    "spark.ui.showConsoleProgress": "false",
}
_SETTINGS_HERE = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.task.maxFailures": str(TRIES),
}


@contextmanager
def start_session(
    master: str | None, folder: Path, *, settings: dict[str, str] | None = None
) -> Iterator[SparkSession]:
    """`master` is Spark's; None: what `spark-submit` says, else all cores of this machine.

    On this machine `folder` takes what Spark spills. `settings` are further ones of Spark.

    Raises UnusableLogError where Spark or Java is missing, or it does not start.
    """
    _require_spark()
    session = _started(_conf(master, folder, settings or {}), folder)
    try:
        yield session
    finally:
        _stop(session)


def _require_spark() -> None:
    if find_spec("pyspark") is None:
        raise UnusableLogError(SparkNotInstalled())
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        sought = say("on the PATH")
        if home:
            sought = say("in `{home}`, which JAVA_HOME names", home=home)
        raise UnusableLogError(JavaNotFound(sought=sought))


def _conf(master: str | None, workspace: Path, settings: dict[str, str]) -> SparkConf:
    from pyspark import SparkConf

    conf = SparkConf().setAppName("standards audit")
    if master is None and "PYSPARK_GATEWAY_PORT" not in os.environ:  # which `spark-submit` sets
        master = DEFAULT_MASTER
    if master is not None:
        conf.setMaster(_patient(master))
    chosen = dict(_SETTINGS)
    if master is not None and _LOCAL.match(master):
        chosen |= _SETTINGS_HERE
        chosen["spark.local.dir"] = str(workspace)
        chosen["spark.sql.warehouse.dir"] = str(workspace / "warehouse")
    for key, value in (chosen | settings).items():
        conf.set(key, value)
    return conf


def _patient(master: str) -> str:
    """Spark tries a task of a local master once, unless the master itself says more."""
    found = _LOCAL.fullmatch(master)
    return f"local[{found['cores'] or 1},{TRIES}]" if found else master


def _started(conf: SparkConf, workspace: Path) -> SparkSession:
    from pyspark import SparkContext
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    said = workspace / "spark.log"
    try:
        with _own_signals(), _quiet_gateway(conf, said) as gateway:
            context = SparkContext(conf=conf, gateway=gateway)
        if "PYSPARK_PYTHON" not in os.environ and str(context.master).startswith("local"):
            context.pythonExec = sys.executable
        if not os.environ.get("STANDARDS_DEBUG"):
            context.setLogLevel("OFF")
        return SparkSession(context)
    except (PySparkException, OSError, ValueError) as error:
        raise _did_not_start(conf, str(error), said) from error
    except Exception as error:
        # py4j wraps whatever Java throws; its class is not to be had without Spark
        raise _did_not_start(conf, essential(error), said) from error


def _did_not_start(conf: SparkConf, reason: str, said: Path) -> UnusableLogError:
    master = conf.get("spark.master") or ""
    if "JAVA_GATEWAY_EXITED" in reason:
        lines = said.read_text(errors="replace").splitlines() if said.exists() else []
        reason = next((line.strip() for line in lines if line.strip()), say("Java ended at once"))
    return UnusableLogError(SparkDidNotStart(master=master, reason=reason))


@contextmanager
def _quiet_gateway(conf: SparkConf, said: Path) -> Iterator[Any]:
    """The process of Java; what it and the workers say goes to a file, unless asked for."""
    from pyspark.java_gateway import launch_gateway

    # a folder that it makes for itself lies in the private one, and goes with it
    before, tempfile.tempdir = tempfile.tempdir, str(said.parent)
    try:
        yield from _launched(launch_gateway, conf, said)
    finally:
        tempfile.tempdir = before


def _launched(launch_gateway: Any, conf: SparkConf, said: Path) -> Iterator[Any]:
    if os.environ.get("STANDARDS_DEBUG"):
        yield launch_gateway(conf)
        return
    with said.open("wb") as file:
        yield launch_gateway(conf, {"stdout": file, "stderr": file})


@contextmanager
def _own_signals() -> Iterator[None]:
    """Spark takes Ctrl-C for itself when it starts; it stays with the command."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(session: SparkSession) -> None:
    """Also the process of Java, so that a second session may have other settings."""
    from pyspark import SparkContext

    gateway = SparkContext._gateway  # kept for the next context, unless taken away
    with suppress(Exception):
        session.stop()
    if gateway is not None and hasattr(gateway, "proc") and gateway.proc is not None:
        with suppress(Exception):
            gateway.shutdown()
        gateway.proc.stdin.close()
        with suppress(Exception):
            gateway.proc.wait(timeout=10)
    SparkContext._gateway = None
    SparkContext._jvm = None
