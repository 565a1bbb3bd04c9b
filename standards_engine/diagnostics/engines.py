"""Faults of an engine: what it needs is missing, or it gave up."""

from __future__ import annotations

from typing import ClassVar

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.wording import plural, say


@frozen(kw_only=True)
class SparkNotInstalled(Diagnostic):
    """The engine is Spark, and the package that drives it is not there.

    standards audit log.csv -r service.std --engine spark
    """

    @property
    def message(self) -> str:
        return say("`--engine spark` needs the package `pyspark`, which is not installed")

    @property
    def help(self) -> str:
        return say(
            'install it with `pip install "standards-engine[spark]"`, or leave `--engine` out'
        )


@frozen(kw_only=True)
class JavaNotFound(Diagnostic):
    """The engine is Spark, and there is no Java to run it.

    standards audit log.csv -r service.std --engine spark
    """

    sought: str
    """Where it was looked for."""

    @property
    def message(self) -> str:
        return say(
            "`--engine spark` needs Java 17 or later, and there is none {sought}",
            sought=self.sought,
        )

    @property
    def help(self) -> str:
        return say(
            "install a Java runtime and let JAVA_HOME name its folder, or leave `--engine` out"
        )


@frozen(kw_only=True)
class SparkDidNotStart(Diagnostic):
    """Spark is there and could not be started, or its master cannot be reached.

    standards audit log.csv -r service.std --engine spark --spark-master spark://nobody:7077
    """

    master: str
    reason: str
    of_the_machine: ClassVar[bool] = True

    @property
    def message(self) -> str:
        return say(
            "Spark did not start with master `{master}`: {reason}",
            master=self.master,
            reason=self.reason,
        )

    @property
    def help(self) -> str:
        return say(
            "write `--spark-master local[4]` for four cores of this machine, or "
            "the address of a running cluster such as `spark://host:7077`; "
            "STANDARDS_DEBUG=1 shows what Spark says"
        )


@frozen(kw_only=True)
class EngineFailed(Diagnostic):
    """An engine gave up in the middle of its work. Nothing was written.

    a worker of Spark is ended by the operating system again and again
    """

    engine: str
    reason: str
    of_the_machine: ClassVar[bool] = True

    @property
    def message(self) -> str:
        return say(
            "the engine `{engine}` gave up: {reason}", engine=self.engine, reason=self.reason
        )

    @property
    def help(self) -> str:
        return say("nothing was written; STANDARDS_DEBUG=1 shows what the engine says")


@frozen(kw_only=True)
class WorkersDied(Diagnostic):
    """Worker processes of Spark end in the middle of a task, however often it is tried again.

    the operating system ends a worker that takes more memory than the machine has
    """

    tries: int
    of_the_machine: ClassVar[bool] = True

    @property
    def message(self) -> str:
        return plural(
            self.tries,
            "the engine `spark` gave up: worker processes died at the same work, once",
            "the engine `spark` gave up: worker processes died at the same work, {number} times",
        )

    @property
    def help(self) -> str:
        return say(
            "most often they take more memory than there is: give workers more, "
            "use fewer of them at a time (`--spark-master local[1]`), or see "
            "docs/scale.md about cases with very many events; nothing was written"
        )


@frozen(kw_only=True)
class NoFileForSpark(Diagnostic):
    """Spark's workers read files; a stream or a server is read by one machine only.

    cat log.csv | standards audit - -r service.std --engine spark
    """

    name: str

    @property
    def message(self) -> str:
        return say(
            "`--engine spark` reads files and folders, and `{name}` is neither", name=self.name
        )

    @property
    def help(self) -> str:
        return say(
            "save it as Parquet files in a folder that all workers see, or leave `--engine` out"
        )
