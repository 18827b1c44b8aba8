from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest

from data.profiles.staff_tables import LIMITS
from queries.screening.questions import flag_count, flag_list, flag_peers
from schemas.frames.screening import RULES
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store
from tests.worlds.screening.defects import DEFECTS
from tests.worlds.screening.sample import asked, clean_shares, planted_world, tallied
from tests.worlds.screening.world import INDICATORS, PERIODS, TYPES, clean_world

NOW, BEFORE, EARLIER = "2026-Q3", "2026-Q2", "2026-Q1"
CHOSEN = Selection("c", date(2026, 10, 31))
COUNT = {"measure": "hồ sơ", "decimals": 0, "maximum": None, "adds_up": "sum"}
Row = dict[str, Any]


def cells(indicator: str, period: str, values: Sequence[float | None], **changed: Any) -> list[Row]:
    return [
        {"unit_id": f"u{n}", "indicator_id": indicator, "period_id": period, "value": value}
        | changed
        for n, value in enumerate(values)
    ]


def campaign(results: list[Row], **tables: Any) -> Any:
    names = tables.pop("indicators", {})
    used = sorted({r["indicator_id"] for r in results})
    units = sorted({r["unit_id"] for r in results})
    owed = tables.pop("targets", {})
    return query_store(
        **{
            "period": periods(EARLIER, BEFORE, NOW),
            "indicator": [{"indicator_id": i} | names.get(i, {}) for i in used],
            "unit": [{"unit_id": u, "short_name": u.upper()} for u in units],
            "assignment": [
                {
                    "unit_id": r["unit_id"],
                    "indicator_id": r["indicator_id"],
                    "target_value": owed.get(r["indicator_id"]),
                }
                for r in results
                if r["period_id"] == NOW
            ],
            "screening_rule": [
                {"rule_id": rule, "limit_value": limit, "minimum_count": least}
                for rule, (limit, least) in LIMITS.items()
            ],
            "result": results,
        }
        | tables
    )


def raised(con: Any, rule: str, chosen: Selection = CHOSEN) -> list[Row]:
    return flag_list(con, Viewer(), chosen).filter(rule_id=rule).to_dicts()


def report(unit: str, values: list[float], period: str = NOW, **changed: Any) -> list[Row]:
    return [
        {"unit_id": unit, "indicator_id": f"i{n}", "period_id": period, "value": v} | changed
        for n, v in enumerate(values)
    ]


def jumping(last: float | None, peers: int = 8) -> list[Row]:
    changes = [4.0, 5.0, 6.0, 7.0, 8.0, 5.0, 6.0, 7.0][:peers]
    return [
        *cells("i", BEFORE, [40.3] * peers + [40.3]),
        *cells("i", NOW, [40.3 + c for c in changes] + [last]),
    ]


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


def test_round_values_are_counted_where_decimals_are_asked_for() -> None:
    rows = report("u0", [15.0, 40.0, 55.0, 61.3, 72.8, 0.0, 100.0])
    (flag,) = raised(campaign(rows), "too_round")
    assert (flag["score"], flag["cell_count"]) == (3 / 5, 5)
    whole = {f"i{n}": {"decimals": 0} for n in range(7)}
    assert not raised(campaign(rows, indicators=whole), "too_round")


def test_a_unit_that_came_exactly_to_its_targets_is_asked_once() -> None:
    targets = {f"i{n}": 61.5 + n for n in range(5)}
    rows = report("u0", [61.5, 62.5, 63.5, 20.1, 30.2])
    (flag,) = raised(campaign(rows, targets=targets), "at_its_targets")
    assert (flag["score"], flag["cell_count"]) == (3 / 5, 5)
    there = rows + report("u0", [61.5, 62.5, 63.5, 20.1, 30.2], BEFORE)
    assert not raised(campaign(there, targets=targets), "at_its_targets")


def test_many_units_newly_at_one_point_are_asked_each() -> None:
    before = [50.1, 51.2, 52.3, 53.4, 54.5, 55.6, 56.7, 57.8, 58.9, 59.1]
    rows = [
        *cells("i", BEFORE, before),
        *cells("i", NOW, [80.0, 80.0, 80.0, *(v + 3 for v in before[3:])]),
    ]
    found = raised(campaign(rows, targets={"i": 80.0}), "bunched_at_limit")
    assert [f["unit_id"] for f in found] == ["u0", "u1", "u2"]
    assert {f["score"] for f in found} == {0.3}
    assert {f["compared_value"] for f in found} == {80.0}


def test_a_point_with_a_full_neighbourhood_is_no_bunch() -> None:
    before = [70.1] * 10
    near = [80.0, 80.0, 80.0, 79.4, 80.6, 81.2, 61.0, 62.0, 63.0, 64.0]
    rows = [*cells("i", BEFORE, before), *cells("i", NOW, near)]
    assert not raised(campaign(rows, targets={"i": 80.0}), "bunched_at_limit")


def test_a_part_above_its_whole_is_asked_with_both_figures() -> None:
    rows = report("u0", [120.0, 100.0]) + report("u1", [100.0, 100.0])
    names = {"i0": {**COUNT, "part_of": "i1"}, "i1": COUNT}
    (flag,) = raised(campaign(rows, indicators=names), "part_above_whole")
    assert (flag["unit_id"], flag["value"], flag["compared_value"]) == ("u0", 120.0, 100.0)
    assert flag["score"] == 20.0


def territory(whole: float, last: float | None) -> Any:
    rows = cells("part", NOW, [100.0, 200.0, last])
    rows.append({"unit_id": "dept", "indicator_id": "whole", "period_id": NOW, "value": whole})
    names = {"part": {**COUNT, "part_of": "whole"}, "whole": COUNT}
    return campaign(rows, indicators=names)


def test_a_territory_unlike_the_sum_of_its_units_is_asked_once_all_have_reported() -> None:
    (flag,) = raised(territory(660.0, 300.0), "parts_unlike_whole")
    assert (flag["unit_id"], flag["compared_value"], flag["peer_count"]) == ("dept", 600.0, 3)
    assert flag["score"] == pytest.approx(60 / 660)
    assert not raised(territory(620.0, 300.0), "parts_unlike_whole")
    assert not raised(territory(660.0, None), "parts_unlike_whole")


def fallen(now: float, **kind: Any) -> Any:
    rows = [*cells("i", BEFORE, [200.0]), *cells("i", NOW, [now])]
    return campaign(rows, indicators={"i": COUNT | kind})


def test_a_running_count_that_fell_by_a_tenth_is_asked() -> None:
    (flag,) = raised(fallen(180.0), "cumulative_fall")
    assert (flag["score"], flag["value"], flag["compared_value"]) == (0.1, 180.0, 200.0)
    assert not raised(fallen(181.0), "cumulative_fall")


@pytest.mark.parametrize(
    "kind", [{"kind": "flow"}, {"direction": "lower"}, {"maximum": 500.0}, {"adds_up": "mean"}]
)
def test_only_a_count_that_can_but_grow_is_asked_for_falling(kind: Row) -> None:
    assert not raised(fallen(100.0, **kind), "cumulative_fall")


def revised(day: datetime, old: float, new: float, **kind: Any) -> Any:
    rows = [
        *cells("i", NOW, [old], known_until=day),
        *cells("i", NOW, [new], known_from=day),
    ]
    deadline = [{"due_at": datetime(2026, 11, 14, 23, 59, 59)}]
    return campaign(rows, targets={"i": 80.0}, indicators={"i": kind}, deadline=deadline)


LATE = Selection("c", date(2026, 12, 31), period=NOW)


def test_a_figure_raised_within_thirty_days_before_the_deadline_is_asked() -> None:
    con = revised(datetime(2026, 11, 10), 50.0, 60.0)
    (flag,) = raised(con, "revised_upward_late", LATE)
    # the way is 0 → 80: ten more points are 12.5 % of it
    assert flag["score"] == pytest.approx(100 * 10 / 80)
    assert (flag["value"], flag["compared_value"]) == (60.0, 50.0)
    assert not raised(con, "revised_upward_late")


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        (datetime(2026, 10, 15), 50.0, 60.0),
        (datetime(2026, 11, 15), 50.0, 60.0),
        (datetime(2026, 11, 10), 60.0, 50.0),
        (datetime(2026, 11, 10), 50.0, 52.0),
    ],
    ids=["too early", "after the deadline", "lowered", "little"],
)
def test_other_revisions_are_no_question(day: datetime, old: float, new: float) -> None:
    assert not raised(revised(day, old, new), "revised_upward_late", LATE)


def test_lower_is_better_is_raised_when_it_falls() -> None:
    down = revised(datetime(2026, 11, 10), 60.0, 50.0, direction="lower")
    assert raised(down, "revised_upward_late", LATE)


WORDS = "Tổ công nghệ số cộng đồng đã hướng dẫn người dân tại từng hộ"


def told(*remarks: str) -> Any:
    rows = cells("i", NOW, [10.3 + n for n in range(len(remarks))])
    said = [
        {"unit_id": f"u{n}", "period_id": NOW, "remark": words} for n, words in enumerate(remarks)
    ]
    return campaign(rows, remark=said)


def test_the_same_words_are_found_whatever_their_case_marks_and_spaces() -> None:
    found = raised(told(WORDS, f"  {WORDS.upper()}!!", "Khác hẳn"), "identical_text")
    assert [(f["unit_id"], f["peer_count"], f["score"]) for f in found] == [
        ("u0", 1, 2.0),
        ("u1", 1, 2.0),
    ]
    assert found[0]["excerpt"] == WORDS


def test_short_words_and_words_of_the_form_are_no_question() -> None:
    assert not raised(told("Không có khó khăn", "Không có khó khăn"), "identical_text")
    assert not raised(told(*[WORDS] * 12), "identical_text")


def test_a_note_beside_a_value_counts_as_words() -> None:
    con = campaign(cells("i", NOW, [10.3, 20.4], note=WORDS))
    assert len(raised(con, "identical_text")) == 2


def test_words_of_a_yearly_report_are_asked_about_once_before_its_deadline() -> None:
    due = {"deadline_id": "yearly-2026", "due_at": datetime(2026, 11, 14, 23, 59, 59)}
    said = [{"unit_id": f"u{n}", "period_id": "yearly-2026", "remark": WORDS} for n in range(2)]
    rows = cells("i", NOW, [10.3, 20.4]) + cells("i", BEFORE, [9.3, 19.4])
    con = campaign(rows, remark=said, deadline=[due])
    assert len(raised(con, "identical_text")) == 2
    assert not raised(con, "identical_text", Selection("c", date(2026, 10, 31), period=BEFORE))


def noted(*notes: Row) -> Any:
    flag = "jump_against_peers|u8|i|2026-Q3"
    said = [
        {"note_id": str(n), "kind": "flag", "flag_id": flag, "recorded_by": "cán bộ"} | note
        for n, note in enumerate(notes)
    ]
    return campaign(jumping(60.3), note=said)


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


@pytest.fixture(scope="module")
def tally() -> Any:
    return tallied(range(100, 102))


def test_planted_defects_are_found(tally: Any) -> None:
    by_kind = {kind: round(tally.recall(kind), 3) for kind in tally.hits}
    print(by_kind)
    assert len(by_kind) == len(DEFECTS) >= 12
    assert tally.recall() >= 0.95
    assert sum(by_kind.values()) / len(by_kind) >= 0.95
    assert min(by_kind.values()) >= 0.8


def test_questions_are_mostly_about_what_was_planted(tally: Any) -> None:
    assert tally.precision() >= 0.8
    assert tally.precision("bunched_at_limit") >= 0.8


def test_a_clean_campaign_is_asked_about_under_two_in_a_hundred_cells() -> None:
    assert sum(TYPES.values()) >= 60
    assert sum("ward" in k.types for k in INDICATORS) >= 10
    shares = [share for seed in range(100, 103) for share in clean_shares(clean_world(seed))]
    assert len(shares) == 3 * (len(PERIODS) - 1)
    assert max(shares) < 0.02


def test_the_period_after_the_defects_is_as_quiet_as_a_clean_one() -> None:
    world = clean_world(104)
    single = [k for k in DEFECTS if k in ("jump_up", "jump_down", "ten_times", "tenth", "swapped")]
    for kind in single:
        DEFECTS[kind][0](world, PERIODS[-2])
    assert clean_shares(world)[-1] < 0.02


def test_answers_of_two_runs_are_the_same() -> None:
    first, second = (asked(planted_world(105, PERIODS[-1]), PERIODS[-1]) for _ in range(2))
    assert first.equals(second)
