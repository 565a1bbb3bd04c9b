"""Long, wide and single-event logs; order, copies, changes, conditions."""

from __future__ import annotations

from pathlib import Path

from standards_engine.logs.summary import UnknownActivity
from standards_engine.rules.types import Field, Instant, OneOf, Text
from tests.engines.logs_in_hand import (
    FAR,
    HEADER,
    NO_INSTANT,
    cases,
    opened,
    refused,
    ruleset,
    shown,
)

JAN1, JAN2, JAN3 = 1767225600, 1767312000, 1767398400
LONG = "case: case_id\nactivity: activity\ntime: timestamp\n"


def test_names_translate_activities_and_the_rest_is_listed(tmp_path: Path) -> None:
    rules = ruleset({"opened": (), "closed": ()})
    mapped = LONG + 'names: {"Case closed": closed}\n'
    text = HEADER + (
        "1,opened,2026-01-01\n1,Case closed,2026-01-02\n1,opend,2026-01-03\n1,opend,2026-01-03\n"
    )
    with opened(tmp_path, text, rules, mapped) as log:
        assert [event for _, event, _, _ in shown(log)] == ["opened", "closed", "", ""]
        assert log.summary.unknown_activities == (UnknownActivity("opend", 2, "opened"),)
        assert log.summary.event_counts == (("opened", 1), ("closed", 1))
        assert log.default_as_of == JAN2 * 1_000_000


SLIP = LONG + "names: {Acettato: opened, Chiuso: closed}\n"


def test_a_name_that_never_occurs_is_told_with_the_activity_that_does(tmp_path: Path) -> None:
    rules = ruleset({"opened": (), "closed": ()})
    text = HEADER + "1,Accettato,2026-01-01\n1,Chiuso,2026-01-02\n"
    with opened(tmp_path, text, rules, SLIP) as log:
        (warning,) = log.summary.warnings
        assert warning.startswith("`Acettato`, under `names` in the mapping, never occurs in the")
        assert warning.endswith("; did you mean `Accettato`?")
        assert log.summary.unknown_activities == (UnknownActivity("Accettato", 1, "Acettato"),)


def test_an_activity_that_is_understood_is_no_slip_of_another(tmp_path: Path) -> None:
    rules = ruleset({"opened": (), "closed": ()})
    mapped = LONG + "names: {Chiuso: closed, Chiusa: closed}\n"
    with opened(tmp_path, HEADER + "1,Chiuso,2026-01-02\n", rules, mapped) as log:
        assert log.summary.warnings == (
            "`Chiusa`, under `names` in the mapping, never occurs in the log",
        )


def test_of_a_log_without_rows_no_name_is_missed(tmp_path: Path) -> None:
    with opened(tmp_path, HEADER, ruleset({"opened": (), "closed": ()}), SLIP) as log:
        assert log.summary.warnings == ("the log has a header and no rows",)


def test_a_wide_row_makes_the_events_whose_times_are_written(tmp_path: Path) -> None:
    rules = ruleset({"opened": (Field("target", Instant(), optional=True),), "closed": ()})
    mapped = "case: id\nevents: {opened: open_dt, closed: closed_dt}\nfields: {target: target_dt}\n"
    text = (
        "id,open_dt,target_dt,closed_dt\n"
        "1,2026-01-01,2026-01-02,2026-01-01\n"
        "2,2026-01-01,,\n"
        "3,2026-01-01,soon,later\n"
        "4,,,\n"
    )
    with opened(tmp_path, text, rules, mapped) as log:
        assert shown(log) == [
            ("1", "opened", JAN1, 2),
            ("1", "closed", JAN1, 2),
            ("2", "opened", JAN1, 3),
            ("3", "opened", JAN1, 4),
            ("3", "closed", None, 4),
        ]
        assert cases(log)["1"].events[0].values == {"target": JAN2 * 1_000_000}
        assert cases(log)["2"].events[0].values == {}
        summary = log.summary
        assert (summary.rows_read, summary.rows_used, summary.rows_partly_used) == (4, 3, 1)
        assert [each.reason for each in summary.quarantine] == [
            f"`target_dt` {NO_INSTANT}",
            f"`closed_dt` {NO_INSTANT}",
        ]


def test_when_decides_whether_a_wide_row_tells_of_an_event(tmp_path: Path) -> None:
    rules = ruleset({"opened": (), "closed": ()})
    mapped = (
        "case: id\n"
        "events:\n"
        "  opened: open_dt\n"
        '  closed: {time: closed_dt, when: \'`case status` in ("Closed", "Done") and not n > 5\'}\n'
    )
    text = (
        "id,open_dt,closed_dt,case status,n\n"
        "1,2026-01-01,2026-01-02,Closed,5\n"
        "2,2026-01-01,2026-01-02,Open,5\n"
        "3,2026-01-01,2026-01-02,Done,10\n"
        "4,2026-01-01,2026-01-02,,1\n"
        "5,2026-01-01,2026-01-02,,7\n"
    )
    with opened(tmp_path, text, rules, mapped) as log:
        assert [(key, event) for key, event, _, _ in shown(log) if event != "opened"] == [
            ("1", "closed"),
            ("4", None),  # nobody can say: it may be any event
        ]
        assert log.summary.rows_partly_used == 1


def test_every_row_is_one_event(tmp_path: Path) -> None:
    rules = ruleset({"update": (Field("state", Text()),)})
    mapped = "case: [line, number]\nevent: update\ntime: at\n"
    text = "line,number,at,state\nA,1,2026-01-01,open\nA|,1,2026-01-01,open\nA,,2026-01-01,open\n"
    with opened(tmp_path, text, rules, mapped) as log:
        assert [(key, row) for key, _, _, row in shown(log)] == [("A\\||1", 3), ("A|1", 2)]
        assert [(row, reason) for row, reason, _ in log.quarantined_rows()] == [
            (4, "`line` or `number`, which names the case, is missing")
        ]


def test_on_change_keeps_the_rows_that_change_something(tmp_path: Path) -> None:
    rules = ruleset({"open": (), "waiting": ()})
    text = HEADER + (
        "1,waiting,2026-01-03\n"
        "1,open,2026-01-01\n"
        "2,open,2026-01-01\n"
        "1,open,2026-01-02\n"
        "1,open,2026-01-04\n"
        "1,open,never\n"
    )
    with opened(tmp_path, text, rules, LONG + "on_change: activity\n") as log:
        assert [(key, event, row) for key, event, _, row in shown(log)] == [
            ("1", "open", 3),
            ("1", "waiting", 2),
            ("1", "open", 6),
            ("1", "open", 7),
            ("2", "open", 4),
        ]
        assert log.summary.rows_read == 6
        assert log.summary.rows_partly_used == 1
        same = "1 row is no event, by `on_change`: `activity` is that of the row before"
        assert log.summary.warnings == (same,)


def test_copies_are_kept_unless_they_are_to_be_dropped(tmp_path: Path) -> None:
    text = (
        "case_id,activity,timestamp,note\n"
        "1,a,2026-01-01,x\n1,a,2026-01-01,x\n1,a,2026-01-01,y\n1,a,2026-01-01,\n"
    )
    rules = ruleset({"a": ()})
    with opened(tmp_path, text, rules) as log:
        assert [row for _, _, _, row in shown(log)] == [2, 3, 4, 5]
    with opened(tmp_path, text, rules, LONG + "duplicates: drop\n") as log:
        assert [row for _, _, _, row in shown(log)] == [2, 4, 5]
        assert log.summary.rows_read == 4
        assert log.summary.warnings == ("1 row is left out: exact copies of an earlier row",)


def test_order_columns_settle_equal_times_as_numbers(tmp_path: Path) -> None:
    rules = ruleset({"a": ()})
    text = (
        "case_id,activity,timestamp,n\n"
        "1,a,2026-01-01,10\n1,a,2026-01-01,9\n1,a,2026-01-01,9\n1,a,2026-01-01,\n"
    )
    with opened(tmp_path, text, rules, LONG + "order: [n]\n") as log:
        events = cases(log)["1"].events
        assert [event.row for event in events] == [3, 4, 2, 5]
        assert [event.block for event in events] == [0, 0, 1, 2]
    with opened(tmp_path, text, rules, LONG) as log:
        assert [event.block for event in cases(log)["1"].events] == [0, 0, 0, 0]


def test_equal_numbers_settle_no_order_however_they_are_written(tmp_path: Path) -> None:
    rules = ruleset({"a": ()})
    text = "case_id,activity,timestamp,n\n" + "".join(
        f"1,a,2026-01-01,{n}\n" for n in ("b", "1.0", "1", "a", "01", "0.9999999")
    )
    with opened(tmp_path, text, rules, LONG + "order: [n]\n") as log:
        events = cases(log)["1"].events
        assert [event.row for event in events] == [7, 3, 4, 6, 5, 2]
        assert [event.block for event in events] == [0, 1, 1, 1, 2, 3]


def test_holes_share_a_block_with_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, HEADER + "1,a,x\n1,a,y\n1,a,2026-01-01\n") as log:
        assert [event.block for event in cases(log)["1"].events] == [0, 1, 2]


def test_texts_that_stand_for_nothing(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("kind", OneOf(("x", "0")), optional=True),)})
    text = (
        "case_id,activity,timestamp,kind\n1,a,2026-01-01,?\n?,a,2026-01-01,x\n2,a,2026-01-01,no\n"
    )
    with opened(tmp_path, text, rules, LONG + "missing: ['?', no]\n") as log:
        assert {key: case.events[0].values for key, case in cases(log).items()} == {
            "1": {},
            "2": {},
        }
        assert (log.summary.rows_partly_used, log.summary.rows_quarantined) == (0, 1)


def test_xes_names_need_no_mapping(tmp_path: Path) -> None:
    rules = ruleset(
        {"opened": (Field("group", Text()), Field("city", Text(), optional=True))},
        case=(Field("city", Text()),),
    )
    text = (
        "case:concept:name,concept:name,time:timestamp,org:group,case:city\n"
        "1,opened,2026-01-01T00:00:00Z,G1,Rome\n"
    )
    with opened(tmp_path, text, rules) as log:
        case = cases(log)["1"]
        assert case.values == {"city": "Rome"}
        assert case.events[0].values == {"group": "G1"}


def test_the_first_given_value_of_a_case_in_order_of_time_counts(tmp_path: Path) -> None:
    rules = ruleset({"a": ()}, case=(Field("region", Text()),))
    text = (
        "case_id,activity,timestamp,region\n"
        "1,a,2026-01-03,south\n1,a,2026-01-02,north\n1,a,2026-01-01,\n2,a,2026-01-01,\n"
    )
    with opened(tmp_path, text, rules) as log:
        assert cases(log)["1"].values == {"region": "north"}
        assert cases(log)["2"].values == {}
        assert cases(log, as_of=JAN1 * 1_000_000)["1"].values == {}
        assert log.summary.warnings == (
            "`case.region` differs between the rows of 1 case: the first given value counts",
        )


def test_a_field_without_column_is_missing_and_said_so(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("prio", Text()), Field("note", Text(), optional=True))})
    with opened(tmp_path, "case_id,activity,timestamp,priority\n1,a,2026-01-01,P1\n", rules) as log:
        assert cases(log)["1"].events[0].values == {}
        (warning,) = log.summary.warnings
        assert "no column for `a.prio`" in warning
        assert "`priority`" in warning


STATUS = Field("status", Text(), optional=True)
ORIGIN = Field("origin", Text(), optional=True)


def test_a_field_of_every_event_may_be_called_as_the_rules_read_it(tmp_path: Path) -> None:
    rules = ruleset({"a": (STATUS,), "b": (STATUS,)}, case=(STATUS,))
    mapped = LONG + "fields: {event.status: now, b.status: then, status: whole}\n"
    text = "case_id,activity,timestamp,now,then,whole\n1,a,2026-01-01,x,y,z\n1,b,2026-01-02,p,q,z\n"
    with opened(tmp_path, text, rules, mapped) as log:
        (case,) = cases(log).values()
    assert [event.values for event in case.events] == [{"status": "x"}, {"status": "q"}]
    assert case.values == {"status": "z"}


def test_event_stands_only_for_a_field_that_every_event_has(tmp_path: Path) -> None:
    rules = ruleset({"a": (STATUS, ORIGIN), "b": (STATUS,)}, case=(ORIGIN,))
    said = refused(tmp_path, HEADER, rules, LONG + "fields: {event.origin: activity}\n")
    assert "the rules declare no field `event.origin`" in said
    near = refused(tmp_path, HEADER, rules, LONG + "fields: {event.statsu: activity}\n")
    assert "did you mean `event.status`?" in near


def test_rows_after_as_of_do_not_exist_yet(tmp_path: Path) -> None:
    with opened(
        tmp_path, HEADER + "1,a,2026-01-01\n1,b,2026-01-03\n2,b,2026-01-03\n1,b,x\n"
    ) as log:
        found = cases(log, as_of=JAN2 * 1_000_000)
        assert list(found) == ["1"]
        assert [event.row for event in found["1"].events] == [2, 5]
        wanted = [key for batch in log.batches(FAR, ["2", "it's none"]) for key in batch.cases]
        assert wanted == ["2"]
        assert [key for batch in log.batches(FAR, []) for key in batch.cases] == []


def test_stray_late_rows_are_remarked_upon(tmp_path: Path) -> None:
    rows = "".join(f"{n},a,2026-01-01\n" for n in range(2000))
    with opened(tmp_path, HEADER + rows + "x,a,2029-01-01\n") as log:
        (warning,) = log.summary.warnings
        assert "1096 days after nearly all others" in warning


def test_every_fault_between_mapping_log_and_rules_has_its_line(tmp_path: Path) -> None:
    mapped = (
        "case: cas_id\n"
        "activity: activity\n"
        "time: timestamp\n"
        "zone: Europe/Rom\n"
        "names: {Closed: closedd}\n"
        "fields: {kinnd: x, kind: {column: activity, unit: hours, true: [x]}}\n"
    )
    rules = ruleset({"closed": (Field("kind", Text()),)})
    said = refused(tmp_path, HEADER, rules, mapped).replace(f"{tmp_path}/", "")
    for expected in (
        "mapping.yaml:1:7: error: `log.csv` has no column `cas_id` [unknown-column]",
        "did you mean `case_id`?",
        "mapping.yaml:4:7: error: no time zone is called `Europe/Rom` [unknown-zone]",
        "mapping.yaml:5:17: error: the rules declare no event `closedd` [undeclared-mapped-event]",
        "mapping.yaml:6:10: error: the rules declare no field `kinnd` [undeclared-mapped-field]",
        "mapping.yaml:6:51: error: `kind` is text; it has no unit [unknown-mapped-unit]",
        "[spellings-not-for-field]",
    ):
        assert expected in said
