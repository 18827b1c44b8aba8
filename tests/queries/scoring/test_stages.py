"""Stages of marking, and the way from a total to the cell: hand-worked cases."""

from dataclasses import replace
from datetime import datetime

import pytest

from queries.scoring import questions as clusters
from schemas.selection import NotAllowed, Viewer
from tests.worlds.score_world import (
    CHOSEN,
    ME,
    SECTIONS,
    Said,
    criterion,
    ranking,
    rubric,
    score_row,
    score_store,
)

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
