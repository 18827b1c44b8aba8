from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.intake.load import inspect_file
from data.intake.notes import ingest_notes
from data.keeping.ledger.chain import read_events
from data.keeping.store import answer, open_store
from schemas.viewer import Viewer
from tests.worlds.files.award_door import FIRST, ROUTE, states
from tests.worlds.files.award_files import (
    CATALOG,
    PLAN,
    UNIT,
    handed_in,
    proposal,
    rules_of,
    stepped,
    written,
)


def test_a_proposal_goes_its_route_and_the_past_is_seen_as_it_was(
    store: Path, tmp_path: Path
) -> None:
    handed_in(store, tmp_path, proposal("01"))
    assert stepped(store, FIRST, *ROUTE, "issued").state == "accepted"
    assert states(store) == {FIRST: "issued"}
    kept = answer(open_store(store), "SELECT state, verdict FROM award_step ORDER BY on_date")
    assert kept.rows() == [
        ("appraised", None),
        ("appraised", None),
        ("decided", "met"),
        ("issued", None),
    ]
    assert states(store, date(2026, 10, 1)) == {}
    assert states(store, date(2026, 10, 3)) == {FIRST: "proposed"}


@pytest.mark.parametrize(
    ("before", "step", "more", "rule"),
    [
        ((), "decided", {}, "step_out_of_order"),
        (("appraised-1",), "decided", {}, "step_out_of_order"),
        ((), "issued", {}, "step_needs_decision"),
        ((), "passed", {}, "route_step_unknown"),
        ((), "gửi", {}, "unknown_step"),
        ((), "refused", {}, "ending_has_reason"),
        (("appraised-1", "appraised"), "decided", {"document": ""}, "decision_has_document"),
        (
            ("appraised-1", "appraised"),
            "decided",
            {"override_role": "Chủ tịch"},
            "override_is_whole",
        ),
        (ROUTE, "returned", {"reason": "x"}, "step_after_decision"),
    ],
)
def test_a_step_that_does_not_fit_is_refused(
    store: Path, tmp_path: Path, before: tuple[str, ...], step: str, more: dict[str, Any], rule: str
) -> None:
    handed_in(store, tmp_path, proposal("01"))
    if before:
        assert stepped(store, FIRST, *before).state == "accepted"
    outcome = stepped(store, FIRST, step, day=date(2026, 10, 20), **more)
    assert (outcome.state, rules_of(outcome)) == ("rejected", [rule])


def test_a_refused_proposal_takes_no_more_steps_and_an_earlier_day_is_no_step(
    store: Path, tmp_path: Path
) -> None:
    handed_in(store, tmp_path, proposal("01"), proposal("02"))
    assert stepped(store, FIRST, "refused", reason="Trùng hồ sơ").state == "accepted"
    assert rules_of(stepped(store, FIRST, *ROUTE[:1], day=date(2026, 10, 20))) == [
        "proposal_closed"
    ]
    late = stepped(store, f"{UNIT}/2026/02", *ROUTE[:1], day=date(2026, 9, 1))
    assert rules_of(late) == ["step_before_last"]
    nobody = stepped(store, f"{UNIT}/2026/99", *ROUTE[:1])
    assert rules_of(nobody) == ["unknown_proposal"]


def test_a_revoked_award_is_no_longer_decided(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, proposal("01"))
    stepped(store, FIRST, *ROUTE)
    revoked = stepped(store, FIRST, "revoked", reason="Khai sai", day=date(2026, 11, 1))
    assert revoked.state == "accepted"
    assert states(store) == {FIRST: "revoked"}
    asked = {"campaign_id": PLAN, "as_of": date(2026, 12, 1)}
    assert answer(open_store(store), "SELECT decided_on FROM award_state", asked).item() is None


def test_the_third_place_is_refused_unless_somebody_answers_for_it(
    store: Path, tmp_path: Path
) -> None:
    handed_in(store, tmp_path, *(proposal(f"0{n}") for n in (1, 2, 3)))
    for n in (1, 2):
        assert stepped(store, f"{UNIT}/2026/0{n}", *ROUTE).state == "accepted"
    third = f"{UNIT}/2026/03"
    outcome = stepped(store, third, *ROUTE)
    assert (outcome.state, rules_of(outcome)) == ("rejected", ["award_not_eligible"])
    said = {
        "override_role": "Chủ tịch UBND tỉnh",
        "override_document": "9/TB",
        "reason": "Đặc cách",
    }
    assert stepped(store, third, *ROUTE, **said).state == "accepted"
    sql = "SELECT verdict, failed_rules, override_role FROM award_step WHERE state = 'decided'"
    rows = answer(open_store(store), f"{sql} ORDER BY proposal_id").rows()
    assert rows[0] == ("met", None, None)
    assert rows[2] == ("failed", "cap-collective", "Chủ tịch UBND tỉnh")


def test_a_decision_without_basis_is_recorded_with_a_warning(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, proposal("01", ma_thanh_tich=""))
    outcome = stepped(store, FIRST, *ROUTE)
    assert (outcome.state, rules_of(outcome)) == ("accepted", ["award_without_basis"])


def test_a_new_sheet_keeps_what_has_come_a_step(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, proposal("01"), proposal("02"))
    stepped(store, FIRST, *ROUTE[:1])
    at = datetime(2026, 11, 2, 8)
    dropped = handed_in(store, tmp_path, proposal("02"), at=at)
    assert rules_of(dropped) == ["proposal_dropped"]
    other = proposal("01", ten_doi_tuong="Tập thể khác")
    assert rules_of(handed_in(store, tmp_path, other, at=at)) == ["proposal_changed"]
    assert handed_in(store, tmp_path, proposal("01", so_bo=2), at=at).state == "accepted"
    assert states(store) == {FIRST: "proposed"}


def test_a_unit_cannot_hand_in_steps_and_staff_cannot_hand_in_proposals(
    store: Path, tmp_path: Path
) -> None:
    row = {"campaign_id": PLAN, "proposal_id": FIRST, "state": "decided", "at_date": "01/10/2026"}
    path = written(tmp_path, [row], "buoc")
    assert rules_of(inspect_file(store, path, catalog=CATALOG)) == ["staff_notes_here"]
    path = written(tmp_path, [proposal("01")], "de-nghi")
    said = ingest_notes(store, [path], "x", datetime(2026, 10, 2), CATALOG)
    assert rules_of(said[0]) == ["not_staff_notes"]


def test_who_handed_a_proposal_in_does_not_write_down_that_it_was_decided(
    store: Path, tmp_path: Path
) -> None:
    handed_in(store, tmp_path, proposal("01"))
    event = read_events(store)[-1]
    assert stepped(store, FIRST, *ROUTE[:-1]).state == "accepted"
    day = {"day": date(2026, 10, 8)}
    same = Viewer(event.received_by, "secretary", account="a@x.vn")
    refused = stepped(store, FIRST, ROUTE[-1], by=same, **day)
    assert [p.rule for p in refused.problems] == ["same_person"]
    assert states(store) == {FIRST: "appraised"}
    another = Viewer("Người khác", "secretary", account="b@x.vn")
    assert stepped(store, FIRST, ROUTE[-1], by=another, **day).state == "accepted"


def test_alone_on_one_machine_a_typed_name_is_not_held_to_two(store: Path, tmp_path: Path) -> None:
    handed_in(store, tmp_path, proposal("01"))
    typed = Viewer(read_events(store)[-1].received_by)
    assert stepped(store, FIRST, *ROUTE, by=typed).state == "accepted"
