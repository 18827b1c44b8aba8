"""Years, versions, vetoes found and progress that is read: hand-worked cases."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from queries.scoring import questions as clusters
from schemas.scoring.rubric_file import rubric_json
from tests.worlds.score_world import (
    CHOSEN,
    ME,
    VETOES,
    criterion,
    one_criterion,
    ranking,
    rubric,
    score_store,
)


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


def test_a_cluster_that_no_rubric_covers_is_not_scored() -> None:
    con = score_store(rubric([criterion("a", 10)], unit_types=("commune",)), one_criterion(u1=5.0))
    assert clusters.cluster_ranking(con, ME, CHOSEN).is_empty()
    whole = score_store(rubric([criterion("a", 10)], scope="all"), one_criterion(u1=5.0, u2=6.0))
    assert clusters.cluster_ranking(whole, ME, CHOSEN)["cluster_id"].to_list() == ["all", "all"]


def test_years_are_those_of_the_rubrics() -> None:
    con = score_store(rubric([criterion("a", 10)]), one_criterion(u1=5.0, u2=6.0))
    assert clusters.score_years(con, ME, CHOSEN).rows() == [(2025, 0, 2), (2026, 2, 2)]
