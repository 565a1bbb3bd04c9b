"""Addresses of PostgreSQL, in libpq's form: `postgresql://user:password@host:5432/database`.

`?table=` and `?query=` are this tool's own; all else goes to libpq, which also reads PGPASSWORD,
`~/.pgpass` and service files. A password never leaves `PostgresUrl.secret`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from standards_engine.diagnostics.sources import BadDatabaseUrl, TableAndQuery, UnknownUrl
from standards_engine.logs.formats.raw import UnusableLogError

_SCHEME = re.compile(r"((?:[a-zA-Z]+:)?[a-zA-Z][a-zA-Z0-9+.-]+)://")
"""Also `jdbc:postgresql`, as other programs write it."""
_SLIPPED = re.compile(r"((?:jdbc:)?(?:postgresql|postgres):)/?(?!/)", re.IGNORECASE)
"""An address with a slash missing: no file is called so, and a password may stand in it."""
_POSTGRES = ("postgresql", "postgres")
_SECRETS = ("password", "sslpassword", "passwd", "pwd", "passphrase")
"""In any case: libpq knows the first two, and a person who misspells them means the same."""
_HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class PostgresUrl:
    shown: str
    """Without any password."""
    secret: str = field(repr=False)
    """As libpq wants it."""
    passwords: tuple[str, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        return self.shown

    def without_secrets(self, text: str) -> str:
        """A message of the server or the driver, in which no password stands."""
        for password in self.passwords:
            text = text.replace(password, _HIDDEN).replace(quote(password, safe=""), _HIDDEN)
        return text.replace(self.secret, self.shown)


def is_url(name: str) -> bool:
    return _SCHEME.match(name) is not None or _SLIPPED.match(name) is not None


def parse_url(text: str) -> tuple[PostgresUrl, str | None, str | None]:
    """The address, and the table or query chosen in it; raises UnusableLogError."""
    scheme, slipped = _SCHEME.match(text), _SLIPPED.match(text)
    if slipped is not None:
        begun, behind = slipped[0], text[slipped.end() :]
        raise UnusableLogError(BadDatabaseUrl(url=begun + _hidden(f"://{behind}")[3:]))
    if scheme is None or scheme[1].lower() not in _POSTGRES:
        raise UnusableLogError(UnknownUrl(url=_hidden(text)))
    try:
        parts = urlsplit(text)
        _ = parts.port
        options = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise UnusableLogError(BadDatabaseUrl(url=_hidden(text))) from None
    given = dict(options)
    if parts.fragment or "@" in parts.path or parts.netloc.count("@") > 1:
        raise UnusableLogError(BadDatabaseUrl(url=_hidden(text)))
    if "table" in given and "query" in given:
        raise UnusableLogError(TableAndQuery())
    rest = [(name, value) for name, value in options if name not in ("table", "query")]
    open_ = [(name, value) for name, value in rest if name.lower() not in _SECRETS]
    user = parts.netloc.rpartition("@")[0]
    host = parts.netloc.rpartition("@")[2]
    name, _, password = user.partition(":")
    shown = f"{name}@{host}" if name else host
    passwords = (unquote(password), *(value for key, value in rest if key.lower() in _SECRETS))
    return (
        PostgresUrl(
            _url(parts.path, shown, open_),
            _url(parts.path, parts.netloc, rest),
            tuple(each for each in passwords if each),
        ),
        given.get("table"),
        given.get("query"),
    )


def _url(path: str, place: str, options: list[tuple[str, str]]) -> str:
    query = urlencode(options, safe="/", quote_via=quote)
    return f"postgresql://{place}{path}{'?' if query else ''}{query}"


def _hidden(text: str) -> str:
    """An address that cannot be taken apart, without what may be a password in it."""
    text = re.sub(r"(://[^:/@?]*):.*@", r"\1@", text, flags=re.DOTALL)
    text = re.sub(r"(://[^:/@?]*):(?!\d+(?:[/?]|$))[^/?@]*", r"\1", text)
    return re.sub(rf"({'|'.join(_SECRETS)})=[^&]*", rf"\1={_HIDDEN}", text, flags=re.IGNORECASE)
