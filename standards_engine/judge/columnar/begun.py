"""Which obligations a standard has in a batch (semantics 2.1)."""

from __future__ import annotations

from standards_engine.judge.columnar.reopened import with_reopened
from standards_engine.judge.columnar.repeats import with_windows
from standards_engine.judge.columnar.silences import complete_silences
from standards_engine.judge.columnar.triggers import Triggers, in_effect, triggers_of
from standards_engine.judge.columnar.values.frames import Sheet
from standards_engine.rules.nodes import ForEachSilence, Periodic, Standard


def begun(sheet: Sheet, standard: Standard) -> Triggers:
    """Those in effect, in order of case and trigger."""
    asked = "triggers", standard.trigger, standard.zone
    triggers = sheet.memo(asked, lambda: triggers_of(sheet, standard))
    if isinstance(standard.trigger, ForEachSilence):
        triggers = complete_silences(triggers, standard.trigger, sheet, standard)
    else:
        triggers = with_reopened(triggers, sheet, standard)
    if isinstance(standard.expectation, Periodic):
        triggers = with_windows(triggers, standard.expectation, sheet, standard)
    return in_effect(triggers, standard)
