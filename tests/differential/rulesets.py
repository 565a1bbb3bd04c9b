"""Rule files: a strategy of texts, with what they name."""

from __future__ import annotations

from dataclasses import dataclass

from tests.differential.choices import Choices
from tests.differential.fields import Kind
from tests.differential.standards import Standards
from tests.differential.vocabulary import EVENTS, Vocabulary
from tests.differential.world import World


@dataclass(frozen=True, slots=True)
class RuleFile:
    text: str
    world: World
    events: tuple[str, ...]
    cells: dict[str, Kind]
    """The columns that a log needs, beside case, time and event."""
    case_fields: tuple[str, ...]


def rule_file(choices: Choices, world: World, topic: str | None = None) -> RuleFile:
    vocabulary = Vocabulary(choices, world)
    standards = Standards(choices, vocabulary, topic)
    number = choices.pick((1, 1, 1, 2))
    lines = [line for index in range(number) for line in standards.standard(f"s{index + 1}")]
    lines += [standards.waiver("s1")] * choices.maybe(8)
    vocabulary.case_end = _case_end(choices, vocabulary)
    text = "\n".join(
        ["ruleset generated", f'  zone "{world.zone}"', *vocabulary.text(), *lines, ""]
    )
    return RuleFile(
        text,
        world,
        tuple(vocabulary.events),
        vocabulary.cells(),
        tuple(vocabulary.fields.get("case", ())),
    )


def _case_end(choices: Choices, vocabulary: Vocabulary) -> str:
    match choices.count(0, 3):
        case 0 | 1:
            return f"a case ends at {vocabulary.event(('closed', *EVENTS))}"
        case 2:
            ends = {vocabulary.event(EVENTS) for _ in range(2)}
            return f"a case ends at {', '.join(sorted(ends))}"
        case _:
            return "a case ends with the log"
