"""An editor, as far as the server can tell: it starts the installed command and speaks to it."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

T = TypeVar("T")
SECONDS = 60
"""Nothing takes so long; a server that does not answer fails the test."""


class Editor:
    """Texts are named by their file; a place is where `‸` stands in a text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.logged: list[str] = []
        self._told: dict[str, tuple[types.Diagnostic, ...]] = {}
        self._versions: dict[str, int] = {}
        self._news = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._client = LanguageClient("editor", "1")

        @self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            self._hear(params)

        threading.Thread(target=self._loop.run_forever, daemon=True).start()

    def _hear(self, params: types.PublishDiagnosticsParams) -> None:
        with self._news:
            name = Path(params.uri.removeprefix("file://")).name
            self._told[_unquoted(name)] = tuple(params.diagnostics)
            self._news.notify_all()

    def run(self, asked: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result(SECONDS)

    def start(self, **options: Any) -> types.InitializeResult:
        arguments = ["-m", "standards_engine", "lsp", "--stdio"]
        self.run(self._client.start_io(sys.executable, *arguments, cwd=str(self.folder)))
        folder = types.WorkspaceFolder(self.folder.as_uri(), "rules")
        begun = self.run(
            self._client.initialize_async(
                types.InitializeParams(
                    types.ClientCapabilities(),
                    workspace_folders=[folder],
                    initialization_options=options,
                )
            )
        )
        self._client.initialized(types.InitializedParams())
        return begun

    def stop(self) -> None:
        self.run(self._client.shutdown_async(None))
        self._client.exit(None)
        self.run(self._client.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def write(self, name: str, text: str) -> None:
        """On disk, without the editor."""
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def show(self, name: str, text: str) -> types.Position:
        """Opens or changes a text; gives where `‸` stood in it."""
        plain, before = text.replace("‸", ""), text.partition("‸")[0]
        uri, version = self.uri(name), self._versions.get(name, 0) + 1
        self._versions[name], self.texts[name] = version, plain
        if version == 1:
            item = types.TextDocumentItem(uri, "standards", version, plain)
            self._client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        else:
            whole = types.TextDocumentContentChangeWholeDocument(plain)
            document = types.VersionedTextDocumentIdentifier(version, uri)
            self._client.text_document_did_change(
                types.DidChangeTextDocumentParams(document, [whole])
            )
        last = before.rpartition("\n")[2]
        return types.Position(before.count("\n"), len(last.encode("utf-16-le")) // 2)

    def save(self, name: str) -> None:
        self.write(name, self.texts[name])
        document = types.TextDocumentIdentifier(self.uri(name))
        self._client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def close(self, name: str) -> None:
        document = types.TextDocumentIdentifier(self.uri(name))
        self._client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        self._versions.pop(name)

    def faults(self, name: str, count: int | None = None) -> tuple[types.Diagnostic, ...]:
        """What is told of a file next; with a count, once there are so many."""
        with self._news:
            done = self._news.wait_for(lambda: self._is_told(name, count), SECONDS)
            assert done, f"{count} faults of {name} expected, told: {self._told.get(name)}"
            return self._told[name] if count is not None else self._told.pop(name)

    def _is_told(self, name: str, count: int | None) -> bool:
        told = self._told.get(name)
        return told is not None and (count is None or len(told) == count)

    def complete(self, name: str, text: str) -> dict[str, types.CompletionItem]:
        """By label, in the order of the editor's list."""
        place = self.show(name, text)
        asked = types.CompletionParams(types.TextDocumentIdentifier(self.uri(name)), place)
        found = self.run(self._client.text_document_completion_async(asked))
        assert isinstance(found, types.CompletionList)
        ordered = sorted(found.items, key=lambda item: item.sort_text or "")
        return {item.label: item for item in ordered}

    def hover(self, name: str, text: str) -> str | None:
        return self.hover_at(self.uri(name), self.show(name, text))

    def hover_at(self, uri: str, place: types.Position) -> str | None:
        asked = types.HoverParams(types.TextDocumentIdentifier(uri), place)
        found = self.run(self._client.text_document_hover_async(asked))
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    def definition(self, name: str, text: str) -> list[str]:
        place = self.show(name, text)
        asked = types.DefinitionParams(types.TextDocumentIdentifier(self.uri(name)), place)
        found = self.run(self._client.text_document_definition_async(asked))
        assert isinstance(found, list)
        return [self.told_place(each) for each in found if isinstance(each, types.Location)]

    def references(self, name: str, text: str) -> list[str]:
        place = self.show(name, text)
        document = types.TextDocumentIdentifier(self.uri(name))
        context = types.ReferenceContext(include_declaration=True)
        asked = types.ReferenceParams(context, document, place)
        found = self.run(self._client.text_document_references_async(asked))
        return sorted(self.told_place(each) for each in found or ())

    def told_place(self, location: types.Location) -> str:
        """`file:line:column`, from 1 on."""
        start = location.range.start
        name = _unquoted(Path(location.uri.removeprefix("file://")).name)
        return f"{name}:{start.line + 1}:{start.character + 1}"

    def rename(self, name: str, text: str, new: str) -> dict[str, str]:
        """The files as they are afterwards."""
        place = self.show(name, text)
        document = types.TextDocumentIdentifier(self.uri(name))
        asked = types.RenameParams(document, place, new)
        found = self.run(self._client.text_document_rename_async(asked))
        assert found is not None
        return {
            _unquoted(Path(uri.removeprefix("file://")).name): self.edited(uri, edits)
            for uri, edits in (found.changes or {}).items()
        }

    def can_be_renamed(self, name: str, text: str) -> str:
        place = self.show(name, text)
        asked = types.PrepareRenameParams(types.TextDocumentIdentifier(self.uri(name)), place)
        found = self.run(self._client.text_document_prepare_rename_async(asked))
        assert isinstance(found, types.PrepareRenamePlaceholder)
        return found.placeholder

    def edited(self, uri: str, edits: Any) -> str:
        name = _unquoted(Path(uri.removeprefix("file://")).relative_to(self.folder).as_posix())
        text = self.texts.get(name) or (self.folder / name).read_text(encoding="utf-8")
        lines = text.split("\n")
        for edit in sorted(edits, key=lambda each: _order(each.range.start), reverse=True):
            first, last = edit.range.start, edit.range.end
            begin = _cut(lines[first.line], first.character)[0]
            end = _cut(lines[last.line], last.character)[1] if last.line < len(lines) else ""
            lines[first.line : last.line + 1] = (begin + edit.new_text + end).split("\n")
        return "\n".join(lines)

    def format(self, name: str, text: str) -> str:
        self.show(name, text)
        options = types.FormattingOptions(tab_size=2, insert_spaces=True)
        document = types.TextDocumentIdentifier(self.uri(name))
        asked = types.DocumentFormattingParams(document, options)
        edits = self.run(self._client.text_document_formatting_async(asked))
        return self.edited(self.uri(name), edits)

    def outline(self, name: str) -> list[types.DocumentSymbol]:
        asked = types.DocumentSymbolParams(types.TextDocumentIdentifier(self.uri(name)))
        found = self.run(self._client.text_document_document_symbol_async(asked))
        return [each for each in found or () if isinstance(each, types.DocumentSymbol)]

    def folds(self, name: str) -> list[tuple[int, int]]:
        asked = types.FoldingRangeParams(types.TextDocumentIdentifier(self.uri(name)))
        found = self.run(self._client.text_document_folding_range_async(asked))
        return [(each.start_line, each.end_line) for each in found or ()]

    def fixes(self, name: str, text: str) -> dict[str, str]:
        """By title, the text after each change that is offered at the place."""
        place = self.show(name, text)
        context = types.CodeActionContext(diagnostics=[])
        document = types.TextDocumentIdentifier(self.uri(name))
        asked = types.CodeActionParams(document, types.Range(place, place), context)
        found = self.run(self._client.text_document_code_action_async(asked))
        return {
            each.title: self.edited(self.uri(name), (each.edit.changes or {})[self.uri(name)])
            for each in found or ()
            if isinstance(each, types.CodeAction) and each.edit is not None
        }


def _order(place: types.Position) -> tuple[int, int]:
    return place.line, place.character


def _cut(line: str, units: int) -> tuple[str, str]:
    data = line.encode("utf-16-le")
    return data[: units * 2].decode("utf-16-le"), data[units * 2 :].decode("utf-16-le")


def _unquoted(text: str) -> str:
    from urllib.parse import unquote

    return unquote(text)


@contextmanager
def editing(folder: Path, **options: Any) -> Iterator[Editor]:
    editor = Editor(folder)
    editor.start(**options)
    try:
        yield editor
    finally:
        editor.stop()
