"""A proposed mapping on a terminal: what each part is, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.logs.proposal import Certainty, Part, Proposal
from standards_engine.reports.options import Options
from standards_engine.reports.proposal.as_yaml import scalar
from standards_engine.reports.proposal.phrases import certainty, looked_at
from standards_engine.reports.to_text.layout import BLANK, Grid, Line, text, written
from standards_engine.reports.to_text.styles import BOLD, DIM, PLAIN
from standards_engine.wording import listed, say


def render(proposal: Proposal, options: Options) -> str:
    return written(_parts(proposal), options)


def _parts(proposal: Proposal) -> Iterator[Line | Grid]:
    yield text(looked_at(proposal), BOLD)
    yield BLANK
    yield _grid([part for part in proposal.parts if part.is_written])
    maybe = [part for part in proposal.parts if not part.is_written]
    if maybe:
        yield BLANK
        yield text(say("To look at, or to write by hand"), BOLD)
        for part in maybe:
            yield text(_by_hand(part), PLAIN, 2)
    yield BLANK
    yield text(
        say("With `-o mapping.yaml` it is written as a mapping, with all of this in comments.")
    )


def _grid(parts: Sequence[Part]) -> Grid:
    head = (say("line of the mapping"), say("how sure"), say("because"), say("or"))
    rows = [
        (_line(part), certainty(part), say("; ").join(part.because), listed(part.others))
        for part in parts
    ]
    styles = [BOLD if part.certainty is Certainty.UNSURE else PLAIN for part in parts]
    return Grid((head, *rows), (DIM, *styles))


def _line(part: Part) -> str:
    if part.name is None:
        return f"{part.key}: {scalar(part.value)}"
    return f"{part.key}: {{{scalar(part.name)}: {scalar(part.value)}}}"


def _by_hand(part: Part) -> str:
    reason = say("; ").join(part.because)
    if part.certainty is Certainty.POSSIBLE and part.value:
        facts = {"line": _line(part), "certainty": certainty(part), "because": reason}
        return say("{line}, {certainty}: {because}", **facts)
    if part.others:
        names = listed(f"`{each}`" for each in part.others)
        reason = say("; ").join([reason, say("perhaps: {others}", others=names)])
    return say("{key}: {because}", key=part.key, because=reason)
