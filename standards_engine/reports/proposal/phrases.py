"""What more than one report of a proposal says."""

from __future__ import annotations

from types import MappingProxyType

from standards_engine.logs.proposal import Certainty, Part, Proposal
from standards_engine.wording import later, listed, plural, say

CERTAINTIES = MappingProxyType(
    {
        Certainty.SURE: later("sure"),
        Certainty.LIKELY: later("likely"),
        Certainty.UNSURE: later("not sure"),
        Certainty.POSSIBLE: later("possible"),
        Certainty.MISSING: later("not found"),
    }
)
_NAMED = 3


def looked_at(proposal: Proposal) -> str:
    """`tickets.csv: 12 rows, of which 12 were looked at closely`."""
    files = listed(proposal.files[:_NAMED])
    if len(proposal.files) > _NAMED:
        files = plural(len(proposal.files), "{number} file", "{number} files")
    return plural(
        proposal.rows,
        "{files}: {number} row, of which {sampled} was looked at closely",
        "{files}: {number} rows, of which {sampled} were looked at closely",
        files=files,
        sampled=f"{proposal.sampled:,}",
    )


def comments(part: Part) -> list[str]:
    """How sure it is, the evidence, and what else it might be."""
    found = [say("{certainty}: {because}", certainty=certainty(part), because=_joined(part))]
    if part.others:
        names = listed(f"`{each}`" for each in part.others)
        missing = part.certainty is Certainty.MISSING
        found.append(say("perhaps: {others}", others=names) if missing else _or(names))
    return found


def _or(names: str) -> str:
    return say("or: {others}", others=names)


def certainty(part: Part) -> str:
    return say(CERTAINTIES[part.certainty])


def _joined(part: Part) -> str:
    return say("; ").join(part.because) or "–"
