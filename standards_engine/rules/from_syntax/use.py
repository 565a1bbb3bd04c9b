"""Which files are read together: those given, and what they `use`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from standards_engine.diagnostics.names import DuplicateName
from standards_engine.diagnostics.values import CircularUse, MissingFile
from standards_engine.language import nodes as syntax
from standards_engine.rules.files import usable
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.source import Source

Load = Callable[[Sequence[str], Source], syntax.RulesetFile | None]
"""Finds the file of a dotted path (`use a.b`) used by a source; None where there is none."""


@dataclass(slots=True)
class FileInUse:
    """A file, who uses it, what it uses, and the settings that `with` gives it."""

    tree: syntax.RulesetFile
    user: FileInUse | None = None
    uses: list[FileInUse] = field(default_factory=list)
    settings: tuple[syntax.Setting, ...] = ()

    @property
    def name(self) -> str:
        header = self.tree.header
        return header.name.text if header else self.tree.source.name


def files_in_use(
    trees: Sequence[syntax.RulesetFile], load: Load, faults: Faults
) -> list[FileInUse]:
    """Every file once, a used one after its first user."""
    reader = _Reader(load, faults)
    for tree in trees:
        reader.read(tree, None, ())
    return reader.files


@dataclass(slots=True)
class _Reader:
    load: Load
    faults: Faults
    files: list[FileInUse] = field(default_factory=list)

    def read(
        self,
        tree: syntax.RulesetFile,
        user: FileInUse | None,
        settings: tuple[syntax.Setting, ...],
    ) -> None:
        known = self._known(tree)
        if known is not None:
            self._again(known, user, settings)
            return
        file = FileInUse(tree, user, settings=settings)
        self.files.append(file)
        if user is not None:
            user.uses.append(file)
        for use in _uses(tree):
            self._follow(use, file)

    def _follow(self, use: syntax.Use, file: FileInUse) -> None:
        path = tuple(name.text for name in use.path)
        tree = self.load(path, file.tree.source)
        if tree is None:
            known = usable(file.tree.source)
            self.faults.report(MissingFile(name=".".join(path), known=known, span=use.span))
            return
        circle = _circle(tree, file)
        if circle:
            self.faults.report(CircularUse(path=circle, span=use.span))
            return
        self.read(tree, file, use.settings)

    def _known(self, tree: syntax.RulesetFile) -> FileInUse | None:
        """A file read already, perhaps under another name: its text tells."""
        text = tree.source.text
        return next((each for each in self.files if each.tree.source.text == text), None)

    def _again(
        self, known: FileInUse, user: FileInUse | None, settings: tuple[syntax.Setting, ...]
    ) -> None:
        """One file used twice has one set of values."""
        if user is not None:
            user.uses.append(known)
            known.user = known.user or user
        for setting in settings:
            _set_again(known, setting, self.faults)


def _set_again(known: FileInUse, setting: syntax.Setting, faults: Faults) -> None:
    name = setting.name.text
    earlier = next((each for each in known.settings if each.name.text == name), None)
    if earlier is None:
        known.settings = (*known.settings, setting)
    elif earlier.value != setting.value:
        faults.report(
            DuplicateName(kind="setting", name=name, other=earlier.span, span=setting.span)
        )


def _uses(tree: syntax.RulesetFile) -> Iterator[syntax.Use]:
    return (each for each in tree.declarations if isinstance(each, syntax.Use))


def _circle(tree: syntax.RulesetFile, file: FileInUse) -> tuple[str, ...]:
    """The names of the files from `tree` down to `file`, and back, if `tree` led to `file`."""
    names = []
    each: FileInUse | None = file
    while each is not None:
        names.append(each.name)
        if each.tree.source.text == tree.source.text:
            return (*reversed(names), each.name)
        each = each.user
    return ()
