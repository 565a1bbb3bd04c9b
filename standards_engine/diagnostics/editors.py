"""Faults of the language server before it runs."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class EditorNotServed(Diagnostic):
    """The package that speaks to editors is not there.

    standards lsp
    """

    @property
    def message(self) -> str:
        return say("`standards lsp` needs the package `pygls`, which is not installed")

    @property
    def help(self) -> str:
        return say('install it with `pip install "standards-engine[editor]"`')
