"""The rules of scoring, one table of hand-worked cases each."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from queries.scoring import questions as clusters
from schemas.scoring.rubric import Grade, RankAward, Rubric, TieRule, Veto
from schemas.scoring.rubric_file import rubric_json
from schemas.selection import NotAllowed, Viewer
from tests.worlds.score_world import (
    CHOSEN,
    Marks,
    Said,
    criterion,
    rubric,
    score_row,
    score_store,
    section,
)

ME = Viewer()


def ranking(con: duckdb.DuckDBPyConnection, *columns: str) -> list[tuple]:
    return clusters.cluster_ranking(con, ME, CHOSEN).select("unit_id", *columns).rows()


def totals(of_rubric: Rubric, marks: Marks) -> dict[str, float | None]:
    return dict(ranking(score_store(of_rubric, marks), "score_points"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said", "points"),
    [
        ({"kind": "direct"}, 7.5, 7.5),
        ({"kind": "direct"}, 11.0, 10.0),
        ({"kind": "pass_fail"}, 1.0, 10.0),
        ({"kind": "pass_fail"}, 0.0, 0.0),
        ({"kind": "count", "each_points": 1.5}, 3.0, 4.5),
        ({"kind": "count", "each_points": 1.5}, 9.0, 10.0),
        ({"kind": "target_share"}, (45.0, 60.0), 7.5),
        ({"kind": "target_share"}, (90.0, 60.0), 10.0),
        ({"kind": "target_share"}, (-5.0, 60.0), 0.0),
        ({"kind": "net"}, (4.0, 1.5), 2.5),
        ({"kind": "net"}, (4.0, None), 4.0),
        ({"kind": "net"}, (1.0, 3.0), 0.0),
        ({"kind": "net", "min_points": -2.0}, (1.0, 3.0), -2.0),
        ({"kind": "net", "min_points": -2.0}, (14.0, 1.0), 10.0),
    ],
)
def test_each_kind_gives_its_points(changes: dict[str, Any], said: Said, points: float) -> None:
    asked = rubric([criterion("a", 10, **changes), criterion("b", 10)])
    con = score_store(asked, {("u1", "a"): said, ("u1", "b"): 5.0})
    row = clusters.criterion_scores(con, ME, CHOSEN).row(0, named=True)
    assert row["final_points"] == pytest.approx(points, abs=1e-12)
    assert ranking(con, "score_points") == [("u1", pytest.approx(points + 5, abs=1e-12))]


def test_relative_gives_half_at_the_target_and_all_to_the_best_of_the_cluster() -> None:
    asked = rubric([criterion("a", 20, kind="relative")])
    marks = {("u1", "a"): (50.0, 100.0), ("u2", "a"): (100.0, 100.0)}
    more = {("u3", "a"): (120.0, 100.0), ("u4", "a"): (75.0, 50.0)}
    # shares 0.5, 1, 1.2, 1.5; best 1.5: u3 10 + 10 × 0.2/0.5 = 14
    assert totals(asked, {**marks, **more}) == pytest.approx(
        {"u1": 5.0, "u2": 10.0, "u3": 14.0, "u4": 20.0}
    )


def test_a_better_leader_takes_relative_points_from_the_others() -> None:
    asked = rubric([criterion("a", 20, kind="relative")])
    before = totals(asked, {("u1", "a"): (120.0, 100.0), ("u2", "a"): (150.0, 100.0)})
    after = totals(asked, {("u1", "a"): (120.0, 100.0), ("u2", "a"): (200.0, 100.0)})
    assert (before["u1"], after["u1"]) == (pytest.approx(14.0), pytest.approx(12.0))


def test_where_nobody_passes_the_target_half_is_all_there_is() -> None:
    asked = rubric([criterion("a", 20, kind="relative")])
    assert totals(asked, {("u1", "a"): (100.0, 100.0), ("u2", "a"): (90.0, 100.0)}) == (
        pytest.approx({"u1": 10.0, "u2": 9.0})
    )


def test_relative_without_a_target_is_the_share_of_the_largest() -> None:
    asked = rubric([criterion("a", 20, kind="relative")])
    assert totals(asked, {("u1", "a"): 30.0, ("u2", "a"): 40.0}) == pytest.approx(
        {"u1": 15.0, "u2": 20.0}
    )


@pytest.mark.parametrize(
    ("of_rubric", "marks", "total"),
    [
        # sections hold their base at their points: 8 + 8 of 10
        (
            rubric(
                [criterion("a", 8), criterion("b", 8)],
                sections=(section("s", 10),),
                total_points=10,
            ),
            {"a": 8.0, "b": 8.0},
            10.0,
        ),
        # bonus held by its section: 6 + min(5, 3)
        (
            rubric(
                [criterion("a", 10), criterion("b", 5, counts="bonus")],
                sections=(section("s", 10, bonus_cap=3),),
            ),
            {"a": 6.0, "b": 5.0},
            9.0,
        ),
        # penalty held by its section: 6 − min(5, 2)
        (
            rubric(
                [criterion("a", 10), criterion("b", 5, counts="penalty")],
                sections=(section("s", 10, penalty_cap=2),),
            ),
            {"a": 6.0, "b": 5.0},
            4.0,
        ),
        # bonuses of all sections held by the rubric: 10 + min(6, 4), then the total at 12
        (
            rubric([criterion("a", 10), criterion("b", 6, counts="bonus")], bonus_cap=4),
            {"a": 10.0, "b": 6.0},
            14.0,
        ),
        (
            rubric([criterion("a", 10), criterion("b", 6, counts="bonus")], total_cap=12),
            {"a": 10.0, "b": 6.0},
            12.0,
        ),
        # never below zero
        (
            rubric([criterion("a", 10), criterion("b", 5, counts="penalty")]),
            {"a": 1.0, "b": 5.0},
            0.0,
        ),
        # a blank bonus or penalty is nothing to add, and does not make the total unknown
        (rubric([criterion("a", 10), criterion("b", 5, counts="penalty")]), {"a": 7.0}, 7.0),
        # rounding: none, each criterion, the total; half goes up
        (rubric([criterion("a", 10), criterion("b", 10)]), {"a": 3.3, "b": 3.3}, 6.6),
        (
            rubric([criterion("a", 10), criterion("b", 10)], rounding="criterion"),
            {"a": 3.375, "b": 3.3},
            6.75,
        ),
        (
            rubric([criterion("a", 10), criterion("b", 10)], rounding="total"),
            {"a": 3.3, "b": 3.075},
            6.5,
        ),
        # not applicable: 6 of 10 becomes 12 of 20, or stays
        (rubric([criterion("a", 10), criterion("b", 10)]), {"a": 6.0, "b": "x"}, 12.0),
        (
            rubric([criterion("a", 10), criterion("b", 10)], not_applicable="drop"),
            {"a": 6.0, "b": "x"},
            6.0,
        ),
        # what the rubric leaves out is always made up for
        (
            rubric(
                [criterion("a", 10), criterion("b", 10)], not_applicable="drop", left_out=("b",)
            ),
            {"a": 6.0, "b": 9.0},
            12.0,
        ),
        # not assessed is not zero: the total is not known yet
        (rubric([criterion("a", 10), criterion("b", 10)]), {"a": 6.0}, None),
        (rubric([criterion("a", 10), criterion("b", 10)]), {"a": 6.0, "b": 0.0}, 6.0),
    ],
)
def test_the_order_of_operations(
    of_rubric: Rubric, marks: dict[str, Said], total: float | None
) -> None:
    found = totals(of_rubric, {("u1", name): said for name, said in marks.items()})["u1"]
    assert found == (None if total is None else pytest.approx(total, abs=1e-9))


def test_not_assessed_not_applicable_and_zero_are_three_states() -> None:
    asked = rubric([criterion("a", 10), criterion("b", 10), criterion("d", 10)])
    con = score_store(asked, {("u1", "a"): 0.0, ("u1", "b"): "x"})
    found = clusters.criterion_scores(con, ME, CHOSEN).select(
        "criterion_id", "state", "final_points"
    )
    assert found.rows() == [
        ("a", "assessed", 0.0),
        ("b", "not_applicable", None),
        ("d", "not_assessed", None),
    ]
    [row] = clusters.cluster_ranking(con, ME, CHOSEN).rows(named=True)
    assert (row["score_points"], row["known_points"], row["cluster_rank"]) == (None, 0.0, None)
    assert (row["assessed_count"], row["not_applicable_count"], row["criterion_count"]) == (1, 1, 3)


def one_criterion(**points: float) -> Marks:
    return {(unit, "a"): value for unit, value in points.items()}


def test_equal_totals_share_a_rank_and_the_next_one_is_skipped() -> None:
    con = score_store(rubric([criterion("a", 10)]), one_criterion(u1=9, u2=8, u3=8, u4=7))
    assert ranking(con, "cluster_rank", "gap_points", "tie_count", "tie_step") == [
        ("u1", 1, 0.0, 1, None),
        ("u2", 2, 1.0, 2, None),
        ("u3", 2, 1.0, 2, None),
        ("u4", 4, 2.0, 1, None),
    ]


def test_rounding_neither_makes_nor_breaks_a_tie_and_says_so() -> None:
    points = one_criterion(u1=8.004, u2=8.001, u3=0.1 + 0.2, u4=0.3)
    con = score_store(rubric([criterion("a", 10)]), points)
    assert ranking(con, "cluster_rank", "looks_equal", "tie_count") == [
        ("u1", 1, True, 1),
        ("u2", 2, True, 1),
        ("u3", 3, False, 2),
        ("u4", 3, False, 2),
    ]


SECTIONS = (section("s", 10), section("t", 10))
TWO = [
    criterion("a", 10),
    criterion("b", 10, section="t"),
    criterion("p", 5, counts="penalty"),
]
RULES = (TieRule("section", "s"), TieRule("penalties"), TieRule("vote"))


def tied(*said: tuple[str, float, float, float, float | None]) -> duckdb.DuckDBPyConnection:
    marks: dict[tuple[str, ...], Said] = {}
    for unit, a, b, p, vote in said:
        marks |= {(unit, "a"): a, (unit, "b"): b, (unit, "p"): p}
        if vote is not None:
            marks[(unit, "vote", "council")] = vote
    return score_store(rubric(TWO, sections=SECTIONS, total_points=20, ties=RULES), marks)


def test_the_first_rule_that_tells_them_apart_decides() -> None:
    con = tied(("u1", 6, 8, 0, None), ("u2", 8, 6, 0, None), ("u3", 7, 8, 1, None))
    assert ranking(con, "cluster_rank", "tie_step", "tie_count") == [
        ("u2", 1, 1, 3),
        ("u1", 2, 2, 3),
        ("u3", 3, 2, 3),
    ]
    steps = clusters.tie_steps(con, ME, CHOSEN)
    assert steps.filter(unit_id="u3").select(
        "step", "tie_by", "section_short_vi", "compared_value", "is_deciding"
    ).rows() == [
        (1, "section", "Mục s", 6.0, False),
        (2, "penalties", None, 1.0, True),
        (3, "vote", None, None, False),
    ]


def test_a_vote_decides_only_where_all_of_them_were_voted_on() -> None:
    same = (7.0, 7.0, 0.0)
    voted = tied(("u1", *same, 5), ("u2", *same, 8))
    assert ranking(voted, "cluster_rank", "tie_step") == [("u2", 1, 3), ("u1", 2, 3)]
    half = tied(("u1", *same, None), ("u2", *same, 8))
    assert ranking(half, "cluster_rank", "tie_step") == [("u1", 1, None), ("u2", 1, None)]


def test_what_stays_equal_is_shared_and_has_no_single_leader() -> None:
    con = tied(("u1", 7, 7, 0, 5), ("u2", 7, 7, 0, 5), ("u3", 1, 1, 0, 1))
    row = clusters.cluster_glance(con, ME, CHOSEN).row(0, named=True)
    assert (row["leader_id"], row["leader_name"], row["second_name"]) == (None, "U1, U2", None)
    assert (row["margin_points"], row["shared_first_count"], row["spread_points"]) == (0, 2, 12)


STAGED: dict[tuple[str, ...], Said] = {
    ("u1", "a", "self"): 9.0,
    ("u2", "a", "self"): 8.0,
    ("u3", "a", "self"): 7.0,
    ("u1", "a", "cross", "u2"): 6.0,
    ("u1", "a", "cross", "u3"): 9.0,
    ("u2", "a", "cross", "u3"): 7.0,
    ("u1", "a"): 8.0,
    ("u2", "a"): 7.5,
    ("u3", "a"): 6.5,
}


def test_every_stage_is_kept_and_the_rank_rests_on_the_latest_that_is_whole() -> None:
    con = score_store(rubric([criterion("a", 10)]), STAGED)
    assert ranking(con, "self_points", "cross_points", "appraised_points", "council_points") == [
        ("u1", 9.0, 7.5, 8.0, None),
        ("u2", 8.0, 7.0, 7.5, None),
        ("u3", 7.0, None, 6.5, None),
    ]
    assert ranking(con, "stage", "score_points")[0] == ("u1", "appraised", 8.0)


def test_the_council_lets_stand_what_it_does_not_change() -> None:
    con = score_store(rubric([criterion("a", 10)]), {**STAGED, ("u2", "a", "council"): 8.5})
    assert ranking(con, "stage", "score_points", "council_points", "appraised_points") == [
        ("u2", "council", 8.5, 8.5, 7.5),
        ("u1", "council", 8.0, 8.0, 8.0),
        ("u3", "council", 6.5, 6.5, 6.5),
    ]


def test_a_stage_can_be_asked_for() -> None:
    con = score_store(rubric([criterion("a", 10)]), STAGED)
    asked = clusters.cluster_ranking(con, ME, replace(CHOSEN, stage="self"))
    assert asked.select("unit_id", "stage", "score_points").rows()[0] == ("u1", "self", 9.0)


def test_cross_marks_by_median_and_one_by_one_for_staff_only() -> None:
    marks = {**STAGED, ("u1", "a", "cross", "u4"): 1.0, ("u4", "a", "self"): 1.0}
    con = score_store(rubric([criterion("a", 10)], cross_rule="median"), marks)
    assert dict(ranking(con, "cross_points"))["u1"] == 6.0
    cross = clusters.cross_marks(con, ME, CHOSEN)
    assert cross.select("marker_id", "unit_id", "mark_points", "max_points").rows()[:2] == [
        ("u2", "u1", 6.0, 10.0),
        ("u3", "u1", 9.0, 10.0),
    ]
    with pytest.raises(NotAllowed):
        clusters.cross_marks(con, Viewer(role="leader"), CHOSEN)


def test_grades_and_awards_follow_total_and_rank() -> None:
    asked = rubric(
        [criterion("a", 10)],
        grades=(Grade("top", "Xuất sắc", "Excellent", 9), Grade("good", "Tốt", "Good", 7)),
        awards=(RankAward("flag", 1, 1, grade="top"), RankAward("merit", 1, 3, grade="good")),
    )
    form = {"campaign_id": "c", "form_id": "flag", "label_vi": "Cờ", "label_en": "Flag"}
    con = score_store(asked, one_criterion(u1=9.0, u2=8.0, u3=6.0), award_form=[form])
    assert ranking(con, "grade_id", "award_form", "award_vi") == [
        ("u1", "top", "flag", "Cờ"),
        ("u2", "good", "merit", None),
        ("u3", None, None, None),
    ]


VETOES = (
    Veto("discipline", "Kỷ luật", "Discipline", "s"),
    Veto("disunity", "Mất đoàn kết", "Disunity", "s", effect="no_award"),
    Veto("late", "Không báo cáo", "No report", "s", detected="no_report"),
)


def test_a_veto_takes_the_rank_or_the_award_and_shows_why() -> None:
    asked = rubric([criterion("a", 10)], vetoes=VETOES, awards=(RankAward("flag", 1, 2),))
    marks = {
        **one_criterion(u1=9.0, u2=8.0, u3=7.0),
        ("u1", "veto-discipline"): 1.0,
        ("u2", "veto-disunity"): 1.0,
    }
    con = score_store(asked, marks)
    assert ranking(con, "cluster_rank", "veto_vi", "veto_effect", "award_form") == [
        ("u2", 1, "Mất đoàn kết", "no_award", None),
        ("u3", 2, None, None, "flag"),
        ("u1", None, "Kỷ luật", "no_rank", None),
    ]


def test_a_report_not_handed_in_in_time_is_found_and_an_exemption_spares() -> None:
    asked = rubric([criterion("a", 10)], vetoes=VETOES)
    due = {"deadline_id": "yearly-2026", "due_at": datetime(2026, 11, 14, 23, 59, 59)}
    spared = {"kind": "exemption", "unit_id": "u2", "obligation_id": "yearly-2026"}
    con = score_store(
        asked,
        one_criterion(u1=9.0, u2=8.0, u3=7.0),
        deadline=[due],
        note=[spared],
        submission=[
            {"unit_id": "u3", "period_id": "yearly-2026", "received_at": datetime(2026, 11, 1)}
        ],
    )
    found = clusters.score_vetoes(con, ME, CHOSEN)
    assert found.select("unit_id", "veto_id", "is_detected").rows() == [("u1", "late", True)]


def test_last_year_stands_beside_this_one() -> None:
    con = score_store(
        rubric([criterion("a", 10)]),
        one_criterion(u1=9.0, u2=8.0),
        before=one_criterion(u1=5.0, u2=6.0),
    )
    assert ranking(con, "cluster_rank", "previous_rank", "previous_points") == [
        ("u1", 1, 2, 5.0),
        ("u2", 2, 1, 6.0),
    ]
    assert clusters.cluster_glance(con, ME, CHOSEN)["previous_leader_id"].to_list() == ["u2"]


def test_the_highest_version_published_by_the_day_counts() -> None:
    first = rubric([criterion("a", 10, kind="pass_fail")])
    second = replace(
        rubric([criterion("a", 10)]), version=2, published_on=date(2026, 12, 1), year_from=2026
    )
    con = score_store(first, one_criterion(u1=0.5), others=[second])
    assert ranking(con, "score_points") == [("u1", 0.5)]
    early = replace(CHOSEN, as_of=date(2026, 11, 30))
    assert clusters.cluster_ranking(con, ME, early)["score_points"].to_list() == [5.0]
    listed = clusters.rubric_list(con, ME, CHOSEN)
    assert listed.select("version", "is_in_force", "unit_count").rows() == [
        (1, False, 0),
        (2, True, 1),
    ]


def test_a_draft_moves_ranks_and_leaves_the_official_ones() -> None:
    asked = rubric([criterion("a", 10), criterion("b", 10)])
    marks = {("u1", "a"): 9.0, ("u1", "b"): 2.0, ("u2", "a"): 4.0, ("u2", "b"): 6.0}
    draft = rubric([criterion("a", 5), criterion("b", 15, kind="count", each_points=2)])
    con = score_store(asked, marks)
    tried = clusters.score_trial(con, ME, CHOSEN, draft=rubric_json(draft))
    assert tried.select(
        "unit_id", "score_points", "cluster_rank", "official_points", "official_rank"
    ).rows() == [
        ("u2", 16.0, 1, 10.0, 2),
        ("u1", 9.0, 2, 11.0, 1),
    ]
    assert clusters.score_trial(con, ME, CHOSEN).is_empty()


PROGRESS = {
    "assignment": [
        {"unit_id": u, "baseline_value": 0.0, "target_value": 100.0} for u in ("u1", "u2", "u3")
    ],
    "result": [
        {"unit_id": "u1", "period_id": "2025-Q1", "value": 40.0},
        {"unit_id": "u2", "period_id": "2025-Q1", "value": 100.0},
    ],
    "period": [{}],
}


@pytest.mark.parametrize(
    ("changes", "points"),
    [
        # path 0 → 100 from 1/1/2025 to 1/1/2027, asked at the end of the period of the value,
        # 30/6/2026: 545 of 730 days
        ({"measure": "pace"}, 10 * 40 / (100 * 545 / 730)),
        ({"measure": "achieved"}, 4.0),
        ({"measure": "value", "zero_at": 30.0, "full_at": 50.0}, 5.0),
        ({"reads": "content:nd1", "measure": "achieved"}, 4.0),
        ({"reads": "campaign", "measure": "achieved"}, 4.0),
    ],
)
def test_progress_flows_into_points_without_retyping(
    changes: dict[str, Any], points: float
) -> None:
    asked = {"kind": "progress", "reads": "indicator:i", **changes}
    con = score_store(
        rubric([criterion("a", 10, **asked), criterion("b", 10)], progress_on=(7, 2)),
        {("u1", "b"): 0.0, ("u2", "b"): 0.0, ("u3", "b"): 0.0, ("u4", "b"): 4.0},
        path_segment=[{}],
        **{**PROGRESS, "period": [{"end_date": date(2026, 6, 30), "due_at": None}]},
    )
    found = {r["unit_id"]: r for r in clusters.cluster_ranking(con, ME, CHOSEN).rows(named=True)}
    assert found["u1"]["score_points"] == pytest.approx(points, abs=1e-9)
    # u3 is assigned it and reported nothing: not assessed; u4 is not: it does not apply
    assert (found["u3"]["score_points"], found["u3"]["assessed_count"]) == (None, 1)
    assert (found["u4"]["score_points"], found["u4"]["not_applicable_count"]) == (8.0, 1)


def test_progress_is_not_read_before_its_day() -> None:
    asked = {"kind": "progress", "reads": "indicator:i"}
    con = score_store(
        rubric([criterion("a", 10, **asked), criterion("b", 10)], progress_on=(7, 2)),
        {("u1", "b"): 0.0},
        path_segment=[{}],
        **PROGRESS,
    )
    early = replace(CHOSEN, as_of=date(2026, 7, 1))
    assert clusters.criterion_scores(con, ME, early)["state"].to_list()[0] == "not_assessed"


def test_a_total_opens_down_to_the_cell_and_keeps_what_was_replaced() -> None:
    old = {
        **score_row(("u1", "a"), 7.0),
        "known_until": datetime(2026, 11, 2),
        "submission_id": "1-s",
    }
    new = {
        **score_row(("u1", "a"), 8.0),
        "known_from": datetime(2026, 11, 2),
        "submission_id": "2-s",
    }
    con = score_store(
        rubric([criterion("a", 10)]),
        {("u1", "a"): 8.0},
        score=[old, {**new, "cell": "E12"}],
        submission=[
            {"submission_id": "1-s", "received_at": datetime(2026, 10, 28)},
            {"submission_id": "2-s", "received_at": datetime(2026, 11, 2), "file_name": "b.xlsx"},
        ],
    )
    trace = clusters.score_trace(con, ME, replace(CHOSEN, unit="u1"))
    assert trace.select("amount", "file_name", "cell", "is_current").rows() == [
        (8.0, "b.xlsx", "E12", True),
        (7.0, "a.xlsx", "E9", False),
    ]
    assert ranking(con, "score_points") == [("u1", 8.0)]


def test_who_marked_across_is_shown_to_staff_only() -> None:
    con = score_store(rubric([criterion("a", 10)]), STAGED, submission=[{"submission_id": "1-s"}])
    asked = replace(CHOSEN, unit="u1")
    assert clusters.score_trace(con, ME, asked)["marker_id"].drop_nulls().len() == 2
    assert clusters.score_trace(con, Viewer(role="leader"), asked)[
        "stage"
    ].unique().sort().to_list() == ["appraised", "self"]


@pytest.mark.parametrize(
    ("received", "is_late"), [(datetime(2026, 11, 2, 23), False), (datetime(2026, 11, 3), True)]
)
def test_a_reply_has_five_days_and_a_late_one_is_kept_and_marked(
    received: datetime, is_late: bool
) -> None:
    con = score_store(
        rubric([criterion("a", 10)]),
        {("u1", "a"): 8.0},
        reply=[{"known_from": received}],
        submission=[{"submission_id": "1-p", "received_at": received}],
    )
    [row] = clusters.score_replies(con, ME, CHOSEN).rows(named=True)
    assert (row["due_at"], row["is_late"]) == (datetime(2026, 11, 2, 23, 59, 59), is_late)


def test_the_coverage_counts_what_each_stage_has() -> None:
    con = score_store(rubric([criterion("a", 10), criterion("b", 10)]), STAGED)
    row = clusters.score_coverage(con, ME, CHOSEN).row(0, named=True)
    names = [
        "self_count",
        "cross_count",
        "marker_count",
        "marker_expected_count",
        "appraised_count",
        "criterion_count",
    ]
    assert [row[name] for name in names] == [1, 1, 2, 2, 1, 2]


def test_sections_lose_points_against_what_they_could_give() -> None:
    asked = rubric(
        [criterion("a", 10), criterion("b", 10, section="t"), criterion("d", 4, counts="bonus")],
        sections=SECTIONS,
        total_points=20,
        not_applicable="drop",
    )
    con = score_store(asked, {("u1", "a"): 7.0, ("u1", "b"): "x", ("u1", "d"): 2.0})
    found = clusters.section_scores(con, ME, CHOSEN)
    assert found.select(
        "section_id", "base_points", "section_points", "max_points", "lost_points"
    ).rows() == [
        ("s", 7.0, 9.0, 10.0, 3.0),
        ("t", None, None, 0.0, None),
    ]


def test_a_cluster_that_no_rubric_covers_is_not_scored() -> None:
    con = score_store(rubric([criterion("a", 10)], unit_types=("commune",)), one_criterion(u1=5.0))
    assert clusters.cluster_ranking(con, ME, CHOSEN).is_empty()
    whole = score_store(rubric([criterion("a", 10)], scope="all"), one_criterion(u1=5.0, u2=6.0))
    assert clusters.cluster_ranking(whole, ME, CHOSEN)["cluster_id"].to_list() == ["all", "all"]


def test_years_are_those_of_the_rubrics() -> None:
    con = score_store(rubric([criterion("a", 10)]), one_criterion(u1=5.0, u2=6.0))
    assert clusters.score_years(con, ME, CHOSEN).rows() == [(2025, 0, 2), (2026, 2, 2)]
