"""What every node is, names and titles."""

from __future__ import annotations

from dataclasses import field

from standards_engine.frozen import frozen
from standards_engine.source import Span


@frozen(kw_only=True)
class Node:
    span: Span = field(compare=False, repr=False)


@frozen
class Name(Node):
    text: str


@frozen
class String(Node):
    """A text in quotes; line ends and the indentation after them are one space."""

    text: str


@frozen
class Translation(Node):
    """`zh "冰箱售后服务"`; `language` is the code."""

    language: str
    text: String


@frozen
class Wording(Node):
    """A text for people, in its author's language, and perhaps in others."""

    plain: String
    translations: tuple[Translation, ...] = ()

    @property
    def text(self) -> str:
        return self.plain.text
