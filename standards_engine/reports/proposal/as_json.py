"""A proposed mapping for programs."""

from __future__ import annotations

import json

from standards_engine.logs.proposal import Proposal
from standards_engine.reports.options import Options
from standards_engine.reports.proposal import documents


def render(proposal: Proposal, options: Options) -> str:
    del options
    document = documents.ProposedMapping(
        schema=documents.PROPOSAL_SCHEMA,
        files=list(proposal.files),
        rows=proposal.rows,
        sampled=proposal.sampled,
        mapping=proposal.mapping,
        parts=[
            {
                "key": part.key,
                "name": part.name,
                "value": part.value,
                "certainty": part.certainty.value,
                "because": list(part.because),
                "others": list(part.others),
            }
            for part in proposal.parts
        ],
        own=[{"field": name, "column": column} for name, column in proposal.own],
        left=[{"column": name, "holds": what} for name, what in proposal.left],
    )
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
