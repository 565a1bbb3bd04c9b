"""What a file means together with what it uses: names, rules, faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from standards_engine.analysis.names import Declared, Index, declared, names_of
from standards_engine.diagnostics import is_error
from standards_engine.editor.texts import Read, Texts
from standards_engine.language.nodes import RulesetFile
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.checked import Checked
from standards_engine.rules.from_syntax import check
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.use import files_in_use
from standards_engine.rules.loading import in_reading_order
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source


@dataclass(slots=True)
class Used:
    """What files use, found once: a check that runs later sees the same texts."""

    texts: Texts
    reads: dict[str, Read] = field(default_factory=dict)
    _found: dict[tuple[str, ...], RulesetFile | None] = field(default_factory=dict)

    def __call__(self, parts: Sequence[str], user: Source) -> RulesetFile | None:
        asked = (user.name, *parts)
        if asked not in self._found:
            read = self.texts.used(parts, user)
            if read is not None:
                self.reads[read.source.name] = read
            self._found[asked] = read.tree if read else None
        return self._found[asked]


@dataclass(slots=True)
class Program:
    """A file and what it uses, as they were at one moment; more is worked out when asked."""

    root: Read
    used: Used
    trees: tuple[RulesetFile, ...]
    declared: Declared
    before: Ruleset | None = None
    """The rules of the same file when nothing was wrong with them last."""
    _index: Index | None = None
    _checked: Checked | None = None

    @property
    def name(self) -> str:
        return self.root.source.name

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(tree.source.name for tree in self.trees)

    @property
    def index(self) -> Index:
        if self._index is None:
            self._index = names_of(self.declared)
        return self._index

    @property
    def checked(self) -> Checked:
        """All faults of writing and of meaning; the rules, where there is none."""
        if self._checked is None:
            self._checked = self._check()
        return self._checked

    @property
    def sound(self) -> Ruleset | None:
        """The rules now or, while something is wrong with them, as they were before."""
        return self.checked.ruleset or self.before

    @property
    def known_sound(self) -> Ruleset | None:
        """The same as far as it is worked out."""
        return self.before if self._checked is None else self.sound

    def _check(self) -> Checked:
        reads = (self.root, *(each for each in self.used.reads.values()))
        writing = [fault for read in reads for fault in read.faults]
        faulty = [fault.span for fault in writing if fault.span is not None]
        checked = check(
            [self.root.tree], vocabulary=plan_vocabulary(), load=self.used, faulty=faulty
        )
        found = in_reading_order([*writing, *checked.diagnostics])
        return Checked(None if any(map(is_error, found)) else checked.ruleset, tuple(found))


@dataclass(slots=True)
class Programs:
    """The program of each file that was asked about, kept while none of its texts changes."""

    texts: Texts
    _kept: dict[str, Program] = field(default_factory=dict)

    def of(self, name: str) -> Program | None:
        """The program of a file as it is now."""
        root = self.texts.read(name)
        if root is None:
            return None
        used = Used(self.texts)
        trees = tuple(file.tree for file in files_in_use([root.tree], used, Faults()))
        kept = self._kept.get(name)
        if kept is not None and _same(kept.trees, trees):
            return kept
        before = kept.known_sound if kept else None
        program = Program(root, used, trees, declared(trees, plan_vocabulary()), before)
        self._kept[name] = program
        return program

    def last(self, name: str) -> Program | None:
        """The program as it was when last asked for, without reading what was typed since."""
        return self._kept.get(name) or self.of(name)

    def with_file(self, name: str) -> list[Program]:
        """The programs of all files around that read a file, its own first."""
        others = (each for each in self.texts.around(name) if each != name)
        found = [self.of(each) for each in (name, *others)]
        return [each for each in found if each is not None and name in each.files]

    def kept_with(self, name: str) -> list[str]:
        """Of the files asked about before, those that read a file."""
        return [root for root, each in list(self._kept.items()) if name in each.files]

    def forget(self, name: str) -> None:
        self._kept.pop(name, None)


def _same(one: tuple[RulesetFile, ...], other: tuple[RulesetFile, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
