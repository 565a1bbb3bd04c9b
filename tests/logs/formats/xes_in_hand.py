"""Small XES logs, written as text."""

from __future__ import annotations

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<log xmlns="http://www.xes-standard.org/">\n'


def attribute(key: str, value: str, tag: str = "string") -> str:
    return f'<{tag} key="{key}" value="{value}"/>'


def event(name: str, time: str, *more: str) -> str:
    named = attribute("concept:name", name) + attribute("time:timestamp", time, "date")
    return f"<event>{named}{''.join(more)}</event>\n"


def trace(name: str, *parts: str) -> str:
    return f"<trace>{attribute('concept:name', name)}\n{''.join(parts)}</trace>\n"


def log(*parts: str, head: str = HEAD) -> str:
    return f"{head}{''.join(parts)}</log>\n"
