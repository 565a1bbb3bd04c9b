"""A failing pair as a conformance page, ready to be judged by hand."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.verdicts import Group, Reason, Verdict
from tests.differential import judging
from tests.differential.judging import Found, Pair
from tests.differential.logs import written
from tests.differential.world import World


def page(pair: Pair, law: str) -> str:
    """The verdicts are those of the reference judge: whether they are right is for you to say."""
    verdicts = "\n".join(_lines(pair, judging.by_reference(pair)))
    return f"""# TITLE

Semantics X.Y: why, in a sentence of that section. Broken law: {law}.

```rules
{pair.file.text.strip()}
```

```log
{written(pair.log, pair.file).strip()}
```

```verdicts
as of {pair.file.world.written(pair.log.as_of)}
{verdicts}
```
"""


def _lines(pair: Pair, found: Found) -> Iterator[str]:
    for (standard, case, ordinal), row in found.items():
        assert isinstance(standard, int)
        name = pair.ruleset.standards[standard].name
        number = f"#{ordinal}" if ordinal != 1 else ""
        if case is None:
            yield f"{name} {_of_period(row)}"
        else:
            yield f"{name} {case}{number} {_of_case(row, pair.file.world)}"


def _of_period(row: dict[str, object]) -> str:
    group, verdict, reason = row["group"], row["verdict"], row["reason"]
    assert isinstance(group, Group)
    assert isinstance(verdict, Verdict)
    assert isinstance(reason, Reason)
    by = f" by {', '.join(value or 'missing' for value in group.by)}" * bool(group.by)
    partial = " partial" * bool(row["partial"])
    return f"{group.period}{by} {verdict.word} because {reason.word}{partial}"


def _of_case(row: dict[str, object], world: World) -> str:
    parts = [f"{row['verdict']} because {row['reason']}"]
    for name in ("started", "due"):
        value = row[name]
        parts.append(f"{name} {world.written(value) if isinstance(value, int) else '-'}")
    if row["counted"] is not None:
        unit = "microseconds" if row["unit"] == "microseconds" else "days"
        parts.append(f"counted {row['counted']} {unit}")
    if row["restarts"]:
        parts.append(f"restarted {row['restarts']} times")
    parts += ["at-risk"] * bool(row["at_risk"]) + ["tie"] * bool(row["tie"])
    return " ".join(parts)
