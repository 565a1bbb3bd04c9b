"""Reads workflow commands as the runner does: properties and message unescaped."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMAND = re.compile(r"::(?P<name>\w+)(?: (?P<properties>[^:]*))?::(?P<message>.*)")
_SIGNS = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def commands(text: str) -> list[Command]:
    """The runner takes every line that begins with `::`, after blanks, for a command."""
    found = (_COMMAND.fullmatch(line.lstrip()) for line in text.split("\n"))
    return [_command(each) for each in found if each]


def _command(found: re.Match[str]) -> Command:
    pairs = (each.split("=", 1) for each in (found["properties"] or "").split(",") if each)
    properties = {name: _read(value) for name, value in pairs}
    return Command(found["name"], properties, _read(found["message"]))


def _read(text: str) -> str:
    return re.sub("%0D|%0A|%3A|%2C|%25", lambda sign: _SIGNS[sign[0]], text)
