"""A checked rule in plain sentences, in the language spoken.

They are for whoever must confirm that a rule says what was meant: nothing is left out that changes
a verdict. Names stand in back quotes, with the titles that their author gave them.
"""

from standards_engine.rules.in_words.calendars import calendar_in_words
from standards_engine.rules.in_words.constraints import KINDS, constraint_in_words
from standards_engine.rules.in_words.declared import (
    calendar_in_one_line,
    event_in_words,
    field_in_words,
    parameter_in_words,
    type_in_words,
)
from standards_engine.rules.in_words.goals import SEVERITIES
from standards_engine.rules.in_words.standards import (
    StandardInWords,
    standard_by_title,
    standard_in_words,
)
from standards_engine.rules.in_words.tables import table_in_words

__all__ = [
    "KINDS",
    "SEVERITIES",
    "StandardInWords",
    "calendar_in_one_line",
    "calendar_in_words",
    "constraint_in_words",
    "event_in_words",
    "field_in_words",
    "parameter_in_words",
    "standard_by_title",
    "standard_in_words",
    "table_in_words",
    "type_in_words",
]
