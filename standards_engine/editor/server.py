"""The server: which question of the protocol is answered where.

A fault in an answer is logged and told to the editor as the answer; the server goes on.
"""

from __future__ import annotations

import logging
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from standards_engine import __version__
from standards_engine.editor.checking import Checking
from standards_engine.editor.completion import TRIGGERS
from standards_engine.editor.definition import definitions
from standards_engine.editor.fixes import fixes
from standards_engine.editor.formatting import formatted_text
from standards_engine.editor.hover import hover
from standards_engine.editor.outline import folds, outline
from standards_engine.editor.places import Places, file_of
from standards_engine.editor.references import references
from standards_engine.editor.rename import renamed, renaming
from standards_engine.editor.session import Session
from standards_engine.wording import LANGUAGES

LOG = logging.getLogger("standards.editor")


class RulesServer(LanguageServer):
    """Texts are sent whole, so that server and editor never differ about one."""

    def __init__(self) -> None:
        super().__init__(
            "standards", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.session = Session()
        self.checking = Checking(self.session, self.text_document_publish_diagnostics)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Faults are logged, and not shown over what somebody is writing."""
        LOG.error("%s: %s", getattr(source, "__name__", "fault"), error)


def rules_server() -> RulesServer:
    server = RulesServer()
    _follow_texts(server)
    _follow_folders(server)
    _answer_about_places(server)
    _answer_about_files(server)
    return server


def _follow_texts(server: RulesServer) -> None:
    session, checking = server.session, server.checking

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        session.texts.show(file_of(document.uri), document.uri, document.text)
        checking.soon(session.touched_by(file_of(document.uri)))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        session.texts.show(file_of(uri), uri, server.workspace.get_text_document(uri).source)
        checking.soon(session.touched_by(file_of(uri)))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        checking.soon(session.readers_of(file_of(params.text_document.uri)))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        name = file_of(params.text_document.uri)
        others = [each for each in session.touched_by(name) if each != name]
        session.close(name)
        checking.forget(name)
        checking.soon(others)
        checking.tell_all()


def _follow_folders(server: RulesServer) -> None:
    session, checking = server.session, server.checking

    @server.feature(types.INITIALIZE)
    def begun(params: types.InitializeParams) -> None:
        session.places = Places(server.workspace.position_codec)
        folders = server.workspace.folders.values()
        session.texts.folders = tuple(file_of(folder.uri) for folder in folders)
        session.language = _language(params.initialization_options)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        settings = params.settings
        session.language = _language(settings.get("standards") if settings else None)
        checking.soon(session.found)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def written(_params: types.DidChangeWatchedFilesParams) -> None:
        checking.soon(session.found)


def _language(settings: Any) -> str | None:
    """The setting `language`: a code, or nothing for the language of each file."""
    value = settings.get("language") if isinstance(settings, dict) else None
    return value if value in LANGUAGES else None


def _answer_about_places(server: RulesServer) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        with session.at(params.text_document.uri, params.position) as asked:
            return hover(asked, session) if asked else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> list[types.Location]:
        with session.at(params.text_document.uri, params.position) as asked:
            return definitions(asked, session) if asked else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def referred(params: types.ReferenceParams) -> list[types.Location]:
        wanted = params.context.include_declaration
        with session.at(params.text_document.uri, params.position) as asked:
            return references(asked, session, declarations=wanted) if asked else []

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def to_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        with session.at(params.text_document.uri, params.position) as asked:
            return renaming(asked, session) if asked else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        with session.at(params.text_document.uri, params.position) as asked:
            return renamed(asked, params.new_name, session) if asked else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix]),
    )
    def mended(params: types.CodeActionParams) -> list[types.CodeAction]:
        with session.at(params.text_document.uri, params.range.start) as asked:
            if asked is None:
                return []
            end = session.places.offset(asked.program.root.source, params.range.end)
            return fixes(asked, end, session)


def _answer_about_files(server: RulesServer) -> None:
    session = server.session

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[*TRIGGERS])
    )
    def completed(params: types.CompletionParams) -> types.CompletionList | None:
        return session.completions(params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def laid_out(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        with session.about(params.text_document.uri) as program:
            return formatted_text(program, session) if program else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        with session.about(params.text_document.uri) as program:
            return outline(program.root.tree, session.places) if program else []

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folded(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        with session.about(params.text_document.uri) as program:
            return folds(program.root.tree) if program else []
