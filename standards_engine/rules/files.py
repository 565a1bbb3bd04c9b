"""Rule files: named ones, folders of them, shipped rulesets, and what these `use`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from standards_engine.diagnostics import Diagnostic, nearest
from standards_engine.diagnostics.nearest import is_meant
from standards_engine.diagnostics.phrases import of_system, quoted
from standards_engine.diagnostics.syntax import UnreadableFile
from standards_engine.documents import decode
from standards_engine.language import Parsed, parse, shared_names
from standards_engine.language.nodes import RulesetFile, Use
from standards_engine.resources import resource
from standards_engine.rules.witness import ENDING, witness
from standards_engine.source import Source, Span
from standards_engine.wording import say


@dataclass(slots=True)
class Library:
    """Reads each rule file once, and keeps what was wrong with their writing."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    faulty: list[Span] = field(default_factory=list)
    """Where clauses may have been lost to a fault of writing; grows as `use` reads more files."""
    looked_at: dict[Path, str] = field(default_factory=dict)
    """Everything that was read or looked for, and what was found there (see `witness`)."""
    _read: dict[Path, RulesetFile | None] = field(default_factory=dict)

    def find(self, name: str) -> list[RulesetFile]:
        """The files that `-r NAME` means; a name that means nothing is a diagnostic."""
        path = Path(name)
        self._look_at(path)
        if path.is_dir():
            return self._folder(path)
        found = path if path.is_file() else shipped(name)
        if found is None:
            self.diagnostics.append(_missing(name))
            return []
        tree = self.read(found, str(path) if found == path else name)
        return [tree] if tree else []

    def used(self, parts: Sequence[str], source: Source) -> RulesetFile | None:
        """What `use a.b` in `source` means: a file beside it, or a shipped ruleset."""
        relative = Path(*parts).with_suffix(ENDING)
        beside = Path(source.name).parent / relative
        self._look_at(beside)
        if beside.is_file():
            return self.read(beside, str(beside))
        found = shipped("/".join(parts))
        return self.read(found, "/".join(parts)) if found else None

    def read(self, path: Path, name: str) -> RulesetFile | None:
        """The syntax tree of a file, shown in messages as `name`."""
        self._look_at(path)
        key = path.resolve()
        if key not in self._read:
            self._read[key] = None  # a file that uses itself is not read again while it is read
            self._read[key] = self._parse(path, name)
        return self._read[key]

    def settled(self, trees: Sequence[RulesetFile]) -> list[RulesetFile]:
        """The trees once all files are read: what one declares is no name of the language's own.

        `名称` is the language's `name` in a file, unless that or another one has such a field.
        """
        self.with_used(trees)
        read = [tree for tree in self._read.values() if tree is not None]
        declared = {name for tree in read for name in shared_names(tree)}
        for key, tree in self._read.items():
            names = tree.own_names.items() if tree else ()
            if tree is not None and not declared.isdisjoint(chain.from_iterable(names)):
                self._read[key] = parse(tree.source, declared).tree
        again = {tree.source.name: tree for tree in self._read.values() if tree is not None}
        return [again[tree.source.name] for tree in trees]

    def with_used(self, trees: Sequence[RulesetFile]) -> list[RulesetFile]:
        """These files, what they use, and what that uses in turn."""
        waiting, seen = list(trees), dict[str, RulesetFile]()
        while waiting:
            tree = waiting.pop()
            if tree.source.name not in seen:
                seen[tree.source.name] = tree
                paths = ([part.text for part in use.path] for use in uses(tree))
                used = (self.used(path, tree.source) for path in paths)
                waiting += [each for each in used if each is not None]
        return list(seen.values())

    def _look_at(self, path: Path) -> None:
        self.looked_at[path] = witness(path)

    def _folder(self, path: Path) -> list[RulesetFile]:
        files = sorted(path.rglob(f"*{ENDING}"))
        if not files:
            advice = say("rule files end in `{ending}`", ending=ENDING)
            fault = UnreadableFile(
                path=str(path), reason=say("the folder holds no rule file"), advice=advice
            )
            self.diagnostics.append(fault)
        trees = [self.read(file, str(file)) for file in files]
        return [tree for tree in trees if tree is not None]

    def _parse(self, path: Path, name: str) -> RulesetFile | None:
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = of_system(error)
            self.diagnostics.append(UnreadableFile(path=name, reason=reason))
            return None
        if b"\0" in data:
            reason = say("it is not a text")
            advice = say("a rule file is plain text and ends in `{ending}`", ending=ENDING)
            self.diagnostics.append(UnreadableFile(path=name, reason=reason, advice=advice))
            return None
        source, faults = decode(name, data)
        self.diagnostics += faults
        return self._keep(parse(source)) if source else None

    def _keep(self, parsed: Parsed) -> RulesetFile:
        self.diagnostics += parsed.diagnostics
        self.faulty += (fault.span for fault in parsed.diagnostics if fault.span is not None)
        return parsed.tree


def uses(tree: RulesetFile) -> Iterator[Use]:
    """What the file says that it uses."""
    return (each for each in tree.declarations if isinstance(each, Use))


def read_together(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The files named are read together, those of a folder each by itself."""
    named = tuple(name for name in names if rule_files(name) is None)
    if named:
        yield named
    for name in names:
        yield from ((file,) for file in rule_files(name) or ())


def rule_files(name: str) -> list[str] | None:
    """The rule files of a folder; None where the name is no folder, or an empty one."""
    files = sorted(str(path) for path in Path(name).rglob(f"*{ENDING}"))
    return files if files and Path(name).is_dir() else None


def shipped(name: str) -> Path | None:
    """The file of a shipped ruleset such as `planning/seven_constraints`, or None."""
    parts = name.split("/")
    path = resource("rulesets", *parts[:-1], f"{parts[-1]}{ENDING}")
    return path if all(part.isidentifier() for part in parts) and path.is_file() else None


def shipped_names() -> list[str]:
    """Those of one folder each; what lies deeper is for their examples."""
    root = resource("rulesets")
    return sorted(
        path.relative_to(root).with_suffix("").as_posix() for path in root.glob(f"*/*{ENDING}")
    )


def usable(source: Source) -> tuple[str, ...]:
    """What `use` can name in a file: the files beside it, and the shipped rulesets."""
    folder = Path(source.name).parent
    beside = sorted(path.stem for path in folder.glob(f"*{ENDING}") if path.is_file())
    return (*beside, *(name.replace("/", ".") for name in shipped_names()))


_SHOWN = 6


def _missing(name: str) -> Diagnostic:
    names = shipped_names()
    beside = {path.stem: str(path) for path in Path(name).parent.glob(f"*{ENDING}")}
    like = nearest(Path(name.removesuffix(ENDING)).name, beside)
    close = nearest(name.removesuffix(ENDING), names) if like is None else beside[like]
    advice = (
        say("shipped rulesets: {names}", names=quoted(names, _SHOWN))
        if close is None
        else is_meant(close)
    )
    return UnreadableFile(path=name, reason=say("there is no such file or ruleset"), advice=advice)
