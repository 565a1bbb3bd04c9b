"""What stands between tokens and means nothing: comments, and empty lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standards_engine.frozen import frozen
from standards_engine.language.layout.boxes import Comment

_COMMENT = re.compile(r"`[^`\n]*`|([#＃][^\n]*)")


@frozen
class Between:
    """What stands between a token and the one before it.

    `behind` is the comment on the line on which the one before ends; `comments` have lines of their
    own; `blank` says whether an empty line follows the last of these.
    """

    behind: str | None
    comments: tuple[Comment, ...]
    blank: bool


def between(text: str, start: int, end: int, inside: Sequence[str] = ()) -> Between:
    """What stands in `text[start:end]`, a gap without tokens, and then `inside` the next token."""
    behind, comments, last = None, [], start
    for found in _COMMENT.finditer(text, start, end):
        gap = text[last : found.start()]
        if "\n" not in gap and last == start and start > 0:
            behind = found[0].rstrip()
        else:
            comments.append(_own_line(text, found, gap))
        last = found.end()
    comments += [Comment(each, after_blank=False, indented=True) for each in inside]
    return Between(behind, tuple(comments), blank=_is_blank(text[last:end]))


def comments_inside(text: str) -> tuple[str, ...]:
    """Of a keyword of several words, which may stand on several lines."""
    if "#" not in text and "＃" not in text:
        return ()
    return tuple(each[1].rstrip() for each in _COMMENT.finditer(text) if each[1])


def _own_line(text: str, found: re.Match[str], gap: str) -> Comment:
    line_start = text.rfind("\n", 0, found.start()) + 1
    return Comment(
        found[0].rstrip(), after_blank=_is_blank(gap), indented=found.start() > line_start
    )


def _is_blank(gap: str) -> bool:
    return gap.count("\n") > 1
