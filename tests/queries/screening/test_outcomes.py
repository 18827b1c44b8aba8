"""What became of a question, whom it is about, and how many were looked at."""

from datetime import date, datetime

from data.profiles.staff_tables import LIMITS
from queries.screening.questions import flag_count, flag_list, flag_peers
from schemas.frames.screening import RULES
from schemas.selection import Selection, Viewer
from tests.worlds.screening.campaigns import (
    CHOSEN,
    campaign,
    jumping,
    noted,
    raised,
)


def test_the_latest_outcome_known_on_the_date_stands_beside_the_question() -> None:
    con = noted(
        {"outcome": "explained", "text": "một", "recorded_at": datetime(2026, 10, 20)},
        {"outcome": "confirmed", "text": "hai", "recorded_at": datetime(2026, 10, 31, 9)},
        {"outcome": "corrected", "text": "ba", "recorded_at": datetime(2026, 11, 1)},
    )
    (flag,) = raised(con, "jump_against_peers")
    assert (flag["outcome"], flag["outcome_text"]) == ("confirmed", "hai")
    assert flag_count(con, Viewer(), CHOSEN)["answered_count"].sum() == 1


def test_an_outcome_changes_no_figure() -> None:
    con = noted({"outcome": "corrected", "text": "x", "recorded_at": datetime(2026, 10, 20)})
    (flag,) = raised(con, "jump_against_peers")
    assert flag["value"] == 60.3


def test_a_rule_that_is_off_asks_nothing_and_is_not_counted() -> None:
    rules = [{"rule_id": "jump_against_peers", "limit_value": 3.5, "is_on": False}]
    con = campaign(jumping(60.3), screening_rule=rules)
    assert flag_list(con, Viewer(), CHOSEN).is_empty()
    assert flag_count(con, Viewer(), CHOSEN).is_empty()


def test_a_profile_may_set_a_limit_of_its_own() -> None:
    rules = [{"rule_id": "jump_against_peers", "limit_value": 7.1, "minimum_count": 6}]
    assert not raised(campaign(jumping(60.3), screening_rule=rules), "jump_against_peers")


def test_published_figures_are_not_screened() -> None:
    con = campaign(jumping(60.3), campaign=[{"level": "published"}])
    assert flag_list(con, Viewer(), CHOSEN).is_empty()


def test_counts_stand_beside_what_was_looked_at() -> None:
    counts = flag_count(campaign(jumping(60.3)), Viewer(), CHOSEN)
    assert counts["rule_id"].sort().to_list() == sorted(RULES)
    first = counts.row(0, named=True)
    assert (first["rule_id"], first["flag_count"], first["flagged_cell_count"]) == (
        "jump_against_peers",
        1,
        1,
    )
    assert (first["cell_count"], first["unit_count"], first["expected_count"]) == (9, 9, 9)


def test_a_filter_narrows_the_questions_and_never_the_peers() -> None:
    con = campaign(jumping(60.3))
    one = Selection("c", date(2026, 10, 31), unit="u8")
    assert [f["peer_count"] for f in raised(con, "jump_against_peers", one)] == [8]
    other = Selection("c", date(2026, 10, 31), unit="u1")
    assert not raised(con, "jump_against_peers", other)


def test_the_peers_of_a_question_are_the_units_of_its_type() -> None:
    chosen = Selection("c", date(2026, 10, 31), unit="u8", indicator="i")
    peers = flag_peers(campaign(jumping(60.3)), Viewer(), chosen)
    assert peers.height == 9
    assert peers.filter(is_asked=True)["value"].to_list() == [60.3]


def test_every_rule_has_a_limit() -> None:
    assert sorted(LIMITS) == sorted(RULES)
