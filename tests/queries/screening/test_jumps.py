"""Values that jump, slip a decimal, change places or stand still."""

from datetime import date, datetime

import pytest

from queries.screening.questions import flag_list
from schemas.selection import Selection, Viewer
from tests.worlds.screening.campaigns import (
    BEFORE,
    CHOSEN,
    COUNT,
    EARLIER,
    NOW,
    campaign,
    cells,
    jumping,
    raised,
    report,
)


def test_a_jump_is_measured_in_robust_deviations_from_the_median_change() -> None:
    (flag,) = raised(campaign(jumping(60.3)), "jump_against_peers")
    # changes 4 5 5 6 6 7 7 8 20: median 6, deviations 0 0 1 1 1 1 2 2 14: MAD 1; floor 2 points
    assert flag["score"] == pytest.approx((20 - 6) / max(1.4826 * 1, 2))
    assert flag["peer_count"] == 8
    assert flag["peer_median"] == pytest.approx(40.3 + 6)
    assert (flag["value"], flag["compared_value"]) == (60.3, 40.3)
    assert flag["flag_id"] == "jump_against_peers|u8|i|2026-Q3"


def test_a_change_at_the_limit_is_asked_about_and_one_below_is_not() -> None:
    assert raised(campaign(jumping(40.3 + 6 + 3.5 * 2 + 0.01)), "jump_against_peers")
    assert not raised(campaign(jumping(40.3 + 6 + 3.5 * 2 - 0.01)), "jump_against_peers")


def test_a_missing_value_is_no_question() -> None:
    assert flag_list(campaign(jumping(None)), Viewer(), CHOSEN).is_empty()


def test_a_jump_needs_peers() -> None:
    assert not raised(campaign(jumping(60.3, peers=5)), "jump_against_peers")
    assert raised(campaign(jumping(60.3, peers=6)), "jump_against_peers")


def test_a_count_is_compared_by_its_ratio() -> None:
    sizes = [100.0, 200.0, 400.0, 800.0, 100.0, 200.0, 400.0, 800.0]
    rows = [
        *cells("i", BEFORE, sizes),
        *cells("i", NOW, [*(s * 1.1 for s in sizes[:-1]), 800 * 2.5]),
    ]
    (flag,) = raised(campaign(rows, indicators={"i": COUNT}), "jump_against_peers")
    assert flag["unit_id"] == "u7"
    assert flag["peer_median"] == pytest.approx(880, rel=0.01)


def test_the_way_back_from_a_jump_is_not_asked_about_again() -> None:
    rows = [
        *cells("i", EARLIER, [35.3] * 9),
        *cells("i", BEFORE, [40.3] * 8 + [70.3]),
        *cells("i", NOW, [44.3, 45.3, 46.3, 47.3, 48.3, 45.3, 46.3, 47.3, 46.3]),
    ]
    assert not raised(campaign(rows), "jump_against_peers")
    before = Selection("c", date(2026, 10, 31), period=BEFORE)
    assert [f["unit_id"] for f in raised(campaign(rows), "jump_against_peers", before)] == ["u8"]


def test_ten_times_the_usual_value_asks_for_the_decimal_and_not_for_the_jump() -> None:
    sizes = [100.0, 200.0, 400.0, 800.0, 100.0, 200.0, 400.0, 300.0]
    rows = [*cells("i", BEFORE, sizes), *cells("i", NOW, [*sizes[:-1], 3000.0])]
    con = campaign(rows, indicators={"i": COUNT})
    (flag,) = raised(con, "misplaced_decimal")
    assert (flag["unit_id"], flag["value"], flag["compared_value"]) == ("u7", 3000.0, 300.0)
    assert flag["score"] == pytest.approx(10.0)
    assert not raised(con, "jump_against_peers")


def test_two_values_that_changed_places_are_both_asked_about() -> None:
    drift = [1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 2.0]
    rows = [
        *cells("a", BEFORE, [30.3] * 8),
        *cells("b", BEFORE, [70.3] * 8),
        *cells("a", NOW, [*(30.3 + d for d in drift), 72.3]),
        *cells("b", NOW, [*(70.3 + d for d in drift), 32.3]),
    ]
    found = raised(campaign(rows, indicators={"b": {"short_vi": "CT B"}}), "swapped_values")
    assert {(f["unit_id"], f["indicator_id"]) for f in found} == {("u7", "a"), ("u7", "b")}
    assert next(f for f in found if f["indicator_id"] == "a")["matched_vi"] == "CT B"


def test_a_report_like_the_one_before_is_one_question_about_the_whole() -> None:
    old, new = [11.3, 22.4, 33.1, 44.6, 55.7], [13.3, 25.4, 36.1, 47.6, 58.7]
    rows = [r for u in ("u0", "u1", "u2") for r in report(u, old, BEFORE)]
    rows += [*report("u0", new), *report("u1", new), *report("u2", old)]
    con = campaign(rows)
    (flag,) = raised(con, "copied_report")
    assert (flag["unit_id"], flag["indicator_id"], flag["cell_count"]) == ("u2", None, 5)
    assert (flag["score"], flag["peer_median"], flag["peer_count"]) == (1.0, 0.0, 2)
    assert flag["flag_id"] == "copied_report|u2||2026-Q3"


def test_standing_still_is_no_question_where_most_stand_still() -> None:
    old = [11.3, 22.4, 33.1, 44.6, 55.7]
    rows = [r for u in ("u0", "u1", "u2") for p in (BEFORE, NOW) for r in report(u, old, p)]
    assert not raised(campaign(rows), "copied_report")


def test_zeros_maxima_and_four_cells_are_too_little_for_a_copy() -> None:
    old = [0.0, 100.0, 33.1, 44.6, 55.7, 66.2]
    rows = [*report("u0", old, BEFORE), *report("u0", old)]
    assert not raised(campaign(rows), "copied_report")


def test_of_two_equal_reports_the_later_is_asked() -> None:
    same = [11.3, 22.4, 33.1, 44.6, 55.7, 66.8]
    rows = report("u0", same, submission_id="s0") + report("u1", same, submission_id="s1")
    rows += report("u2", [v + 1 for v in same], submission_id="s2")
    arrived = [
        {
            "submission_id": f"s{n}",
            "unit_id": f"u{n}",
            "period_id": NOW,
            "received_at": datetime(2026, 10, day),
        }
        for n, day in enumerate((9, 4, 5))
    ]
    (flag,) = raised(campaign(rows, submission=arrived), "copied_from_unit")
    assert (flag["unit_id"], flag["matched_vi"], flag["score"]) == ("u0", "U1", 1.0)
