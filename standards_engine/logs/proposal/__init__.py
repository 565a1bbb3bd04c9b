"""A mapping proposed from what a log itself holds: each part with its evidence, and how sure it is.

Nothing here is certain to a person who knows the log; so each part says on what it rests, names
what else it might be, and what was not found says what to write by hand.
"""

from standards_engine.logs.proposal.nodes import Certainty, Part, Proposal
from standards_engine.logs.proposal.propose import propose

__all__ = ["Certainty", "Part", "Proposal", "propose"]
