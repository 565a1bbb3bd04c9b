"""Where the files beside the package are: `grammar/` and `rulesets/`.

In an installed wheel they lie inside the package; in a checkout, beside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, `resource("grammar", "standards.lark")`."""
    installed = _PACKAGE / "_shared"
    root = installed if installed.is_dir() else _PACKAGE.parent
    return root.joinpath(*parts)
