"""Faults of the machine, and of what happens to files while they are read and written."""

from __future__ import annotations

from typing import ClassVar

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class NoSpaceLeft(Diagnostic):
    """The disk is full, or the space that one user may have is used up.

    standards audit log.csv -r service.std > /dev/full
    """

    path: str
    """The file or folder that was to be written."""
    of_the_machine: ClassVar[bool] = True

    @property
    def message(self) -> str:
        return say("no space left on the disk while `{path}` was written", path=self.path)

    @property
    def help(self) -> str:
        return say("free some space, or write to another disk; nothing half-written is left")


@frozen(kw_only=True)
class NoSpaceToWork(Diagnostic):
    """The disk is full that holds what a log is unpacked and sorted into.

    TMPDIR=/dev/shm standards audit year.csv.gz -r service.std
    """

    folder: str
    of_the_machine: ClassVar[bool] = True

    @property
    def message(self) -> str:
        return say(
            "no space left in `{folder}`, where the log is unpacked and sorted", folder=self.folder
        )

    @property
    def help(self) -> str:
        return say(
            "let the environment variable TMPDIR name a folder on a larger disk, "
            "such as `TMPDIR=/data/tmp standards audit …`; a higher "
            "`--memory-limit` needs less of it"
        )


@frozen(kw_only=True)
class NoFolderToWork(Diagnostic):
    """The folder for temporary files does not exist, or may not be written to.

    TMPDIR=/nowhere standards audit log.csv -r service.std
    """

    folder: str | None
    """As the environment names it; None where it is the system's own."""
    reason: str

    @property
    def message(self) -> str:
        if self.folder is None:
            return say(
                "the folder for temporary files of the system cannot be used: {reason}",
                reason=self.reason,
            )
        return say(
            "the folder for temporary files, `{folder}`, cannot be used: {reason}",
            folder=self.folder,
            reason=self.reason,
        )

    @property
    def help(self) -> str:
        return say(
            "let the environment variable TMPDIR name a folder that exists and "
            "that you may write to"
        )


@frozen(kw_only=True)
class LogChanged(Diagnostic):
    """A file of the log was written to, replaced or deleted while it was read.

    standards audit /var/log/tickets.csv -r service.std      (to which a program still writes)
    """

    path: str

    @property
    def message(self) -> str:
        return say("`{path}` changed while it was read", path=self.path)

    @property
    def help(self) -> str:
        return say(
            "audit a copy, or wait until nothing writes to it: findings must say of which file"
        )


@frozen(kw_only=True)
class NotAResult(Diagnostic):
    """The folder for the results holds other files, which would be lost.

    standards audit log.csv -r service.std --out .
    """

    path: str
    other: str
    """The name of something in it that an audit does not write."""

    @property
    def message(self) -> str:
        return say(
            "`{path}` holds `{other}`, which is not from an audit", path=self.path, other=self.other
        )

    @property
    def help(self) -> str:
        return say("name a new folder, an empty one, or one that an earlier audit wrote")
