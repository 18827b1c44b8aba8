"""The staff's door: exemptions, reminders, outcomes of questions, events."""

from datetime import date

import pytest

from data.commands.command import main
from data.intake.notes import ingest_notes, record_notes
from data.keeping.ledger.chain import read_events
from data.keeping.publishing.publish import publish
from data.keeping.status import status
from data.keeping.store import open_store, version
from data.keeping.verify import verify
from data.profiles.catalog import load_catalog
from tests.worlds.files.word_factories import CAMPAIGN, CATALOG, UNIT, YEARLY, at, saved, word_store
from tests.worlds.store_factories import answers

EVENT_DAY = date(2026, 5, 20)
HEADER = "kind,campaign_id,unit_id,indicator_id,obligation_id,flag_id,at_date,outcome,text,source"
GOOD = {
    "exemption": {
        "unit_id": UNIT,
        "obligation_id": YEARLY,
        "text": "Đang sáp nhập",
        "source": "CV 5",
    },
    "reminder": {"unit_id": UNIT, "obligation_id": YEARLY},
    "flag": {"flag_id": "copied:1", "outcome": "explained", "text": "Đúng là không đổi"},
    "annotation": {"at_date": "2026-05-20", "text": "Đổi cách tính", "source": "CV 9"},
    "sent": {
        "obligation_id": "own-yearly-2026",
        "at_date": "2026-05-20",
        "text": "CL-2026-05-20-01",
        "source": "12/BC-UBND",
    },
}
NOTES = """
    SELECT note_id, kind, unit_id, obligation_id, at_date, text, recorded_at, recorded_by
    FROM note
    ORDER BY note_id
"""


def row(kind: str, /, **changes: object) -> dict[str, object]:
    return {"kind": kind, "campaign_id": CAMPAIGN, **GOOD[kind], **changes}


def write(store, *rows, day=9):
    return record_notes(store, rows, "cán bộ", at(day), CATALOG)


@pytest.mark.parametrize("kind", GOOD)
def test_a_note_that_says_all_it_must_is_written_down(tmp_path, kind):
    store = word_store(tmp_path)
    outcome = write(store, row(kind))
    assert (outcome.state, outcome.form, outcome.reports) == ("accepted", "notes", ())
    ((note, found, *_, recorded_at, by),) = answers(open_store(store), NOTES)
    assert (note, found, recorded_at, by) == ("000001-00002", kind, at(9), "cán bộ")


@pytest.mark.parametrize(
    ("kind", "lost", "rule"),
    [
        ("exemption", "unit_id", "note_needs_unit"),
        ("exemption", "obligation_id", "note_needs_obligation"),
        ("exemption", "text", "note_needs_text"),
        ("exemption", "source", "note_needs_source"),
        ("reminder", "unit_id", "note_needs_unit"),
        ("reminder", "obligation_id", "note_needs_obligation"),
        ("flag", "flag_id", "note_needs_flag"),
        ("flag", "outcome", "note_needs_outcome"),
        ("flag", "text", "note_needs_text"),
        ("annotation", "at_date", "note_needs_date"),
        ("annotation", "text", "note_needs_text"),
        ("annotation", "source", "note_needs_source"),
        ("sent", "obligation_id", "note_needs_obligation"),
        ("sent", "at_date", "note_needs_date"),
        ("sent", "text", "note_needs_text"),
        ("sent", "source", "note_needs_source"),
    ],
)
def test_a_note_without_what_its_kind_needs_is_returned(tmp_path, kind, lost, rule):
    store = word_store(tmp_path)
    outcome = write(store, row(kind, **{lost: None}))
    assert outcome.state == "rejected"
    assert [(p.rule, p.row, p.params) for p in outcome.problems] == [(rule, 2, {"kind": kind})]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"kind": "khen"}, "note_kind_known"),
        ({"kind": ""}, "blank_code"),
        ({"outcome": "bỏ qua"}, "note_outcome_known"),
        ({"unit_id": "99999"}, "unknown_unit"),
        ({"indicator_id": "ND9"}, "unknown_indicator"),
        ({"obligation_id": "yearly-1999"}, "unknown_report"),
        ({"campaign_id": "khac"}, "unknown_campaign"),
        ({"at_date": "31/02/2026"}, "impossible_date"),
        ({"text": "x" * 2001}, "words_within_limit"),
    ],
)
def test_one_mistake_returns_the_notes_and_says_where(tmp_path, changes, rule):
    outcome = write(word_store(tmp_path), row("exemption", **changes))
    assert outcome.state == "rejected"
    assert [(p.rule, p.row) for p in outcome.problems] == [(rule, 2)]


def test_one_bad_note_returns_all_and_leaves_no_report_behind(tmp_path):
    store = word_store(tmp_path)
    write(store, row("reminder"), day=8)
    outcome = write(store, row("reminder"), row("exemption", text=None))
    assert outcome.state == "rejected"
    con = open_store(store)
    assert answers(con, "SELECT count(*) FROM note") == [(1,)]
    assert answers(con, "SELECT count(*) FROM submission") == [(0,)]
    assert verify(store).is_sound


def test_lost_zeros_of_a_unit_are_put_back(tmp_path):
    store = word_store(tmp_path)
    outcome = write(store, row("reminder", unit_id="4101"))
    assert [p.rule for p in outcome.problems] == ["zeros_restored"]
    assert answers(open_store(store), "SELECT unit_id FROM note") == [(UNIT,)]


def test_the_same_words_on_another_day_are_another_note(tmp_path):
    store = word_store(tmp_path)
    states = [write(store, row("reminder"), day=day).state for day in (8, 8, 9)]
    assert states == ["accepted", "unchanged", "accepted"]
    assert answers(open_store(store), "SELECT recorded_at FROM note ORDER BY 1") == [
        (at(8),),
        (at(9),),
    ]


def test_a_file_of_notes_comes_in_with_the_dates_people_write(tmp_path):
    store = word_store(tmp_path)
    lines = [
        HEADER,
        f"annotation,{CAMPAIGN},{UNIT},ND1.01,,,20/05/2026,,Đổi cách tính,CV 9",
        f"reminder,{CAMPAIGN},{UNIT},,2026-q3,,,,,",
    ]
    path = saved(tmp_path, "ghi-chep.csv", "\n".join([*lines, ""]))
    (outcome,) = ingest_notes(store, [path], "cán bộ", at(9), CATALOG)
    assert outcome.problems == ()
    assert answers(open_store(store), NOTES) == [
        ("000001-00002", "annotation", UNIT, None, EVENT_DAY, "Đổi cách tính", at(9), "cán bộ"),
        ("000001-00003", "reminder", UNIT, "2026-Q3", None, "", at(9), "cán bộ"),
    ]


def test_a_report_is_no_file_of_notes(tmp_path):
    path = saved(tmp_path, "a.csv", "campaign_id,unit_id,period_id,indicator_id,value\na,b,c,d,5\n")
    (outcome,) = ingest_notes(word_store(tmp_path), [path], "cán bộ", at(9), CATALOG)
    assert [p.rule for p in outcome.problems] == ["not_staff_notes"]


def test_notes_are_in_the_ledger_and_come_back_the_same(tmp_path):
    store = word_store(tmp_path)
    for day, kind in enumerate(GOOD, start=6):
        write(store, row(kind), day=day)
    events = read_events(store)
    assert [(e.form, e.rows[0].kind, e.rows[0].row_count) for e in events] == [
        ("notes", "note", 1)
    ] * len(GOOD)
    before = version(store).partition("-")[2]
    assert publish(store, CATALOG).partition("-")[2] == before
    assert verify(store).findings == ()
    assert status(store).campaigns[0].note_count == len(GOOD)


def test_a_note_lost_from_the_ledger_is_found(tmp_path):
    store = word_store(tmp_path)
    write(store, row("reminder"))
    next((store / "ledger" / "rows").glob("*.parquet")).unlink()
    assert [f.code for f in verify(store).findings] == ["rows_missing"]


def test_the_command_writes_one_note_or_a_file(tmp_path, capsys):
    catalog = load_catalog()
    campaign = next(c for c, p in catalog.profiles.items() if p.reporting.yearly)
    unit = catalog.units_of(campaign, date(2026, 10, 1))["unit_id"][0]
    store = word_store(tmp_path)
    place = ["--store", str(store), "--received-at", "2026-10-09T09:00", "--lang", "en"]
    note = ["--kind", "exemption", "--campaign", campaign, "--unit", unit]
    note += ["--obligation", YEARLY, "--text", "Đang sáp nhập"]
    assert main(["note", *note, *place]) == 1
    assert "needs a document" in capsys.readouterr().out
    assert main(["note", *note, "--source", "CV 5", *place]) == 0
    assert "1 notes written down" in capsys.readouterr().out
    path = saved(tmp_path, "a.csv", f"{HEADER}\nreminder,{campaign},{unit},,{YEARLY},,,,,\n")
    assert main(["note", str(path), "--json", *place]) == 0
    assert '"state": "accepted"' in capsys.readouterr().out
    assert main(["note", str(path), *place]) == 0
    assert "already" in capsys.readouterr().out


@pytest.mark.parametrize("said", [["note"], ["note", "--kind", "flag"], ["note", "none.csv"]])
def test_a_command_that_says_too_little_is_a_usage_error(tmp_path, capsys, said):
    assert main([*said, "--store", str(word_store(tmp_path))]) == 2


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"obligation_id": YEARLY}, "unknown_own"),
        ({"text": "bản giấy"}, "note_sent_frozen"),
    ],
)
def test_what_is_sent_is_a_report_of_the_owner_from_frozen_figures(tmp_path, changes, rule):
    outcome = write(word_store(tmp_path), row("sent", **changes))
    assert outcome.state == "rejected"
    assert [problem.rule for problem in outcome.problems] == [rule]


def test_a_unit_is_exempt_from_its_own_reports_alone(tmp_path):
    outcome = write(word_store(tmp_path), row("exemption", obligation_id="own-yearly-2026"))
    assert [problem.rule for problem in outcome.problems] == ["unknown_report"]
