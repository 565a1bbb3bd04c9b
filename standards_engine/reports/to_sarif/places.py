"""Places as SARIF writes them: addresses of files, and regions in them."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from urllib.parse import quote

from standards_engine.reports.escape import printable

Json = dict[str, object]
TREE = "SRCROOT"
RULES = "RULESETS"
_MOST = 2000
"""Characters of an excerpt."""


def artifact(path: str) -> Json | None:
    """Where a file is; None of what is no file, such as standard input or a database.

    What lies below the folder the command ran in is told from there, as is what comes with the
    tool; anything else by its whole address.
    """
    if Path(path).is_file():
        return _of_file(Path(path))
    if re.fullmatch(r"[\w-]+/[\w-]+", path):
        return {"uri": quote(path) + ".std", "uriBaseId": RULES}
    return None


def _of_file(path: Path) -> Json:
    whole = path if path.is_absolute() else Path.cwd() / path
    whole = Path(re.sub(r"/\./", "/", str(whole))) if ".." not in path.parts else whole.resolve()
    if whole.is_relative_to(Path.cwd()):
        return {"uri": _quoted(whole.relative_to(Path.cwd())), "uriBaseId": TREE}
    return {"uri": whole.as_uri()}


def _quoted(path: PurePath) -> str:
    """A first part with a colon would be taken for a scheme, so that none is left as it is."""
    return quote(path.as_posix().encode("utf-8", "surrogateescape"), safe="/")


def region(
    line: int | None,
    column: int | None = None,
    end_line: int | None = None,
    end_column: int | None = None,
    excerpt: str | None = None,
) -> Json:
    """Counted from 1; the end is the place behind the last character."""
    numbers = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    found: Json = {name: number for name, number in numbers.items() if number is not None}
    if excerpt:
        found["snippet"] = {"text": printable(excerpt[:_MOST])}
    return found


def physical(path: str, region: Json) -> Json | None:
    where = artifact(path)
    if where is None:
        return None
    return {"artifactLocation": where, **({"region": region} if region else {})}


def described(path: str, sha256: str | None, role: str) -> Json:
    """An artifact of the run, with its hash; what is no file has none."""
    found: Json = {"roles": [role]}
    where = artifact(path)
    found["location"] = where or {"description": {"text": printable(path)}}
    if sha256 is None and Path(path).is_file():
        sha256 = _hash(Path(path))
    if sha256:
        found["hashes"] = {"sha-256": sha256}
    return found


def _hash(path: Path) -> str:
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest()
