"""The audit log over a real store: every door leaves one act, with who, before and after."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from briefing.templates import drop_template
from data.commands.command import main
from data.intake.load import ingest
from data.intake.notes import record_notes
from data.keeping.audit.acts import KINDS, OF_ROWS, Act, audit_log
from data.keeping.audit.changes import KEYS, changes
from data.keeping.audit.journal import note_act, noted, read_journal
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.lock import writer_lock
from data.keeping.people import NAME, note_people
from data.keeping.snapshots.removal import ask_removal, confirm_removal, drop_removal
from data.keeping.snapshots.snapshots import freeze
from data.keeping.snapshots.storylines import drop_storyline, keep_storyline
from data.keeping.verify import verify
from data.profiles.catalog import load_catalog
from schemas.problems import StoreError
from schemas.storyline import Storyline
from schemas.tables import KEPT
from schemas.viewer import ROLES, NotAllowed, Viewer
from tests.data.keeping.test_people import ADMINISTRATOR
from tests.worlds.page_store import HEADER, TODAY, a_campaign, page_store, three_units

CAMPAIGN = a_campaign(load_catalog())
UNIT = three_units(load_catalog(), CAMPAIGN)[0]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return page_store(tmp_path)


def latest(store: Path, kind: str) -> Act:
    """The last act of a kind."""
    return next(act for act in audit_log(store, Viewer()).acts if act.kind == kind)


def handed_in(store: Path, folder: Path, value: str, by: str) -> None:
    catalog = load_catalog()
    indicator = next(
        i for i in catalog.indicators_for(CAMPAIGN, "commune") if i.measure == "%" and not i.part_of
    )
    period = catalog.periods(CAMPAIGN).filter(end_date=date(2026, 9, 30))["period_id"][0]
    path = folder / f"{by}.csv"
    path.write_text(f"{HEADER}\n{CAMPAIGN},{UNIT},{period},{indicator.id},{value},\n", "utf-8")
    assert ingest(store, [path], by)[0].state == "accepted"


def test_a_replaced_value_is_told_with_who_and_what_stood_before(
    store: Path, tmp_path: Path
) -> None:
    handed_in(store, tmp_path, "41.5", "Cán bộ A")
    handed_in(store, tmp_path, "43.25", "Cán bộ B")
    act = latest(store, "report")
    assert (act.by, act.replaced, act.row_count, act.units) == ("Cán bộ B", 1, 1, {UNIT})
    assert act.event is not None
    found = changes(store, read_events(store), act.event)
    told = found.select("unit_id", "field", "before", "after", "cell").rows()
    assert told == [(UNIT, "value", "41.5", "43.25", "2")]


def test_snapshots_and_their_removal_by_two_are_told(store: Path) -> None:
    made = freeze(store, CAMPAIGN, "Họp", TODAY, "An", "trình họp")
    ask_removal(store, made.snapshot_id, "An", "nhầm ngày")
    drop_removal(store, made.snapshot_id, "Bình")
    drop_removal(store, made.snapshot_id, "Bình")  # nothing asked: nothing done
    ask_removal(store, made.snapshot_id, "An", "nhầm ngày")
    confirm_removal(store, made.snapshot_id, "Bình")
    acts = [a for a in audit_log(store, Viewer()).acts if made.snapshot_id in a.item]
    assert sorted(a.kind for a in acts) == [
        *("removal_asked", "removal_asked", "removal_dropped", "snapshot", "snapshot_removed")
    ]
    gone = latest(store, "snapshot_removed")
    assert (gone.by, gone.reason, gone.after) == ("Bình", "nhầm ngày", "An → Bình")
    assert latest(store, "snapshot").by == "An"


def test_storylines_people_and_backups_are_told(store: Path, tmp_path: Path) -> None:
    story = Storyline(CAMPAIGN, "Cho Chủ tịch", "yearly", ("cover",))
    keep_storyline(store, story, "An")
    keep_storyline(store, Storyline(CAMPAIGN, "Cho Chủ tịch", "yearly", ("cover", "x")), "Bình")
    told = latest(store, "storyline")
    assert (told.before, told.after, told.by) == ("yearly: cover", "yearly: cover, x", "Bình")
    drop_storyline(store, story.storyline_id, "An")
    drop_storyline(store, story.storyline_id, "An")
    assert latest(store, "storyline_dropped").before == "yearly: cover, x"
    drop_template(store, CAMPAIGN, "An")  # there is none: nothing was done
    (store / NAME).write_text(ADMINISTRATOR, encoding="utf-8")
    assert note_people(store)
    assert not note_people(store)
    more = ADMINISTRATOR + '[[person]]\naccount = "b"\nname = "Bình"\nrole = "secretary"\n'
    (store / NAME).write_text(more, encoding="utf-8")
    assert note_people(store)
    assert "Bình · b · secretary" in latest(store, "people").after
    assert "Bình" not in latest(store, "people").before
    assert main(["backup", str(tmp_path / "backups"), "--store", str(store)]) == 0
    assert latest(store, "backup").item.startswith("store-")
    kinds = [a.kind for a in audit_log(store, Viewer()).acts]
    assert kinds.count("storyline") == 2
    assert kinds.count("storyline_dropped") == 1
    assert "template_dropped" not in kinds
    assert verify(store).is_sound


def test_an_altered_or_missing_entry_is_named(store: Path) -> None:
    for item in ("a", "b", "c"):
        noted(store, "backup", "An", item)
    assert [note.item for note in read_journal(store)[0]] == ["a", "b", "c"]
    path = store / "journal" / "000002.json"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"An"', b'"Ai"'))
    with pytest.raises(StoreError, match=r"000003\.json"):
        audit_log(store, Viewer())
    assert [f.code for f in verify(store).findings if not f.is_harmless] == ["journal_altered"]
    path.unlink()
    with pytest.raises(StoreError, match=r"000002\.json"):
        read_journal(store)
    with pytest.raises(StoreError), writer_lock(store):
        note_act(store, "backup", "An")  # nothing is written behind a broken chain
    path.write_bytes(whole)
    assert verify(store).is_sound


@pytest.mark.parametrize("role", ROLES)
def test_the_log_is_for_those_alone_who_may_read_it(role: str, store: Path) -> None:
    noted(store, "backup", "An", "a")
    viewer = Viewer("x", role)  # type: ignore[arg-type]
    if not viewer.may("read_audit"):
        with pytest.raises(NotAllowed):
            audit_log(store, viewer)
        return
    assert audit_log(store, viewer).acts == audit_log(store, Viewer()).acts
    elsewhere = Viewer("x", role, frozenset({"nowhere"}))  # type: ignore[arg-type]
    assert audit_log(store, elsewhere).acts == ()
    here = Viewer("x", role, frozenset({CAMPAIGN}))  # type: ignore[arg-type]
    assert {a.campaign_id for a in audit_log(store, here).acts} == {CAMPAIGN}


def test_every_kind_of_row_and_act_is_known_to_the_log() -> None:
    assert set(KEYS) == set(KEPT)
    for kind, names in KEYS.items():
        assert set(names) <= set(KEPT[kind].columns), kind
    assert set(OF_ROWS.values()) <= set(KINDS)


def test_a_note_tells_its_words_and_a_returned_file_its_faults(store: Path, tmp_path: Path) -> None:
    note = {"campaign_id": CAMPAIGN, "kind": "reminder", "unit_id": UNIT, "text": "đã gọi"}
    outcome = record_notes(store, [{**note, "obligation_id": "yearly-2026"}], "An")
    if outcome.state == "accepted":
        act = latest(store, "note")
        assert act.event is not None
        found = changes(store, read_events(store), act.event)
        assert ("text", None, "đã gọi") in found.select("field", "before", "after").rows()
    path = tmp_path / "sai.csv"
    path.write_text(f"{HEADER}\n{CAMPAIGN},{UNIT},2026-Q3,none,1,\n", "utf-8")
    assert ingest(store, [path], "An")[0].state == "rejected"
    act = latest(store, "returned")
    assert (act.by, act.item, act.problem_count) == ("An", "sai.csv", 1)


def test_entries_are_plain_json_of_a_moment_a_person_and_an_act(store: Path) -> None:
    noted(store, "restore", " An ", "x", "thử")
    said = json.loads((store / "journal" / "000001.json").read_text(encoding="utf-8"))
    assert datetime.fromisoformat(said["at"])
    assert (said["by"], said["kind"], said["reason"]) == ("An", "restore", "thử")
